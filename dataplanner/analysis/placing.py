"""What every arrangement of a chart ends in: a layout, which knows each card's corner, and what follows from those."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.blocks import Parts
from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.shelves import Shelving
from dataplanner.analysis.stacks import Counts, Floats, LayoutSizes, Mask
from dataplanner.analysis.tidy import Ints

Value = TypeVar("Value", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """The frames around stacks, as rectangles in pixels.

    ``owner`` is the manager's row, -1 for a stack of roots; ``first`` the row of the first card inside.
    """

    owner: Rows
    first: Rows
    x: Floats
    y: Floats
    width: Floats
    height: Floats


class Flow(Enum):
    """How a chart leads from managers to their reports."""

    DOWN = "down"
    RIGHT = "right"
    INDENT = "indent"


@dataclass(frozen=True, eq=False)
class Layout:
    """A chart: ``x`` and ``y`` of every card's top left corner in pixels, meaningful where ``visible``.

    ``folded`` marks visible cards whose reports are hidden. A *block* is a card outside every frame, or a frame, known
    by the row of its first card: a row stands ``after`` so many others of its block. ``framed`` marks the first rows of
    frames; ``block_width`` and ``block_height``, from the card's top on, are those of frames, meaningful there.
    ``aside`` marks managers whose line runs down at the left, beside shelves.

    ``width`` and ``height`` are those of all; ``tree_width`` and ``tree_height`` leave the parked ones out, who stand
    below the trees. ``shelving`` is what the next layout can follow from.
    """

    index: OrganisationIndex
    sizes: LayoutSizes
    x: Floats
    y: Floats
    visible: Mask
    folded: Mask
    after: Rows
    framed: Mask
    block_width: Floats
    block_height: Floats
    aside: Mask
    width: float
    height: float
    tree_width: float
    tree_height: float
    flow: Flow = Flow.DOWN
    shelving: Shelving | None = None

    @cached_property
    def block(self) -> Rows:
        """The block of every row."""
        return np.arange(len(self.index), dtype=np.int32) - self.after

    @cached_property
    def block_rows(self) -> Counts:
        """The rows of all blocks, layer by layer and in sibling order."""
        return np.flatnonzero(self.visible & (self.after == 0))

    @cached_property
    def shown(self) -> Rows:
        """For every row the one whose card stands for it: itself, or the folded leader that hides it."""
        shown = np.arange(len(self.index), dtype=np.int32)
        for level in list(self.index.levels())[1:]:
            shown[level] = np.where(self.visible[level], shown[level], shown[self.index.parent[level]])
        return shown

    @property
    def block_starts(self) -> Counts:
        """Layer d is the blocks from ``block_starts[d - 1]`` to ``block_starts[d]``."""
        return np.searchsorted(self.block_rows, self.index.level_starts)

    @cached_property
    def frames(self) -> Frames:
        first = np.flatnonzero(self.framed).astype(np.int32)
        padding = self.sizes.frame_padding
        return Frames(
            owner=self.index.parent[first],
            first=first,
            x=self.x[first] - padding,
            y=self.y[first] - padding,
            width=self.block_width[first],
            height=self.block_height[first] + padding,
        )

    def stem(self, rows: Ints) -> Floats:
        """The place along a manager's edge where the line to the reports begins: a y where the chart flows right."""
        match self.flow:
            case Flow.DOWN:
                return self.x[rows] + np.where(self.aside[rows], self.sizes.shelf_indent / 2, self._half_card)
            case Flow.RIGHT:
                return self.y[rows] + self.sizes.card_height / 2
            case Flow.INDENT:
                return self.x[rows] + self.sizes.shelf_indent / 2

    def bar(self, rows: Ints) -> Floats:
        """The height at which the line turns that leads to these blocks: an x where the chart does not flow down."""
        match self.flow:
            case Flow.DOWN:
                return self.y[rows] - self.sizes.level_gap / 2
            case Flow.RIGHT:
                return self.x[rows] - self.sizes.level_gap / 2
            case Flow.INDENT:
                return self.stem(self.index.parent[rows])

    def arrival_x(self, rows: Ints) -> Floats:
        """The x at which the line arrives at the edge of these blocks."""
        if self.flow is not Flow.DOWN:
            return self.x[rows]
        half = np.where(self.framed[rows], self.block_width[rows] / 2 - self.sizes.frame_padding, self._half_card)
        return self.x[rows] + half

    def arrival_y(self, rows: Ints) -> Floats:
        """The y at which the line arrives at the edge of these blocks."""
        if self.flow is not Flow.DOWN:
            return self.y[rows] + self.sizes.card_height / 2
        return self.y[rows] - np.where(self.framed[rows], self.sizes.frame_padding, 0.0)

    @property
    def _half_card(self) -> float:
        return self.sizes.card_width / 2


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where blocks stand: the ``centre`` and ``top`` of each, the left and upper edge of all being at 0.

    ``aside`` marks those from which the line to the blocks below runs down at the left.
    """

    centre: Floats
    top: Floats
    aside: Mask


def assembled(index: OrganisationIndex, sizes: LayoutSizes, parts: Parts, places: Places) -> Layout:
    """The layout of blocks that stand at ``places``, whoever is parked below the trees.

    Frames begin their padding higher, so all moves down by that.
    """
    seen, stacks, place = parts.seen, parts.stacks, parts.place
    tree_width, tree_height = _extent(sizes, parts, places, ~parts.parked)
    places = _parked_below(sizes, parts, places, tree_height)
    x, y, after = np.zeros(len(seen.rows)), np.zeros(len(seen.rows)), np.zeros(len(seen.rows), np.int32)
    x[place], y[place] = places.centre - parts.to_first_card(sizes), places.top + sizes.frame_padding
    first, (right, down) = stacks.first[stacks.stack], stacks.from_first(sizes)
    x[stacks.place], y[stacks.place] = x[first] + right, y[first] + down
    after[stacks.place] = seen.rows[stacks.place] - seen.rows[first]
    width, height = _extent(sizes, parts, places, np.ones(len(place), bool))
    framed = np.zeros(len(place), bool)
    framed[parts.framed] = True
    return Layout(
        index,
        sizes,
        x=by_rows(index, seen.rows, x),
        y=by_rows(index, seen.rows, y),
        visible=by_rows(index, seen.rows, np.ones(len(x), bool)),
        folded=by_rows(index, seen.rows, seen.closed),
        after=by_rows(index, seen.rows, after),
        framed=by_rows(index, parts.rows, framed),
        block_width=by_rows(index, parts.rows, parts.width),
        block_height=by_rows(index, parts.rows, parts.height),
        aside=by_rows(index, parts.rows, places.aside),
        width=width,
        height=height,
        tree_width=tree_width if tree_height else width,
        tree_height=tree_height or height,
    )


def by_rows(index: OrganisationIndex, rows: Rows, values: NDArray[Value]) -> NDArray[Value]:
    """Values of some rows as values of all; 0 or False elsewhere."""
    if len(rows) == len(index):
        return values
    found = np.zeros(len(index), values.dtype)
    found[rows] = values
    return found


def _parked_below(sizes: LayoutSizes, parts: Parts, places: Places, tree_height: float) -> Places:
    """The same places, the parked block at the left below the trees, or at the top where there are none."""
    if not parts.parked.any():
        return places
    centre, top = places.centre.copy(), places.top.copy()
    centre[parts.parked] = parts.width[parts.parked] / 2
    top[parts.parked] = tree_height + sizes.level_gap if tree_height else 0.0
    return Places(centre, top, places.aside)


def _extent(sizes: LayoutSizes, parts: Parts, places: Places, blocks: Mask) -> tuple[float, float]:
    """Width and height of the chart as far as these blocks go."""
    right = (places.centre + parts.width / 2)[blocks]
    bottom = (places.top + parts.height)[blocks] + sizes.frame_padding
    return float(right.max(initial=0.0)), float(bottom.max(initial=0.0))
