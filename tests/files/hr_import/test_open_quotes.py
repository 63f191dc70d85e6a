"""A quotation mark that nobody closed costs no row: each is read by itself and told by its number."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.files.hr_import import ImportedOrganisation, import_export
from dataplanner.files.hr_import.open_quotes import OpenQuotes, without_backslashes
from tests.files.hr_import.companies import company, table, told
from tests.files.hr_import.exports import HEADER, accounted, csv_text, of_kind

MEMBERS = company(30)
LINES = csv_text([HEADER, *table(MEMBERS)]).splitlines()


def imported(folder: Path, lines: list[str], end: str = "\r\n") -> ImportedOrganisation:
    path = folder / "export.csv"
    path.write_bytes(end.join(lines).encode())
    found = import_export([path])
    assert accounted(found)
    return found


def opened(line: str, cell: int) -> str:
    """The line with a quotation mark before one of its cells."""
    cells = line.split(",")
    return ",".join([*cells[:cell], '"' + cells[cell], *cells[cell + 1 :]])


@pytest.mark.parametrize("rows", [{12}, {12, 14}, {12, 13}, {31}, {2}, {2, 3, 4, 5}])
@pytest.mark.parametrize("cell", [0, 1, 3])
def test_every_row_is_read_and_the_faulty_ones_are_told(rows: set[int], cell: int, tmp_path: Path) -> None:
    lines = [opened(line, cell) if row in rows else line for row, line in enumerate(LINES, 1)]
    found = imported(tmp_path, lines)
    assert [position.id for position in found.positions] == [member.id for member in MEMBERS]
    assert [position.manager_id or "" for position in found.positions] == told(MEMBERS, lambda member: member.id)
    assert {problem.row for problem in of_kind(found, "open_quote")} == rows


def test_a_mark_left_open_before_a_cell_with_a_comma(tmp_path: Path) -> None:
    """Other cells are in quotation marks, as their names hold the delimiter."""
    ends = ["" if member.place == 9 else '"' for member in MEMBERS]
    lines = [
        f'{member.id},"{member.last}, {member.first}{end},{member.title},{line}'
        for member, end, line in zip(MEMBERS, ends, told(MEMBERS, lambda member: member.id), strict=True)
    ]
    found = imported(tmp_path, [LINES[0], *lines])
    assert [person.name for person in found.people] == [f"{member.last}, {member.first}" for member in MEMBERS]
    assert [problem.row for problem in of_kind(found, "open_quote")] == [11]


@pytest.mark.parametrize("text", ["two\nlines", "a list:\none, two\nthree, four, five\nsix", "ends\n", "\n\n\nx"])
def test_cells_that_run_over_lines_stay_whole(text: str, tmp_path: Path) -> None:
    rows = [[*cells, text if at else "Comment"] for at, cells in enumerate([HEADER, *table(MEMBERS)])]
    path = tmp_path / "export.csv"
    path.write_text(csv_text(rows), encoding="utf-8", newline="")
    found = import_export([path])
    assert len(found.positions) == len(MEMBERS)
    assert found.positions[3].fields["Comment"] == text.strip()
    assert not of_kind(found, "open_quote")


def test_inches_and_backslashes_are_no_marks_left_open(tmp_path: Path) -> None:
    lines = [LINES[0] + ",Desk", *(line + ',6" wide' for line in LINES[1:])]
    assert not imported(tmp_path, lines).problems
    assert without_backslashes(r'1,"Ann \"Bob\" Lee",CEO') == '1,"Ann ""Bob"" Lee",CEO'
    assert without_backslashes('1,"CORP\\",CEO') == '1,"CORP\\",CEO'


@pytest.mark.parametrize("end", ["", '"'])
def test_marks_inside_a_cell_that_are_not_doubled_are_kept_and_told(end: str, tmp_path: Path) -> None:
    name = 'Bob "The Data" Lane'
    lines = [*LINES[:5], f'77,"{name}{end},Clerk,{MEMBERS[0].id}', *LINES[5:]]
    found = imported(tmp_path, lines)
    assert name in {person.name for person in found.people}
    assert [problem.row for problem in of_kind(found, "open_quote")] == [6]
    assert len(found.positions) == len(MEMBERS) + 1


@given(st.sets(st.integers(1, 40)), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_no_row_is_lost_wherever_marks_are_left_open(rows: set[int], cell: int) -> None:
    lines = ["a,b,c,d", *(f"{row},name {row},title,{row % 7}" for row in range(1, 41))]
    spoilt = [(opened(line, cell) if row in rows else line) + "\n" for row, line in enumerate(lines)]
    found = OpenQuotes(spoilt, ",").rows()
    assert [row for row, _ in found] == [tuple(line.split(",")) for line in lines]
    assert {at for at, (_, faulty) in enumerate(found) if faulty} == rows
