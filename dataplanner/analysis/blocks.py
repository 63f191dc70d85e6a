"""What every arrangement of a chart begins with: who is seen, and the blocks they make, with parents and sizes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dataplanner.analysis.folding import rows_seen
from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.parking import parked_rows
from dataplanner.analysis.stacks import Counts, Floats, LayoutSizes, Mask, Seen, Stacks, stacks_of


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The blocks of those who are seen: cards outside every stack, and stacks, known by their first cards.

    ``place`` tells where each block's first card stands among the seen, ``rows`` its row. Blocks stand layer by layer
    and in sibling order; ``starts`` holds the first of each layer, ``parent`` the number of the parent's block, -1 at a
    root. ``width`` and ``height`` are in pixels, the height from the first card's top on; ``span`` counts the layers
    that a block reaches down over. ``framed`` are the numbers of the stacks, ``parked`` is True at the parked ones, who
    take no room among the trees.
    """

    seen: Seen
    stacks: Stacks
    place: Counts
    rows: Rows
    starts: Counts
    parent: Counts
    width: Floats
    height: Floats
    span: Counts
    framed: Counts
    parked: Mask

    def among_trees(self) -> tuple[Floats, Floats]:
        """The width and height that each block takes among the trees."""
        if not self.parked.any():
            return self.width, self.height
        return np.where(self.parked, 0.0, self.width), np.where(self.parked, 0.0, self.height)

    def to_first_card(self, sizes: LayoutSizes) -> Floats:
        """How far left of a block's centre its first card begins."""
        left = np.full(len(self.rows), sizes.card_width / 2)
        left[self.framed] = self.width[self.framed] / 2 - sizes.frame_padding
        return left


def seen_of(index: OrganisationIndex, folded: Mask) -> Seen:
    """Everybody without a folded leader above them; ``folded`` is a mask of rows."""
    rows = rows_seen(index, folded) if folded.any() else np.arange(len(index), dtype=np.int32)
    return seen_among(index, folded, rows)


def seen_among(index: OrganisationIndex, folded: Mask, rows: Rows) -> Seen:
    """Those of ``rows``, which are whole families, ascending."""
    leaf, parked = index.child_count[rows] == 0, np.zeros(len(rows), bool)
    if apart := parked_rows(index):
        parked[np.searchsorted(rows, apart.start) : np.searchsorted(rows, apart.stop)] = True
    return Seen(rows, index.parent[rows], leaf, folded[rows] & ~leaf, parked)


def parts_of(index: OrganisationIndex, seen: Seen, sizes: LayoutSizes, *, stacked: bool = True) -> Parts:
    """The blocks of those who are seen; where nothing is ``stacked``, each is a block but the parked ones."""
    stacks = stacks_of(seen, sizes, stacked=stacked)
    begins = np.ones(len(seen.rows), bool)
    begins[stacks.place] = False
    begins[stacks.first] = True
    place = np.flatnonzero(begins)
    rows, framed = seen.rows[place], (np.cumsum(begins) - 1)[stacks.first]
    width, height = np.full(len(rows), float(sizes.card_width)), np.full(len(rows), float(sizes.card_height))
    span = np.ones(len(rows), np.int64)
    width[framed], span[framed] = stacks.frame_width(sizes), stacks.spans(sizes)
    height[framed] = stacks.frame_height(sizes) - sizes.frame_padding
    parked = seen.parked[place]
    span[parked] = 1
    starts, parent = np.searchsorted(rows, index.level_starts), _parents(index, rows, seen.parent[place])
    return Parts(seen, stacks, place, rows, starts, parent, width, height, span, framed, parked)


def _parents(index: OrganisationIndex, rows: Rows, manager: Rows) -> Counts:
    """The number of each block's parent, -1 for none; every manager is a block."""
    number = np.empty(len(index) + 1, np.int64)
    number[rows], number[-1] = np.arange(len(rows)), -1
    return number[manager]
