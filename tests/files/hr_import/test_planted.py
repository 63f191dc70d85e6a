"""Planted defects: each is found and named with its row; all who go in come out placed, parked or reported."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.files.hr_import import ImportedOrganisation, import_export, problem_rows
from tests.files.hr_import.companies import company, table, told
from tests.files.hr_import.exports import accounted, csv_text, shape

Row = list[str]
HEADER = ["Employee ID", "Name", "Job Title", "Manager ID", "Status", "FTE", "End Date", "Salary"]
SIZE = 26


@dataclass
class Export:
    """Rows in which defects are planted; a row is known by its place in memory, wherever it stands in the end."""

    rows: list[Row]
    first: list[Row]  # that must stand first
    last: list[Row]  # that must stand last
    number: int = 0

    def add(self, **cells: str) -> Row:
        """A further row with an id and a name of its own, below the second member unless said otherwise."""
        self.number += 1
        usual = {"id": f"9{self.number:03}", "name": f"New {chr(64 + self.number)}olm", "title": "Clerk",
                 "manager": "1007", "status": "Active", "fte": "1", "end": "", "pay": "100"}  # fmt: skip
        row = list((usual | cells).values())
        self.rows.append(row)
        return row


def cycle(export: Export) -> list[Row]:
    one, other = export.add(), export.add()
    one[3], other[3] = other[0], one[0]
    return [one, other]


def own_manager(export: Export) -> list[Row]:
    row = export.add()
    row[3] = row[0]
    return [row]


def second_top(export: Export) -> list[Row]:
    top = export.add(manager="")
    export.add(manager=top[0])
    return [top]


def repeated(export: Export) -> list[Row]:
    row = export.add()
    export.rows.append(list(row))
    return [row, export.rows[-1]]


def contradicting(export: Export) -> list[Row]:
    row = export.add()
    export.rows.append([*row[:3], "1000", *row[4:]])
    return [row, export.rows[-1]]


def historical(export: Export) -> list[Row]:
    row = export.add()
    ended = [*row[:2], "Trainee", *row[3:6], "2019-05-31", row[7]]
    export.rows.append(ended)
    return [ended]


def template(export: Export) -> list[Row]:
    export.first.append(["[id]", "[full name]", "[title]", "[manager]", "", "", "", ""])
    return [export.first[-1]]


def header_again(export: Export) -> list[Row]:
    export.rows.append(list(HEADER))
    return [export.rows[-1]]


def total(export: Export) -> list[Row]:
    export.last.append(["Total", "", "", "", "", str(SIZE), "", ""])
    return [export.last[-1]]


def added(**cells: str) -> Callable[[Export], list[Row]]:
    return lambda export: [export.add(**cells)]


PLANTS: dict[str, tuple[Callable[[Export], list[Row]], str]] = {
    "1 circle": (cycle, "cycle"),
    "2 own manager": (own_manager, "own_manager"),
    "3 manager not in the file": (added(manager="77777"), "missing_manager"),
    "4 second top": (second_top, "several_roots"),
    "5 repeated row": (repeated, "duplicate_row"),
    "5 one id, two managers": (contradicting, "duplicate_id"),
    "6 historical row": (historical, "historical"),
    "9 damaged id": (added(id="1.23E+11"), "damaged_id"),
    "10 mark for nobody": (added(manager="NULL"), "lone_position"),
    "11 blank id": (added(id=""), "missing_id"),
    "12 vacancy": (added(name="Vacant"), "vacancy"),
    "12 eliminated": (added(name="Eliminated"), "eliminated"),
    "13 leaver": (added(status="Terminated"), "leaver"),
    "13 leaver by date": (added(status="", end="2020-01-31"), "leaver"),
    "14 form to fill in": (template, "template_row"),
    "14 header again": (header_again, "repeated_header"),
    "15 total": (total, "total_row"),
    "17 amount that is none": (added(fte="full"), "unread_fte"),
}


def written(export: Export, order: list[Row], encoding: str, delimiter: str) -> ImportedOrganisation:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.csv")
        path.write_bytes(csv_text([HEADER, *export.first, *order, *export.last], delimiter).encode(encoding))
        return import_export([path])


def told_rows(found: ImportedOrganisation, kind: str) -> set[int | None]:
    problems = [problem for problem in found.problems if problem.kind.startswith(kind)]
    return {place.row for problem in problems for place in problem.related} | {problem.row for problem in problems}


@given(
    st.sets(st.sampled_from(sorted(PLANTS)), min_size=1, max_size=8), st.data(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"]), st.sampled_from(",;\t|"),
)  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_each_planted_defect_is_found_and_named(
    wanted: set[str], data: st.DataObject, encoding: str, delimiter: str
) -> None:
    export = Export([[*row, "Active", "1", "", "100"] for row in table(company(SIZE))], [], [])
    planted = {name: PLANTS[name][0](export) for name in sorted(wanted)}
    order = data.draw(st.permutations(export.rows))
    number = {id(row): at for at, row in enumerate([HEADER, *export.first, *order, *export.last], 1)}
    found = written(export, order, encoding, delimiter)
    for name, rows in planted.items():
        missing = {number[id(row)] for row in rows} - told_rows(found, PLANTS[name][1])
        assert not missing, f"{name}: rows {missing} are not named"
    _everybody_is_somewhere(found, set(number.values()) - {1})
    assert found.columns_left_out == ("Salary",)
    exported = {int(row[1]) for row in problem_rows(found) if row[1].isdigit()}
    assert exported >= {number[id(row)] for rows in planted.values() for row in rows}


def _everybody_is_somewhere(found: ImportedOrganisation, rows: set[int]) -> None:
    """Rows in = placed in the chart + parked + reported as left out or merged, each in one of the three."""
    assert accounted(found)
    shape(found)
    managers = {position.manager_id for position in found.positions}
    drawn = {one.row for one in found.positions if one.manager_id is not None or one.id in managers}
    parked = {one.row for one in found.positions} - drawn
    reported = rows - drawn - parked
    assert drawn.isdisjoint(parked)
    assert len(drawn) + len(parked) + len(reported) == len(rows) == found.rows_read
    assert reported <= {place.row for p in found.problems for place in p.related} | {p.row for p in found.problems}


@given(st.integers(0, SIZE - 1), st.integers(1, SIZE - 1), st.booleans())
@settings(max_examples=40, deadline=None)
def test_names_of_two_people_and_names_in_another_form(twin: int, loose: int, initial: bool) -> None:
    """7 and 8: where managers are given by name."""
    members = company(SIZE)
    rows = [[one.id, one.name, one.title, boss, "Active", "1", "", "1"]
            for one, boss in zip(members, told(members, lambda one: one.name), strict=True)]  # fmt: skip
    namesake = ["8001", members[twin].name, "Clerk", members[0].name if twin else "", "Active", "1", "", "1"]
    below = ["8002", "Un Sure", "Clerk", members[twin].name, "Active", "1", "", "1"]
    spelt = f"{members[loose].first} Q. {members[loose].last}" if initial else f"{members[loose].name.upper()}, PhD"
    other = ["8003", "Also Below", "Clerk", spelt, "Active", "1", "", "1"]
    found = written(Export(rows, [], []), [*rows, namesake, below, other], "utf-8", ",")
    named = told_rows(found, "ambiguous_manager")
    assert {SIZE + 3} <= named
    if twin != loose:
        lines = {position.id: position.manager_id for position in found.positions}
        assert lines["8003"] == members[loose].id
        assert SIZE + 4 in told_rows(found, "matched_loosely")
    _everybody_is_somewhere(found, set(range(2, SIZE + 5)))
