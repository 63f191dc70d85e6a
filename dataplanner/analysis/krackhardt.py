"""Krackhardt's four measures of how far an organisation is a pure hierarchy, dotted lines included.

D. Krackhardt, “Graph theoretical dimensions of informal organizations”, in K. Carley and M. Prietula (eds.),
Computational Organization Theory, Lawrence Erlbaum, 1994, pp. 89–111. Lines lead from a leader to a report, solid and
dotted alike; each measure is 1 for one tree without dotted lines, and falls with what departs from that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from dataplanner.model.organisation import Organisation

LARGEST = 2_000
"""So many positions above or at the end of dotted lines are compared pair by pair; of more it would take minutes."""


@dataclass(frozen=True, slots=True)
class Krackhardt:
    """The four measures, each from 0 to 1; 1 also where there are too few positions to depart from it.

    ``connectedness``: the pairs that lines join at all. ``hierarchy``: the pairs of which one is above the other and
    not the other way round too. ``efficiency``: no more lines than a tree needs. ``least_upper_bounds``: the pairs
    that have one nearest common leader. The latter, and hierarchy where lines form a circle, are None where more than
    LARGEST positions would have to be compared.
    """

    connectedness: float
    hierarchy: float | None
    efficiency: float
    least_upper_bounds: float | None


def krackhardt_measures(organisation: Organisation) -> Krackhardt:
    """The four measures of a scenario's reporting and dotted lines."""
    graph: nx.DiGraph[str] = nx.DiGraph(organisation.graph.edges)
    graph.add_nodes_from(organisation.by_id)
    graph.add_edges_from((leader, position) for position, leader in organisation.dotted_lines)
    parts = [frozenset(part) for part in nx.weakly_connected_components(graph)]
    sizes = [len(part) for part in parts]
    above = _Above(organisation, graph)
    return Krackhardt(
        connectedness=_share_sound(_pairs(len(graph)) - sum(map(_pairs, sizes)), _pairs(len(graph))),
        hierarchy=_hierarchy(graph, above),
        efficiency=_efficiency(graph, sizes),
        least_upper_bounds=_least_upper_bounds(above, parts, sizes),
    )


class _Above:
    """Who stands above whom by lines of any sort.

    Only positions that a dotted line leads to, and all who stand above one, can depart from a tree: the ``knots``.
    Everybody else hangs in a plain tree below one of them, or in a tree without any. ``ancestry[i, k]`` says whether
    knot k stands above knot i or is it; it is None where there are more than LARGEST.
    """

    def __init__(self, organisation: Organisation, graph: nx.DiGraph[str]) -> None:
        self.organisation = organisation
        self.knots = _upwards(graph, (position for position, _ in organisation.dotted_lines))
        self.row = {knot: row for row, knot in enumerate(self.knots)}
        self.knot_of, self.steps = self._hanging()
        self.ancestry = _ancestry(graph.subgraph(self.knots), self.row) if len(self.knots) <= LARGEST else None

    def _hanging(self) -> tuple[dict[str, str | None], dict[str, int]]:
        """For each position the knot that it hangs below, if any, and how many steps below that or below its top."""
        knot_of: dict[str, str | None] = {knot: knot for knot in self.knots}
        steps = dict.fromkeys(self.knots, 0)
        for position in self.organisation.positions():
            path = []
            current: str | None = position.id
            while current is not None and current not in steps:
                path.append(current)
                current = self.organisation.position(current).manager
            knot, below = (None, -1) if current is None else (knot_of[current], steps[current])
            for id_ in reversed(path):
                below += 1
                knot_of[id_], steps[id_] = knot, below
        return knot_of, steps

    def counts(self) -> Counter[str]:
        """How many positions hang below each knot, itself included."""
        return Counter(knot for knot in self.knot_of.values() if knot is not None)


def _upwards(graph: nx.DiGraph[str], positions: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(positions)
    waiting = list(found)
    while waiting:
        new = [leader for leader in graph.predecessors(waiting.pop()) if leader not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)


def _ancestry(graph: nx.DiGraph[str], row: dict[str, int]) -> NDArray[np.bool_]:
    ancestry = np.eye(len(row), dtype=bool)
    rings = nx.condensation(graph)
    for ring in nx.topological_sort(rings):
        members = [row[id_] for id_ in rings.nodes[ring]["members"]]
        above = members + [row[id_] for up in rings.predecessors(ring) for id_ in rings.nodes[up]["members"]]
        ancestry[members] = ancestry[above].any(axis=0)
        ancestry[np.ix_(members, members)] = True
    return ancestry


def _hierarchy(graph: nx.DiGraph[str], above: _Above) -> float | None:
    """Of the pairs of which one stands above the other, the share that is not a circle."""
    circles = sum(_pairs(len(ring)) for ring in nx.strongly_connected_components(graph))
    if not circles:
        return 1.0
    if above.ancestry is None:
        return None
    return _share_sound(circles, _ordered_pairs(above, above.ancestry) - circles)


def _ordered_pairs(above: _Above, ancestry: NDArray[np.bool_]) -> int:
    """How many times somebody stands above somebody else."""
    leaders = ancestry.sum(axis=1)
    total = 0
    for position, knot in above.knot_of.items():
        total += above.steps[position] + (int(leaders[above.row[knot]]) - 1 if knot is not None else 0)
    return total


def _efficiency(graph: nx.DiGraph[str], sizes: list[int]) -> float:
    lines = {frozenset(line) for line in graph.edges}
    needed = sum(size - 1 for size in sizes)
    return _share_sound(len(lines) - needed, sum(map(_pairs, sizes)) - needed)


def _least_upper_bounds(above: _Above, parts: list[frozenset[str]], sizes: list[int]) -> float | None:
    if above.ancestry is None:
        return None
    part_of = {id_: number for number, part in enumerate(parts) for id_ in part if id_ in above.row}
    joined = np.array([part_of[knot] for knot in above.knots])
    below = above.counts()
    weight = np.array([below[knot] for knot in above.knots], np.int64)
    without = ~_has_least_upper_bound(above.ancestry) & (joined[:, None] == joined[None, :])
    faults = int(weight @ without @ weight) // 2 if len(weight) else 0
    return _share_sound(faults, sum((size - 1) * (size - 2) // 2 for size in sizes))


def _has_least_upper_bound(ancestry: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each two knots, whether one of their common leaders stands below all the others."""
    shared = (ancestry.astype(np.float32) @ ancestry.T.astype(np.float32)).astype(np.int64)
    found = np.eye(len(ancestry), dtype=bool)
    for leader, leaders in enumerate(ancestry.sum(axis=1).tolist()):
        below = np.flatnonzero(ancestry[:, leader])
        at = np.ix_(below, below)
        # Whoever stands above this leader is a common leader too, so equal numbers mean the same people.
        found[at] |= shared[at] == leaders
    return found


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _share_sound(faults: int, most: int) -> float:
    return 1 - faults / most if most > 0 else 1.0
