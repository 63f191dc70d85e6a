"""The rules about the steps of projects."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import AcceptFinding, AddProject, SetStep
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import Step
from dataplanner.model.records import Change
from tests.analysis.rules.plans import TODAY, found, hansa, only


def project(**steps: str) -> Document:
    document = hansa()
    document.do(AddProject("Churn", id="churn"))
    for step, status in steps.items():
        document.do(SetStep("churn", "crawl", step, {"status": status}))
    return document


def test_a_step_begun_before_what_comes_first_is_named_with_it(method: Method) -> None:
    finding = only(project(technologies="done"), "step_too_early", method)
    early, first = "“Choose technologies”", "“Understand the use cases”"
    assert finding.headline == f"Churn, crawl: {early} has begun before {first} is settled."
    assert (finding.subject, finding.steps) == ("churn/crawl/technologies", (("churn", "crawl", "technologies"),))


@pytest.mark.parametrize(("status", "early"), [("done", False), ("not_needed", False), ("under_way", True)])
def test_what_comes_first_must_be_done_or_not_needed(status: str, early: bool, method: Method) -> None:
    steps = {"data_problems": "done", "business_needs": status, "big_data_problem": "under_way"}
    assert bool(found(project(**steps), "step_too_early", method)) == early


@pytest.mark.parametrize("status", ["not_started", "not_needed", "dont_know"])
def test_a_step_that_has_not_begun_is_never_early(status: str, method: Method) -> None:
    assert not found(project(technologies=status), "step_too_early", method)


def waiting(since: str, owner: str = "") -> Document:
    document = project()
    fields = {"status": "waiting", "since": since, "owner": owner}
    document.do(SetStep("churn", "crawl", "data_problems", fields))
    return document


def as_read(since: str) -> Document:
    """A step that waits since no day, as only a file may say it."""
    document = project()
    document.plan.apply([Change(None, Step("churn", "crawl", "data_problems", "waiting", since=since))])
    return document


def test_a_wait_is_long_after_thirty_days(method: Method) -> None:
    assert not found(waiting(str(TODAY - timedelta(30))), "long_wait", method)
    finding = only(waiting(str(TODAY - timedelta(31))), "long_wait", method)
    assert finding.headline == "Churn, crawl: “Look at data and data problems” has been waiting for 31 days."
    assert finding.steps == (("churn", "crawl", "data_problems"),)


def test_a_wait_without_a_sound_date_or_a_today_is_not_called_long(method: Method) -> None:
    assert not found(waiting(""), "long_wait", method)
    assert not found(as_read("last spring"), "long_wait", method)
    long_ago = waiting("2020-01-01")
    assert found(long_ago, "long_wait", method)
    assert "long_wait" not in {finding.rule for finding in findings(long_ago.plan, AS_IS, method)}


def test_only_waiting_steps_wait(method: Method) -> None:
    document = project()
    document.do(SetStep("churn", "crawl", "data_problems", {"status": "under_way", "since": "2020-01-01"}))
    assert not found(document, "long_wait", method)


def test_a_wait_wants_an_owner(method: Method) -> None:
    assert only(waiting("2026-11-20"), "wait_without_owner", method).weight == "green"
    assert not found(waiting("2026-11-20", "Tariq"), "wait_without_owner", method)


def test_a_tick_against_the_facts_keeps_its_reason_and_stays_a_finding(method: Method) -> None:
    document = project()
    document.do(SetStep("churn", "crawl", "evaluate", {"status": "done"}))
    finding = only(document, "against_the_facts", method)
    begun = "Churn, crawl: “Evaluate” has begun, and the plan says otherwise."
    assert finding.headline == f"{begun} No metric has a figure that was read."
    assert (finding.accepted, finding.subject) == (False, "churn/crawl/evaluate")
    document.do(SetStep("churn", "crawl", "evaluate", {"reason": "The business judged it by eye"}))
    kept = only(document, "against_the_facts", method)
    assert (kept.accepted, kept.reason) == (True, "The business judged it by eye")
    document.do(AcceptFinding(AS_IS, "against_the_facts", "churn/crawl/evaluate", "Agreed by the board"))
    assert only(document, "against_the_facts", method).reason == "Agreed by the board"


def test_a_step_out_of_turn_keeps_its_reason_too(method: Method) -> None:
    document = project(technologies="done")
    document.do(SetStep("churn", "crawl", "technologies", {"reason": "Given by the group"}))
    assert only(document, "step_too_early", method).reason == "Given by the group"


def test_not_needed_wants_a_reason(method: Method) -> None:
    document = project(outside_help="not_needed")
    assert only(document, "not_needed_without_reason", method).steps == (("churn", "crawl", "outside_help"),)
    document.do(SetStep("churn", "crawl", "outside_help", {"reason": "The team can do it alone"}))
    assert not found(document, "not_needed_without_reason", method)
