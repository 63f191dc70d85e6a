"""Rules about the backlog, velocity and time of projects (Data Teams, ch. 7, 9, 10, 13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dataplanner.analysis.backlog import backlog_plan
from dataplanner.analysis.method import Rule
from dataplanner.analysis.parts import parts_of
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.staffing import arrival, days_late, latest_start
from dataplanner.analysis.tasks import who_does_it
from dataplanner.analysis.velocity import stands_still, velocities
from dataplanner.analysis.wording import Count, inside
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.projects import Project
from dataplanner.model.staffing import Staffing


@evaluates("more_than_velocity", gives="project phase count# items capacity# wanted#")
def more_than_velocity(case: Case, _: Rule) -> Iterator[Seen]:
    """A phase has more on its backlog than its teams can carry."""
    for project in case.projects:
        if case.today is None or not _has_backlog(case, project):
            continue
        plan = backlog_plan(case.plan, case.scenario, project, case.method, case.today)
        for load in plan.loads:
            pushed = [one.item for one in plan.items if one.pushed and one.item.phase == load.phase and one.points]
            if pushed and load.capacity is not None:
                yield Seen(
                    f"{project.id}/{load.phase}",
                    {
                        "project": project.name, "phase": inside(case.method.phases[load.phase].name),
                        "count": Count(len(pushed)), "items": case.listed(f"“{item.name}”" for item in pushed),
                        "capacity": Count(round(load.capacity)), "wanted": Count(round(load.wanted)),
                    },
                    part=(pushed[0].table, pushed[0].key),
                )  # fmt: skip


def _has_backlog(case: Case, project: Project) -> bool:
    return any(item.project == project.id for item in case.plan.all(BacklogItem))


@evaluates("wrong_team", gives="project item doing kinds")
def wrong_team(case: Case, _: Rule) -> Iterator[Seen]:
    for project in case.projects:
        for item in parts_of(case.plan, project.id, BacklogItem):
            who = who_does_it(item, case.organisation, case.method)
            if not who.fits and not item.done:
                values = {"project": project.name, "item": item.name, "doing": _kinds(case, who.doing)}
                kinds = _kinds(case, who.kinds)
                yield Seen(item.id, {**values, "kinds": kinds}, teams=item.teams, part=(item.table, item.key))


def _kinds(case: Case, kinds: tuple[str, ...]) -> str:
    return case.listed(inside(case.method.kinds[kind].name) for kind in kinds)


@evaluates("velocity_stands_still", gives="project team months#")
def velocity_stands_still(case: Case, _: Rule) -> Iterator[Seen]:
    for project in case.projects:
        for velocity in velocities(case.plan, project.id, case.method):
            if stands_still(velocity, case.method) and velocity.team in case.organisation.teams:
                team = case.organisation.teams[velocity.team].name
                months = Count(case.method.projects.velocity.still)
                values = {"project": project.name, "team": team, "months": months}
                part = (Velocity.table, (project.id, velocity.team, velocity.past[-1][0]))
                yield Seen(f"{project.id}/{velocity.team}", values, teams=(velocity.team,), part=part)


@evaluates("late_arrival", gives="project name needed there days# start")
def late_arrival(case: Case, _: Rule) -> Iterator[Seen]:
    """Somebody is needed before hiring or training can have brought them about."""
    for project in case.projects:
        for coming in parts_of(case.plan, project.id, Staffing):
            late = days_late(coming, case.method, case.today)
            if late and not coming.arrived:
                yield Seen(
                    coming.id,
                    {
                        "project": project.name, "name": coming.name, "needed": coming.needed, "days": Count(late),
                        "there": _iso(arrival(coming, case.method, case.today)),
                        "start": _iso(latest_start(coming, case.method)),
                    },
                    part=(coming.table, coming.key),
                )  # fmt: skip


def _iso(day: date | None) -> str:
    return "" if day is None else str(day)
