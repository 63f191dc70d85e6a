"""Krackhardt's four measures in plain words."""

from __future__ import annotations

from dataplanner.analysis.krackhardt import Krackhardt
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.widgets import fact

ABOUT = (
    "How far the organisation is a pure hierarchy. 1 is one tree without dotted lines; less is neither good nor bad, "
    "but tells where people may ask who decides. After D. Krackhardt, 1994."
)
NEARLY = 0.995


def fill_hierarchy(section: Section, measures: Krackhardt | None) -> None:
    """Show the measures, each with what it counts; what is below 1 says what that means. Nobody has none."""
    if not section.session.organisation.roots():
        section.say("Nobody is on the chart yet.")
        return
    section.say(ABOUT)
    if measures is None:
        section.say("Working them out…", "body")
        return
    for measure in section.session.method.organisation.measures.values():
        value: float | None = getattr(measures, measure.id)
        section.add(fact(measure.name, _shown(value)))
        section.say(measure.about if value is None or value == 1 else f"{measure.about} {measure.less}", "small")


def _shown(value: float | None) -> str:
    if value is None:
        return "too many dotted lines to compare"
    return "1" if value == 1 else "just under 1" if value >= NEARLY else f"{value:.2f}"
