"""Gliding: the layouts between two layouts of a chart, so that the eye can follow what moved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dataplanner.analysis.layout import Layout
from dataplanner.analysis.stacks import Floats

MOST_CARDS = 1_500
"""With more cards than this on the chart nothing glides: nobody could follow it, and every frame would be late."""


class Glide:
    """The way from one layout to another. Cards that were not there come out of the manager above them."""

    def __init__(self, old: Layout, new: Layout) -> None:
        self._new, self._rows = new, np.flatnonzero(new.visible)
        self._start_x, self._start_y = _starts(old, new)

    def moves(self) -> bool:
        """Whether any card that can be seen changes its place."""
        seen = self._new.visible
        across = np.abs(self._start_x - self._new.x)[seen] > 1
        down = np.abs(self._start_y - self._new.y)[seen] > 1
        return bool((across | down).any())

    def at(self, share: float) -> Layout:
        """The layout when ``share`` of the way, 0 to 1, is done."""
        new, rows, rest = self._new, self._rows, 1 - share
        x, y = new.x.copy(), new.y.copy()
        x[rows] += (self._start_x[rows] - x[rows]) * rest
        y[rows] += (self._start_y[rows] - y[rows]) * rest
        return replace(new, x=x, y=y)


def _starts(old: Layout, new: Layout) -> tuple[Floats, Floats]:
    """Where each card of the new layout starts from."""
    x, y = new.x.copy(), new.y.copy()
    for row in np.flatnonzero(new.visible).tolist():
        before = old.index.row.get(new.index.ids[row], -1)
        manager = int(new.index.parent[row])
        if before >= 0 and old.visible[before]:
            x[row], y[row] = old.x[before], old.y[before]
        elif manager >= 0:
            x[row], y[row] = x[manager], y[manager]
    return x, y
