"""A chart on shelves, and the same after an edit: only the boxes on the way up from what has changed are packed anew.

Everybody's place is kept relative to the manager's, so that a branch that moves as a whole keeps what is inside.
"""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.blocks import Parts, parts_of, seen_among
from dataplanner.analysis.index import OrganisationIndex, Rows
from dataplanner.analysis.packing import ShelfSizes
from dataplanner.analysis.placing import Layout, Places, assembled, by_rows
from dataplanner.analysis.shelves import Boxes, Shelving, shelved
from dataplanner.analysis.stacks import Floats, LayoutSizes, Mask
from dataplanner.analysis.stepping import Step, step_between

FEWEST_KEPT = 2_000
"""Fewer people on the chart are laid out anew as quickly."""

ByRow = dict[str, NDArray[Any]]
Extent = tuple[float, float]
_RELATIVE = tuple(field.name for field in fields(Shelving))
_FLAGS = ("visible", "folded", "after", "framed", "aside")


def shelf_layout_of(index: OrganisationIndex, sizes: LayoutSizes, parts: Parts) -> Layout:
    """The layout of these parts on shelves."""
    boxes = Boxes.around(*parts.among_trees())
    x, y = shelved(parts.parent, parts.starts, boxes, _measures(sizes))
    if len(parts.seen.rows) >= FEWEST_KEPT:
        found = _by_seen(sizes, parts, boxes, x, y)
        kept = {name: by_rows(index, parts.seen.rows, values) for name, values in found.items()}
        return _finished(index, sizes, parts, kept, _extent(sizes, parts, boxes, x, y))
    for start, end in pairwise(parts.starts.tolist()[1:]):
        x[start:end] += x[parts.parent[start:end]]
        y[start:end] += y[parts.parent[start:end]]
    return assembled(index, sizes, parts, Places(x + boxes.centre, y, boxes.aside))


def followed_layout(before: Layout, index: OrganisationIndex, folded: Mask, sizes: LayoutSizes) -> Layout | None:
    """The layout of ``index``, one step after that of ``before``, folded as it was; None where it must be made anew."""
    step = step_between(before.index, index)
    if step is None or before.shelving is None or sizes != before.sizes:
        return None
    kept: ByRow = {name: step.carried(getattr(before.shelving, name)) for name in _RELATIVE}
    kept |= {name: step.carried(getattr(before, name)) for name in _FLAGS}
    open_ = _open_above(index, folded, kept["visible"], step.changed)
    if not _branch_goes_along(index, folded, step, kept, open_):
        return None
    parts = parts_of(index, seen_among(index, folded, _families(index, open_)), sizes)
    boxes = _boxes(parts, kept, open_)
    x, y = shelved(parts.parent, parts.starts, boxes, _measures(sizes))
    for name, values in _by_seen(sizes, parts, boxes, x, y).items():
        kept[name][parts.seen.rows] = values
    return _finished(index, sizes, parts, kept, _extent(sizes, parts, boxes, x, y))


def _measures(sizes: LayoutSizes) -> ShelfSizes:
    return ShelfSizes(sizes.sibling_gap, sizes.level_gap, sizes.shelf_indent, sizes.page_aspect, sizes.row_patience)


def _by_seen(sizes: LayoutSizes, parts: Parts, boxes: Boxes, x: Floats, y: Floats) -> ByRow:
    """What is kept of each who is seen, where boxes stand at ``x`` and ``y`` in those of their parents."""
    seen, stacks, root = parts.seen, parts.stacks, parts.parent < 0
    inside = boxes.centre - parts.to_first_card(sizes)
    found: ByRow = {name: np.zeros(len(seen.rows)) for name in _RELATIVE}
    found["right"][parts.place] = x + inside - np.where(root, 0.0, inside[parts.parent])
    found["down"][parts.place] = y + np.where(root, sizes.frame_padding, 0.0)
    for name in ("width", "height", "centre"):
        found[name][parts.place] = getattr(boxes, name)
    found["width"][parts.place[parts.parked]] = parts.width[parts.parked]
    found["height"][parts.place[parts.parked]] = parts.height[parts.parked]
    first, (right, down) = stacks.first[stacks.stack], stacks.from_first(sizes)
    found["right"][stacks.place] = found["right"][first] + right
    found["down"][stacks.place] = found["down"][first] + down
    found |= {name: np.zeros(len(seen.rows), bool) for name in ("framed", "aside")}
    found["framed"][stacks.first], found["aside"][parts.place] = True, boxes.aside
    after = np.zeros(len(seen.rows), np.int32)
    after[stacks.place] = seen.rows[stacks.place] - seen.rows[first]
    return found | {"after": after, "visible": np.ones(len(seen.rows), bool), "folded": seen.closed}


def _open_above(index: OrganisationIndex, folded: Mask, visible: Mask, changed: tuple[int, ...]) -> list[int]:
    """The managers from ``changed`` up whose reports are seen, ascending."""
    chains = {row for manager in changed for row in index.chain(manager)}
    return sorted(row for row in chains if visible[row] and not folded[row] and index.child_count[row])


def _branch_goes_along(index: OrganisationIndex, folded: Mask, step: Step, kept: ByRow, open_: list[int]) -> bool:
    """Whether the branch that has moved can be taken as it was: seen then and now, or seen no longer."""
    if step.top < 0:
        return True
    manager = int(index.parent[step.top])
    if manager < 0 or manager in open_:
        shows_more = bool(index.child_count[step.top]) and not folded[step.top]
        return bool(kept["visible"][step.top]) or not shows_more
    for part in index.subtree(step.top):
        for name in _FLAGS:
            kept[name][part.start : part.stop] = 0
    return True


def _families(index: OrganisationIndex, managers: list[int]) -> Rows:
    """The roots and the reports of these managers, who are in ascending order."""
    roots = range(int(index.level_starts[1]) if index.layers else 0)
    families = [roots, *(index.children(manager) for manager in managers)]
    return np.concatenate([np.arange(family.start, family.stop, dtype=np.int32) for family in families])


def _boxes(parts: Parts, kept: ByRow, packed_anew: list[int]) -> Boxes:
    """The boxes of blocks: as they were where somebody is below who does not change, else around the block alone."""
    boxes = Boxes.around(*parts.among_trees())
    leads = ~(parts.seen.leaf | parts.seen.closed)[parts.place]
    leads[np.searchsorted(parts.rows, packed_anew)] = False
    rows = parts.rows[leads]
    for name in ("width", "height", "centre", "aside"):
        getattr(boxes, name)[leads] = kept[name][rows]
    return boxes


def _extent(sizes: LayoutSizes, parts: Parts, boxes: Boxes, x: Floats, y: Floats) -> Extent:
    """The width and height of all trees together; 0 where there are none."""
    trees = (parts.parent < 0) & ~parts.parked
    if not trees.any():
        return 0.0, 0.0
    return float((x + boxes.width)[trees].max()), float((y + boxes.height)[trees].max()) + sizes.frame_padding


def _park(sizes: LayoutSizes, parts: Parts, kept: ByRow, tree_height: float) -> Extent:
    """Put the parked ones below the trees; how far right and down they reach."""
    (block,) = np.flatnonzero(parts.parked)
    first, rows = int(parts.rows[block]), parts.seen.rows[parts.seen.parked]
    left = parts.width[block] / 2 - parts.to_first_card(sizes)[block]
    top = (tree_height + sizes.level_gap if tree_height else 0.0) + sizes.frame_padding
    kept["right"][rows] += left - kept["right"][first]
    kept["down"][rows] += top - kept["down"][first]
    return float(parts.width[block]), float(top + parts.height[block])


def _finished(index: OrganisationIndex, sizes: LayoutSizes, parts: Parts, kept: ByRow, trees: Extent) -> Layout:
    """The layout with everybody where they stand relative to their manager, the parked ones below the trees."""
    whole = trees
    if parts.parked.any():
        right, bottom = _park(sizes, parts, kept, trees[1])
        whole = max(trees[0], right), max(trees[1], bottom)
    x, y = kept["right"].copy(), kept["down"].copy()
    for level in list(index.levels())[1:]:
        above = index.parent[level].astype(np.intp)
        x[level] += x[above]
        y[level] += y[above]
    return Layout(
        index, sizes, x, y, kept["visible"], kept["folded"], kept["after"], kept["framed"], kept["width"],
        kept["height"], kept["aside"], *whole, *(trees if trees[1] else whole),
        shelving=Shelving(**{name: kept[name] for name in _RELATIVE}),
    )  # fmt: skip
