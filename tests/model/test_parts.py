"""The parts of a project: kept, changed, refused, taken out with what refers to them, and always undone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.files.plan_json import plan_from_text, plan_text
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPart,
    ChangePart,
    Edit,
    RemovePart,
    RemoveProject,
    SetStep,
)
from dataplanner.model.edits.parts import parts_of
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, PlanError, UnknownRecord
from dataplanner.model.faults import faults
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.plan import PART_TYPES, Plan
from dataplanner.model.projects import PhasePlan, ProjectPart, Step
from dataplanner.model.records import Change
from dataplanner.model.references import renamed, without_person
from dataplanner.model.waits import Wait
from tests.model.projects import PARTS, P, document_with_parts


@pytest.fixture
def document() -> Document:
    return document_with_parts()


def test_the_project_of_the_tests_has_a_part_of_every_sort_and_none_is_at_fault(document: Document) -> None:
    parts = list(parts_of(document.plan, P))
    assert {type(part) for part in parts} == set(PART_TYPES)
    assert [list(faults(document.plan, part)) for part in parts] == [[]] * len(parts)


def test_parts_survive_the_way_through_text(document: Document) -> None:
    text = plan_text(document.plan)
    again = plan_from_text(text)
    assert plan_text(again) == text
    assert list(parts_of(again, P)) != []
    assert {repr(part) for part in parts_of(again, P)} == {repr(part) for part in parts_of(document.plan, P)}


def test_a_plan_without_parts_keeps_its_text() -> None:
    assert "backlog" not in plan_text(Plan())


def test_all_of_it_is_undone_and_done_again(document: Document) -> None:
    after = plan_text(document.plan)
    steps = len(document.done)
    for _ in range(steps):
        document.undo()
    assert not list(parts_of(document.plan, P))
    for _ in range(steps):
        document.redo()
    assert plan_text(document.plan) == after


def test_a_project_goes_with_all_its_parts(document: Document) -> None:
    document.do(RemoveProject(P))
    assert not list(parts_of(document.plan, P))


def test_what_is_taken_out_is_taken_out_of_what_refers_to_it(document: Document) -> None:
    document.do(RemovePart("use_cases", ("alarm",)))
    document.do(RemovePart("waits", ("access",)))
    assert document.plan.get(Cant, "late").use_cases == ()
    item = document.plan.get(BacklogItem, "list")
    assert (item.use_cases, item.waits) == ((), ())
    document.undo()
    assert document.plan.get(BacklogItem, "list").waits == ("access",)


def test_new_parts_stand_last(document: Document) -> None:
    document.do(AddPart(UseCase(P, "forecast", "A forecast")))
    assert document.plan.get(UseCase, "forecast").order == 1.0


def test_a_part_found_by_what_it_is_about_is_made_when_it_is_first_changed(document: Document) -> None:
    document.do(ChangePart("phases", (P, "walk"), {"start": "2026-07-01"}))
    assert document.plan.get(PhasePlan, P, "walk").start == "2026-07-01"
    assert document.undo_label == "Change the start of walk"
    document.undo()
    assert document.plan.find(PhasePlan, P, "walk") is None


def test_labels_name_the_part(document: Document) -> None:
    assert document.undo_label == "Add privacy"
    document.do(ChangePart("backlog", ("list",), {"value": 5}))
    assert document.undo_label == "Change the value of A daily list"


REFUSED: list[tuple[Edit, type[PlanError], str]] = [
    (AddPart(UseCase("nowhere", "x", "X")), UnknownRecord, "projects"),
    (AddPart(UseCase(P, "alarm", "Again")), DuplicateRecord, "Again"),
    (AddPart(UseCase(P, "x", "  ")), InvalidRecord, "name"),
    (AddPart(Cant(P, "x", "Forecast", worth=-5.0)), InvalidRecord, "“Forecast”: the worth cannot be -5"),
    (AddPart(Cant(P, "x", "Forecast", worth=float("nan"))), InvalidRecord, "“Forecast”: the worth is not a number."),
    (AddPart(Cant(P, "x", "Forecast", worth=float("inf"))), InvalidRecord, "“Forecast”: the worth is not a number."),
    (AddPart(Cant(P, "x", "Forecast", worth=1e13)), InvalidRecord, "“Forecast”: the worth is larger than can be"),
    (AddPart(Cant(P, "x", "Forecast", worth=float("nan"))), InvalidRecord, "worth"),
    (AddPart(Cant(P, "x", "Forecast", confirmed_by="p-nobody")), InvalidRecord, "p-nobody"),
    (AddPart(Cant(P, "x", "Forecast", use_cases=("none",))), InvalidRecord, "none"),
    (AddPart(BacklogItem(P, "x", "Item", value=6)), InvalidRecord, "the value 6 is not on the scale"),
    (AddPart(BacklogItem(P, "x", "Item", phase="sprint")), InvalidRecord, "sprint"),
    (ChangePart("waits", ("access",), {"until": "2026-01-31"}), InvalidRecord,
     "“Warehouse access”: the end, 31 Jan 2026, lies before the beginning, 1 Feb 2026"),
    (ChangePart("waits", ("access",), {"since": "last week"}), InvalidRecord, "last week"),
    (ChangePart("phases", (P, "crawl"), {"end": "2025-12-31"}), InvalidRecord, "the end, 31 Dec 2025, lies before"),
    (ChangePart("metrics", ("tonnes",), {"values": {"soon": "3"}}), InvalidRecord, "soon"),
    (ChangePart("waits", ("gone",), {"note": "x"}), UnknownRecord, "not there"),
    (ChangePart("salaries", ("a",), {}), UnknownRecord, "salaries"),
    (ChangePart("waits", ("access",), {"id": "other"}), InvalidRecord, "identity"),
    (RemovePart("waits", ("gone",)), UnknownRecord, "waits"),
    (SetStep(P, "crawl", "code", {"begin": "2026-05-01", "due": "2026-04-01"}), InvalidRecord, "planned end"),
    (SetStep(P, "crawl", "code", {"person": "p-nobody", "owner": "Nobody"}), InvalidRecord, "Nobody is not in"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "error", "words"), REFUSED)
def test_what_is_not_sound_is_refused_by_name_and_field(
    document: Document, edit: Edit, error: type[PlanError], words: str
) -> None:
    before = plan_text(document.plan)
    with pytest.raises(error, match=words.replace("(", r"\(")) as refusal:
        document.do(edit)
    assert refusal.value.remedy.endswith(".")
    assert plan_text(document.plan) == before


def test_a_plan_that_is_not_sound_opens_and_may_be_mended_bit_by_bit(document: Document) -> None:
    wrong = Wait(P, "wrong", "Badge", since="2026-03-01", until="2026-02-01", person="p-gone", owner="Gone")
    document.plan.apply([Change(None, wrong)])
    again = Document(plan_from_text(plan_text(document.plan)))
    found = list(faults(again.plan, again.plan.get(Wait, "wrong")))
    assert [fault.field for fault in found] == ["person", "until"]
    again.do(ChangePart("waits", ("wrong",), {"note": "The old fault is no reason to refuse this"}))
    with pytest.raises(InvalidRecord):
        again.do(ChangePart("waits", ("wrong",), {"until": "2026-01-01"}))
    again.do(ChangePart("waits", ("wrong",), {"until": "2026-03-02", "person": "", "owner": "Ravi"}))
    assert not list(faults(again.plan, again.plan.get(Wait, "wrong")))


def test_a_link_to_an_owner_is_no_part_of_the_owner() -> None:
    wait = next(part for part in PARTS if isinstance(part, Wait))
    assert renamed(wait, {}, {"p-dana": "x1"}).person == "x1"
    assert without_person(wait, "p-dana") == wait.with_(person="")
    assert without_person(wait, "p-else") == wait


dates = st.dates().map(str)
edits = st.one_of(
    st.builds(lambda i, n: AddPart(UseCase(P, str(i), n)), st.integers(0, 5), st.text(max_size=3)),
    st.builds(lambda i: RemovePart("use_cases", (str(i),)), st.integers(0, 5)),
    st.builds(lambda w: ChangePart("cants", ("late",), {"worth": w}), st.floats(-9, 9)),
    st.builds(lambda c: ChangePart("cants", ("late",), {"use_cases": tuple(c)}), st.sets(st.sampled_from("012345"))),
    st.builds(lambda a, b: ChangePart("waits", ("access",), {"since": a, "until": b}), dates, dates),
    st.builds(lambda a, b: SetStep(P, "walk", "code", {"begin": a, "due": b}), dates, dates),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(edits, max_size=12))
def test_no_edit_brings_a_fault_about_and_every_one_is_undone(made: list[Edit]) -> None:
    document = document_with_parts()
    start, steps = plan_text(document.plan), len(document.done)
    for edit in made:
        try:
            document.do(edit)
        except PlanError:
            continue
    for part in parts_of(document.plan, P):
        assert not list(faults(document.plan, part))
    while len(document.done) > steps:
        document.undo()
    assert plan_text(document.plan) == start


def test_steps_are_parts_too(document: Document) -> None:
    step = document.plan.get(Step, P, "crawl", "data_problems")
    assert isinstance(step, ProjectPart)
    assert step.called == "data problems in crawl"
