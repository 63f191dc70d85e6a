"""What of a layout lies in a rectangle."""

from __future__ import annotations

from dataclasses import dataclass

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

    def holds(self, layout: Layout) -> bool:
        """Whether the whole chart lies inside."""
        return self.left <= 0 and self.top <= 0 and self.right >= layout.width and self.bottom >= layout.height


def rows_in(layout: Layout, box: Box) -> Rows:
    """The visible cards that touch the rectangle. All are looked at, which is quicker than to sort them anew."""
    inside = layout.visible
    if not box.holds(layout):
        inside = inside & (layout.y >= box.top - layout.sizes.card_height) & (layout.y <= box.bottom)
        inside &= (layout.x >= box.left - layout.sizes.card_width) & (layout.x <= box.right)
    rows: Rows = np.flatnonzero(inside).astype(np.int32)
    return rows


def row_at(layout: Layout, x: float, y: float) -> int:
    """The visible card at a point, or -1."""
    rows = rows_in(layout, Box(x, y, x, y))
    return int(rows[0]) if len(rows) else -1
