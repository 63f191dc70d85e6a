"""A project on a line of time: phases, steps, backlog, people and skills to come with their ramp-up, waits.

Data Teams, ch. 7, 10, 12 and 13.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dataplanner.analysis.backlog import backlog_plan
from dataplanner.analysis.method import Method
from dataplanner.analysis.months import months_after
from dataplanner.analysis.parts import parts_of
from dataplanner.analysis.schedule import Schedule, Span, schedule
from dataplanner.analysis.staffing import arrival, days_late, full_speed, latest_start
from dataplanner.analysis.staffing_plan import staffing_plan
from dataplanner.analysis.wording import inside
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.faults import day_of
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Project
from dataplanner.model.staffing import Staffing
from dataplanner.model.waits import Wait

PHASE, STEP, ITEM, LEAD, GAP, RAMP, WAIT = "phase", "step", "item", "lead", "gap", "ramp", "wait"
SKILL_TO_COME = "{skill}: {way}, {team}"


@dataclass(frozen=True, slots=True)
class Bar:
    """From a day to a day on a row of its own, but for ``ramp``, which goes on in the row of its ``lead`` or ``gap``.

    ``subject`` is the id of what it shows, of a gap its team and skill. ``past`` has happened, ``late`` is later than
    wanted, ``loose`` lies beyond what is planned concretely. ``phase`` is empty for what belongs to none.
    """

    what: str
    subject: str
    name: str
    phase: str
    start: date
    end: date
    past: bool = False
    late: bool = False
    loose: bool = False

    @property
    def days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars in the sequence of their rows, from the first day to the last; concrete until a day."""

    bars: tuple[Bar, ...]
    first: date
    last: date
    today: date
    concrete_until: date

    def of(self, what: str) -> list[Bar]:
        """The bars of one sort."""
        return [bar for bar in self.bars if bar.what == what]


def timeline(plan: Plan, scenario: str, project: Project, method: Method, today: date) -> Timeline:
    """The timeline of a project as it looks today."""
    until = today + timedelta(method.projects.time.concrete)
    made = schedule(plan, project, method, today)
    bars = [
        *_phases_and_steps(made, method, until),
        *_items(plan, scenario, project, method, today, until),
        *_coming(plan, project, method, today, until),
        *_skills(plan, scenario, project, method, today, until),
        *_waits(plan, project, today),
    ]
    first = min((bar.start for bar in bars), default=today)
    last = max((bar.end for bar in bars), default=today)
    return Timeline(tuple(bars), min(first, today), max(last, today), today, until)


def _phases_and_steps(made: Schedule, method: Method, until: date) -> Iterator[Bar]:
    for phase, span in made.phases.items():
        yield _bar(PHASE, phase, method.phases[phase].name, phase, span, until)
        for step in method.steps.values():
            if (phase, step.id) in made.steps:
                yield _bar(STEP, step.id, step.name, phase, made.steps[phase, step.id], until)


def _bar(what: str, subject: str, name: str, phase: str, span: Span, until: date) -> Bar:
    return Bar(what, subject, name, phase, span.start, span.end, span.past, span.late, span.start > until)


def _items(plan: Plan, scenario: str, project: Project, method: Method, today: date, until: date) -> Iterator[Bar]:
    for one in backlog_plan(plan, scenario, project, method, today).items:
        done = day_of(one.item.done)
        if done is not None:
            yield Bar(ITEM, one.item.id, one.item.name, one.fits, done, done, past=True)
        elif one.start is not None and one.end is not None:
            loose = one.start > until
            yield Bar(ITEM, one.item.id, one.item.name, one.fits, one.start, one.end, late=one.pushed, loose=loose)


def _coming(plan: Plan, project: Project, method: Method, today: date, until: date) -> Iterator[Bar]:
    """Two bars for each who comes: until they are there, and until full speed."""
    for coming in parts_of(plan, project.id, Staffing):
        there, full = arrival(coming, method, today), full_speed(coming, method, today)
        start = day_of(coming.begun) or latest_start(coming, method)
        if there is None or full is None:
            continue
        if start is not None and not coming.begun and not coming.arrived:
            start = max(start, today)
        late = days_late(coming, method, today) > 0
        start = min(start or there, there)
        past = bool(coming.arrived)
        yield Bar(LEAD, coming.id, coming.name, "", start, there, past, late, start > until)
        yield Bar(RAMP, coming.id, coming.name, "", there, full, full < today, late, there > until)


def _skills(plan: Plan, scenario: str, project: Project, method: Method, today: date, until: date) -> Iterator[Bar]:
    """What the hiring and training plan brings to the teams of the project, and the ramp-up of who comes."""
    doing = {team for item in parts_of(plan, project.id, BacklogItem) for team in item.teams}
    for gap in staffing_plan(plan, scenario, method, today):
        if gap.way is None or gap.begin is None or gap.ready is None or gap.team.id not in doing:
            continue
        name = SKILL_TO_COME.format(skill=gap.skill.name, team=gap.team.name, way=inside(gap.way.name))
        subject, late, full = f"{gap.team.id}/{gap.skill.id}", gap.late > 0, months_after(gap.ready, gap.way.ramp)
        yield Bar(GAP, subject, name, "", gap.begin, gap.ready, gap.ready <= today, late, gap.begin > until)
        if full > gap.ready:
            yield Bar(RAMP, subject, name, "", gap.ready, full, full <= today, late, gap.ready > until)


def _waits(plan: Plan, project: Project, today: date) -> Iterator[Bar]:
    for wait in parts_of(plan, project.id, Wait):
        since, until = day_of(wait.since), day_of(wait.until)
        if since is not None:
            end = max(until or today, since)
            yield Bar(WAIT, wait.id, wait.name, wait.phase, since, end, until is not None, until is None)
