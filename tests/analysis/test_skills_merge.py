"""What came back against the plan: what was sent, what is said, what the plan says now."""

from __future__ import annotations

import itertools

import pytest

from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_merge import Claim, Merge, merge_edit, merged
from dataplanner.model.document import Document
from dataplanner.model.edits import AddSkill, SetAssessment
from dataplanner.model.skills import Assessment, Skill
from tests.model.builders import HANSA, document_of

VALUES: list[bool | None] = [True, False, None]


@pytest.fixture
def document() -> Document:
    made = document_of(HANSA)
    made.do(AddSkill("Schema", ("engineering",), "schema"))
    return made


def claim(
    held: bool | None, sent: bool | None = None, *, known: bool = True, place: str = "a", person: str = "p-uma"
) -> Claim:
    return Claim("engineering", person, "schema", held, sent, known, place)


def set_now(document: Document, held: bool | None) -> None:
    document.do(SetAssessment("p-uma", "schema", held))


def kind_of(found: Merge) -> str:
    if found.changes:
        return "change"
    return found.conflicts[0].reason if found.conflicts else "same"


@pytest.mark.parametrize(("sent", "held", "now"), list(itertools.product(VALUES, repeat=3)))
def test_one_hand(document: Document, method: Method, sent: bool | None, held: bool | None, now: bool | None) -> None:
    """The slow, obvious table of all cases."""
    set_now(document, now)
    wanted = "same" if held in (sent, now) else "change" if now == sent else "meanwhile"
    assert kind_of(merged(document.plan, [claim(held, sent)], method)) == wanted


@pytest.mark.parametrize(("held", "now"), list(itertools.product(VALUES, repeat=2)))
def test_where_it_is_not_known_what_was_sent(
    document: Document, method: Method, held: bool | None, now: bool | None
) -> None:
    set_now(document, now)
    wanted = "same" if held == now else "change" if now is None else "meanwhile"
    assert kind_of(merged(document.plan, [claim(held, known=False)], method)) == wanted


def test_two_hands_that_agree_are_one_change(document: Document, method: Method) -> None:
    found = merged(document.plan, [claim(True), claim(True, place="b")], method)
    assert len(found.changes) == 1


def test_a_hand_that_changed_nothing_does_not_stand_against_one_that_did(document: Document, method: Method) -> None:
    for claims in ([claim(None), claim(True, place="b")], [claim(True), claim(None, place="b")]):
        assert kind_of(merged(document.plan, claims, method)) == "change"


def test_two_hands_that_differ_conflict_and_nothing_changes(document: Document, method: Method) -> None:
    found = merged(document.plan, [claim(True), claim(False, place="b")], method)
    (conflict,) = found.conflicts
    assert (conflict.reason, [said.place for said in conflict.claims]) == ("hands", ["a", "b"])
    assert not document.do(merge_edit(document.plan, found, method, "Bring back"))


def test_what_was_chosen_of_a_conflict_is_taken_over_in_the_same_step(document: Document, method: Method) -> None:
    claims = [claim(True), claim(False, place="b"), claim(True, person="p-ravi")]
    found = merged(document.plan, claims, method)
    document.do(merge_edit(document.plan, found, method, "Bring back", "2026-11-21", {("p-uma", "schema"): False}))
    assert document.plan.get(Assessment, "p-uma", "schema") == Assessment("p-uma", "schema", False, "2026-11-21")
    assert document.plan.get(Assessment, "p-ravi", "schema").held
    assert document.undo_label == "Bring back"
    document.undo()
    assert not list(document.plan.all(Assessment))


def test_columns_that_the_plan_has_from_the_method_are_adopted(method: Method) -> None:
    document = document_of(HANSA)
    found = merged(document.plan, [Claim("engineering", "p-uma", "sql", True, None, True, "a")], method)
    document.do(merge_edit(document.plan, found, method, "Bring back"))
    assert document.plan.get(Assessment, "p-uma", "sql").held
    assert len(list(document.plan.all(Skill))) == len(method.kind_skills["engineering"].columns)
    document.undo()
    assert not list(document.plan.all(Skill))


def test_people_and_skills_that_are_gone_are_told(document: Document, method: Method) -> None:
    gone = [claim(True, person="p-nobody"), Claim("engineering", "p-uma", "alchemy", True, None, True, "a")]
    found = merged(document.plan, gone, method)
    assert found.gone == gone
    assert kind_of(found) == "same"
