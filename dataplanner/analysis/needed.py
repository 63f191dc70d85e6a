"""When the projects that a team works for need what it lacks (Data Teams, ch. 7, 12)."""

from __future__ import annotations

from datetime import date

from dataplanner.analysis.method import Method
from dataplanner.analysis.parts import parts_of, projects_of
from dataplanner.analysis.schedule import schedule
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Project


def needed_by(plan: Plan, team: str, method: Method, today: date) -> date | None:
    """The first day of the earliest phase in which a team has open work; today where that has begun.

    None for a team that no open item of a backlog is given to.
    """
    starts = [start for project in projects_of(plan) for start in _starts(plan, project, team, method, today)]
    return max(min(starts), today) if starts else None


def _starts(plan: Plan, project: Project, team: str, method: Method, today: date) -> list[date]:
    """When the phases begin in which the team has open items; those without a phase are for the present one."""
    items = [item for item in parts_of(plan, project.id, BacklogItem) if team in item.teams and not item.done]
    if not items:
        return []
    spans = schedule(plan, project, method, today).phases
    return [spans[phase].start for phase in {item.phase or project.phase for item in items} if phase in spans]
