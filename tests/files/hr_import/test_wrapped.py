"""Rows that go on in the row below: nothing of a short row is cut, and none goes on from a row without an id."""

from dataplanner.files.hr_import.wrapped import wrapped

HEADER = ("Employee ID", "Name", "Job Title", "Manager ID", "Status")
ANN, BO = ("1", "Ann Lee", "Head of", "", "Active"), ("2", "Bo Kim", "Clerk")


def test_a_short_row_takes_up_all_that_goes_on_from_it() -> None:
    rows = [ANN, ("", "", "data", "", "on leave"), BO, ("", "", "", "", "left")]
    found = wrapped(rows, HEADER)
    assert found is not None
    assert found.joined == {1, 3}
    assert (found.rows[0], found.rows[2]) == (
        ("1", "Ann Lee", "Head of data", "", "Active on leave"),
        ("2", "Bo Kim", "Clerk", "", "left"),
    )


def test_rows_without_ids_above_the_first_that_has_one_go_on_from_nothing() -> None:
    assert wrapped([("", "", "", "", "Active")] * 3 + [ANN, BO, BO], HEADER) is None
