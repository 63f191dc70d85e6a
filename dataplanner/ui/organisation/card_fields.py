"""Further lines on the cards: any field of the positions, each line its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dataplanner.analysis.extra_fields import extra_fields
from dataplanner.analysis.field_values import holds
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import Position
from dataplanner.ui.organisation.chart_data import ChartData

MOST_FIELDS = 3
FIELDS: Mapping[str, tuple[str, Callable[[Position], str]]] = {
    "department": ("Department", lambda position: position.department),
    "location": ("Location", lambda position: position.location),
    "grade": ("Grade", lambda position: position.grade),
    "fte": ("FTE", lambda position: f"FTE {position.fte:g}"),
    "note": ("Note", lambda position: position.note),
}
SPAN = "span"
"""How many report directly; worked out, not a field."""


def card_fields(organisation: Organisation) -> dict[str, str]:
    """What can be shown on the cards, with names to choose from; fields that nobody has a value in are left out."""
    positions = list(organisation.positions())
    held = {field: name for field, (name, value) in FIELDS.items() if any(map(value, positions))}
    return held | {SPAN: "Span of control"} | {name: name for name in extra_fields(organisation)}


def still_held(organisation: Organisation, field: str) -> bool:
    """Whether there is anything to show in a field that was chosen."""
    read = FIELDS[field][1] if field in FIELDS else lambda position: position.fields.get(field, "")
    return field == SPAN or holds(organisation, f"{field} on cards", read)


def with_fields(data: ChartData, organisation: Organisation, fields: Sequence[str]) -> ChartData:
    """The same chart with these fields on its cards, one below the other."""
    shown = tuple(fields)[:MOST_FIELDS]

    def lines(row: int) -> list[str]:
        position = organisation.position(data.index.ids[row])
        return [_text(data, position, row, field) for field in shown]

    return replace(data, lines=lines, line_count=len(shown)) if shown else data


def _text(data: ChartData, position: Position, row: int, field: str) -> str:
    if field == SPAN:
        span = int(data.index.child_count[row])
        return f"Span of control {span:,}" if span else ""
    return FIELDS[field][1](position) if field in FIELDS else position.fields.get(field, "")
