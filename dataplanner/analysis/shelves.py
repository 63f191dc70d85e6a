"""Shelves: the blocks of a forest packed so that the whole is about as wide as wanted, however many there are.

Every block makes a box with all that hangs below it. The boxes under one parent stand in a row, the parent over their
middle, as long as that takes little more room than shelves would; otherwise they fill shelves below each other, and
the parent stands at the left, from where its line runs down beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.tidy import Family, Floats, Ints, family_of

_STRETCHES = (0.5, 0.7, 1.0, 1.4, 2.0)
"""Widths of shelves that are tried, as multiples of that of the page which the boxes would fill."""
_TOLERATED = 1.6
"""A family may be so many times wider or higher than the page's shape before that counts against it."""


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
class Shelved:
    """Where blocks stand: the ``centre`` and ``top`` of each; the left and upper edge of all of them is at 0.

    ``stem`` is the x at which the line to the blocks below leaves a block.
    """

    centre: Floats
    top: Floats
    stem: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Boxes:
    """The boxes of all blocks: their size, and where in them the block's centre and its stem are."""

    width: Floats
    height: Floats
    centre: Floats
    stem: Floats


def shelved(parent: Ints, level_starts: Ints, width: Floats, height: Floats, sizes: ShelfSizes) -> Shelved:
    """The places of blocks that are listed layer by layer, those under one parent side by side (see tidy.Blocks)."""
    levels = [slice(start, end) for start, end in pairwise(level_starts.tolist()) if start < end]
    boxes = _Boxes(width.copy(), height.copy(), width / 2, width / 2)
    x, y = np.zeros(len(parent)), np.zeros(len(parent))
    for level, below in reversed(list(pairwise(levels))):
        family = family_of(parent[below] - level.start, level.stop - level.start)
        x[below], y[below] = _filled(boxes, level, below, family, sizes)
    if levels:
        everybody = family_of(np.zeros(levels[0].stop, np.int64), 1)
        packing = _packed(boxes.width[levels[0]], boxes.height[levels[0]], everybody, sizes)
        x[levels[0]], y[levels[0]] = packing.x, packing.y
    for level in levels[1:]:
        x[level] += x[parent[level]]
        y[level] += y[parent[level]]
    return Shelved(x + boxes.centre, y, x + boxes.stem)


def _filled(boxes: _Boxes, level: slice, below: slice, family: Family, sizes: ShelfSizes) -> tuple[Floats, Floats]:
    """Grow the boxes of a layer's parents around those ``below``, and place these relative to their parent's box."""
    widths, heights, centres = boxes.width[below], boxes.height[below], boxes.centre[below]
    packing = _packed(widths, heights, family, sizes)
    x, y, wrapped = packing.x, packing.y, packing.wrapped
    parent = level.start + family.parent
    own, last = boxes.width[parent], family.first + family.count - 1
    middle = (x[family.first] + centres[family.first] + x[last] + centres[last]) / 2
    inset = np.where(wrapped, sizes.indent, np.maximum(own / 2 - middle, 0))
    boxes.centre[parent] = np.where(wrapped, own / 2, middle + inset)
    boxes.stem[parent] = np.where(wrapped, sizes.indent / 2, middle + inset)
    right = np.maximum.reduceat(x + widths, family.first) + inset
    boxes.width[parent] = np.maximum(right, boxes.centre[parent] + own / 2)
    down = boxes.height[parent] + sizes.shelf_gap
    boxes.height[parent] = down + np.maximum.reduceat(y + heights, family.first)
    return x + np.repeat(inset, family.count), y + np.repeat(down, family.count)


@dataclass(frozen=True, slots=True, eq=False)
class _Packing:
    """The left and upper edge of every box, and which families took more than one shelf."""

    x: Floats
    y: Floats
    wrapped: NDArray[np.bool_]


def _packed(widths: Floats, heights: Floats, family: Family, sizes: ShelfSizes) -> _Packing:
    """For each family the best of several packings: in one row, and on shelves of various widths."""
    area = np.add.reduceat((widths + sizes.gap) * (heights + sizes.shelf_gap), family.first)
    page, widest = np.sqrt(area * sizes.aspect), np.maximum.reduceat(widths, family.first)
    best = _on_shelves(widths, heights, family, np.full(len(page), np.inf), sizes)
    least = _cost(best, widths, heights, family, sizes) / sizes.patience
    for stretch in _STRETCHES:
        trial = _on_shelves(widths, heights, family, np.maximum(page * stretch, widest), sizes)
        cost = _cost(trial, widths, heights, family, sizes)
        better = cost < least
        boxes = np.repeat(better, family.count)
        x, y = np.where(boxes, trial.x, best.x), np.where(boxes, trial.y, best.y)
        best = _Packing(x, y, np.where(better, trial.wrapped, best.wrapped))
        least = np.minimum(least, cost)
    return best


def _cost(packing: _Packing, widths: Floats, heights: Floats, family: Family, sizes: ShelfSizes) -> Floats:
    """The area that each family takes, more where its shape is far from that of the page."""
    width = np.maximum.reduceat(packing.x + widths, family.first) + sizes.indent * packing.wrapped
    height = np.maximum.reduceat(packing.y + heights, family.first) + sizes.shelf_gap
    ratio = np.maximum(width, 1) / height / sizes.aspect  # where everybody is parked, the trees have no width
    cost: Floats = width * height * np.maximum(1, np.maximum(ratio, 1 / ratio) / _TOLERATED)
    return cost


def _on_shelves(widths: Floats, heights: Floats, family: Family, room: Floats, sizes: ShelfSizes) -> _Packing:
    """Every family on shelves as wide as its ``room``.

    The k-th boxes of all families are placed together, largest families first, so that those still going on are
    always the first of them.
    """
    x, y = np.zeros(len(widths)), np.zeros(len(widths))
    order = np.argsort(-family.count, kind="stable")
    first, count, room = family.first[order], family.count[order], room[order]
    used, top, tallest = (np.zeros(len(first)) for _ in range(3))
    for k in range(int(count[0])):
        going = slice(0, int(np.searchsorted(-count, -k)))
        box = first[going] + k
        full = (used[going] > 0) & (used[going] + widths[box] > room[going])
        top[going] += np.where(full, tallest[going] + sizes.shelf_gap, 0)
        x[box], y[box] = np.where(full, 0, used[going]), top[going]
        used[going] = x[box] + widths[box] + sizes.gap
        tallest[going] = np.maximum(np.where(full, 0, tallest[going]), heights[box])
    wrapped = np.zeros(len(first), dtype=bool)
    wrapped[order] = top > 0
    return _Packing(x, y, wrapped)
