"""The rules about what is noted: unsound values from a file, owners and teams that are gone; waits as entries."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.files.plan_json import plan_from_text, plan_text
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangePart, ChangeProject, RemovePosition, RemoveTeam, SetStep, VacatePosition
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.needs import Cant
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import ProjectPart, Step
from dataplanner.model.records import Change
from dataplanner.model.waits import Wait
from tests.analysis.projects.plans import P, project
from tests.analysis.rules.plans import found, only

WAIT = Wait(P, "access", "Warehouse access", "crawl", "data_access", "Dana", "p-dana", "Mori", "p-mori", "2026-09-01")


def as_read(part: ProjectPart) -> Document:
    """A plan that holds a part as only a file may; it has been through a file."""
    document = project()
    document.plan.apply([Change(None, part)])
    return Document(plan_from_text(plan_text(document.plan)))


@pytest.mark.parametrize(
    ("part", "headline"),
    [
        (WAIT.with_(until="2026-08-01"),
         "Churn, Waits, “Warehouse access”: the end, 1 Aug 2026, lies before the beginning, 1 Sep 2026."),
        (Cant(P, "c", "A forecast", worth=-3.0), "Churn, Can’ts, “A forecast”: the worth cannot be -3."),
        (Step(P, "crawl", "code", begin="2026-05-01", due="2026-04-01"),
         "Churn, Crawl, “Write the code”: the planned end, 1 Apr 2026, lies before the planned start, 1 May 2026."),
        (WAIT.with_(person="p-left", owner="Who left"),
         "Churn, Waits, “Warehouse access”: Who left is not in the plan any more."),
        (BacklogItem(P, "i", "Item", phase="sprint"), "Churn, Backlog, “Item”: there is no phase “sprint”."),
    ],
)  # fmt: skip
def test_a_plan_with_an_unsound_value_opens_and_says_where(part: ProjectPart, headline: str, method: Method) -> None:
    assert only(as_read(part), "unsound_entry", method).headline == headline


def test_sound_values_are_no_finding(method: Method) -> None:
    assert not found(project(WAIT), "unsound_entry", method)


def test_an_owner_taken_out_of_the_organisation(method: Method) -> None:
    document = project(WAIT)
    document.do(SetStep(P, "crawl", "code", {"owner": "Mori", "person": "p-mori"}))
    assert not found(document, "owner_gone", method)
    document.do(RemovePosition(AS_IS, "dana"))
    finding = only(document, "owner_gone", method)
    assert finding.headline == (
        "Churn, Waits, “Warehouse access”: Dana sees to it and holds no position in this scenario."
    )
    document.do(VacatePosition(AS_IS, "mori"))
    told = {one.subject for one in found(document, "owner_gone", method)}
    assert told == {"waits/access/person", "waits/access/holder", f"steps/{P}/crawl/code/person"}


def test_a_team_that_is_in_no_scenario(method: Method) -> None:
    document = project(BacklogItem(P, "i", "Item", teams=("engineering",)))
    assert not found(document, "team_gone", method)
    document.do(RemoveTeam(AS_IS, "engineering"))
    assert only(document, "team_gone", method).subject == "backlog/i/teams"


def test_a_wait_of_its_own_is_long_and_wants_an_owner(method: Method) -> None:
    finding = only(project(WAIT), "long_wait", method)
    assert finding.headline == "Churn, crawl: “Warehouse access” has been waiting for 81 days."
    assert (finding.positions, finding.steps) == (("ceo",), ((P, "crawl", "data_access"),))
    assert not found(project(WAIT.with_(since="2026-11-01")), "long_wait", method)
    assert not found(project(WAIT.with_(until="2026-11-01")), "long_wait", method)
    assert only(project(WAIT.with_(owner="", person="")), "wait_without_owner", method).subject == "wait/access"
    assert not found(project(WAIT), "wait_without_owner", method)


def test_a_step_that_waits_for_what_is_noted_is_told_once(method: Method) -> None:
    document = project(WAIT)
    document.do(SetStep(P, "crawl", "data_access", {"status": "waiting", "since": "2026-09-01"}))
    assert only(document, "long_wait", method).subject == "wait/access"
    document.do(ChangePart("waits", ("access",), {"until": "2026-11-01"}))
    assert only(document, "long_wait", method).subject == f"{P}/crawl/data_access"


def test_a_sponsor_who_has_left_is_an_owner_gone_and_leads_to_the_project(method: Method) -> None:
    document = project()
    document.do(ChangeProject(P, {"sponsor": "Mori", "person": "p-mori"}))
    assert not found(document, "owner_gone", method)
    document.do(VacatePosition(AS_IS, "mori"))
    finding = only(document, "owner_gone", method)
    assert finding.headline.startswith("Churn, Projects, “Churn”: ")
    assert (finding.entry, finding.project) == (("projects", (P,)), P)


def test_a_project_keeps_its_name_and_a_sponsor_who_is_known(method: Method) -> None:
    document = project()
    for fields in ({"name": " "}, {"person": "p-nobody"}):
        with pytest.raises(InvalidRecord):
            document.do(ChangeProject(P, fields))
