"""A text that is read at once gives the same rows as the same text read with care."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import import bitmaps, text_grid
from dataplanner.files.hr_import.dialect import Dialect
from dataplanner.files.hr_import.grid import ColumnGrid, Grid, Row, filled_cells
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read_csv import irregular_rows
from dataplanner.files.hr_import.regular_text import regular_rows
from dataplanner.files.hr_import.text_grid import Signs, separated_rows

SIGNS = ["a", "1", " ", "é", "€", "😀", ",", ",", ";", '"', '""', '","', "\n", "\n", "\r\n", "\r", "x,y\n", '"a","b"\n']
CELLS = st.text(st.sampled_from('ab é€😀,;"\t\x1f'), max_size=4)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of a test are short; the seams between the pieces looked at are to lie in them."""
    monkeypatch.setattr(bitmaps, "PIECE", 8)
    monkeypatch.setattr(text_grid, "PIECE", 2)
    monkeypatch.setattr(text_grid, "SAMPLE", 4)


def rows_of(text: str, delimiter: str = ",") -> Grid | None:
    return regular_rows(text, delimiter, Watch())


def with_care(text: str) -> list[Row]:
    rows, opened = irregular_rows(text, Dialect(","), Watch())
    assert not opened
    return [row for row in rows if any(row)]


@given(st.lists(st.sampled_from(SIGNS), max_size=60).map("".join))
def test_whatever_is_read_at_once_is_read_the_same_with_care(text: str) -> None:
    if (found := rows_of(text)) is not None:
        assert [row for row in found if any(row)] == with_care(text)


@given(TABLES, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), st.sampled_from(["\r\n", "\n"]), st.booleans())
def test_what_the_csv_module_wrote_is_read_at_once(table: list[list[str]], quoting: int, end: str, last: bool) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=quoting, lineterminator=end).writerows(table)
    written = text.getvalue() if last else text.getvalue().removesuffix(end)
    if written:
        assert rows_of(written) == [tuple(row) for row in table]


@given(TABLES)
def test_a_grid_tells_the_same_by_rows_and_by_columns(table: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(table)
    rows = [tuple(row) for row in table]
    for grid in (rows_of(text.getvalue()), ColumnGrid.of_rows(rows, len(rows[0]))):
        assert grid is not None
        assert grid[:] == rows
        assert [grid.column(at) for at in range(grid.width)] == [list(column) for column in zip(*rows, strict=True)]
        assert (list(grid), grid[:], grid[-1], len(grid)) == (rows, rows, rows[-1], len(rows))
        assert grid.filled() == filled_cells(rows)
        assert grid.blank_rows() == [at for at, row in enumerate(rows) if not any(row)]
        assert grid.part(range(1, len(rows))) == rows[1:]
        assert grid.part(range(0, len(rows), 2)) == rows[::2]


@given(TABLES)
def test_a_part_of_a_text_is_cut_as_the_whole(table: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(table)
    for places in (range(1, len(table)), range(0, len(table), 2), [*range(len(table))][::-1]):
        grid = rows_of(text.getvalue())
        assert grid is not None
        assert grid.part(places) == [tuple(table[at]) for at in places]


def test_cells_that_repeat_themselves_are_one_object_in_all_pieces() -> None:
    grid = rows_of("".join(f"Research,p{number}\n" for number in range(12)))
    assert grid is not None
    units, people = (len(set(map(id, grid.column(at)))) for at in (0, 1))
    assert (units, people) == (1, 12)
    assert grid.part(range(5, 7)).column(0)[0] is grid.column(0)[0]


@given(TABLES)
def test_rows_that_a_child_has_joined_are_the_rows(table: list[list[str]]) -> None:
    table = [[cell.replace("\x1f", "\n") for cell in row] for row in table]
    text = "".join("\x1f".join(row) + "\x1e" for row in table)
    assert separated_rows(text, Signs("\x1f", "\x1e")) == [tuple(row) for row in table]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\nc\n",
        "a,b\n\nc,d\n",
        'a,"b\nc",d\n',
        'a,"b\n',
        'a,b"c\n',
        'a, "b"\n',
        'a,"b" \n',
        "a\rb\n",
        "a,b\r\nc\rd,e\n",
    ],
)
def test_what_is_not_regular_is_left_to_those_who_read_with_care(text: str) -> None:
    assert rows_of(text) is None


def test_a_row_taken_out_of_a_quoted_text_has_no_marks() -> None:
    found = rows_of('"Doe, Jane","a ""b"" c",""\nx,y,z\n')
    assert found is not None
    assert found[0] == ("Doe, Jane", 'a "b" c', "")


def test_an_empty_line_of_a_text_of_one_column_is_an_empty_cell() -> None:
    for text in ('"a"\n\nb\n', "a\n\nb", '"a"\r\n\r\n"b"\r\n'):
        found = rows_of(text)
        assert found is not None
        assert found.column(0) == ["a", "", "b"]
        assert found.blank_rows() == [1]
