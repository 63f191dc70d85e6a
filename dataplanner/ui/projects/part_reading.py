"""What the program makes of a part, above its form: a verdict, an age, a date, a warning."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from dataplanner.analysis.backlog import backlog_plan
from dataplanner.analysis.needs import BIG_LATER, BIG_NOW, VERDICTS, verdict
from dataplanner.analysis.staffing import arrival, days_late, full_speed, latest_start
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.days import day_words, span_words
from dataplanner.model.faults import faults
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.projects import Entry, Project
from dataplanner.model.staffing import Staffing
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.widgets import card, fact, label


def part_reading(session: Session, part: Entry) -> Iterator[QWidget]:
    """The widgets that stand above the form of a part."""
    for fault in faults(session.plan, part):
        yield warning(f"{fault.sentence[:1].upper()}{fault.sentence[1:]}", fault.remedy)
    if isinstance(part, Cant):
        yield from _of_cant(part)
    elif isinstance(part, UseCase) and not part.understood:
        yield warning("Not understood yet.", "A technology is named only when when, where and why are known.")
    elif isinstance(part, BacklogItem):
        yield from _of_item(session, part)
    elif isinstance(part, Staffing):
        yield from _of_staffing(session, part)


def warning(sentence: str, remedy: str, weight: str = "amber") -> QWidget:
    """A card that says what is wrong and what to do."""
    frame, column = card(weight)
    column.addWidget(label(sentence, "strong", wrap=True))
    column.addWidget(label(remedy, "secondary", wrap=True))
    return frame


def _of_cant(cant: Cant) -> Iterator[QWidget]:
    said = verdict(cant)
    yield label(VERDICTS[said], "strong", wrap=True)
    if said in (BIG_NOW, BIG_LATER) and not cant.confirmed_by:
        yield label("A qualified data engineer has not agreed yet.", "secondary", wrap=True)


def _of_item(session: Session, item: BacklogItem) -> Iterator[QWidget]:
    method, project = session.method, session.plan.get(Project, item.project)
    one = backlog_plan(session.plan, session.scenario, project, method, today()).of(item.id)
    if one.fruit:
        yield label("Low-hanging fruit: worth having and within reach", "strong", wrap=True)
    if one.reach is not None:
        yield fact("Within reach", f"{one.reach:.0%}")
    if one.points is not None:
        yield fact("Points", f"{one.points:.3g}")
    if not item.done:
        yield fact("Carried in", method.phases[one.fits].name if one.fits else "no phase for now")
    if one.start is not None and one.end is not None:
        yield fact("Turn of its teams", span_words(one.start, one.end))
    kinds = [method.kinds[kind].name for kind in one.who.kinds]
    if kinds:
        yield fact("Work for", " and ".join(kinds))
    if one.who.split:
        share = method.projects.coordination.further_team
        yield label(f"Split it by team; each further team adds {share:.0%} for talking.", "secondary", wrap=True)
    if not one.who.fits:
        yield warning("The team that does it is of another kind.", "Give it to the other team, or split it.")
    for advice in one.who.advice:
        yield label(advice, "secondary", wrap=True)


def _of_staffing(session: Session, coming: Staffing) -> Iterator[QWidget]:
    method, now = session.method, today()
    for name, day in (
        ("Set going by", latest_start(coming, method)),
        ("There on", arrival(coming, method, now)),
        ("At full speed on", full_speed(coming, method, now)),
    ):
        if day is not None:
            yield fact(name, day_words(day))
    late = days_late(coming, method, now)
    if late:
        yield warning(
            f"{late} days later than needed.", "Set it going now, move the work, or borrow somebody meanwhile."
        )
