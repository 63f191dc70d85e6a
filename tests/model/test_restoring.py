"""A plan takes over the content of another, whatever the two are, and goes back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Changed, Document, Entry
from dataplanner.model.edits import (
    AddPosition,
    AddTeam,
    Batch,
    CopyScenario,
    FillPosition,
    MovePosition,
    RemovePosition,
    RenamePlan,
)
from dataplanner.model.edits.base import Edit
from dataplanner.model.edits.restoring import RestorePlan
from dataplanner.model.errors import PlanError, StepDoesNotFit
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change
from dataplanner.model.validity import check_plan

ids = st.sampled_from("abcdef")
managers = st.one_of(st.none(), ids)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda id_, manager: AddPosition(AS_IS, "t", manager, "Name", id_, f"p-{id_}"), ids, managers),
    st.builds(lambda id_, manager: MovePosition(AS_IS, id_, manager), ids, managers),
    st.builds(lambda id_: RemovePosition(AS_IS, id_), ids),
    st.builds(lambda id_: AddTeam(AS_IS, "Team", "science", id_, id="team"), ids),
    st.builds(lambda name: RenamePlan(name), st.sampled_from(["one", "two"])),
    st.builds(lambda id_: CopyScenario(AS_IS, "To be", id_), st.sampled_from(["to-be", "other"])),
)


def plan_after(steps: list[Edit]) -> Plan:
    document = Document(Plan())
    for edit in steps:
        try:
            document.do(edit)
        except PlanError:
            continue
    return document.plan


@given(st.lists(edits, max_size=15), st.lists(edits, max_size=15))
def test_any_plan_becomes_any_other_and_goes_back(first: list[Edit], second: list[Edit]) -> None:
    document, other = Document(plan_after(first)), plan_after(second)
    before = plan_text(document.plan)
    if document.do(RestorePlan(other, "Restore")):
        check_plan(document.plan)
        assert document.undo_label == "Restore"
        assert plan_text(document.plan) == plan_text(other)
        assert edges(document.plan) == edges(other)
        document.undo()
    assert plan_text(document.plan) == before
    assert edges(document.plan) == edges(plan_after(first))


@given(st.lists(edits, max_size=15), st.lists(edits, max_size=15))
def test_taking_over_is_the_same_but_kept_before_the_plan_changes(first: list[Edit], second: list[Edit]) -> None:
    journal = Watching()
    document, plain = Document(plan_after(first), journal), Document(plan_after(first))
    journal.document, before, edit = document, plan_text(document.plan), RestorePlan(plan_after(second), "Restore")
    assert document.take_over(edit) == plain.do(edit)
    assert journal.seen == [before] * len(document.done)
    assert (plan_text(document.plan), document.undo_label) == (plan_text(plain.plan), plain.undo_label)
    document.undo()
    assert plan_text(document.plan) == before


def test_what_is_prepared_is_the_plan_as_it_is_going_to_be() -> None:
    document = Document(plan_after([AddPosition(AS_IS, "t", None, "Name", "a", "p-a")]))
    kept, told = document.plan.organisation(), list[Changed]()
    seen = list[tuple[str, list[str], Changed]]()
    document.prepare = lambda ahead, change: seen.append((document.plan.name, list(ahead.organisations), change))
    document.subscribe(told.append)
    document.take_over(Batch((CopyScenario(AS_IS, "To be", "to-be"), RenamePlan("After")), "Both"))
    assert seen == [("Untitled plan", [AS_IS, "to-be"], told[0])]
    assert seen[0][2] is told[0]
    assert document.plan.organisation() is kept, "what was worked out of it is kept, as nobody has touched it"
    document.do(FillPosition("to-be", "a", "Another name"))
    assert [side.people["p-a"].name for side in document.plan.organisations.values()] == ["Another name"] * 2


def test_going_back_that_does_not_fit_or_cannot_be_kept_changes_nothing() -> None:
    document = Document(Plan("Plan"))
    document.do(AddPosition(AS_IS, "t", None, "Name", "a", "p-a"))
    before, gone = plan_text(document.plan), Change(None, Position(AS_IS, "nowhere"))
    document.done.append(Entry("Damaged", datetime.now(UTC), (gone,)))
    with pytest.raises(StepDoesNotFit):
        document.take_back()
    document.done.pop()
    document.journal = Refusing()
    with pytest.raises(OSError, match="full"):
        document.take_back()
    assert (plan_text(document.plan), document.undo_label, document.redo_label) == (before, "Add Name", None)


def test_what_cannot_be_kept_is_not_taken_over() -> None:
    document = Document(Plan("Before"), Refusing())
    with pytest.raises(OSError, match="full"):
        document.take_over(RestorePlan(Plan("After"), "Restore"))
    assert (document.plan.name, document.undo_label) == ("Before", None)


def test_a_step_that_does_not_fit_is_refused_and_the_plan_is_as_before() -> None:
    document = Document(Plan("Plan"))
    document.do(AddPosition(AS_IS, "t", None, "Name", "a", "p-a"))
    before = plan_text(document.plan)
    gone = Change(None, Position(AS_IS, "nowhere"))
    here = Change(None, document.plan.organisation().position("a"))
    document.done.append(Entry("Damaged", datetime.now(UTC), (gone, here)))
    with pytest.raises(StepDoesNotFit):
        document.undo()
    assert (plan_text(document.plan), document.undo_label) == (before, "Damaged")
    check_plan(document.plan)


class Watching:
    """A journal that notes how the plan is when it is told of a step."""

    document: Document

    def __init__(self) -> None:
        self.seen: list[str] = []

    def did(self, entry: Entry) -> None:
        self.seen.append(plan_text(self.document.plan))

    def undid(self, entry: Entry) -> None: ...
    def redid(self, entry: Entry) -> None: ...
    def typing(self, entry: Entry | None) -> None: ...


class Refusing(Watching):
    """A journal on a full disk."""

    def did(self, entry: Entry) -> None:
        raise OSError("full")

    undid = redid = did


def edges(plan: Plan) -> dict[str, set[tuple[str, str]]]:
    return {scenario: set(organisation.graph.edges) for scenario, organisation in plan.organisations.items()}
