"""Tables of departments that say by an id who leads each, beside those of people: these report to whom it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dataplanner.files.hr_import.columns import columns_of
from dataplanner.files.hr_import.departments import cells_of, ids_of, share_known, with_departments_named
from dataplanner.files.hr_import.fields import fields_of
from dataplanner.files.hr_import.grid import ColumnGrid
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Table, Told
from dataplanner.files.hr_import.units import are_ids, columns_of_units
from dataplanner.files.hr_import.vocabulary import vocabulary

_KEYS = ("employee_id", "position_id", "email", "login")


@dataclass(frozen=True)
class _Units:
    """Units by their keys: what each is called, the one above it, who leads it; and the highest that somebody leads."""

    called: Mapping[str, str]
    upper: Mapping[str, str]
    head: Mapping[str, str]

    @cached_property
    def highest(self) -> dict[str, str]:
        """The highest of the units that somebody leads; looked up once, as everybody asks."""
        found: dict[str, str] = {}
        for unit in sorted(self.head, key=lambda one: len([*self.above(one)])):
            found.setdefault(self.head[unit], unit)
        return found

    def above(self, unit: str) -> Iterator[str]:
        """A unit and all above it, from the bottom up."""
        seen: set[str] = set()
        while unit in self.called and unit not in seen:
            seen.add(unit)
            yield unit
            unit = self.upper[unit]

    def manager(self, person: str, unit: str) -> str:
        """Who stands above somebody in a unit: the nearest head, of whoever leads units that of the units above the
        highest of them; the unit itself where nobody knows it, "" at the top."""
        begin = self.highest.get(person, unit) if person else unit
        if begin not in self.called:
            return begin
        return next((head for one in self.above(begin) if (head := self.head[one]) not in ("", person)), "")


def with_units_led(tables: Sequence[Table]) -> list[Table]:
    """The tables, people without managers under the heads of their departments where another table tells these by ids
    of people; it lists no people and goes."""
    whole = list(tables)
    for listed in tables:
        units = _units(listed)
        at = next((at for at, people in enumerate(whole) if units and _are_led(people, units)), None)
        if units and at is not None:
            whole[at] = _led(whole[at], units, listed)
            whole.remove(listed)
    return whole


def _units(table: Table) -> _Units | None:
    told = columns_of_units(table) if table.rows and not table.headless else None
    if told is None or not told.head or not are_ids(table.column(told.head)):
        return None
    keys = ids_of(table, told.key)
    called, upper, head = cells_of(table, told.called), ids_of(table, told.upper), ids_of(table, told.head)
    return _Units(*(dict(zip(keys, held, strict=True)) for held in (called, upper, head)))


def _are_led(people: Table, units: _Units) -> bool:
    """Whether a table lists people without managers, among them nearly all heads, and most are in these units."""
    fields = fields_of(people) if people.rows and not people.headless else {}
    department, key = fields.get("department"), _key(fields)
    if not department or not key or any(name != department for name, _ in columns_of("manager", people.header)):
        return False
    heads = {head for head in units.head.values() if head}
    known = len(heads & {*ids_of(people, key)}) >= len(heads) * rules().table.same_ids
    return known and share_known(ids_of(people, department), units.called) >= rules().manager.enough


def _key(fields: Mapping[str, str]) -> str | None:
    return next((fields[field] for field in _KEYS if field in fields), None)


def _led(people: Table, units: _Units, listed: Table) -> Table:
    """The table of people, each with a manager, their departments by name."""
    fields = fields_of(people)
    department, key = fields["department"], _key(fields)
    within = ids_of(people, department)
    given = dict(zip(within, cells_of(people, department), strict=True))
    whose = zip(ids_of(people, key or department), within, strict=True)
    managers = [given.get(manager, manager) for manager in (units.manager(person, unit) for person, unit in whose)]
    called = {unit: units.called.get(unit) or cell for unit, cell in given.items()}
    named = with_departments_named(people, department, called)
    header = (*people.header, vocabulary().synonyms["manager"][0].capitalize())
    rows = ColumnGrid([*map(named.column, people.header), managers], len(people.rows))
    values = {"file": people.source, "other": listed.source, "count": len(listed.rows)}
    told = (*people.told, Told("led_units", values=values))
    return replace(named, header=header, rows=rows, told=told)
