"""An index that has followed edits is the one that would be made from scratch, array by array."""

from __future__ import annotations

import contextlib
from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.index import OrganisationIndex, index_of, index_of_parents
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPosition,
    ChangePosition,
    Edit,
    InsertManager,
    MoveAlone,
    MovePosition,
    PlaceBeside,
    RemoveBranch,
    RemovePosition,
)
from dataplanner.model.errors import PlanError
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS

some = st.sampled_from([str(number) for number in range(9)])
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda id_, manager: AddPosition(AS_IS, "Clerk", manager, id=id_), some, st.none() | some),
    st.builds(lambda id_, manager: MovePosition(AS_IS, id_, manager), some, st.none() | some),
    st.builds(lambda id_, manager: MoveAlone(AS_IS, id_, manager), some, st.none() | some),
    st.builds(lambda id_, beside, after: PlaceBeside(AS_IS, id_, beside, after), some, some, st.booleans()),
    st.builds(lambda id_, below: InsertManager(AS_IS, tuple(below), id=id_), some, st.sets(some, min_size=1)),
    st.builds(lambda id_, detach: RemovePosition(AS_IS, id_, detach), some, st.booleans()),
    st.builds(lambda id_: RemoveBranch(AS_IS, id_), some),
    st.builds(lambda id_: ChangePosition(AS_IS, id_, {"title": "Lead"}), some),
)
UNDO, REDO = "undo", "redo"
steps = st.lists(st.lists(edits | st.sampled_from([UNDO, REDO]), min_size=1, max_size=3), max_size=12)


def from_scratch(organisation: Organisation) -> OrganisationIndex:
    positions = {position.id: position for position in organisation.positions()}
    managers = {id_: position.manager for id_, position in positions.items()}
    return index_of_parents(list(positions), managers, {id_: position.order for id_, position in positions.items()})


def same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray):
        return np.array_equal(one, np.asarray(other))
    return dict(one) == dict(other) if hasattr(one, "keys") and hasattr(other, "keys") else one == other  # type: ignore[call-overload]


@given(steps)
def test_an_index_that_followed_edits_is_the_one_from_scratch(rounds: list[list[Edit | str]]) -> None:
    document = Document(Plan())
    for number in range(6):
        document.do(AddPosition(AS_IS, "Clerk", str(number // 2 - 1) if number > 1 else None, id=str(number)))
    organisation = document.plan.organisation()
    for some_steps in rounds:
        index_of(organisation)
        for step in some_steps:
            with contextlib.suppress(PlanError):
                do(document, step)
        index, expected = index_of(organisation), from_scratch(organisation)
        for field in fields(OrganisationIndex):
            assert same(getattr(index, field.name), getattr(expected, field.name)), field.name


def do(document: Document, step: Edit | str) -> None:
    if isinstance(step, str):
        document.undo() if step == UNDO else document.redo()
    else:
        document.do(step)


def test_an_edit_that_moves_nobody_leaves_the_index() -> None:
    document = Document(Plan())
    document.do(AddPosition(AS_IS, "Chief", None, id="chief"))
    document.do(AddPosition(AS_IS, "Clerk", "chief", id="clerk"))
    organisation = document.plan.organisation()
    before = index_of(organisation)
    document.do(ChangePosition(AS_IS, "clerk", {"title": "Lead"}))
    assert index_of(organisation) is before
    document.do(MovePosition(AS_IS, "clerk", None))
    assert index_of(organisation) is not before


def test_an_organisation_tells_which_positions_were_touched_as_far_back_as_it_remembers() -> None:
    document = Document(Plan())
    organisation = document.plan.organisation()
    begun = organisation.revision
    document.do(AddPosition(AS_IS, "Chief", None, id="chief"))
    then = organisation.revision
    document.do(AddPosition(AS_IS, "Clerk", "chief", id="clerk"))
    assert organisation.touched_since(begun) == {"chief", "clerk"}
    assert organisation.touched_since(then) == {"clerk"}
    assert organisation.touched_since(organisation.revision) == set()
    assert organisation.touched_since(begun - 1) is None
