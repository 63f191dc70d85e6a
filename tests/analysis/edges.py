"""Where the lines of a layout leave, turn and arrive, for all rows at once."""

from __future__ import annotations

import numpy as np

from dataplanner.analysis.layout import Layout
from dataplanner.analysis.stacks import Floats


def everybody(layout: Layout) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.arange(len(layout.index), dtype=np.int32)


def stem(layout: Layout) -> Floats:
    return layout.stem(everybody(layout))


def bar(layout: Layout) -> Floats:
    return layout.bar(everybody(layout))


def line_x(layout: Layout) -> Floats:
    return layout.arrival_x(everybody(layout))


def line_y(layout: Layout) -> Floats:
    return layout.arrival_y(everybody(layout))
