"""The rules about how experienced the engineers are."""

from __future__ import annotations

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import AddProject, AddSkill, SetAssessment, SetExperience, SetStep
from tests.analysis.rules.plans import found, hansa, only


def rated(**levels: str) -> Document:
    document = hansa("engineering")
    for position, level in levels.items():
        document.do(SetExperience(f"p-{position}", level))
    return document


def test_a_team_of_beginners_is_red(method: Method) -> None:
    finding = only(rated(dana="new", ravi="new", uma="new"), "only_beginners", method)
    assert (finding.weight, finding.headline) == ("red", "Everybody on “Engineering” is new to this work.")
    assert not found(rated(dana="new", ravi="qualified", uma="new"), "only_beginners", method)


def test_nothing_is_said_of_beginners_until_everybody_is_rated(method: Method) -> None:
    assert not found(rated(ravi="new", uma="new"), "only_beginners", method)
    assert not found(rated(), "only_beginners", method)


def test_a_team_with_some_experience_still_wants_a_veteran(method: Method) -> None:
    assert only(rated(ravi="qualified"), "no_veteran", method).teams == ("engineering",)
    assert not found(rated(ravi="qualified", uma="veteran"), "no_veteran", method)
    assert not found(rated(ravi="new"), "no_veteran", method)


def test_a_veteran_may_also_be_known_from_the_matrix(method: Method) -> None:
    document = rated(ravi="qualified")
    document.do(AddSkill("Project veteran", ("engineering",), "project_veteran"))
    document.do(SetAssessment("p-uma", "project_veteran", True))
    assert not found(document, "no_veteran", method)


def test_a_project_begun_by_beginners_wants_a_qualified_engineer(method: Method) -> None:
    document = rated(ravi="new")
    document.do(AddProject("Churn", id="churn"))
    assert not found(document, "no_qualified_engineer", method)
    document.do(SetStep("churn", "crawl", "data_problems", {"status": "under_way"}))
    finding = only(document, "no_qualified_engineer", method)
    assert finding.headline == "“Churn”: work has begun, and no engineer is rated qualified or veteran."
    document.do(SetExperience("p-uma", "qualified"))
    assert not found(document, "no_qualified_engineer", method)
