"""Cells that repeat themselves are kept once, whatever batch they come in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import.sharing import Sharing, shared


def fresh(text: str) -> str:
    """An equal text that is another object."""
    return "".join([*text])


@given(st.lists(st.lists(st.sampled_from(["Sales", "Research", ""]), min_size=1, max_size=4), max_size=5))
def test_equal_cells_of_all_batches_are_one_object(batches: list[list[str]]) -> None:
    known: dict[str, str] = {}
    found = [[*shared([*map(fresh, cells)], known)] for cells in batches]
    assert found == batches
    assert len({id(cell) for cells in found for cell in cells}) == len({cell for cells in batches for cell in cells})


def test_a_column_that_tells_rows_apart_is_left_as_it_is() -> None:
    sharing = Sharing()
    rows = [[fresh("Sales"), f"p{number}"] for number in range(8)]
    assert sharing.tuples(rows) == [tuple(row) for row in rows]
    assert sharing.tuples([[fresh("Sales"), fresh("p1")]])[0][0] is rows[0][0]
