"""--team NAME=QUERY: the team it adds, the kind it proposes, and why it refuses."""

from __future__ import annotations

import pytest

from dataplanner.cli.failures import CommandError
from dataplanner.cli.marking import team_edit
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import open_plan
from dataplanner.files.resources import root
from dataplanner.model.edits import AddTeam
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS


@pytest.fixture(scope="module")
def plan() -> Plan:
    return open_plan(root() / "sample_orgs" / "twitter.plan.json")


def added(plan: Plan, spec: str) -> AddTeam:
    return team_edit(plan, AS_IS, spec, load_method())


def test_one_leader_is_kept_as_a_subtree_and_other_matches_as_a_list(plan: Plan) -> None:
    assert added(plan, "Everybody under=under:analytics manager").subtree == "analytics-manager"
    listed = added(plan, "Writers=title:data analyst")
    assert listed.subtree is None
    assert len(listed.members) > 1


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        ("Science=data", "science"),
        ("data engineering 2 = data analyst", "engineering"),
        ("Blue=title:data analyst", "analysts"),
        ("Blue=title:data engineer", "engineering"),
        ("Blue=chief", "other"),
        ("Blue:Operations=data", "operations"),
        ("Blue : business = data", "business"),
    ],
)
def test_the_kind_comes_from_the_words_then_the_name_then_the_titles(plan: Plan, spec: str, kind: str) -> None:
    assert added(plan, spec).kind == kind


@pytest.mark.parametrize(
    ("spec", "word"),
    [
        ("Science", "NAME=QUERY"),
        ("=data", "NAME=QUERY"),
        ("Blue=", "NAME=QUERY"),
        ("Blue: science = ", "NAME=QUERY"),
        ("Blue=astronaut", "no position matches"),
        ("Blue:purple=data", "not a kind of team"),
        ("analytics=data", "already"),
    ],
)
def test_a_team_that_makes_no_sense_is_refused(plan: Plan, spec: str, word: str) -> None:
    with pytest.raises(CommandError, match=word):
        added(plan, spec)
