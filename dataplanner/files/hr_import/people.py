"""Who holds the positions: the same person behind several rows, people without a known name, vacancies."""

from __future__ import annotations

from collections.abc import Iterable

from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.identity import quality
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import ImportedPerson
from dataplanner.files.hr_import.text import clean_id, plain

_PERSON_KEYS = ("national_id", "employee_id")


def person_rows(cells: Cells, rows: Iterable[int]) -> dict[int, int]:
    """For each row the first row of the same person; rows without a name are people of their own.

    Two rows are one person when they agree in a person's key (national or employee id) and in the name.
    """
    rows = list(rows)
    names = cells.field(NAME)
    key = person_key(cells, rows)
    if key is None:
        return {row: row for row in rows}
    keys = cells.field(key)
    if len({keys[row] for row in rows}) == len(rows):
        return {row: row for row in rows}
    first: dict[tuple[str, str], int] = {}
    same = {}
    for row in rows:
        known = bool(keys[row] and names[row])
        same[row] = first.setdefault((clean_id(keys[row]), plain(names[row])), row) if known else row
    return same


def person_key(cells: Cells, rows: list[int]) -> str | None:
    """The field by which a person is known behind several rows, if the file has one."""
    enough = rules().people.same_person_name
    return next((key for key in _PERSON_KEYS if cells.has(key) and quality(cells, key, rows) >= enough), None)


def people(cells: Cells, holders: dict[int, int], ids: dict[int, str]) -> list[ImportedPerson]:
    """The people behind the rows; each has the id of their first position, never a national id."""
    names, emails = cells.field(NAME), cells.field("email")
    firsts = dict.fromkeys(holders.values())
    return [ImportedPerson(ids[row], names[row], emails[row] if names[row] else "") for row in firsts]
