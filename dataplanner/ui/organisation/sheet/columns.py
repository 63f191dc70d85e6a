"""The columns of the sheet: what each is called, what it shows of a position, and how it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dataplanner.analysis.extra_fields import extra_fields
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import Position
from dataplanner.ui.names import Names

NAME, TITLE, MANAGER, FTE, KIND = "name", "title", "manager", "fte", "kind"
NOTE = "note"
TEXTS = {"department": "Department", "location": "Location", "grade": "Grade", NOTE: "Note"}
EXTRA = "field:"
"""Before the header of a further column of the export."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` names what a cell holds, ``width`` is in pixels. Personal columns show who somebody is, or may."""

    key: str
    heading: str
    width: int
    value: Callable[[Position], str]
    personal: bool = False

    def sort_key(self, position: Position) -> tuple[bool, float, str]:
        """What rows are sorted by: empty cells last, numbers by size, texts without regard to case."""
        text = self.value(position)
        return (not text, position.fte if self.key == FTE else 0.0, text.casefold())


def sheet_columns(organisation: Organisation, names: Names, kind_names: Mapping[str, str]) -> list[Column]:
    """The columns for an organisation, those of its export last."""

    def manager(position: Position) -> str:
        return "" if position.manager is None else names.position(organisation.position(position.manager))

    return [
        Column(NAME, "Name", 180, lambda p: "" if p.vacant else names.holder(p), personal=True),
        Column(TITLE, "Title", 220, lambda p: p.title),
        Column(MANAGER, "Reports to", 240, manager, personal=True),
        *(_text_column(key, heading) for key, heading in TEXTS.items() if key != NOTE),
        Column(FTE, "FTE", 64, lambda p: f"{p.fte:g}"),
        Column(KIND, "Kind of work", 140, lambda p: kind_names.get(p.kind, p.kind)),
        _text_column(NOTE, TEXTS[NOTE]),
        *(_extra_column(name) for name in extra_fields(organisation)),
    ]


def _text_column(key: str, heading: str) -> Column:
    return Column(key, heading, 140, lambda position: str(getattr(position, key)), key == NOTE)


def _extra_column(name: str) -> Column:
    return Column(EXTRA + name, name, 120, lambda position: position.fields.get(name, ""), personal=True)
