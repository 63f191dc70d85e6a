"""The shape of an organisation: its counts, layers and spans of control."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from dataplanner.analysis.index import OrganisationIndex, index_of
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.ratios import headcount_by_kind
from dataplanner.analysis.traits import traits_of
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Shape:
    """Counts of one scenario.

    ``people`` hold a position there; ``roots`` are tops with reports; ``layers`` counts a root as 1, and is 0 without
    one; ``unplaced`` positions have neither a manager nor reports. ``largest_span`` is at position ``largest_span_at``
    (None where nobody has reports); ``median_span`` is over those who have reports, 0.0 without any. ``headcount``
    gives people by team kind.
    """

    positions: int
    people: int
    vacant: int
    roots: int
    layers: int
    managers: int
    largest_span: int
    largest_span_at: str | None
    median_span: float
    unplaced: int
    headcount: Mapping[str, int]


def shape_of(plan: Plan, scenario: str) -> Shape:
    """The shape of a scenario. Raises UnknownRecord for a scenario that is not in the plan."""
    organisation = plan.organisation(scenario)
    index = index_of(organisation)
    holders = [position.person for position in organisation.positions()]
    spans = index.child_count[index.child_count > 0]
    roots = len(organisation.roots())
    return Shape(
        positions=len(organisation),
        people=len({holder for holder in holders if holder is not None}),
        vacant=sum(holder is None for holder in holders),
        roots=roots,
        layers=index.layers if roots else 0,
        managers=len(spans),
        largest_span=int(spans.max(initial=0)),
        largest_span_at=_widest(index),
        median_span=float(np.median(spans)) if len(spans) else 0.0,
        unplaced=len(organisation.parked()),
        headcount=headcount_by_kind(organisation),
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """What of a shape is known at once: no position is looked at again that has not changed."""

    positions: int
    vacant: int
    roots: int
    layers: int
    unplaced: int


def counts_of(organisation: Organisation) -> Counts:
    """The counts of an organisation, as ``shape_of`` gives them; worked out once for each of its revisions."""
    revision, counts = _counts.get(organisation, (-1, None))
    if counts is None or revision != organisation.revision:
        counts = _counted(organisation)
        _counts[organisation] = organisation.revision, counts
    return counts


_counts: WeakKeyDictionary[Organisation, tuple[int, Counts]] = WeakKeyDictionary()


def _counted(organisation: Organisation) -> Counts:
    index = index_of(organisation)
    whole = with_parked(index)
    vacant = int(traits_of(organisation).vacant_at(whole.ids).sum())
    roots = int(index.level_starts[1]) if index.layers else 0
    return Counts(len(organisation), vacant, roots, index.layers, len(index.parked))


def people_below(organisation: Organisation, position: str) -> int:
    """How many report to a position, directly or not."""
    index = index_of(organisation)
    row = index.row.get(position, -1)
    return int(index.headcount[row]) - 1 if row >= 0 else 0


def layer_of(organisation: Organisation, position: str) -> int:
    """The layer of a position, a root being 1. Raises UnknownRecord."""
    return len(organisation.chain_up(position))


def _widest(index: OrganisationIndex) -> str | None:
    """The position with the most direct reports, the highest of several."""
    if not len(index) or not index.child_count.max():
        return None
    return index.ids[int(index.child_count.argmax())]
