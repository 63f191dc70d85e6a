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

    ``texts`` are the widths of its texts on one line, row by row, 0 for none; ``fixed`` what a cell keeps free beside
    its text; ``narrowest`` and ``widest`` the column's bounds; ``stretch`` its share in what the page leaves over.
    """

    texts: Widths
    fixed: float
    narrowest: float
    widest: float
    stretch: float

    def wanted(self, share: float = 1.0) -> float:
        """The width that shows this share of the texts on one line."""
        texts = np.sort(self.texts[self.texts > 0])
        text = float(texts[ceil((len(texts) - 1) * share)]) if len(texts) else 0.0
        return min(max(text + self.fixed, self.narrowest), self.widest)

    def lines(self, width: float) -> Widths:
        """How many lines each text takes in a column of that width."""
        return np.ceil(self.texts / max(width - self.fixed, STEP))


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
    """Narrow, step by step, the column where that adds the fewest lines to the rows, until the excess is gone."""
    while excess > 0:
        lines = np.array([need.lines(width) for need, width in zip(needs, widths, strict=True)])
        column = min(
            _narrowable(needs, widths), key=lambda i: (_cost(needs, widths, lines, i), -widths[i]), default=None
        )
        if column is None:
            break
        widths[column] -= STEP
        excess -= STEP
    return widths


def _narrowable(needs: Sequence[Need], widths: Sequence[float]) -> list[int]:
    return [i for i, need in enumerate(needs) if widths[i] - STEP >= need.narrowest]


def _cost(needs: Sequence[Need], widths: Sequence[float], lines: Widths, column: int) -> float:
    """How many lines all rows together grow by when a column is narrowed by a step; a row is as high as its highest."""
    narrower = lines.copy()
    narrower[column] = needs[column].lines(widths[column] - STEP)
    return float((narrower.max(axis=0) - lines.max(axis=0)).sum())
