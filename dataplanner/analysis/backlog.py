"""The backlog read against value, reach and velocity: low-hanging fruit, and the phase that can carry each item.

Data Teams, ch. 7, 9, 11 and 13. Everything is worked out anew from the plan: an item moved to another phase re-plans.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dataplanner.analysis.method import Method
from dataplanner.analysis.parts import parts_of, phase_place
from dataplanner.analysis.schedule import schedule
from dataplanner.analysis.tasks import WhoDoesIt, points_of, who_does_it
from dataplanner.analysis.velocity import capacity, velocities
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.needs import UseCase
from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, Project
from dataplanner.model.waits import Wait

_Room = dict[tuple[str, str], float]
"""Points still free, by phase and team."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item as planned. ``reach`` runs from 0 to 1, None where its complexity is not said.

    ``fits`` is the phase that velocity can carry it in, empty for none. ``open_waits`` are what it still waits for.
    ``start`` and ``end`` are when its teams get to it, None where no velocity is known.
    """

    item: BacklogItem
    points: float | None
    reach: float | None
    fruit: bool
    who: WhoDoesIt
    open_waits: tuple[str, ...]
    fits: str = ""
    start: date | None = None
    end: date | None = None

    @property
    def pushed(self) -> bool:
        """Whether it is wanted in a phase that cannot carry it, though it is not out of reach."""
        settled = self.item.done or self.item.out_of_reach.strip()
        return bool(self.item.phase) and not settled and self.fits != self.item.phase


@dataclass(frozen=True, slots=True)
class PhaseLoad:
    """A phase from today on: the points its teams can carry (None: not known), those wanted, and those that fit.

    ``done`` are the points of what is done in it already.
    """

    phase: str
    capacity: float | None
    wanted: float
    carried: float
    done: float


@dataclass(frozen=True, slots=True)
class BacklogPlan:
    """All items in the sequence in which they are carried, and the load of each phase."""

    items: tuple[PlannedItem, ...]
    loads: tuple[PhaseLoad, ...]

    def within(self, phase: str) -> int:
        """How many of the items wanted in a phase it can still carry."""
        return sum(one.fits == one.item.phase == phase and not one.item.done for one in self.items)

    @property
    def open(self) -> int:
        """How many items are not done."""
        return sum(not one.item.done for one in self.items)

    def of(self, item: str) -> PlannedItem:
        """The item of that id. Raises StopIteration where there is none."""
        return next(one for one in self.items if one.item.id == item)


def backlog_plan(plan: Plan, scenario: str, project: Project, method: Method, today: date) -> BacklogPlan:
    """The backlog of a project as it looks today."""
    judged = sorted(
        (_judged(plan, scenario, item, method) for item in parts_of(plan, project.id, BacklogItem)), key=_turn
    )
    spans = {
        phase: (max(span.start, today), max(span.end, today))
        for phase, span in schedule(plan, project, method, today).phases.items()
    }
    room = _room(plan, scenario, project, method, spans, today)
    carrier = _Carrier(project, room, spans)
    items = tuple(carrier.carry(one) for one in judged)
    return BacklogPlan(items, tuple(_load(phase, items, room) for phase in PHASES))


def reach_of(plan: Plan, item: BacklogItem, method: Method) -> float | None:
    """How well an item is within reach, 0 to 1; None where its complexity is not said."""
    numbers = method.projects.reach
    if item.out_of_reach.strip():
        return 0.0
    if not 1 <= item.complexity <= len(numbers.complexity):
        return None
    cases = [plan.find(UseCase, case) for case in item.use_cases]
    less = (
        numbers.further_team * max(len(item.teams) - 1, 0)
        + numbers.open_wait * bool(_open_waits(plan, item))
        + numbers.use_case * any(case is not None and not case.understood for case in cases)
    )
    return min(max(numbers.complexity[item.complexity - 1] - less, 0.0), 1.0)


def _judged(plan: Plan, scenario: str, item: BacklogItem, method: Method) -> PlannedItem:
    reach = reach_of(plan, item, method)
    numbers = method.projects.backlog
    fruit = not item.done and item.value >= numbers.fruit_value and reach is not None and reach >= numbers.fruit_reach
    who = who_does_it(item, plan.organisation(scenario), method)
    return PlannedItem(item, points_of(item, method), reach, fruit, who, _open_waits(plan, item))


def _open_waits(plan: Plan, item: BacklogItem) -> tuple[str, ...]:
    found = (plan.find(Wait, wait) for wait in item.waits)
    return tuple(wait.id for wait in found if wait is not None and not wait.until)


def _turn(one: PlannedItem) -> tuple[object, ...]:
    """Done first, then by the phase wanted; in a phase the low-hanging fruit, then the most worth for the least."""
    item = one.item
    return (not item.done, phase_place(item.phase), not one.fruit, -item.value, item.complexity or 99, item.order)


def _room(
    plan: Plan, scenario: str, project: Project, method: Method, spans: dict[str, tuple[date, date]], today: date
) -> _Room:
    """The points that each team can carry in each phase; only teams whose velocity is known."""
    found = {
        (phase, velocity.team): capacity(plan, scenario, project.id, velocity, span, method, today)
        for velocity in velocities(plan, project.id, method)
        for phase, span in spans.items()
    }
    return {place: points for place, points in found.items() if points is not None}


class _Carrier:
    """Gives items their room, one after the other."""

    def __init__(self, project: Project, room: _Room, spans: dict[str, tuple[date, date]]) -> None:
        self._now, self._whole, self._left, self._spans = project.phase, room, dict(room), spans

    def carry(self, one: PlannedItem) -> PlannedItem:
        """The item with the phase that carries it, and its days there."""
        phase = self._phase_for(one)
        if one.item.done or not phase:
            return replace(one, fits=phase)
        teams = self._teams(one, phase)
        share = (one.points or 0.0) / max(len(teams), 1)
        start = max((self._day(phase, team) for team in teams), default=None)
        for team in teams:
            self._left[phase, team] -= share
        end = max((self._day(phase, team) for team in teams), default=None)
        return replace(one, fits=phase, start=start, end=end)

    def _phase_for(self, one: PlannedItem) -> str:
        if one.item.done:
            return one.item.phase or self._now
        if one.item.out_of_reach.strip():
            return ""
        first = max(phase_place(self._now), phase_place(one.item.phase) if one.item.phase else 0)
        return next((phase for phase in PHASES[first:] if self._has_room(one, phase)), "")

    def _has_room(self, one: PlannedItem, phase: str) -> bool:
        teams = self._teams(one, phase)
        share = (one.points or 0.0) / max(len(teams), 1)
        return all(self._left[phase, team] >= share - 1e-9 for team in teams)

    def _teams(self, one: PlannedItem, phase: str) -> list[str]:
        """The teams that do it and whose velocity is known; where none is named, the one with the most room."""
        known = [team for at, team in self._left if at == phase]
        if one.item.teams or not known:
            return [team for team in one.item.teams if team in known]
        return [max(known, key=lambda team: self._left[phase, team])]

    def _day(self, phase: str, team: str) -> date:
        """The day in a phase on which a team has used up what it has given so far."""
        start, end = self._spans[phase]
        whole = self._whole[phase, team]
        used = 1 - self._left[phase, team] / whole if whole > 0 else 1.0
        return start + timedelta(round((end - start).days * min(max(used, 0.0), 1.0)))


def _load(phase: str, items: Iterable[PlannedItem], room: _Room) -> PhaseLoad:
    found = list(items)
    whole = [points for (at, _), points in room.items() if at == phase]
    open_ = [one for one in found if not one.item.done]
    return PhaseLoad(
        phase,
        sum(whole) if whole else None,
        wanted=_points(one for one in open_ if one.item.phase == phase),
        carried=_points(one for one in open_ if one.fits == phase),
        done=_points(one for one in found if one.item.done and one.fits == phase),
    )


def _points(items: Iterable[PlannedItem]) -> float:
    return sum(one.points or 0.0 for one in items)
