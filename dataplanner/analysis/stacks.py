"""Stacks: which positions stand in a grid under their manager instead of side by side, and each one's place in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import Rows

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LayoutSizes:
    """The measures of a chart in pixels at scale 1.

    ``stack_aspect`` is the width that a stack aims at, divided by its height. A manager with more than ``row_limit``
    folded reports has those in a stack too. ``shelf_indent``, ``page_aspect`` and ``row_patience`` are for shelves.
    """

    card_width: float
    card_height: float
    sibling_gap: float
    level_gap: float
    stack_gap_x: float
    stack_gap_y: float
    list_gap: float
    frame_padding: float
    stack_aspect: float
    row_limit: int
    shelf_indent: float
    page_aspect: float
    row_patience: float

    @property
    def level_step(self) -> float:
        """From the top of one layer to the top of the next."""
        return self.card_height + self.level_gap

    @property
    def column_step(self) -> float:
        return self.card_width + self.stack_gap_x

    @property
    def line_step(self) -> float:
        return self.card_height + self.stack_gap_y

    @property
    def list_step(self) -> float:
        """From the top of one card to the next where they stand below each other without a frame."""
        return self.card_height + self.list_gap


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Whole families of those who are seen: their ``rows``, ascending, reports of one manager side by side.

    ``parent`` holds the manager's row, -1 at a root. A ``leaf`` has no reports, whoever is ``closed`` hides them.
    """

    rows: Rows
    parent: Rows
    leaf: Mask
    closed: Mask
    parked: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Stacks:
    """Stacked cards by their ``place`` among the seen, ascending: each one's ``stack`` and ``rank`` there, from 0.

    ``first`` is the place of each stack's first card, ``columns`` and ``lines`` those of its grid, filled line by line.
    """

    place: Counts
    stack: Counts
    rank: Counts
    first: Counts
    columns: Counts
    lines: Counts

    def frame_width(self, sizes: LayoutSizes) -> Floats:
        """The width of the frame around each stack."""
        return sizes.column_step * _floats(self.columns) - sizes.stack_gap_x + 2 * sizes.frame_padding

    def frame_height(self, sizes: LayoutSizes) -> Floats:
        """The height of the frame around each stack."""
        return sizes.line_step * _floats(self.lines) - sizes.stack_gap_y + 2 * sizes.frame_padding

    def spans(self, sizes: LayoutSizes) -> Counts:
        """How many layers each frame reaches down over; it may use a quarter of the gap, where no line runs."""
        beyond = self.frame_height(sizes) - sizes.frame_padding - sizes.card_height - sizes.level_gap / 4
        return 1 + np.maximum(np.ceil(beyond / sizes.level_step), 0).astype(np.int64)

    def from_first(self, sizes: LayoutSizes) -> tuple[Floats, Floats]:
        """How far right of and below the first card of its stack each card stands."""
        columns = _floats(self.columns)[self.stack]
        line = np.floor(self.rank / columns)  # several times as fast as with whole numbers
        return (self.rank - line * columns) * sizes.column_step, line * sizes.line_step


def stacks_of(seen: Seen, sizes: LayoutSizes, *, stacked: bool = True) -> Stacks:
    """The stacks of a chart: a manager's folded reports, where they are a crowd, and two leaves or more.

    The parked ones are a stack of their own, and the only one where nothing else is to be ``stacked``.
    """
    if not stacked and not seen.parked.any():
        return Stacks(*(np.empty(0, np.int64) for _ in range(6)))
    family = _families(seen)
    place = np.flatnonzero(_stacked(seen, family, sizes) & (stacked | seen.parked))
    begins = np.diff(family[place], prepend=-1) != 0
    stack, first = np.cumsum(begins) - 1, np.flatnonzero(begins)
    count = np.bincount(stack)
    columns = _columns(count, sizes)
    return Stacks(place, stack, np.arange(len(place)) - first[stack], place[first], columns, -(-count // columns))


def _families(seen: Seen) -> Counts:
    """The number of everybody's family, from 0: who stand together under one manager, the roots, or the parked."""
    begins = np.diff(np.where(seen.parked, _NOWHERE, seen.parent), prepend=_NOWHERE - 1) != 0
    return np.cumsum(begins) - 1


_NOWHERE = -2


def _stacked(seen: Seen, family: Counts, sizes: LayoutSizes) -> Mask:
    leaf, closed, families = seen.leaf, seen.closed, int(family[-1]) + 1 if len(family) else 0
    leaves = np.bincount(family[leaf], minlength=families)
    crowd = np.bincount(family[closed], minlength=families)
    crowd[crowd <= sizes.row_limit] = 0
    in_crowd = (crowd > 0)[family]
    stacked: Mask = (leaf & (leaves + crowd > 1)[family]) | (closed & in_crowd)
    return stacked


def _columns(count: Counts, sizes: LayoutSizes) -> Counts:
    """How many columns bring a stack of so many cards closest to the aspect aimed at; never fewer than two."""
    wanted = np.sqrt(count * (sizes.line_step / sizes.column_step * sizes.stack_aspect))
    columns: Counts = np.maximum(np.round(wanted).astype(np.int64), 2)
    return columns


def _floats(counts: Counts) -> Floats:
    return counts.astype(np.float64)
