"""Stacks: which positions stand in a grid under their manager instead of side by side, and each one's place in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.parking import parked_rows

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
class Stacks:
    """Stacked ``rows`` in ascending order: the number of each one's ``stack`` and its ``rank`` there, from 0.

    ``columns`` and ``lines`` are those of each stack's grid, which is filled line by line.
    """

    rows: Rows
    stack: Counts
    rank: Counts
    columns: Counts
    lines: Counts

    @property
    def leaders(self) -> Rows:
        """The first row of each stack."""
        leaders: Rows = self.rows[self.rank == 0]
        return leaders

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


def stacks_of(index: OrganisationIndex, visible: Mask, folded: Mask, sizes: LayoutSizes) -> Stacks:
    """The stacks of an organisation: a manager's folded reports, where they are a crowd, and two leaves or more.

    The parked ones are a stack of their own.
    """
    family = _families(index)
    rows = np.flatnonzero(_stacked(index, family, visible, folded, sizes)).astype(np.int32)
    first = np.diff(family[rows], prepend=-1) != 0
    stack = np.cumsum(first) - 1
    rank = np.arange(len(rows)) - np.flatnonzero(first)[stack]
    count = np.bincount(stack)
    columns = _columns(count, sizes)
    lines = -(-count // columns)
    return Stacks(rows, stack, rank, columns, lines)


def _families(index: OrganisationIndex) -> Rows:
    """Who stand together under one manager: 0 for the roots, the manager's row and one, or a last one: the parked."""
    family: Rows = index.parent + 1
    family[parked_rows(index)] = len(index) + 1
    return family


def _stacked(index: OrganisationIndex, family: Rows, visible: Mask, folded: Mask, sizes: LayoutSizes) -> Mask:
    leaf = visible & (index.child_count == 0)
    closed = visible & folded & ~leaf
    leaves = np.bincount(family[leaf], minlength=len(index) + 2)
    crowd = np.bincount(family[closed], minlength=len(index) + 2)
    crowd[crowd <= sizes.row_limit] = 0
    stacked: Mask = (leaf & ((leaves + crowd)[family] > 1)) | (closed & (crowd[family] > 0))
    return stacked


def _columns(count: Counts, sizes: LayoutSizes) -> Counts:
    """How many columns bring a stack of so many cards closest to the aspect aimed at; never fewer than two."""
    wanted = np.sqrt(count * (sizes.line_step / sizes.column_step * sizes.stack_aspect))
    columns: Counts = np.maximum(np.round(wanted).astype(np.int64), 2)
    return columns


def _floats(counts: Counts) -> Floats:
    return counts.astype(np.float64)
