"""The rules about how experienced the engineers are."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPart, AddProject, AddSkill, SetAssessment, SetExperience, SetStep
from tests.analysis.rules.plans import found, hansa, only
from tests.model.builders import document_of, mark

NEIGHBOURS = """
ceo: Chief Executive Officer
  cto: Chief Technology Officer
    a: Head of Platform
    b: Head of Pipelines
  cfo: Chief Financial Officer
    d: Controlling
      c: Head of Reporting
"""


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


def test_a_veteran_on_a_team_nearby_is_within_reach(method: Method) -> None:
    document = document_of(NEIGHBOURS)
    for team in "abc":
        mark(document, team.upper(), "engineering", team)
    for person in "bc":
        document.do(SetExperience(f"p-{person}", "qualified"))
    assert [finding.teams for finding in found(document, "no_veteran", method)] == [("b",), ("c",)]
    document.do(SetExperience("p-a", "veteran"))
    assert only(document, "no_veteran", method).teams == ("c",), "two steps to A, and five"


def with_item(complexity: int, phase: str = "crawl", done: str = "", **levels: str) -> Document:
    document = rated(**levels)
    document.do(AddProject("Churn", id="churn"))
    item = BacklogItem("churn", "i", "Streams", value=3, complexity=complexity, phase=phase, done=done)
    document.do(AddPart(item))
    return document


@pytest.mark.parametrize(
    ("complexity", "level", "speaks"),
    [(2, "new", False), (3, "new", True), (4, "qualified", False), (5, "qualified", True), (5, "veteran", False)],
)
def test_the_level_is_held_against_what_is_asked_for(method: Method, complexity: int, level: str, speaks: bool) -> None:
    document = with_item(complexity, ravi=level, uma="new")
    assert bool(found(document, "above_the_level", method)) == speaks


def test_what_is_asked_for_too_early_is_named_and_opened(method: Method) -> None:
    finding = only(with_item(3, ravi="new"), "above_the_level", method)
    assert finding.headline == (
        "Churn: “Streams” asks for more experience than the engineers have, whose best is rated “New”."
    )
    assert finding.part == ("backlog", ("i",))


def test_nothing_is_held_against_later_items_done_ones_and_unrated_teams(method: Method) -> None:
    for document in (
        with_item(5, "walk", ravi="new"), with_item(5, "", ravi="new"),
        with_item(5, done="2026-01-31", ravi="new"), with_item(5),
    ):  # fmt: skip
        assert not found(document, "above_the_level", method)
