"""What of a layout lies in a rectangle."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from dataplanner.analysis.index import Rows
from dataplanner.analysis.layout import Layout


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the chart, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, margin: float) -> Box:
        """The rectangle with ``margin`` more on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def cut_to(self, layout: Layout, scale: float) -> Box:
        """The part that the chart reaches into, cut at whole pixels, so many of which show one of the chart."""

        def cut(start: float, end: float, length: float) -> tuple[float, float]:
            first = floor(max(-start, 0.0) * scale) / scale
            last = ceil(max(length - start, 0.0) * scale) / scale
            return start + first, min(end, start + last)

        left, right = cut(self.left, self.right, layout.width)
        top, bottom = cut(self.top, self.bottom, layout.height)
        return Box(left, top, right, bottom)


def rows_in(layout: Layout, box: Box) -> Rows:
    """The visible cards that touch the rectangle. All are looked at, which is quicker than to sort them anew."""
    inside = layout.visible.copy()
    for places, size, first, last, end in (
        (layout.y, layout.sizes.card_height, box.top, box.bottom, layout.height),
        (layout.x, layout.sizes.card_width, box.left, box.right, layout.width),
    ):
        if first > 0:
            inside &= places >= first - size
        if last < end:
            inside &= places <= last
    rows: Rows = np.flatnonzero(inside).astype(np.int32)
    return rows


def row_at(layout: Layout, x: float, y: float) -> int:
    """The visible card at a point, or -1."""
    rows = rows_in(layout, Box(x, y, x, y))
    return int(rows[0]) if len(rows) else -1
