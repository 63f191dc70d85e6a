"""When each phase and each step of a project runs: what has happened stands, what is to come keeps its sequence.

No step that has not begun starts before what must come first has ended (Data Teams, ch. 7, 13).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dataplanner.analysis.method import Method, MethodStep
from dataplanner.analysis.parts import phase_place, phase_plan
from dataplanner.analysis.steps import PhaseSteps, StepState, project_steps
from dataplanner.model.faults import day_of
from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, Project

StepPlace = tuple[str, str]
"""A phase and a step, by id."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day. ``past`` has happened, ``begun`` is going on, ``late`` is not done on the day planned."""

    start: date
    end: date
    past: bool = False
    begun: bool = False
    late: bool = False


@dataclass(slots=True)
class Schedule:
    """The spans of the phases by id, and of the steps by phase and step."""

    phases: dict[str, Span] = field(default_factory=dict)
    steps: dict[StepPlace, Span] = field(default_factory=dict)


def schedule(plan: Plan, project: Project, method: Method, today: date) -> Schedule:
    """The schedule of a project as it looks today; steps that a past phase never began have no span."""
    made = Schedule()
    for phase in project_steps(plan, project, method):
        start = _phase_start(plan, project, phase, made, today)
        for state in phase.steps:
            span = _step_span(project, state, start, made, today)
            if span is not None:
                made.steps[phase.phase.id, state.step.id] = span
        made.phases[phase.phase.id] = _phase_span(plan, project, phase, start, made, today)
    return made


def needed_before(step: MethodStep, phase: str) -> list[StepPlace]:
    """The steps that must come first, in the same phase and in the one before."""
    place = phase_place(phase)
    before = [(PHASES[place - 1], other) for other in step.after_phase] if place else []
    return [*before, *((phase, other) for other in step.after)]


def _phase_start(plan: Plan, project: Project, phase: PhaseSteps, made: Schedule, today: date) -> date:
    """The day planned, else the first that is known of it, else the day on which the phase before ends."""
    planned = day_of(phase_plan(plan, project.id, phase.phase.id).start)
    if planned is not None:
        return planned
    known = list(_days(_known(phase)))
    if known:
        return min(known)
    return max((span.end for span in made.phases.values()), default=today)


def _known(phase: PhaseSteps) -> Iterable[str]:
    for state in phase.steps:
        yield from (state.record.begin, state.record.since if state.status.begun or state.status.settled else "")


def _days(texts: Iterable[str]) -> Iterable[date]:
    return (found for text in texts if (found := day_of(text)) is not None)


def _step_span(project: Project, state: StepState, phase_start: date, made: Schedule, today: date) -> Span | None:
    record, status = state.record, state.status
    places = needed_before(state.step, record.phase)
    free = max([phase_start, *(made.steps[place].end for place in places if place in made.steps)])
    begin, since, due = day_of(record.begin), day_of(record.since), day_of(record.due)
    usual = timedelta(state.step.days)
    if status.settled:
        end = since or due or free
        return Span(min(begin or free, end), end, past=True)
    if status.begun:
        start = begin or since or free
        planned = due or start + usual
        return Span(start, max(planned, start, today), begun=True, late=planned < today)
    if phase_place(record.phase) < phase_place(project.phase):
        return None
    start = max(begin or free, free, today)
    return Span(start, due if due is not None and due >= start else start + usual)


def _phase_span(plan: Plan, project: Project, phase: PhaseSteps, start: date, made: Schedule, today: date) -> Span:
    """From its start to the day planned, late where its steps take longer; else to the end of its last step."""
    planned = phase_plan(plan, project.id, phase.phase.id)
    closed, end = day_of(planned.closed), day_of(planned.end)
    if closed is not None and closed >= start:
        return Span(start, closed, past=True)
    steps = [span.end for (id_, _), span in made.steps.items() if id_ == phase.phase.id]
    last = max([start, *steps, *([today] if phase.current else [])])
    past = phase_place(phase.phase.id) < phase_place(project.phase)
    if end is not None and end >= start:
        return Span(start, max(end, today) if phase.current else end, past, phase.current, last > end)
    usual = start if past else start + timedelta(phase.phase.days)
    return Span(start, max(usual, last), past, phase.current)
