"""Krackhardt's four measures in plain words, worked out in the background: a large organisation takes a while."""

from __future__ import annotations

from collections.abc import Callable

from dataplanner.analysis.krackhardt import Krackhardt, krackhardt_measures
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.widgets import fact

ABOUT = (
    "How far the organisation is a pure hierarchy. 1 is one tree without dotted lines; less is neither good nor bad, "
    "but tells where people may ask who decides. After D. Krackhardt, 1994."
)


NEARLY = 0.995


class HierarchyMeasures:
    """The measures of one revision, looked for once; ``found`` is told when they are there."""

    def __init__(self, session: Session, tasks: Tasks, found: Callable[[], object]) -> None:
        self._session, self._tasks, self._found = session, tasks, found
        self._of: tuple[int, str, bool] | None = None
        self._measures: Krackhardt | None = None

    def current(self) -> Krackhardt | None:
        """The measures of the plan as it is now; None while they are worked out."""
        wanted = self._session.seen
        if wanted != self._of:
            self._of, self._measures = wanted, None
            organisation = self._session.organisation
            self._tasks.run(
                "Measuring the hierarchy",
                lambda _handle: krackhardt_measures(organisation),
                lambda measures: self._take(wanted, measures),
                lambda *_: None,
                owner=self._session,
                quiet=True,
            )
        return self._measures

    def _take(self, wanted: tuple[int, str, bool], measures: Krackhardt) -> None:
        if wanted == self._of:
            self._measures = measures
            self._found()


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
