"""Span of control and layers as distributions: a median and the extremes say more than a mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dataplanner.analysis.index import OrganisationIndex, index_of
from dataplanner.model.organisation import Organisation

NAMED = 5
"""How many of the widest and narrowest spans are named."""

SpanAt = tuple[str, int]
STEPS = (*range(1, 11), 15, 20, 30, 50, 100)
"""The upper ends of the groups in which spans are drawn."""


@dataclass(frozen=True, slots=True)
class Spans:
    """The spans of control of an organisation.

    ``distribution`` counts the leaders of each span, rising; ``median`` and ``mean`` are over leaders, 0.0 without
    any. ``widest`` and ``narrowest`` are positions with their spans, the most telling first, higher layers before
    lower ones.
    """

    distribution: Mapping[int, int]
    median: float
    mean: float
    widest: tuple[SpanAt, ...]
    narrowest: tuple[SpanAt, ...]


@dataclass(frozen=True, slots=True)
class Layers:
    """How many positions stand on each layer, the first being the tops; ``median`` is over positions, 0.0 for none."""

    positions: tuple[int, ...]
    median: float


def spans_of(organisation: Organisation, named: int = NAMED) -> Spans:
    """The spans of control, ``named`` positions at each end."""
    index = index_of(organisation)
    leaders = np.flatnonzero(index.child_count)
    spans = index.child_count[leaders]
    values, counts = np.unique(spans, return_counts=True)
    return Spans(
        distribution=dict(zip(values.tolist(), counts.tolist(), strict=True)),
        median=float(np.median(spans)) if len(spans) else 0.0,
        mean=float(np.mean(spans)) if len(spans) else 0.0,
        widest=_named(index, leaders[np.argsort(-spans, kind="stable")][:named].tolist()),
        narrowest=_named(index, leaders[np.argsort(spans, kind="stable")][:named].tolist()),
    )


def grouped(spans: Spans) -> list[tuple[int, int | None, int]]:
    """The distribution in groups: from, to (None: open), and how many leaders; none above the widest span."""
    widest, low, groups = max(spans.distribution, default=0), 1, []
    for high in STEPS:
        if low <= widest:
            groups.append((low, high, _between(spans, low, high)))
        low = high + 1
    return [*groups, (low, None, _between(spans, low, widest))] if low <= widest else groups


def _between(spans: Spans, low: int, high: int) -> int:
    return sum(leaders for span, leaders in spans.distribution.items() if low <= span <= high)


def layers_of(organisation: Organisation) -> Layers:
    """The layers, without those who are parked."""
    index = index_of(organisation)
    median = float(np.median(index.depth)) if len(index) else 0.0
    return Layers(tuple(np.diff(index.level_starts).tolist()), median)


def _named(index: OrganisationIndex, rows: list[int]) -> tuple[SpanAt, ...]:
    return tuple((index.ids[row], int(index.child_count[row])) for row in rows)
