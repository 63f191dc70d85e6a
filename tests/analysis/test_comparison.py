"""Two scenarios compared: each way of differing, its counts, and that bringing all over leaves no difference."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.comparison import compared
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPosition,
    AddTeam,
    BringOver,
    ChangePosition,
    ChangeTeam,
    CopyScenario,
    Edit,
    FillPosition,
    MovePosition,
    RemoveBranch,
    RemovePosition,
    RemoveTeam,
    VacatePosition,
)
from dataplanner.model.errors import PlanError, UnknownRecord, WouldMakeCycle
from dataplanner.model.positions import AS_IS
from dataplanner.model.validity import check_plan
from tests.model.builders import HANSA, document_of, mark

TO_BE = "to-be"


@pytest.fixture
def document() -> Document:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Squad", "other", None, "mori", "ravi")
    document.do(CopyScenario(AS_IS, "To be", TO_BE))
    return document


def told(document: Document) -> list[tuple[str, str, str, str]]:
    comparison = compared(document.plan, AS_IS, TO_BE)
    return [(d.position, d.what, d.before, d.after) for d in comparison.differences]


def test_a_copy_does_not_differ(document: Document) -> None:
    assert told(document) == []


@pytest.mark.parametrize(
    ("edit", "difference"),
    [
        (AddPosition(TO_BE, "CDO", "ceo", id="cdo"), ("cdo", "joined", "", "Ceo, Chief Executive Officer")),
        (RemovePosition(TO_BE, "uma"), ("uma", "left", "Dana, VP Data Platform", "")),
        (
            MovePosition(TO_BE, "uma", "cto"),
            ("uma", "moved", "Dana, VP Data Platform", "Cto, Chief Technology Officer"),
        ),
        (MovePosition(TO_BE, "uma", None), ("uma", "moved", "Dana, VP Data Platform", "")),
        (ChangePosition(TO_BE, "uma", {"title": "Lead"}), ("uma", "retitled", "Data Engineer", "Lead")),
        (VacatePosition(TO_BE, "uma"), ("uma", "refilled", "Uma", "")),
        (ChangeTeam(TO_BE, "squad", {"members": ("ravi",)}), ("mori", "reteamed", "Science, Squad", "Science")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_way_of_differing(document: Document, edit: Edit, difference: tuple[str, str, str, str]) -> None:
    document.do(edit)
    assert told(document) == [difference]
    assert compared(document.plan, AS_IS, TO_BE).counts[difference[1]] == 1
    brought = BringOver(TO_BE, AS_IS, *difference[:2])
    assert document.do(brought)
    assert told(document) == []
    document.undo()
    assert told(document) == [difference]


def test_one_position_may_differ_in_several_ways(document: Document) -> None:
    document.do(MovePosition(TO_BE, "mori", "dana"))
    document.do(ChangePosition(TO_BE, "mori", {"title": "Engineer"}))
    found = compared(document.plan, AS_IS, TO_BE).by_position()["mori"]
    assert [difference.what for difference in found] == ["moved", "retitled", "reteamed"]


def test_who_left_comes_last_and_the_others_from_the_top(document: Document) -> None:
    for edit in (
        RemovePosition(TO_BE, "roth"),
        ChangePosition(TO_BE, "uma", {"title": "Lead"}),
        ChangePosition(TO_BE, "ceo", {"title": "Chair"}),
    ):
        document.do(edit)
    assert [position for position, *_ in told(document)] == ["ceo", "uma", "roth"]


def test_labels_are_those_that_are_asked_for(document: Document) -> None:
    document.do(MovePosition(TO_BE, "uma", "cto"))
    (difference,) = compared(document.plan, AS_IS, TO_BE, label=lambda position: position.id.upper()).differences
    assert (difference.before, difference.after) == ("DANA", "CTO")


def test_a_manager_who_is_not_there_is_brought_over_first(document: Document) -> None:
    document.do(AddPosition(TO_BE, "CDO", "ceo", id="cdo"))
    document.do(MovePosition(TO_BE, "dana", "cdo"))
    with pytest.raises(UnknownRecord) as refused:
        document.do(BringOver(TO_BE, AS_IS, "dana", "moved"))
    assert "CDO" in refused.value.sentence
    document.do(BringOver(TO_BE, AS_IS, "cdo", "joined"))
    assert document.do(BringOver(TO_BE, AS_IS, "dana", "moved"))
    assert document.undo_label == "Bring Dana over to As is: moved"


def test_a_move_that_would_make_a_circle_says_what_to_bring_first(document: Document) -> None:
    document.do(MovePosition(TO_BE, "ravi", "cto"))
    document.do(MovePosition(TO_BE, "dana", "ravi"))
    with pytest.raises(WouldMakeCycle) as refused:
        document.do(BringOver(TO_BE, AS_IS, "dana", "moved"))
    assert "Ravi" in refused.value.remedy


def test_teams_that_follow_from_a_move_are_not_brought_alone(document: Document) -> None:
    document.do(MovePosition(TO_BE, "uma", "bauer"))
    with pytest.raises(PlanError, match="follow from where"):
        document.do(BringOver(TO_BE, AS_IS, "uma", "reteamed"))


def test_a_team_that_is_gone_goes(document: Document) -> None:
    document.do(RemoveTeam(TO_BE, "squad"))
    document.do(BringOver(TO_BE, AS_IS, "ravi", "reteamed"))
    assert set(document.plan.organisation().teams) == {"science"}
    assert told(document) == []


def test_a_team_marked_anew_under_the_same_name_is_the_same_team(document: Document) -> None:
    document.do(RemoveTeam(TO_BE, "squad"))
    document.do(AddTeam(TO_BE, "Squad", "other", None, ("mori", "ravi", "uma"), id="squad-2"))
    assert told(document) == [("uma", "reteamed", "", "Squad")]
    document.do(BringOver(TO_BE, AS_IS, "uma", "reteamed"))
    assert set(document.plan.organisation().teams) == {"science", "squad"}
    assert told(document) == []


ids = st.sampled_from(["ceo", "cfo", "bauer", "mori", "roth", "cto", "dana", "ravi", "uma", "new", "newer"])
edits = st.one_of(
    st.builds(MovePosition, st.just(TO_BE), ids, ids),
    st.builds(lambda id_, manager: AddPosition(TO_BE, "New", manager, id=id_), ids, ids),
    st.builds(RemovePosition, st.just(TO_BE), ids),
    st.builds(RemoveBranch, st.just(TO_BE), st.sampled_from(["roth", "dana", "uma"])),
    st.builds(lambda id_: ChangePosition(TO_BE, id_, {"title": "Other"}), ids),
    st.builds(lambda id_: FillPosition(TO_BE, id_, "Somebody"), ids),
    st.builds(VacatePosition, st.just(TO_BE), ids),
)


@given(st.lists(edits, max_size=8))
def test_all_brought_over_from_the_top_nothing_but_teams_differs(changes: list[Edit]) -> None:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Squad", "other", None, "mori", "ravi")
    document.do(CopyScenario(AS_IS, "To be", TO_BE))
    for edit in changes:
        with contextlib.suppress(PlanError):
            document.do(edit)
    for difference in compared(document.plan, AS_IS, TO_BE).differences:
        if difference.what != "reteamed":
            document.do(BringOver(TO_BE, AS_IS, difference.position, difference.what))
    check_plan(document.plan)
    left = {difference.what for difference in compared(document.plan, AS_IS, TO_BE).differences}
    assert left <= {"reteamed", "moved"}
    for difference in compared(document.plan, AS_IS, TO_BE).differences:
        with contextlib.suppress(PlanError):
            document.do(BringOver(TO_BE, AS_IS, difference.position, difference.what))
    assert not compared(document.plan, AS_IS, TO_BE).differences
