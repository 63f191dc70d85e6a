"""A layout on shelves that has followed edits is the one that would be made from scratch."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis import shelving
from dataplanner.analysis.index import OrganisationIndex, index_of
from dataplanner.analysis.layout import Layout, fitting_layout, fitting_layout_after, shelf_layout
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.stacks import Mask
from dataplanner.analysis.stepping import carried_mask, step_between
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, Edit, MovePosition, PlaceBeside, RemovePosition
from dataplanner.model.errors import PlanError
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.analysis.test_layout import SIZES

COUNT = 40
some = st.integers(0, COUNT).map(str)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda id_, manager: MovePosition(AS_IS, id_, manager), some, some),
    st.builds(lambda id_, manager: AddPosition(AS_IS, "Clerk", manager, id=id_), some, some),
    st.builds(lambda id_, beside, after: PlaceBeside(AS_IS, id_, beside, after), some, some, st.booleans()),
    st.builds(lambda id_: RemovePosition(AS_IS, id_), some),
)
managers = st.lists(st.integers(0, COUNT), min_size=COUNT, max_size=COUNT)


@pytest.fixture(autouse=True, scope="module")
def of_any_size() -> Iterator[None]:
    with patch.object(shelving, "FEWEST_KEPT", 0):
        yield


def document_of(above: list[int], parked: int) -> Document:
    """A tree in which position n reports to ``above[n - 1]``, taken modulo n, and some who are parked."""
    document = Document(Plan())
    for number in range(COUNT):
        manager = str(above[number - 1] % number) if number else None
        document.do(AddPosition(AS_IS, "Clerk", manager, id=str(number)))
    for number in range(parked):
        document.do(AddPosition(AS_IS, "Clerk", None, id=f"parked {number}"))
    return document


def index_now(document: Document) -> OrganisationIndex:
    return with_parked(index_of(document.plan.organisation()))


def assert_same(found: Layout, expected: Layout) -> None:
    """Whoever is seen stands at the same place, in the same block."""
    rows, framed = expected.visible, expected.framed
    for name in ("visible", "folded", "framed"):
        assert np.array_equal(getattr(found, name), getattr(expected, name)), name
    for name in ("x", "y", "after", "aside"):
        assert np.array_equal(getattr(found, name)[rows], getattr(expected, name)[rows]), name
    for name in ("block_width", "block_height"):
        assert np.array_equal(getattr(found, name)[framed], getattr(expected, name)[framed]), name
    for name in ("width", "height", "tree_width", "tree_height"):
        assert getattr(found, name) == getattr(expected, name), name


@given(managers, st.integers(0, 3), st.lists(some, max_size=12), st.lists(edits, max_size=8))
def test_a_layout_that_followed_edits_is_the_one_from_scratch(
    above: list[int], parked: int, closed: list[str], steps: list[Edit]
) -> None:
    document = document_of(above, parked)
    index = index_now(document)
    folded: Mask = np.isin(np.array(list(index.ids)), closed)
    layout = shelf_layout(index, folded, SIZES)
    for step in steps:
        with contextlib.suppress(PlanError):
            document.do(step)
        before, index = index, index_now(document)
        folded = carried_mask(folded, before, index)
        scratch = shelf_layout(index, folded, SIZES)
        layout = fitting_layout_after(layout, index, folded, SIZES, 1.0, 1.0) or scratch
        assert_same(layout, scratch)


def followed(document: Document, edit: Edit) -> tuple[OrganisationIndex, OrganisationIndex]:
    before = index_now(document)
    document.do(edit)
    return before, index_now(document)


@pytest.mark.parametrize("parked", [0, 2])
def test_a_branch_that_moves_is_one_step_and_its_layout_follows(parked: int) -> None:
    document = document_of([0, 0, 1, 1, 2, 2] + [3] * (COUNT - 6), parked)
    before, after = followed(document, MovePosition(AS_IS, "3", "2"))
    step = step_between(before, after)
    assert step is not None
    assert [after.ids[row] for row in (step.top, *step.changed)] == ["3", "1", "2"]
    assert np.array_equal(step.carried(before.ids.numbers), after.ids.numbers)
    nobody = np.zeros(len(before), bool)
    layout = shelf_layout(before, nobody, SIZES)
    found = fitting_layout_after(layout, after, nobody, SIZES, 1.0, 1.0)
    assert found is not None
    assert_same(found, shelf_layout(after, nobody, SIZES))


def test_what_has_more_room_than_it_needs_is_laid_out_anew() -> None:
    document = document_of([0] * COUNT, 0)
    before, after = followed(document, MovePosition(AS_IS, "3", "2"))
    nobody = np.zeros(len(before), bool)
    shelves = shelf_layout(before, nobody, SIZES)
    assert fitting_layout_after(shelves, after, nobody, SIZES, 1e5, 1e5) is None
    tree = fitting_layout(before, nobody, SIZES, 1e5, 1e5)
    assert fitting_layout_after(tree, after, nobody, SIZES, 1.0, 1.0) is None


def test_two_edits_are_no_single_step() -> None:
    document = document_of([0] * COUNT, 0)
    before = index_now(document)
    followed(document, MovePosition(AS_IS, "3", "2"))
    assert step_between(before, followed(document, MovePosition(AS_IS, "4", "2"))[1]) is None
