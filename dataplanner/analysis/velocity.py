"""What a team gets done in a month, how it grows, and what it can carry in a span of time (Data Teams, ch. 7, 13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dataplanner.analysis.gaps import team_people
from dataplanner.analysis.method import Method
from dataplanner.analysis.parts import parts_of
from dataplanner.analysis.staffing import arrival, ramp_days
from dataplanner.model.backlog import Velocity
from dataplanner.model.faults import day_of
from dataplanner.model.plan import Plan
from dataplanner.model.staffing import Staffing

RISING, STEADY, FALLING = "rising", "steady", "falling"


@dataclass(frozen=True, slots=True)
class TeamVelocity:
    """Points a month of a team on a project, None where nobody has said; ``past`` are its months, oldest first.

    ``trend`` compares the last months with those before; empty where there are too few. ``known_on`` is the last day
    of what is known: whoever is there by then is counted in.
    """

    team: str
    points: float | None
    past: tuple[tuple[str, float], ...]
    trend: str
    known_on: date | None

    @property
    def expected(self) -> bool:
        """Whether it is a guess, as no month has been told yet."""
        return self.points is not None and not self.past


def team_velocity(plan: Plan, project: str, team: str, method: Method) -> TeamVelocity:
    """The mean of a team's last months on a project, else what is expected of it."""
    told = {one.month: one.points for one in parts_of(plan, project, Velocity) if one.team == team and one.points >= 0}
    past = tuple(sorted((month, points) for month, points in told.items() if _month(month) is not None))
    last = [points for _, points in past[-method.projects.velocity.window :]]
    points = sum(last) / len(last) if last else told.get("") or None
    return TeamVelocity(team, points, past, _trend(past, method), _month(past[-1][0]) if past else None)


def velocities(plan: Plan, project: str, method: Method) -> list[TeamVelocity]:
    """The velocity of every team that has one on a project, in the sequence in which they were first named."""
    teams = dict.fromkeys(one.team for one in parts_of(plan, project, Velocity))
    return [team_velocity(plan, project, team, method) for team in teams]


def stands_still(velocity: TeamVelocity, method: Method) -> bool:
    """Whether a team has not grown over so many months that something is wrong."""
    numbers = method.projects.velocity
    if len(velocity.past) < numbers.still:
        return False
    points = [points for _, points in velocity.past[-numbers.still :]]
    return _mean(points[-numbers.window :]) <= _mean(points[: numbers.window]) * (1 + numbers.change)


def capacity(
    plan: Plan, scenario: str, project: str, velocity: TeamVelocity, span: tuple[date, date], method: Method,
    today: date | None = None,
) -> float | None:  # fmt: skip
    """The points that a team can carry in a span of days, with those who come and get up to speed meanwhile."""
    if velocity.points is None:
        return None
    start, end = span
    days = max((end - start).days, 0)
    people = max(_people(plan, scenario, velocity.team), 1)
    coming = [one for one in parts_of(plan, project, Staffing) if one.team == velocity.team]
    more = sum(_further_days(one, velocity, span, method, today) for one in coming)
    return velocity.points / method.projects.time.days_in_month * (days + more / people)


def ramped_days(there: date, ramp: int, span: tuple[date, date], first: float = 0.0) -> float:
    """Days at full speed that somebody is worth in a span who is there from a day on and grows evenly to full speed.

    ``ramp`` is how many days that takes, ``first`` the share of full speed on the first day.
    """
    start, end = span
    return _worth((end - there).days, ramp, first) - _worth((start - there).days, ramp, first) if end > start else 0.0


def _worth(days: int, ramp: int, first: float) -> float:
    """The worth of the first days of somebody, in days at full speed."""
    if days <= 0:
        return 0.0
    growing = min(days, ramp)
    rise = (1 - first) * growing * growing / (2 * ramp) if ramp else 0.0
    return first * growing + rise + (days - growing)


def _further_days(
    coming: Staffing, velocity: TeamVelocity, span: tuple[date, date], method: Method, today: date | None
) -> float:
    """What somebody who comes adds to what the team's velocity has counted already."""
    there = arrival(coming, method, today)
    if there is None:
        return 0.0
    ramp, first = ramp_days(coming, method), method.projects.velocity.start
    known = velocity.known_on
    counted = 0.0
    if known is not None and known > there:
        counted = 1.0 if (known - there).days >= ramp else first + (1 - first) * (known - there).days / ramp
    days = max((span[1] - span[0]).days, 0)
    return max(ramped_days(there, ramp, span, first) - counted * days, 0.0)


def _people(plan: Plan, scenario: str, team: str) -> int:
    organisation = plan.organisation(scenario)
    return len(team_people(plan, organisation, organisation.teams[team])) if team in organisation.teams else 0


def _trend(past: Sequence[tuple[str, float]], method: Method) -> str:
    numbers = method.projects.velocity
    points = [points for _, points in past]
    before, last = points[: -numbers.window], points[-numbers.window :]
    if not before:
        return ""
    earlier = _mean(before[-numbers.window :])
    change = _mean(last) - earlier
    if abs(change) <= numbers.change * earlier:
        return STEADY
    return RISING if change > 0 else FALLING


def _month(month: str) -> date | None:
    """The first day after a month such as 2026-10; None for anything else."""
    first = day_of(f"{month}-01")
    if first is None:
        return None
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _mean(points: Iterable[float]) -> float:
    found = list(points)
    return sum(found) / len(found) if found else 0.0
