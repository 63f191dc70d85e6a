"""The three charts of a comparison: before, after, and the changes with everybody who is in either."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from dataplanner.analysis.comparison import Comparison
from dataplanner.analysis.index import OrganisationIndex, index_of, index_of_parents
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.traits import NO_KIND
from dataplanner.model.differences import MOVED
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.ui.compare.words import WORDS
from dataplanner.ui.organisation.chart_data import ChartData

FORMER = "Former manager"
Holder = Callable[[Position], str]


def before_chart(plan: Plan, comparison: Comparison, holder: Holder) -> ChartData:
    """The earlier scenario; who changes in it is marked."""
    return _one_side(plan.organisation(comparison.before), comparison, holder)


def after_chart(plan: Plan, comparison: Comparison, holder: Holder) -> ChartData:
    """The later scenario; who has changed in it is marked."""
    return _one_side(plan.organisation(comparison.after), comparison, holder)


def changes_chart(plan: Plan, comparison: Comparison, holder: Holder) -> ChartData:
    """Everybody of both: where they are after, who left where they were; a dashed line leads to a former manager.

    Nobody of the later scenario reports to somebody who left, so the lines of both form no circle.
    """
    before, after = plan.organisation(comparison.before), plan.organisation(comparison.after)
    positions = {position.id: position for side in (before, after) for position in side.positions()}
    managers = {id_: position.manager for id_, position in positions.items()}
    orders = {id_: position.order for id_, position in positions.items()}
    index = with_parked(index_of_parents(list(positions), managers, orders))
    former = [
        (index.row[difference.position], index.row[manager])
        for difference in comparison.differences
        if difference.what == MOVED and (manager := before.position(difference.position).manager) in positions
    ]
    return _chart(index, positions, comparison, holder, former)


def _one_side(organisation: Organisation, comparison: Comparison, holder: Holder) -> ChartData:
    index = with_parked(index_of(organisation))
    positions = {position.id: position for position in organisation.positions()}
    return _chart(index, positions, comparison, holder, [])


def _chart(
    index: OrganisationIndex,
    positions: Mapping[str, Position],
    comparison: Comparison,
    holder: Holder,
    former: list[tuple[int, int]],
) -> ChartData:
    number = {what: at for at, what in enumerate(WORDS)}
    kind, below = np.full(len(index), NO_KIND, np.int8), np.zeros(len(index), np.int32)
    for id_, differences in comparison.by_position().items():
        if id_ in index.row:
            row = index.row[id_]
            kind[row] = min(number[difference.what] for difference in differences)
            below[index.chain(row)[1:]] += 1
    return ChartData(
        index=index,
        name=lambda row: holder(positions[index.ids[row]]),
        title=lambda row: positions[index.ids[row]].title,
        vacant=np.fromiter((positions[id_].vacant for id_ in index.ids), bool, len(index)),
        kind=kind,
        kinds=tuple(WORDS),
        kind_names=WORDS,
        dotted=np.array(former, np.int32).reshape(-1, 2),
        dotted_name=FORMER,
        folded_note=lambda row: f"{int(below[row]):,} changed" if below[row] else "",
    )
