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

from dataplanner.analysis.packing import ShelfSizes, packed
from dataplanner.analysis.tidy import Family, Floats, Ints, family_of


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """The boxes of blocks: their size, where in them the block's centre is, and whether its line leaves at the left."""

    width: Floats
    height: Floats
    centre: Floats
    aside: NDArray[np.bool_]

    @staticmethod
    def around(width: Floats, height: Floats) -> Boxes:
        """Those of blocks with nothing below them."""
        return Boxes(width.copy(), height.copy(), width / 2, np.zeros(len(width), bool))


@dataclass(frozen=True, slots=True, eq=False)
class Shelving:
    """By row: how far right of and below the manager's card somebody's card is, and the box around them and all below.

    Roots stand so far from the chart's corner. ``width``, ``height`` and ``centre`` (see Boxes) are of first cards.
    """

    right: Floats
    down: Floats
    width: Floats
    height: Floats
    centre: Floats


def shelved(parent: Ints, level_starts: Ints, boxes: Boxes, sizes: ShelfSizes) -> tuple[Floats, Floats]:
    """The left and upper edge of each box within its parent's, for roots within the whole.

    Blocks are listed layer by layer, those under one parent side by side (see tidy.Blocks). The boxes of parents, which
    are those of the blocks alone at first, are grown around what is below them.
    """
    levels = [slice(start, end) for start, end in pairwise(level_starts.tolist()) if start < end]
    x, y = np.zeros(len(parent)), np.zeros(len(parent))
    for level, below in reversed(list(pairwise(levels))):
        family = family_of(parent[below] - level.start, level.stop - level.start)
        x[below], y[below] = _filled(boxes, level, below, family, sizes)
    if levels:
        everybody = family_of(np.zeros(levels[0].stop, np.int64), 1)
        packing = packed(boxes.width[levels[0]], boxes.height[levels[0]], everybody, sizes)
        x[levels[0]], y[levels[0]] = packing.x, packing.y
    return x, y


def _filled(boxes: Boxes, level: slice, below: slice, family: Family, sizes: ShelfSizes) -> tuple[Floats, Floats]:
    """Grow the boxes of a layer's parents around those ``below``, and place these relative to their parent's box."""
    widths, heights, centres = boxes.width[below], boxes.height[below], boxes.centre[below]
    packing = packed(widths, heights, family, sizes)
    x, y, wrapped = packing.x, packing.y, packing.wrapped
    parent = level.start + family.parent
    own, last = boxes.width[parent], family.first + family.count - 1
    middle = (x[family.first] + centres[family.first] + x[last] + centres[last]) / 2
    inset = np.where(wrapped, sizes.indent, np.maximum(own / 2 - middle, 0))
    boxes.aside[parent] = wrapped
    boxes.centre[parent] = np.where(wrapped, own / 2, middle + inset)
    right = np.maximum.reduceat(x + widths, family.first) + inset
    boxes.width[parent] = np.maximum(right, boxes.centre[parent] + own / 2)
    down = boxes.height[parent] + sizes.shelf_gap
    boxes.height[parent] = down + np.maximum.reduceat(y + heights, family.first)
    return x + np.repeat(inset, family.count), y + np.repeat(down, family.count)
