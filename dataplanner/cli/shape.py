"""What the shape of an organisation says, for ``dataplanner check``: spans, layers, staffing, location models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dataplanner.analysis.krackhardt import krackhardt_measures
from dataplanner.analysis.locations import locations
from dataplanner.analysis.ratio_factors import staffing_ratio
from dataplanner.analysis.spans import SpanAt, layers_of, spans_of
from dataplanner.analysis.stand_ins import missing_kinds
from dataplanner.cli.opening import Opened


def shape_data(work: Opened) -> dict[str, Any]:
    """The figures as JSON types."""
    organisation = work.organisation
    spans, layers = spans_of(organisation), layers_of(organisation)
    return {
        "spans": {str(span): leaders for span, leaders in spans.distribution.items()},
        "median_span": spans.median,
        "mean_span": spans.mean,
        "widest": [_span_data(work, span) for span in spans.widest],
        "narrowest": [_span_data(work, span) for span in spans.narrowest],
        "positions_by_layer": list(layers.positions),
        "krackhardt": asdict(krackhardt_measures(organisation)),
        "staffing": _staffing_data(work),
        "missing_kinds": _missing_data(work),
        "locations": [
            {"model": found.model.name, "seen": found.seen, "buys": found.model.buys, "risk": found.model.risk}
            for found in locations(work.plan, work.scenario.id, work.method)
        ],
    }


def shape_lines(work: Opened) -> Iterator[str]:
    """The location models that are recognised and the kinds of team that are missing, for a reader."""
    found = [f"  {one.model.name}: {one.seen}" for one in locations(work.plan, work.scenario.id, work.method)]
    if found:
        yield ""
        yield "Where the data teams stand:"
        yield from found
    for missing in _missing_data(work):
        if missing["stand_ins"]:
            yield ""
            yield f"No {missing['kind'].lower()} team; may stand in: {'; '.join(missing['stand_ins'])}."


def _span_data(work: Opened, span: SpanAt) -> dict[str, Any]:
    return {"position": work.label(span[0]), "span": span[1]}


def _staffing_data(work: Opened) -> dict[str, Any]:
    staffing = staffing_ratio(work.plan, work.scenario.id, work.method)
    return {
        "engineers": staffing.engineers,
        "scientists": staffing.scientists,
        "engineers_per_scientist": staffing.ratio,
        "elsewhere": [asdict(figure) for figure in staffing.figures],
        "factors": [{"name": one.factor.name, "ask": one.factor.ask, "holds": one.holds} for one in staffing.factors],
    }


def _missing_data(work: Opened) -> list[dict[str, Any]]:
    return [
        {
            "kind": work.method.kinds[missing.kind].name,
            "stand_ins": [work.label(candidate.position) for candidate in missing.stand_ins],
        }
        for missing in missing_kinds(work.plan, work.scenario.id, work.method)
    ]
