"""Rules about the steps of projects (Data Teams, ch. 7, 11, 13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.steps import StepState
from dataplanner.analysis.steps import against_the_facts as against_facts
from dataplanner.analysis.waits import WaitState, wait_states
from dataplanner.analysis.wording import Count, inside
from dataplanner.model.projects import Project

WAITING, NOT_NEEDED = "waiting", "not_needed"


@evaluates("step_too_early", gives="project phase step missing count#")
def step_too_early(case: Case, _: Rule) -> Iterator[Seen]:
    for project, state in _states(case):
        if state.too_early:
            missing = (*state.missing_before, *state.missing)
            names = case.listed(f"“{case.method.steps[step].name}”" for step in missing)
            seen = _seen(case, project, state, missing=names, count=Count(len(missing)))
            yield replace(seen, reason=state.record.reason or None)


@evaluates("against_the_facts", gives="project phase step facts count# remedies")
def against_the_facts(case: Case, _: Rule) -> Iterator[Seen]:
    """A step has begun although the plan says that what it needs is not there; the reason given stays with it."""
    for project, state in _states(case):
        failed = against_facts(case.ground(project.id, state.record.phase), state)
        if failed:
            facts = " ".join(one.sentence for one in failed)
            remedies = " ".join(one.precondition.remedy for one in failed)
            seen = _seen(case, project, state, facts=facts, count=Count(len(failed)), remedies=remedies)
            yield replace(seen, reason=state.record.reason or None)


@evaluates("not_needed_without_reason", gives="project phase step")
def not_needed_without_reason(case: Case, _: Rule) -> Iterator[Seen]:
    for project, state in _states(case):
        if state.status.id == NOT_NEEDED and not (state.record.reason.strip() or state.record.note.strip()):
            yield _seen(case, project, state)


@evaluates("long_wait", gives="project phase step days# owner", days=int)
def long_wait(case: Case, rule: Rule) -> Iterator[Seen]:
    for project, state in _waiting_steps(case):
        days = _days_since(state.record.since, case.today)
        if days is not None and days > rule.number("days"):
            yield _seen(case, project, state, days=Count(days), owner=state.record.owner)
    for project, wait in _open_waits(case):
        if wait.days is not None and wait.days > rule.number("days"):
            yield _seen_wait(case, project, wait, days=Count(wait.days), owner=wait.wait.owner)


@evaluates("wait_without_owner", gives="project phase step")
def wait_without_owner(case: Case, _: Rule) -> Iterator[Seen]:
    for project, state in _waiting_steps(case):
        if not state.record.owner.strip():
            yield _seen(case, project, state)
    for project, wait in _open_waits(case):
        if not wait.wait.owner.strip():
            yield _seen_wait(case, project, wait)


def _waiting_steps(case: Case) -> Iterator[tuple[Project, StepState]]:
    """The steps that wait for something of which no more is noted."""
    noted = {(project.id, one.wait.phase, one.wait.step) for project, one in _open_waits(case)}
    for project, state in _states(case):
        if state.status.id == WAITING and state.record.key not in noted:
            yield project, state


def _open_waits(case: Case) -> Iterator[tuple[Project, WaitState]]:
    for project in case.projects:
        states = wait_states(case.plan, case.scenario, project.id, case.today)
        yield from ((project, state) for state in states if state.open)


def _seen_wait(case: Case, project: Project, state: WaitState, **more: object) -> Seen:
    wait = state.wait
    phase = inside(case.method.phases[wait.phase or project.phase].name)
    steps = ((project.id, wait.phase, wait.step),) if wait.phase and wait.step in case.method.steps else ()
    positions = (state.leader,) if state.leader else ()
    values = {"project": project.name, "phase": phase, "step": wait.name, **more}
    return Seen(f"wait/{wait.id}", values, positions, steps=steps, part=(wait.table, wait.key))


def _states(case: Case) -> Iterator[tuple[Project, StepState]]:
    for project in case.projects:
        for phase in case.steps[project.id]:
            yield from ((project, state) for state in phase.steps)


def _seen(case: Case, project: Project, state: StepState, **more: object) -> Seen:
    key = state.record.key
    phase = inside(case.method.phases[state.record.phase].name)
    values = {"project": project.name, "phase": phase, "step": state.step.name, **more}
    return Seen("/".join(key), values, steps=((project.id, state.record.phase, state.step.id),))


def _days_since(since: str, today: date | None) -> int | None:
    """The days from an ISO date to today; None where either is not known."""
    try:
        return None if today is None else (today - date.fromisoformat(since)).days
    except ValueError:
        return None
