"""Span of control and layers: the distribution drawn, the median, the widest and narrowest by name."""

from __future__ import annotations

from dataplanner.analysis.spans import Spans, grouped, layers_of, spans_of
from dataplanner.analysis.wording import Count
from dataplanner.ui.distance.shape.bars import Bar, Bars
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.widgets import fact

NAMED = 3


def fill_spans(section: Section) -> None:
    """Show how many report to how many."""
    spans = spans_of(section.session.organisation, NAMED)
    if not spans.distribution:
        section.say("Nobody has reports yet.")
        return
    leaders = sum(spans.distribution.values())
    section.add(fact("Median of all leaders", f"{spans.median:g}"))
    section.add(fact("Mean", f"{spans.mean:.1f}"))
    section.add(fact("Leaders", f"{leaders:,}"))
    section.heading("Leaders by their number of direct reports")
    section.add(Bars(section.theme, "Leaders by their number of direct reports", _bars(spans)))
    section.heading("The widest")
    for position, span in spans.widest:
        section.position(position, f"{span:,}")
    narrowest = [leader for leader in spans.narrowest if leader not in spans.widest]
    if narrowest:
        section.heading("The narrowest")
    for position, span in narrowest:
        section.position(position, f"{span:,}")
    section.figures("span")


def fill_layers(section: Section) -> None:
    """Show how many positions stand on each layer."""
    layers = layers_of(section.session.organisation)
    if not layers.positions:
        section.say("Nobody is on the chart yet.")
        return
    section.add(fact("Layers", f"{len(layers.positions):,}"))
    section.add(fact("Median position on layer", f"{layers.median:g}"))
    bars = [
        Bar(f"Layer {number}", count, f"{count:,}", number == round(layers.median))
        for number, count in enumerate(layers.positions, 1)
    ]
    section.add(Bars(section.theme, "Positions by layer", bars))
    section.figures("layers")


def _bars(spans: Spans) -> list[Bar]:
    return [
        Bar(_named(low, high), leaders, f"{leaders:,}", low <= spans.median and (high is None or spans.median <= high))
        for low, high, leaders in grouped(spans)
    ]


def _named(low: int, high: int | None) -> str:
    if high is None:
        return f"more than {low - 1}"
    return f"{Count(low):# report|# reports}" if low == high else f"{low} to {high}"
