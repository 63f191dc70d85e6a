"""How wide the columns of a table are: what their texts ask for, on a page upright or across, with few wraps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

Widths = NDArray[np.float64]

USUAL_SHARE = 0.96
"""Whether a table fits an upright page is asked of this share of its texts; the longest ones wrap."""

SQUEEZED = 1.06
"""A table that is only so much too wide for an upright page is narrowed rather than turned."""

STEP = 0.5
"""By how much a column is narrowed at a time, in column units."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a column asks for, in column units.

    ``texts`` are the widths of its texts on one line, in rising order; ``fixed`` what a cell keeps free beside its
    text; ``narrowest`` and ``widest`` the column's bounds; ``stretch`` its share in what the page leaves over.
    """

    texts: Widths
    fixed: float
    narrowest: float
    widest: float
    stretch: float

    def wanted(self, share: float = 1.0) -> float:
        """The width that shows this share of the texts on one line."""
        text = float(self.texts[ceil((len(self.texts) - 1) * share)]) if len(self.texts) else 0.0
        return min(max(text + self.fixed, self.narrowest), self.widest)

    def lines(self, width: float) -> float:
        """How many lines all texts take together in a column of that width."""
        return float(np.ceil(self.texts / max(width - self.fixed, STEP)).sum())


def fits_upright(needs: Sequence[Need], page: float) -> bool:
    """Whether a table suits an upright page of that width."""
    return sum(need.wanted(USUAL_SHARE) for need in needs) <= page * SQUEEZED


def fitted_widths(needs: Sequence[Need], page: float) -> list[float]:
    """The columns' widths, adding up to the page's width where their bounds allow it."""
    widths = [need.wanted() for need in needs]
    spare = page - sum(widths)
    if spare < 0:
        return _narrowed(needs, widths, -spare)
    total = sum(need.stretch for need in needs)
    return [w + spare * need.stretch / total if total else w for w, need in zip(widths, needs, strict=True)]


def _narrowed(needs: Sequence[Need], widths: list[float], excess: float) -> list[float]:
    """Narrow, step by step, the column where that makes the fewest texts wrap, until the excess is gone."""
    costs = [_cost(need, width) for need, width in zip(needs, widths, strict=True)]
    while excess > 0:
        column = min(range(len(needs)), key=lambda i: (costs[i], -widths[i]))
        if costs[column] == float("inf"):
            break
        widths[column] -= STEP
        excess -= STEP
        costs[column] = _cost(needs[column], widths[column])
    return widths


def _cost(need: Need, width: float) -> float:
    """How many lines one step less would add."""
    if width - STEP < need.narrowest:
        return float("inf")
    return need.lines(width - STEP) - need.lines(width)
