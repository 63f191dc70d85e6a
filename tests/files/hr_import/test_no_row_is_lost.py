"""Whatever is planted in an export, every row ends as a position, merged with another, or left out and told."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dataplanner.files.hr_import import ImportedOrganisation, ImportFileError, import_export
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, accounted, csv_text, shape

NOBODY = ["", "0", "NULL", "N/A", "-", "gone", "XX", "[Manager]"]
NAMES = ["", "Vacant", "N/D", "Eliminated", "Vacant - Nurse", "Ann Lee", "lee, ann", "Total", " \u00a0 "]
STATES = ["Active", "Terminated", "Retired", "", "Open", "On leave"]


NO_IDS_AND_A_SUM = [
    [*HEADER, "Status", "FTE"],
    *[["", "", "", "", "Active", "1"]] * 3,
    ["1000", "Béla Müller", "Analyst", "1000", "Active", "1"],
    ["Total", "30"],
]


@st.composite
def exports(draw: st.DrawFn) -> list[list[str]]:
    """An export with defects: wrong managers, circles, repeated rows and ids, marks instead of names, totals."""
    rows = [[*row, "Active", "1"] for row in table(company(draw(st.integers(2, 30))))]
    ids = [row[0] for row in rows]
    for row in draw(st.lists(st.sampled_from(rows), max_size=12)):
        place = draw(st.sampled_from(range(6)))
        row[place] = draw(
            st.sampled_from([*ids, "", "0", "1.23E+11"]) if place == 0
            else st.sampled_from(NAMES) if place == 1
            else st.sampled_from(["", "Not in post", "Clerk"]) if place == 2
            else st.sampled_from([*ids, *NOBODY]) if place == 3
            else st.sampled_from(STATES) if place == 4
            else st.sampled_from(["", "0.5", "12", "3,5", "x"])
        )  # fmt: skip
    for row in draw(st.lists(st.sampled_from(rows), max_size=4)):
        rows.insert(draw(st.integers(0, len(rows))), list(row))
    header = [*HEADER, "Status", "FTE"]
    notes = draw(st.sampled_from([[], [["Total", "30"]], [[], ["Source: payroll"]], [header]]))
    return [header, *draw(st.permutations(rows)), *notes]


def held(rows: list[list[str]], **options: object) -> ImportedOrganisation:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_text(csv_text(rows), encoding="utf-8")
        return import_export([path], **options)  # type: ignore[arg-type]


def filled(rows: list[list[str]]) -> list[int]:
    return [number for number, row in enumerate(rows, 1) if number > 1 and any(row)]


@given(exports(), st.sampled_from([(), ("leaver",), ("leaver", "eliminated", "historical")]))
@example(NO_IDS_AND_A_SUM, ())
@settings(max_examples=150, deadline=None)
def test_every_row_is_accounted_for(rows: list[list[str]], leave_out: tuple[str, ...]) -> None:
    found = held(rows, leave_out=leave_out)
    assert found.rows_read == len(filled(rows))
    assert accounted(found)
    placed = [position.row for position in found.positions if position.row is not None]
    told = {problem.row for problem in found.problems} | {
        place.row for problem in found.problems for place in problem.related
    }
    assert len(placed) == len(set(placed))
    assert set(filled(rows)) <= {*placed, *told}
    shape(found)  # raises where ids repeat or a circle is left


@given(exports())
@settings(max_examples=60, deadline=None)
def test_people_are_held_by_positions_and_positions_by_people(rows: list[list[str]]) -> None:
    found = held(rows)
    holders = {position.person_id for position in found.positions if position.person_id}
    assert holders == {person.id for person in found.people}
    assert len(found.people) == len({person.id for person in found.people})
    assert all(position.vacant == (position.person_id is None) for position in found.positions)
    ids = {position.id for position in found.positions}
    assert all(position.manager_id in ids for position in found.positions if position.manager_id)


@given(exports())
@settings(max_examples=40, deadline=None)
def test_importing_twice_gives_the_same(rows: list[list[str]]) -> None:
    assert held(rows) == held(rows)


def organisation_or_sentence(data: bytes) -> None:
    """Import the bytes; any fault but one that the user can read fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(data)
        try:
            found = import_export([path], flat=True)
        except ImportFileError:
            return
        assert accounted(found)


@given(st.binary(max_size=600))
@settings(max_examples=200, deadline=None)
def test_any_bytes_end_in_an_organisation_or_a_sentence(data: bytes) -> None:
    organisation_or_sentence(data)


@given(exports(), st.data())
@settings(max_examples=150, deadline=None)
def test_changed_bytes_end_in_an_organisation_or_a_sentence(rows: list[list[str]], data: st.DataObject) -> None:
    damaged = bytearray(csv_text(rows).encode())
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=8)):
        damaged[place] = data.draw(st.sampled_from([*b'",;\n\r\t\x00\xff\xe9 =[{<']))
    organisation_or_sentence(bytes(damaged))
