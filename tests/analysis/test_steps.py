"""Crawl, walk and run: where each step stands and what must come before it."""

from __future__ import annotations

from dataplanner.analysis.method import Method
from dataplanner.analysis.steps import PhaseSteps, StepState, project_steps
from dataplanner.model.document import Document
from dataplanner.model.edits import AddProject, ChangeProject, SetStep
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Project


def document_with(**steps: str) -> Document:
    """A project “churn” whose crawl steps stand as given."""
    document = Document(Plan("Test"))
    document.do(AddProject("Churn", id="churn"))
    for step, status in steps.items():
        document.do(SetStep("churn", "crawl", step, {"status": status}))
    return document


def phases(document: Document, method: Method) -> list[PhaseSteps]:
    return project_steps(document.plan, document.plan.get(Project, "churn"), method)


def state(document: Document, phase: str, step: str, method: Method) -> StepState:
    (found,) = [s for p in phases(document, method) if p.phase.id == phase for s in p.steps if s.step.id == step]
    return found


def test_a_project_goes_through_all_steps_three_times(method: Method) -> None:
    found = phases(document_with(), method)
    assert [phase.phase.id for phase in found] == ["crawl", "walk", "run"]
    assert [phase.current for phase in found] == [True, False, False]
    for phase in found:
        assert [entry.step.id for entry in phase.steps] == list(method.steps)
        assert {entry.status.id for entry in phase.steps} == {"not_started"}
        assert phase.settled == 0


def test_done_and_not_needed_are_settled(method: Method) -> None:
    crawl, walk, _ = phases(document_with(data_problems="done", outside_help="not_needed", code="waiting"), method)
    assert (crawl.settled, walk.settled) == (2, 0)


def test_a_record_keeps_what_is_known_of_a_step(method: Method) -> None:
    document = document_with()
    document.do(SetStep("churn", "walk", "code", {"owner": "Ravi", "since": "2026-10-01", "note": "First cut"}))
    record = state(document, "walk", "code", method).record
    assert (record.owner, record.since, record.note) == ("Ravi", "2026-10-01", "First cut")
    assert state(document, "crawl", "code", method).record.owner == ""


def test_missing_steps_are_those_that_come_first_and_are_not_settled(method: Method) -> None:
    document = document_with(technologies="done", data_access="under_way", code="under_way")
    code = state(document, "crawl", "code", method)
    assert (code.missing, code.too_early) == (("data_access",), True)
    assert state(document, "crawl", "evaluate", method).too_early is False


def test_a_phase_begins_when_the_one_before_has_decided(method: Method) -> None:
    document = document_with(data_problems="done")
    document.do(SetStep("churn", "walk", "data_problems", {"status": "under_way"}))
    assert state(document, "walk", "data_problems", method).missing_before == ("repeat",)
    document.do(SetStep("churn", "crawl", "repeat", {"status": "done"}))
    assert not state(document, "walk", "data_problems", method).too_early


def test_a_project_recorded_from_walk_on_owes_nothing_to_crawl(method: Method) -> None:
    document = document_with()
    document.do(ChangeProject("churn", {"phase": "walk"}))
    document.do(SetStep("churn", "walk", "data_problems", {"status": "done"}))
    assert not state(document, "walk", "data_problems", method).too_early
    assert [phase.current for phase in phases(document, method)] == [False, True, False]


def test_every_step_can_be_reached(method: Method) -> None:
    settled: set[str] = set()
    for step in method.steps.values():
        assert settled.issuperset(step.after)
        settled.add(step.id)
