"""A chart of one branch only: a position and everybody below it, as they are on the whole chart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dataplanner.analysis.branch import branch_of
from dataplanner.ui.organisation.chart_data import ChartData


def focused(data: ChartData, position_id: str) -> ChartData:
    """The chart of the branch that a position leads; the chart as it is where it does not hold the position."""
    row = data.index.row.get(position_id, -1)
    if row < 0:
        return data
    index, rows = branch_of(data.index, row)
    number = np.full(len(data.index), -1, np.int32)
    number[rows] = np.arange(len(rows), dtype=np.int32)
    dotted = number[data.dotted]
    inside = np.flatnonzero((dotted >= 0).all(axis=1))
    old = rows.tolist()
    return replace(
        data,
        index=index,
        name=lambda new: data.name(old[new]),
        title=lambda new: data.title(old[new]),
        lines=lambda new: data.lines(old[new]),
        vacant=data.vacant[rows],
        kind=data.kind[rows],
        dotted=dotted[inside],
        dotted_styles=tuple(data.dotted_styles[line] for line in inside.tolist()) if data.dotted_styles else (),
        layers_above=data.layers_above + int(data.index.depth[row]) - 1,
    )
