"""The organisation: lines, leaders and teams over the graph."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.model.errors import UnknownRecord
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change
from dataplanner.model.teams import Team
from tests.model.builders import HANSA, document_of, mark


@st.composite
def forests(draw: st.DrawFn) -> Organisation:
    """A random forest of up to 30 positions: each reports to an earlier one or to nobody."""
    size = draw(st.integers(1, 30))
    managers = [draw(st.none() | st.integers(0, i - 1)) if i else None for i in range(size)]
    plan = Plan()
    plan.apply(
        Change(None, Position(AS_IS, str(i), manager=None if m is None else str(m), order=float(i)))
        for i, m in enumerate(managers)
    )
    return plan.organisation()


@given(forests(), st.data())
def test_the_common_leader_is_the_lowest_common_ancestor(organisation: Organisation, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(sorted(organisation.graph))) for _ in range(2))
    assert organisation.common_leader([a, b]) == nx.lowest_common_ancestor(organisation.graph, a, b)


@given(forests())
def test_every_position_is_in_one_tree_or_parked(organisation: Organisation) -> None:
    trees = [organisation.subtree(root.id) for root in organisation.roots()]
    parked = {position.id for position in organisation.parked()}
    assert sum(map(len, trees)) + len(parked) == len(organisation)
    assert parked.union(*trees) == set(organisation.graph)


def test_reports_stand_in_their_sequence_and_not_in_that_of_the_graph() -> None:
    plan = Plan()
    plan.apply(
        Change(None, Position(AS_IS, i, manager=m, order=o))
        for i, m, o in (("a", None, 0), ("b", "a", 2), ("c", "a", 1))
    )
    assert [report.id for report in plan.organisation().reports("a")] == ["c", "b"]


def test_a_position_may_be_stored_before_its_manager() -> None:
    plan = Plan()
    plan.apply([Change(None, Position(AS_IS, "b", manager="a")), Change(None, Position(AS_IS, "a"))])
    assert plan.organisation().chain_up("b") == ["b", "a"]


def test_a_lone_position_is_parked_beside_a_tree_and_a_root_when_it_is_all_there_is() -> None:
    alone = document_of("ceo: CEO").plan.organisation()
    assert [p.id for p in alone.roots()] == ["ceo"]
    beside = document_of(HANSA + "temp: Temp").plan.organisation()
    assert [p.id for p in beside.roots()] == ["ceo"]
    assert [p.id for p in beside.parked()] == ["temp"]


def test_the_lead_is_who_was_named_else_the_head_of_the_subtree_else_the_lowest_above_all() -> None:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Squad", "other", None, "mori", "ravi")
    mark(document, "Pair", "other", None, "mori", "roth")
    organisation = document.plan.organisation()
    leads = {team.name: organisation.team_lead(team) for team in organisation.sorted_teams()}
    assert leads == {"Science": "bauer", "Squad": "ceo", "Pair": "bauer"}
    named = Team(AS_IS, "x", "Named", lead="uma", members=("mori",))
    assert organisation.team_lead(named) == "uma"


def test_a_team_across_separate_trees_has_no_lead() -> None:
    organisation = document_of(HANSA + "other: Other\n  below: Below").plan.organisation()
    assert organisation.team_lead(Team(AS_IS, "x", "Both", members=("mori", "below"))) is None


def test_members_are_the_subtree_and_the_list_together() -> None:
    organisation = document_of(HANSA).plan.organisation()
    team = Team(AS_IS, "x", "Mixed", subtree="bauer", members=("uma",))
    assert organisation.team_members(team) == {"bauer", "mori", "roth", "uma"}


def test_an_unknown_position_or_team_is_named_as_such() -> None:
    organisation = document_of(HANSA).plan.organisation()
    with pytest.raises(UnknownRecord):
        organisation.position("nobody")
    with pytest.raises(UnknownRecord):
        organisation.team("none")
