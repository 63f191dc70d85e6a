"""Managers given as headings above the rows of their people: ``Manager: Jane Doe``, ``Team Jane Doe``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dataplanner.files.hr_import.chains import level_groups
from dataplanner.files.hr_import.columns import columns_of, sure_scores
from dataplanner.files.hr_import.grid import ColumnGrid, Row, filled_cells, with_column
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

KIND = "manager_heading"
_SAID = re.compile(r"([^:–—]{2,40}?)\s*(?::|\s[-–—]\s)\s*(.*)")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that names the manager of those below it: what the manager is called there, and who it is."""

    word: str
    manager: str


@dataclass(frozen=True, slots=True)
class Headed:
    """The rows with a further column of managers, its name, and the places of the headings among them."""

    rows: ColumnGrid
    name: str
    headings: frozenset[int]


def headed(rows: Sequence[Row], header: Row, above: Sequence[Row]) -> Headed | None:
    """The rows of a table whose managers stand in headings only; None where another way gives them, or too few do.

    ``above`` are the rows above the header, the last of which may be the first heading.
    """
    if not rows or level_groups(header) or any(columns_of(field, header) for field in ("manager", "path")):
        return None
    found = dict(_headings(rows, len(header)))
    first = _heading(above[-1]) if above else None
    if len(found) + bool(first) < _FEWEST:
        return None
    word = next((one.word for one in found.values() if one.word), first.word if first else "") or _usual_word()
    managers = _carried(rows, found, first.manager if first else "")
    return Headed(with_column(rows, managers), word, frozenset(found))


def _headings(rows: Sequence[Row], width: int) -> Iterator[tuple[int, Heading]]:
    """The places of the rows that are headings, with what they say."""
    sparse = [
        at
        for at, filled in enumerate(filled_cells(rows))
        if filled <= rules().headings.cells or rows[at][:1] == rows[at][1:2]
    ]
    said = {at: one for at in sparse if len(_held(rows[at])) < width and (one := _heading(rows[at]))}
    if said:
        yield from said.items()
        return
    led = {at: one for at in sparse if (one := _led_unit(rows[at])) and at + 1 < len(rows)}
    known = {plain(cell) for row in rows for cell in row if cell}
    if sum(plain(one.manager) in known for one in led.values()) > len(led) * rules().headings.known:
        yield from led.items()


def _held(row: Row) -> list[str]:
    """The different cells of a row: a merged one shows itself several times."""
    return list(dict.fromkeys(cell for cell in map(clean_cell, row) if cell))


def _heading(row: Row) -> Heading | None:
    """``Manager: Jane Doe`` in one cell, or in two beside each other."""
    held = _held(row)
    if not 0 < len(held) <= rules().headings.cells or not (said := _SAID.fullmatch(held[0])):
        return None
    word, manager = said[1].strip(), " ".join(filter(None, [said[2].strip(), *held[1:]]))
    return Heading(word, manager) if manager and "manager" in sure_scores(word) else None


def _led_unit(row: Row) -> Heading | None:
    """``Team Jane Doe``, where Jane Doe is known otherwise."""
    held = _held(row)
    unit, _, leader = held[0].partition(" ") if len(held) == 1 else ("", "", "")
    return Heading("", leader.strip(" :-–")) if leader and plain(unit) in vocabulary().words.units else None


def _carried(rows: Sequence[Row], headings: dict[int, Heading], manager: str) -> list[str]:
    """The manager of every row: that of the heading above, but for a row of that manager."""
    managers = []
    for at, row in enumerate(rows):
        manager = headings[at].manager if at in headings else manager
        own = at in headings or plain(manager) in map(plain, row)
        managers.append("" if own else manager)
    return managers


def _usual_word() -> str:
    return vocabulary().synonyms["manager"][0].capitalize()
