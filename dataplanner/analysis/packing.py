"""Packing boxes on shelves: for every family the best of several ways, in one row or below each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.tidy import Family, Floats

_STRETCHES = (0.5, 0.7, 1.0, 1.4, 2.0)
"""Widths of shelves that are tried, as multiples of that of the page which the boxes would fill."""
_TOLERATED = 1.6
"""A family may be so many times wider or higher than the page's shape before that counts against it."""
_FEW = 12
"""So many families are quicker packed one by one than all at once."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ShelfSizes:
    """Pixels: between boxes on a shelf, between shelves, and how far shelves are set in from their parent's edge.

    ``aspect`` is the width aimed at, divided by the height. A row is kept although it takes up to ``patience`` times
    the room that shelves would.
    """

    gap: float
    shelf_gap: float
    indent: float
    aspect: float
    patience: float


@dataclass(frozen=True, slots=True, eq=False)
class Packing:
    """The left and upper edge of every box, and which families took more than one shelf."""

    x: Floats
    y: Floats
    wrapped: NDArray[np.bool_]


def packed(widths: Floats, heights: Floats, family: Family, sizes: ShelfSizes) -> Packing:
    """For each family the best of several packings: in one row, and on shelves of various widths."""
    area = np.add.reduceat((widths + sizes.gap) * (heights + sizes.shelf_gap), family.first)
    page, widest = np.sqrt(area * sizes.aspect), np.maximum.reduceat(widths, family.first)
    best = on_shelves(widths, heights, family, np.full(len(page), np.inf), sizes)
    least = _cost(best, widths, heights, family, sizes) / sizes.patience
    for stretch in _STRETCHES:
        trial = on_shelves(widths, heights, family, np.maximum(page * stretch, widest), sizes)
        cost = _cost(trial, widths, heights, family, sizes)
        better = cost < least
        boxes = np.repeat(better, family.count)
        x, y = np.where(boxes, trial.x, best.x), np.where(boxes, trial.y, best.y)
        best = Packing(x, y, np.where(better, trial.wrapped, best.wrapped))
        least = np.minimum(least, cost)
    return best


def _cost(packing: Packing, widths: Floats, heights: Floats, family: Family, sizes: ShelfSizes) -> Floats:
    """The area that each family takes, more where its shape is far from that of the page."""
    width = np.maximum.reduceat(packing.x + widths, family.first) + sizes.indent * packing.wrapped
    height = np.maximum.reduceat(packing.y + heights, family.first) + sizes.shelf_gap
    ratio = np.maximum(width, 1) / height / sizes.aspect  # where everybody is parked, the trees have no width
    cost: Floats = width * height * np.maximum(1, np.maximum(ratio, 1 / ratio) / _TOLERATED)
    return cost


def on_shelves(widths: Floats, heights: Floats, family: Family, room: Floats, sizes: ShelfSizes) -> Packing:
    """Every family on shelves as wide as its ``room``: the few largest one by one, the others together."""
    x, y = np.zeros(len(widths)), np.zeros(len(widths))
    largest_first = np.argsort(-family.count, kind="stable")
    for number in largest_first[:_FEW].tolist():
        part = slice(int(family.first[number]), int(family.first[number] + family.count[number]))
        x[part], y[part] = _shelf_by_shelf(widths[part].tolist(), heights[part].tolist(), float(room[number]), sizes)
    others = largest_first[_FEW:]
    if len(others):
        _together(x, y, widths, heights, family.first[others], family.count[others], room[others], sizes)
    return Packing(x, y, y[family.first + family.count - 1] > 0)


def _shelf_by_shelf(
    widths: list[float], heights: list[float], room: float, sizes: ShelfSizes
) -> tuple[list[float], list[float]]:
    """The left and the upper edges of the boxes of one family."""
    x, y = [], []
    used = top = tallest = 0.0
    for width, height in zip(widths, heights, strict=True):
        if used > 0 and used + width > room:
            top += tallest + sizes.shelf_gap
            used = tallest = 0.0
        x.append(used)
        y.append(top)
        used += width + sizes.gap
        tallest = max(tallest, height)
    return x, y


def _together(
    x: Floats, y: Floats, widths: Floats, heights: Floats, first: Counts, count: Counts, room: Floats, sizes: ShelfSizes
) -> None:
    """Put the k-th boxes of all families at once; largest families first, so that those still going on come first."""
    used, top, tallest = (np.zeros(len(first)) for _ in range(3))
    for k in range(int(count[0])):
        going = slice(0, int(np.searchsorted(-count, -k)))
        box = first[going] + k
        full = (used[going] > 0) & (used[going] + widths[box] > room[going])
        top[going] += np.where(full, tallest[going] + sizes.shelf_gap, 0)
        x[box], y[box] = np.where(full, 0, used[going]), top[going]
        used[going] = x[box] + widths[box] + sizes.gap
        tallest[going] = np.maximum(np.where(full, 0, tallest[going]), heights[box])
