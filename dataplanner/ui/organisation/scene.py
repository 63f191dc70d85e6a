"""A chart ready to be painted: content, layout, and what is selected, lit or about to be dropped on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from dataplanner.analysis.box import Box, rows_in
from dataplanner.analysis.index import Rows, index_of_parents
from dataplanner.analysis.layout import Layout, compact_layout
from dataplanner.analysis.lines import Lines, lines_of
from dataplanner.analysis.stacks import LayoutSizes, Mask
from dataplanner.ui.organisation.chart_data import ChartData


@dataclass(frozen=True, slots=True, eq=False)
class ChartScene:
    """Everything the painter needs to know, by row.

    ``path`` holds the rows whose reporting line is lit, ``leader`` the one where lit lines meet; ``links`` are pairs of
    rows that a lit path leads between without a reporting line. ``lifted`` rows are
    being dragged and painted pale. ``hover`` and ``landing`` are single rows; -1 stands for none. ``spotlight`` is
    True at the rows that are not painted pale; None paints all as usual. ``hits_below`` counts for each folded card how
    many of the spotlight it hides.
    """

    data: ChartData
    layout: Layout
    lines: Lines
    selection: frozenset[int] = frozenset()
    path: frozenset[int] = frozenset()
    leader: int = -1
    links: tuple[tuple[int, int], ...] = ()
    lifted: frozenset[int] = frozenset()
    hover: int = -1
    landing: int = -1
    spotlight: Mask | None = None
    hits_below: Rows | None = None

    @property
    def shown(self) -> Rows:
        """For every row the card that stands for it: itself, or the folded leader that hides it."""
        return self.layout.shown

    def rows_in(self, box: Box) -> Rows:
        """The cards that touch a rectangle of the chart."""
        return rows_in(self.layout, box)

    def dimmed(self, row: int) -> bool:
        """Whether a card stands outside the spotlight."""
        return self.spotlight is not None and not self.spotlight[row]

    def with_state(
        self,
        *,
        selection: Iterable[int] | None = None,
        lifted: Iterable[int] | None = None,
        hover: int | None = None,
        landing: int | None = None,
    ) -> ChartScene:
        """The same chart with another selection, drag or pointer; None leaves that part as it is."""
        return replace(
            self,
            selection=self.selection if selection is None else frozenset(selection),
            lifted=self.lifted if lifted is None else frozenset(lifted),
            hover=self.hover if hover is None else hover,
            landing=self.landing if landing is None else landing,
        )

    def with_spotlight(self, rows: Sequence[int] | None) -> ChartScene:
        """The same chart with all pale but ``rows`` and the folded cards that hide them; None paints all as usual."""
        if rows is None:
            return replace(self, spotlight=None, hits_below=None)
        found = np.asarray(rows, np.intp)
        stand = self.shown[found]
        lit = np.zeros(len(self.data.index), bool)
        lit[found] = lit[stand] = True
        hidden = np.bincount(stand[stand != found], minlength=len(lit)).astype(np.int32)
        return replace(self, spotlight=lit, hits_below=hidden)

    def with_path(self, rows: Iterable[int], leader: int) -> ChartScene:
        """The same chart with the lines from ``rows`` up to ``leader`` (to the top: -1) lit."""
        lit = {step for row in rows for step in _up_to(self, row, leader)}
        return replace(self, path=frozenset(lit), leader=leader, links=())

    def with_links(self, rows: Sequence[int]) -> ChartScene:
        """The same chart with the way from each of ``rows`` to the next lit, along reporting lines or across."""
        parent, lit, links = self.layout.index.parent, set[int](), list[tuple[int, int]]()
        for one, other in pairwise(self.shown[list(rows)].tolist()):
            if other == parent[one] or one == parent[other]:
                lit.add(one if other == parent[one] else other)
            elif one != other:
                links.append((one, other))
        return replace(self, path=frozenset(lit), leader=-1, links=tuple(links))


def chart_scene(data: ChartData, layout: Layout) -> ChartScene:
    """The scene of a layout of ``data``, with nothing selected."""
    return ChartScene(data, layout, lines_of(layout))


def empty_scene(sizes: LayoutSizes) -> ChartScene:
    """The chart of nobody."""
    index, nothing = index_of_parents([], {}), np.empty(0, dtype=bool)
    data = ChartData(index, str, str, nothing, np.empty(0, np.int8), (), {}, np.empty((0, 2), np.int32))
    return chart_scene(data, compact_layout(index, nothing, sizes))


def _up_to(scene: ChartScene, row: int, leader: int) -> list[int]:
    chain = scene.layout.index.chain(row)
    steps = chain[: chain.index(leader)] if leader in chain else chain[:-1]
    return [step for step in steps if scene.layout.visible[step]]
