"""Reporting distance agrees with networkx, and says so where there is none."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.distance import TeamDistance, data_teams_leader, path_between, team_distances
from dataplanner.model.edits import ChangeTeam
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from dataplanner.model.teams import Team
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of, mark


def directed(managers: Managers) -> nx.DiGraph:
    graph = nx.DiGraph([(manager, id_) for id_, manager in managers.items() if manager])
    graph.add_nodes_from(managers)
    return graph


def one_tree(managers: Managers) -> nx.DiGraph:
    """The forest under one invented top, as networkx looks for common ancestors in one tree only."""
    graph = directed(managers)
    graph.add_edges_from(("top", id_) for id_, manager in managers.items() if manager is None)
    return graph


def subtree_teams(positions: list[str]) -> list[Change]:
    return [Change(None, Team(AS_IS, f"team-{id_}", id_, subtree=id_)) for id_ in positions]


@given(forests(smallest=2), st.data())
def test_distances_are_shortest_paths_through_the_lowest_common_ancestor(
    managers: Managers, data: st.DataObject
) -> None:
    leads = sorted(data.draw(st.sets(st.sampled_from(sorted(managers)), min_size=2, max_size=8)))
    plan = plan_of(managers)
    plan.apply(subtree_teams(leads))
    undirected, tree = directed(managers).to_undirected(), one_tree(managers)
    pairs = team_distances(plan.organisation())
    assert len(pairs) == len(leads) * (len(leads) - 1) // 2
    for pair, (a, b) in zip(pairs, combinations(leads, 2), strict=True):
        assert (pair.team_a, pair.team_b) == (f"team-{a}", f"team-{b}")
        common = nx.lowest_common_ancestor(tree, a, b)
        if common == "top":
            assert not nx.has_path(undirected, a, b)
            assert pair == TeamDistance(pair.team_a, pair.team_b, None, None, None, None)
        else:
            assert pair.common_leader == common
            assert pair.distance == nx.shortest_path_length(undirected, a, b)
            assert pair.levels_up_a == nx.shortest_path_length(tree, common, a)
            assert pair.levels_up_b == nx.shortest_path_length(tree, common, b)


@given(forests(smallest=1), st.data())
def test_a_path_is_the_only_one_between_two_positions(managers: Managers, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(sorted(managers))) for _ in range(2))
    undirected = directed(managers).to_undirected()
    path = path_between(plan_of(managers).organisation(), a, b)
    assert path == (nx.shortest_path(undirected, a, b) if nx.has_path(undirected, a, b) else [])


@given(forests(smallest=3), st.data())
def test_a_listed_team_without_a_lead_counts_from_the_lowest_position_above_all(
    managers: Managers, data: st.DataObject
) -> None:
    members = sorted(data.draw(st.sets(st.sampled_from(sorted(managers)), min_size=2, max_size=4)))
    other = data.draw(st.sampled_from(sorted(managers)))
    plan = plan_of(managers)
    plan.apply([Change(None, Team(AS_IS, "listed", "A", members=tuple(members))), *subtree_teams([other])])
    (pair,) = team_distances(plan.organisation())
    tree = one_tree(managers)
    lead = members[0]
    for member in members[1:]:
        lead = nx.lowest_common_ancestor(tree, lead, member)
    if lead == "top" or nx.lowest_common_ancestor(tree, lead, other) == "top":
        assert pair.distance is None
    else:
        assert pair.distance == nx.shortest_path_length(tree.to_undirected(), lead, other)


def test_a_named_lead_outside_the_team_is_where_its_distance_starts() -> None:
    document = document_of(HANSA)
    science = mark(document, "Science", "science", None, "mori", "roth")
    mark(document, "Platform", "engineering", "dana")
    (pair,) = team_distances(document.plan.organisation())
    assert (pair.levels_up_a, pair.levels_up_b, pair.common_leader) == (2, 2, "ceo")
    document.do(ChangeTeam(AS_IS, science, {"lead": "cfo"}))
    (pair,) = team_distances(document.plan.organisation())
    assert (pair.levels_up_a, pair.levels_up_b, pair.distance) == (1, 2, 3)


def test_teams_of_one_lead_are_no_distance_apart() -> None:
    document = document_of(HANSA)
    mark(document, "Engineers", "engineering", "dana")
    mark(document, "Guild", "operations", None, "ravi", "uma")
    (pair,) = team_distances(document.plan.organisation())
    assert (pair.distance, pair.common_leader) == (0, "dana")


def test_the_data_teams_leader_leaves_other_teams_aside() -> None:
    document = document_of(HANSA)
    assert data_teams_leader(document.plan.organisation()) is None
    mark(document, "Engineers", "engineering", "dana")
    mark(document, "Finance", "business", "cfo")
    assert data_teams_leader(document.plan.organisation()) == "dana"
    mark(document, "Science", "science", None, "mori")
    assert data_teams_leader(document.plan.organisation()) == "ceo"


def test_data_teams_in_separate_trees_have_no_leader() -> None:
    document = document_of("a\n  b\nc\n  d")
    mark(document, "Engineers", "engineering", "b")
    mark(document, "Science", "science", "d")
    assert data_teams_leader(document.plan.organisation()) is None


def test_a_path_to_nowhere_is_refused() -> None:
    with pytest.raises(UnknownRecord):
        path_between(document_of(HANSA).plan.organisation(), "ceo", "nobody")
