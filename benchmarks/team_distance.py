"""The distances of all pairs of teams, against networkx's lowest common ancestors and rustworkx's distances."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np

from benchmarks.frame import Benchmark, Pair
from benchmarks.large_organisation import POSITIONS, TEAMS, Large, large_organisation
from dataplanner.analysis.distance_matrix import DistanceMatrix, distance_matrix

Leaders = list[tuple[tuple[str, str], str]]


@contextmanager
def prepared_networkx() -> Iterator[Pair]:
    """The leaders above all teams as a networkx tree."""
    large = large_organisation()
    tree = nx.DiGraph(large.lines())
    yield Pair(lambda: distances(large), lambda: networkx_leaders(tree, large.leads), same_leaders, large.beside)


@contextmanager
def prepared_rustworkx() -> Iterator[Pair]:
    """The leaders above all teams as a rustworkx graph."""
    large, rustworkx = large_organisation(), importlib.import_module("rustworkx")
    graph = rustworkx.PyGraph()
    lines = large.lines()
    ids = list(dict.fromkeys(id_ for line in lines for id_ in line))
    node = dict(zip(ids, graph.add_nodes_from(ids), strict=True))
    graph.add_edges_from_no_data([(node[above], node[below]) for above, below in lines])
    at = np.ix_(*[[node[lead] for lead in large.leads]] * 2)

    def same_distances(ours: tuple[DistanceMatrix, Any], peer: Any) -> bool:
        return bool(np.array_equal(ours[1], peer[at]))

    yield Pair(lambda: distances(large), lambda: rustworkx.distance_matrix(graph), same_distances, large.beside)


def distances(large: Large) -> tuple[DistanceMatrix, Any]:
    """Ours: the matrix with the common leaders, and its distances."""
    matrix = distance_matrix(large.organisation)
    return matrix, matrix.distances()


def networkx_leaders(tree: nx.DiGraph[str], leads: tuple[str, ...]) -> Leaders:
    """The common leader of each two leads, from networkx."""
    return list(nx.tree_all_pairs_lowest_common_ancestor(tree, root="0", pairs=combinations(leads, 2)))


def same_leaders(ours: tuple[DistanceMatrix, Any], peer: Leaders) -> bool:
    """Whether both found the same common leaders; a team's id is its lead's."""
    matrix = ours[0]
    place = {team: number for number, team in enumerate(matrix.teams)}
    pairs = np.array([(place[a], place[b]) for (a, b), _ in peer])
    found = matrix.above[matrix.common[pairs[:, 0], pairs[:, 1]] - 1, pairs[:, 0]]
    return len(peer) == len(place) * (len(place) - 1) // 2 and [matrix.ids[row] for row in found.tolist()] == [
        leader for _, leader in peer
    ]


_ABOUT = f"distances of all pairs of {TEAMS:,} teams in a tree of {POSITIONS:,} positions"
BENCHMARK = Benchmark(
    name="team-distance",
    about=_ABOUT,
    peer="networkx tree_all_pairs_lowest_common_ancestor on the leaders above the teams",
    target=100.0,
    prepare=prepared_networkx,
    needs=("networkx",),
)
COMPILED = Benchmark(
    name="team-distance-compiled",
    about=_ABOUT,
    peer="rustworkx distance_matrix on the leaders above the teams",
    target=8.0,
    prepare=prepared_rustworkx,
    needs=("rustworkx",),
)
