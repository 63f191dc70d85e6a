"""The reporting lines of an organisation as a NetworkX graph, drawn when it is first asked for and kept up since."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any, cast

import networkx as nx

from dataplanner.collector import collector_held
from dataplanner.in_parts import empty
from dataplanner.model.positions import Position


class ReportingLines:
    """A graph of positions' ids with an edge from each manager to each direct report.

    A plan of 200,000 positions opens without it: most of what is asked about so many is answered from arrays. Any
    thread may ask for the graph; the positions change in one.
    """

    def __init__(self, positions: Mapping[str, Position]) -> None:
        """Lines of ``positions``, by id: whoever changes them says so here."""
        self._positions = positions
        self._graph: nx.DiGraph[str] | None = None
        self._unlinked: list[str] = []
        self._drawing = Lock()

    @property
    def graph(self) -> nx.DiGraph[str]:
        if self._graph is None:
            self._draw()
        return cast("nx.DiGraph[str]", self._graph)

    def put(self, position_id: str) -> None:
        """A position is there, new or with another record; its line is drawn by the next ``relink``."""
        self._unlinked.append(position_id)

    def drop(self, position_id: str) -> None:
        """A position is not there any more."""
        with self._drawing:
            if self._graph is not None and position_id in self._graph:
                self._graph.remove_node(position_id)

    def relink(self) -> None:
        """Draw the lines of the positions put since the last call, now that all managers are there."""
        with self._drawing:
            if self._graph is not None:
                _redraw(self._graph, [self._positions[id_] for id_ in self._unlinked if id_ in self._positions])
            self._unlinked.clear()

    def let_go(self) -> None:
        """Empty the graph part by part, as nobody looks at it any more."""
        with self._drawing:
            graph = cast("Any", self._graph)
            if graph is not None:
                empty(graph._node, graph._succ, graph._pred)

    def _draw(self) -> None:
        with self._drawing:
            if self._graph is None:
                self._graph = _drawn(list(self._positions.values()))


@collector_held()
def _drawn(positions: list[Position]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    _add(graph, positions)
    return graph


def _redraw(graph: nx.DiGraph[str], positions: list[Position]) -> None:
    """Draw the lines of some positions as they are now."""
    for position in positions:
        if position.id in graph:
            former = [manager for manager in graph.predecessors(position.id) if manager != position.manager]
            graph.remove_edges_from([(manager, position.id) for manager in former])
    _add(graph, positions)


def _add(graph: nx.DiGraph[str], positions: list[Position]) -> None:
    """Add positions with their lines; a line brings the positions at its ends with it."""
    graph.add_nodes_from([position.id for position in positions if position.manager is None])
    graph.add_edges_from([(position.manager, position.id) for position in positions if position.manager is not None])
