"""Where the table is may be said by the user: a file that holds people is never refused for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import import (
    NoPeopleError,
    Place,
    import_tables,
    measure_mapping,
    propose_mapping,
    read_tables,
)
from dataplanner.files.hr_import.errors import NoRowsError, UnknownPlaceError
from dataplanner.files.hr_import.mapping_file import with_field
from tests.files.hr_import.workbooks import workbook

PEOPLE = [
    ["Item", "Amount", "Value"],
    ["Ada", "1", ""],
    ["Bob", "2", "Ada"],
    ["Cy", "2", "Ada"],
]
REMARKS = [["Remarks"], ["of the editors"], []]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path / "book.xlsx", {"Notes": [["x"], ["y"]], "Team": [*REMARKS, *PEOPLE]})


def test_the_refusal_says_which_sheet_is_likeliest(tmp_path: Path) -> None:
    few = workbook(tmp_path / "few.xlsx", {"Notes": [["x"], ["y"]], "Team": PEOPLE})
    with pytest.raises(NoPeopleError) as refused:
        import_tables(read_tables([few]))
    assert refused.value.source == "few.xlsx [Team]"


@pytest.mark.parametrize("sheet", ["book.xlsx [Team]", "Team"])
def test_the_row_that_names_the_columns_and_what_they_mean_are_enough(sheet: str, book: Path) -> None:
    tables = read_tables([book], place=Place(sheet, 4))
    mapping = measure_mapping(tables, with_field(propose_mapping(tables), "name", 0, "Item"))
    found = import_tables(tables, mapping=mapping, flat=True)
    assert [table.header for table in found.tables] == [("Item", "Amount", "Value")]
    assert [(one.row, person.name) for one, person in zip(found.positions, found.people, strict=True)] == [
        (5, "Ada"),
        (6, "Bob"),
        (7, "Cy"),
    ]
    assert ("Value", "name") in {(one.column, one.way) for one in found.mapping.candidates}


def test_a_sheet_may_be_shown_as_it_stands(book: Path) -> None:
    (_, table) = read_tables([book], place=Place("Team", 0))
    assert (table.headless, table.header) == (True, ("(A)", "(B)", "(C)"))
    assert table.row_numbers[0] == 1
    assert len(import_tables([table], flat=True).positions) == 6


def test_another_sheet_than_the_likeliest(tmp_path: Path) -> None:
    people = [["Name", "Manager"], ["Ada", ""], ["Bob", "Ada"], ["Cy", "Ada"], ["Di", "Bob"], ["Ed", "Bob"]]
    book = workbook(tmp_path / "book.xlsx", {"Now": [*people, ["Flo", "Ed"]], "Plan": [["As agreed"], *people]})
    found = import_tables(read_tables([book], place=Place("Plan")))
    assert [table.source for table in found.tables] == ["book.xlsx [Plan]"]
    assert found.tables[0].header_row == 2
    assert len(found.positions) == 5


def test_a_sheet_that_is_not_there(book: Path) -> None:
    with pytest.raises(UnknownPlaceError, match="Staff"):
        read_tables([book], place=Place("Staff"))


def test_a_row_below_all_others_names_no_columns(book: Path) -> None:
    with pytest.raises(NoRowsError):
        read_tables([book], place=Place("Team", 99))
