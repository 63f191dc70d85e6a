"""Rows that name a unit above its people, as reports with groups have them: found, and carried down as departments."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dataplanner.files.hr_import.columns import field_scores
from dataplanner.files.hr_import.grid import ColumnGrid, Row, with_column
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

KIND = "section_row"
_FEWEST_SECTIONS = 2


def sections(rows: Sequence[Row], alone: Sequence[int], header: Row) -> list[int]:
    """Of rows with one cell (their places are ``alone``) those that name a unit above its people, where there are
    several."""
    if sum(not name.startswith("(") for name in header) < rules().headings.columns or len(alone) * 2 > len(rows):
        return []
    lone = set(alone)
    above = [at for at in alone if _stands_above_people(at, rows, lone)]
    if len(above) < _FEWEST_SECTIONS:
        return []
    places = _department_places(header)
    units = {plain(row[place]) for row in rows for place in places if place < len(row)}
    named = [at for at in above if _names_a_unit(_text(rows[at]), units)]
    return sorted({*named, *_in_capitals(rows, above, named, lone)})


def _stands_above_people(at: int, rows: Sequence[Row], lone: Set[int]) -> bool:
    """Whether a row with more cells follows, perhaps behind others with one."""
    while at in lone:
        at += 1
    return at < len(rows) and len(rows[at]) > rows[at].count("") + 1


def with_sections(rows: Sequence[Row], header: Row, places: Set[int]) -> ColumnGrid | None:
    """The rows with a further column of departments, as the sections at some places say; None where there are none, or
    where a column gives departments."""
    if not places or _department_places(header):
        return None
    departments, unit = [], ""
    for at, row in enumerate(rows):
        unit = _unit(_text(row)) if at in places else unit
        departments.append("" if at in places else unit)
    return with_column(rows, departments)


def section_header() -> str:
    """What a column that is made of sections is called."""
    return vocabulary().synonyms["department"][0].capitalize()


def _department_places(header: Row) -> list[int]:
    return [place for place, name in enumerate(header) if "department" in field_scores(name)]


def _names_a_unit(text: str, units: Set[str]) -> bool:
    said = plain(text).rstrip(":")
    return said in units or not vocabulary().words.units.isdisjoint(said.replace(":", " ").split())


def _in_capitals(rows: Sequence[Row], above: Sequence[int], named: Sequence[int], lone: Set[int]) -> list[int]:
    """Further ones that are written in capitals, as all that name a unit are, and no row of a person is."""
    told = [at for at in above if _text(rows[at]).isupper()]
    if len(told) == len(named) or not named or not {*told}.issuperset(named):
        return []
    place = next(place for place, cell in enumerate(rows[named[0]]) if cell)
    others = (row[place] for at, row in enumerate(rows) if at not in lone and place < len(row))
    return [] if any(cell.isupper() and " " in cell.strip() for cell in others) else told


def _text(row: Row) -> str:
    return clean_cell(next(filter(None, row), ""))


def _unit(text: str) -> str:
    """What a section names: ``Department: Sales`` gives ``Sales``."""
    return text.partition(":")[2].strip() or text.rstrip(": ")
