"""Teams by rule: whoever a query finds is on them, as long as it does, wherever a team's members count."""

from unittest.mock import patch

import pytest

from dataplanner.analysis.connections import links_of
from dataplanner.analysis.distance import team_distances
from dataplanner.analysis.gaps import team_people
from dataplanner.analysis.ratios import headcount_by_kind
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPosition,
    AddTeam,
    ChangePosition,
    ChangeTeam,
    CopyScenario,
    FillPosition,
    MovePosition,
    RemovePosition,
    VacatePosition,
)
from dataplanner.model.positions import AS_IS
from dataplanner.model.teams import Team
from tests.model.builders import HANSA, document_of, mark


@pytest.fixture
def document() -> Document:
    document = document_of(HANSA)
    document.do(AddTeam(AS_IS, "Data", "engineering", query="title:data", id="data"))
    return document


def team(document: Document, scenario: str = AS_IS) -> Team:
    return document.plan.organisation(scenario).team("data")


def members(document: Document, scenario: str = AS_IS) -> set[str]:
    return document.plan.organisation(scenario).team_members(team(document, scenario))


def test_whoever_the_rule_finds_is_on_the_team(document: Document) -> None:
    organisation = document.plan.organisation()
    assert members(document) == {"mori", "roth", "dana", "ravi", "uma"}
    assert [found.id for found in organisation.teams_of("uma")] == ["data"]
    assert organisation.teams_of("cfo") == []
    assert organisation.team_lead(team(document)) == "ceo"
    assert headcount_by_kind(organisation) == {"engineering": 5}
    assert len(team_people(document.plan, organisation, team(document))) == 5


def test_the_rule_is_kept_live(document: Document) -> None:
    document.do(AddPosition(AS_IS, "Data Engineer", "dana", id="new"))
    document.do(ChangePosition(AS_IS, "mori", {"title": "Accountant"}))
    document.do(RemovePosition(AS_IS, "ravi"))
    assert members(document) == {"roth", "dana", "uma", "new"}
    document.undo()
    assert "ravi" in members(document)


def test_a_rule_by_name_follows_who_holds_what(document: Document) -> None:
    document.do(ChangeTeam(AS_IS, "data", {"query": "name:Mori"}))
    document.do(FillPosition(AS_IS, "mori", "Aiko"))
    assert members(document) == set()
    document.do(FillPosition(AS_IS, "uma", "Mori"))
    assert members(document) == {"uma"}
    document.do(VacatePosition(AS_IS, "uma"))
    assert members(document) == set()


def test_a_rule_by_leader_follows_moves_and_each_scenario_has_its_own(document: Document) -> None:
    document.do(ChangeTeam(AS_IS, "data", {"query": "under:cto and title:data"}))
    document.do(CopyScenario(AS_IS, "To be", id="to-be"))
    document.do(MovePosition("to-be", "bauer", "cto"))
    assert members(document) == {"dana", "ravi", "uma"}
    assert members(document, "to-be") == {"dana", "ravi", "uma", "mori", "roth"}


def test_a_rule_adds_to_subtree_and_list(document: Document) -> None:
    document.do(ChangeTeam(AS_IS, "data", {"query": "title:analyst", "subtree": "dana", "members": ("cfo",)}))
    assert members(document) == {"dana", "ravi", "uma", "roth", "cfo"}
    document.do(RemovePosition(AS_IS, "dana"))
    assert (team(document).subtree, set(team(document).members)) == (None, {"ravi", "uma", "cfo"})
    assert team(document).query == "title:analyst"


def test_a_rule_that_finds_nobody_any_more_leaves_an_empty_team_and_loses_nothing(document: Document) -> None:
    document.do(ChangeTeam(AS_IS, "data", {"query": "under:mori"}))
    document.do(RemovePosition(AS_IS, "mori"))
    assert members(document) == set()
    assert document.plan.organisation().team_lead(team(document)) is None
    document.do(ChangeTeam(AS_IS, "data", {"name": "Was Mori"}))
    assert team(document).query == "under:mori"
    document.undo()
    document.undo()
    assert members(document) == {"mori"}


def test_distances_and_squads_count_who_the_rule_finds(document: Document) -> None:
    mark(document, "Finance", "business", "cfo")
    document.do(ChangeTeam(AS_IS, "data", {"query": "title:engineer"}))
    (pair,) = team_distances(document.plan.organisation())
    assert (pair.levels_up_a, pair.levels_up_b) == (2, 1)
    document.do(ChangeTeam(AS_IS, "data", {"lead": "ravi"}))
    assert [(link.a, link.b) for link in links_of(document.plan.organisation())] == [("uma", "ravi")]


def test_after_an_edit_nobody_else_is_asked_again(document: Document) -> None:
    organisation = document.plan.organisation()
    before = members(document)
    with patch("dataplanner.model.query_results.matches") as asked_again:
        document.do(MovePosition(AS_IS, "ravi", "cfo"))
        document.do(ChangePosition(AS_IS, "uma", {"title": "Accountant"}))
        assert organisation.found_by("title:data") == before - {"uma"}
        document.undo()
        assert organisation.found_by("title:data") == before
    asked_again.assert_not_called()
