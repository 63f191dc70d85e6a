"""The tidy tree: centres for blocks of a forest so that none overlap and each stands over the middle of its own.

The blocks of a layer are placed together, with numpy. Walking up the layers, every block keeps the contour of what
hangs below it: how far that reaches left and right of its centre, a layer a column. The k-th block under every parent
is pushed clear of the contour of those before it. Doing this from the left and from the right and taking the mean
keeps all distances and spreads small blocks evenly between large ones. After Reingold and Tilford, "Tidier Drawings
of Trees" (1981); the layer-wise contours are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32] | NDArray[np.int64]
Floats = NDArray[np.float64]

CONTOUR_LAYERS: Final = 64
"""Deeper parts of a contour share the last column: looser, never overlapping, and bounded in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Blocks layer by layer, those under one parent side by side.

    ``parent`` holds the number of the parent block, -1 at a root. Layer d is the blocks from ``level_starts[d]`` to
    ``level_starts[d + 1]``. ``width`` is in pixels, ``span`` counts the layers that a block reaches down over; only
    a block with nothing below it may span more than one.
    """

    parent: Ints
    level_starts: Ints
    width: Floats
    span: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """The blocks of a layer by parent: each ``parent`` that has any, its ``first`` one and their ``count``."""

    parent: NDArray[np.int64]
    first: NDArray[np.int64]
    count: NDArray[np.int64]


def family_of(parent: Ints, parents: int) -> Family:
    """The families of a layer, given the parent of each of its blocks, counted within the layer above."""
    count = np.bincount(parent, minlength=parents)
    first = np.cumsum(count) - count
    managing = np.flatnonzero(count)
    return Family(managing, first[managing], count[managing])


def tidy_centres(blocks: Blocks, gap: float) -> Floats:
    """The centre of each block, the leftmost edge being at 0; blocks that share a layer are ``gap`` apart."""
    if not len(blocks.parent):
        return np.empty(0)
    levels = [slice(start, end) for start, end in pairwise(blocks.level_starts.tolist()) if start < end]
    offset = np.zeros(len(blocks.parent))
    contour = _Contour.none()
    for level, below in zip(reversed(levels), reversed([*levels[1:], slice(0, 0)]), strict=True):
        family = family_of(blocks.parent[below] - level.start, level.stop - level.start)
        offset[below], contour = _placed(contour, family, gap)
        contour = contour.under(family, blocks.width[level], blocks.span[level])
    everyone = family_of(np.zeros(levels[0].stop, np.int64), 1)
    offset[levels[0]], whole = _placed(contour, everyone, gap)
    return _absolute(blocks.parent, levels, offset, float(-whole.left.min()))


@dataclass(frozen=True, slots=True, eq=False)
class _Contour:
    """How far subtrees reach from their centres, shape (blocks, layers); infinities where they do not reach."""

    left: Floats
    right: Floats

    @staticmethod
    def none() -> _Contour:
        return _Contour(np.empty((0, 0)), np.empty((0, 0)))

    @staticmethod
    def reaching_nowhere(blocks: int, layers: int) -> _Contour:
        return _Contour(np.full((blocks, layers), np.inf), np.full((blocks, layers), -np.inf))

    def of(self, blocks: Ints) -> _Contour:
        """The contours of these blocks."""
        return _Contour(self.left[blocks], self.right[blocks])

    def mirrored(self) -> _Contour:
        return _Contour(-self.right, -self.left)

    def under(self, family: Family, width: Floats, span: Ints) -> _Contour:
        """The contours one layer up: a block's own edges, then this contour, which is that of its family."""
        layers = max(self.left.shape[1] + 1, int(span.max()))
        own = np.arange(layers) < span[:, None]
        right = np.where(own, width[:, None] / 2, -np.inf)
        left = -right
        below = slice(1, 1 + self.left.shape[1])
        left[family.parent, below] = self.left
        right[family.parent, below] = self.right
        return _Contour(left, right)._bounded()

    def _bounded(self) -> _Contour:
        if self.left.shape[1] <= CONTOUR_LAYERS:
            return self
        last = CONTOUR_LAYERS - 1
        left, right = self.left[:, :CONTOUR_LAYERS].copy(), self.right[:, :CONTOUR_LAYERS].copy()
        left[:, last] = self.left[:, last:].min(axis=1)
        right[:, last] = self.right[:, last:].max(axis=1)
        return _Contour(left, right)


def _placed(contour: _Contour, family: Family, gap: float) -> tuple[Floats, _Contour]:
    """The offset of each block from its parent's centre, and the contour of each family about that centre."""
    offset, row = _in_a_row(contour, family, gap)
    deep = _deep(contour, family)
    if not deep.any():
        return offset, row
    first, count = family.first[deep], family.count[deep]
    blocks = np.repeat(first - np.cumsum(count) + count, count) + np.arange(count.sum())
    some = Family(family.parent[deep], np.cumsum(count) - count, count)
    offset[blocks], below = _pushed_together(contour.of(blocks), some, gap)
    whole = _Contour.reaching_nowhere(len(family.parent), contour.left.shape[1])
    whole.left[:, :1], whole.right[:, :1] = row.left, row.right
    whole.left[deep], whole.right[deep] = below.left, below.right
    return offset, whole


def _deep(contour: _Contour, family: Family) -> NDArray[np.bool_]:
    """The families in which any block reaches down further than its own layer."""
    if contour.left.shape[1] < 2 or not len(family.parent):
        return np.zeros(len(family.parent), bool)
    deep: NDArray[np.bool_] = np.logical_or.reduceat(np.isfinite(contour.left[:, 1]), family.first)
    return deep


def _in_a_row(contour: _Contour, family: Family, gap: float) -> tuple[Floats, _Contour]:
    """The same for families of which nobody reaches down any further: most of them, and all that is needed there."""
    left, right = (side[:, 0] if side.shape[1] else np.zeros(0) for side in (contour.left, contour.right))
    place, last = np.zeros(len(left)), family.first + family.count - 1
    np.cumsum(right[:-1] - left[1:] + gap, out=place[1:])
    place -= np.repeat(place[family.first], family.count)
    half = place[last] / 2
    edges = left[family.first] - half, right[last] + half
    return place - np.repeat(half, family.count), _Contour(edges[0][:, None], edges[1][:, None])


def _pushed_together(contour: _Contour, family: Family, gap: float) -> tuple[Floats, _Contour]:
    """The same for any families: pushed together from the left and from the right, the mean of both."""
    last = family.first + family.count - 1
    from_left = _packed(contour, family.first, family.count, 1, gap)
    from_right = _packed(contour.mirrored(), last, family.count, -1, gap)
    extent = from_left[last]
    centre = np.repeat(extent / 2, family.count)
    offset = (from_left + 2 * centre - from_right) / 2 - centre
    left = np.minimum.reduceat(contour.left + offset[:, None], family.first)
    right = np.maximum.reduceat(contour.right + offset[:, None], family.first)
    return offset, _Contour(left, right)


def _packed(contour: _Contour, first: NDArray[np.int64], count: NDArray[np.int64], step: int, gap: float) -> Floats:
    """How far each block stands from the first of its family when all are pushed against those before them.

    ``step`` is 1 where a family runs to the right of its first block, -1 where it runs to the left.
    """
    distance = np.zeros(len(contour.left))
    largest_first = np.argsort(-count, kind="stable")
    first, count = first[largest_first], count[largest_first]
    reach = contour.right[first]
    for k in range(1, int(count[0])):
        active = int(np.searchsorted(-count, -k))
        block = first[:active] + step * k
        distance[block] = (reach[:active] - contour.left[block]).max(axis=1) + gap
        pushed = contour.right[block] + distance[block][:, None]
        reach = np.maximum(reach[:active], pushed)
    return distance


def _absolute(parent: Ints, levels: list[slice], offset: Floats, origin: float) -> Floats:
    centre = offset.copy()
    centre[levels[0]] += origin
    for level in levels[1:]:
        centre[level] += centre[parent[level]]
    return centre
