"""Rules about the steps of projects (Data Teams, ch. 7, 11, 13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.steps import StepState
from dataplanner.analysis.wording import Count, inside
from dataplanner.model.projects import Project

WAITING = "waiting"


@evaluates("step_too_early", gives="project phase step missing count#")
def step_too_early(case: Case, _: Rule) -> Iterator[Seen]:
    for project, state in _states(case):
        if state.too_early:
            missing = (*state.missing_before, *state.missing)
            names = case.listed(f"“{case.method.steps[step].name}”" for step in missing)
            yield _seen(case, project, state, missing=names, count=Count(len(missing)))


@evaluates("long_wait", gives="project phase step days# owner", days=int)
def long_wait(case: Case, rule: Rule) -> Iterator[Seen]:
    for project, state in _states(case):
        days = _days_since(state.record.since, case.today)
        if state.status.id == WAITING and days is not None and days > rule.number("days"):
            yield _seen(case, project, state, days=Count(days), owner=state.record.owner)


@evaluates("wait_without_owner", gives="project phase step")
def wait_without_owner(case: Case, _: Rule) -> Iterator[Seen]:
    for project, state in _states(case):
        if state.status.id == WAITING and not state.record.owner.strip():
            yield _seen(case, project, state)


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
