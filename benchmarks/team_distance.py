"""The distances of all pairs of teams, against networkx's lowest common ancestors of the same pairs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from random import Random

import networkx as nx

from benchmarks.frame import Benchmark, Pair
from benchmarks.trees import SEED, plan_of
from dataplanner.analysis.distance import TeamDistance, team_distances
from dataplanner.model.edits import AddTeam
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import AS_IS

POSITIONS, TEAMS = 20_000, 50
Leaders = list[tuple[tuple[str, str], str]]


@contextmanager
def prepared() -> Iterator[Pair]:
    """A tree of 20,000 positions with 200 teams, each a subtree."""
    plan = plan_of(POSITIONS)
    for lead in Random(SEED).sample(range(POSITIONS), TEAMS):
        AddTeam(AS_IS, f"Team {lead}", "engineering", subtree=str(lead), id=str(lead)).apply(plan)
    organisation = plan.organisation()
    yield Pair(lambda: team_distances(organisation), lambda: networkx_leaders(organisation), agree)


def networkx_leaders(organisation: Organisation) -> Leaders:
    """The common leader of each two leads, from networkx."""
    leads = [team.subtree or "" for team in organisation.sorted_teams()]
    return list(nx.tree_all_pairs_lowest_common_ancestor(organisation.graph, root="0", pairs=combinations(leads, 2)))


def agree(ours: list[TeamDistance], peer: Leaders) -> bool:
    """Whether both found the same common leaders; a team's id is its lead's."""
    found = {frozenset((pair.team_a, pair.team_b)): pair.common_leader for pair in ours}
    return found == {frozenset(pair): leader for pair, leader in peer}


BENCHMARK = Benchmark(
    name="team-distance",
    about=f"distances of all pairs of {TEAMS} teams in a tree of {POSITIONS:,} positions",
    peer="networkx tree_all_pairs_lowest_common_ancestor",
    target=10.0,
    prepare=prepared,
    needs=("networkx",),
)
