"""Tables of departments beside those of people: they name the departments that people give by an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dataplanner.files.hr_import.columns import columns_of
from dataplanner.files.hr_import.departments import cells_of, ids_of, share_known, with_departments_named
from dataplanner.files.hr_import.fields import fields_of
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Table, Told
from dataplanner.files.hr_import.text import header_words
from dataplanner.files.hr_import.vocabulary import vocabulary

_KEYS = ("position_id", "employee_id")
_OF_UNITS = frozenset({*_KEYS, "name", "title"})


def with_units_named(tables: Sequence[Table]) -> list[Table]:
    """The tables, departments of people by their names where another table gives these, which lists no people and
    goes."""
    whole = list(tables)
    for units in tables:
        others = [at for at, people in enumerate(whole) if people is not units and _department(people)]
        names = _names(units) if others else {}
        placed = [at for at in others if names and _gives(whole[at], names)]
        for at in placed:
            whole[at] = _named(whole[at], names, units)
        if placed:
            whole.remove(units)
    return whole


def _names(units: Table) -> dict[str, str]:
    """What a table calls each of its units, by their ids; {} where it may list people."""
    fields = fields_of(units) if units.rows and not units.headless else {}
    key = next((fields[field] for field in _KEYS if field in fields), None)
    called = [fields[field] for field in ("name", "title") if field in fields]
    above = [name for field, name in fields.items() if field not in _OF_UNITS]
    if key is None or len(called) != 1 or above != [fields[field] for field in fields if field == "department"]:
        return {}
    ids = ids_of(units, key)
    if len({*ids}) < len(ids) or not (_speaks_of_units(units) or any(map(str.isalpha, "".join(ids)))):
        return {}
    names = dict(zip(ids, cells_of(units, called[0]), strict=True))
    return names if all(_are_known(units, name, names) for name in above) else {}


def _speaks_of_units(table: Table) -> bool:
    words = header_words(" ".join([table.source.replace(".", " "), *table.header])).split()
    return not vocabulary().words.units.isdisjoint(words)


def _gives(people: Table, names: dict[str, str]) -> bool:
    """Whether the people of a table, who have managers of their own, are in units of these ids."""
    department = _department(people)
    managers = [name for name, _ in columns_of("manager", people.header) if name != department]
    if department is None or not managers or any(_are_known(people, name, names) for name in managers):
        return False
    return _are_known(people, department, names)


def _department(people: Table) -> str | None:
    return fields_of(people).get("department") if people.rows and not people.headless else None


def _are_known(table: Table, name: str, names: dict[str, str]) -> bool:
    """Whether nearly all that a column gives are ids of units."""
    return share_known(ids_of(table, name), names) >= rules().table.same_ids


def _named(people: Table, names: dict[str, str], units: Table) -> Table:
    """The table of people, their departments by name."""
    told = Told("named_units", values={"file": people.source, "other": units.source, "count": len(units.rows)})
    named = with_departments_named(people, _department(people) or "", names)
    return replace(named, told=(*people.told, told))
