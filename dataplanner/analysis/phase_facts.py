"""How the phase that a project is in stands, in a few facts: backlog, velocity, debt, value (Data Teams, ch. 7, 13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dataplanner.analysis.backlog import backlog_plan
from dataplanner.analysis.method import Method
from dataplanner.analysis.value import debts_due, value_against_cost
from dataplanner.analysis.velocity import TeamVelocity, velocities
from dataplanner.analysis.wording import Amount, Count
from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, Project
from dataplanner.model.waits import Debt

UNKNOWN = "not known"


def phase_facts(plan: Plan, scenario: str, project: Project, method: Method, today: date) -> Iterator[tuple[str, str]]:
    """Each fact's name and what it is today."""
    backlog = backlog_plan(plan, scenario, project, method, today)
    yield "Backlog within reach", f"{backlog.within(project.phase)} of {backlog.open}"
    yield "Velocity", _velocity(velocities(plan, project.id, method))
    yield "Debt to pay", _debt(debts_due(plan, project), method)
    yield "Value against cost", _value(plan, project, method)


def _velocity(found: Iterable[TeamVelocity]) -> str:
    """What the teams get done together; those whose months are told go before those of whom it is only expected."""
    told = [one for one in found if one.points]
    counted = [one for one in told if one.past] or told
    if not counted:
        return UNKNOWN
    trends = {one.trend for one in counted if one.trend}
    trend = f", {trends.pop()}" if len(trends) == 1 else ""
    return f"{Amount(sum(one.points or 0.0 for one in counted))} a month{trend}"


def _debt(due: list[Debt], method: Method) -> str:
    taken = {debt.taken for debt in due}
    where = f" from {method.phases[taken.pop()].name}" if len(taken) == 1 and taken <= {*PHASES} else ""
    return f"{Count(len(due)):none|one item|# items}{where if due else ''}"


def _value(plan: Plan, project: Project, method: Method) -> str:
    numbers, ratio = method.projects.value, value_against_cost(plan, project, method).so_far.ratio
    last = method.phases[numbers.phases[-1]].name
    return UNKNOWN if ratio is None else f"{ratio:.1f} × ({numbers.least:g} to {numbers.most:g} by {last})"
