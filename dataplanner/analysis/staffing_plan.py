"""The hiring and training plan: each gap with the way chosen for it, its dates and what it changes (ch. 12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from dataplanner.analysis.gap_method import Way
from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.months import months_after, months_between
from dataplanner.analysis.needed import needed_by
from dataplanner.analysis.wording import Count
from dataplanner.model.days import day_words
from dataplanner.model.faults import day_of
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Skill
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True)
class PlannedGap:
    """A gap with what was answered about it. ``way`` is None while that is open, and ``begin`` and ``ready`` with it.

    ``ready`` is also None where the team does without. ``needed`` is the day that was named, else what was answered to
    when, else the day on which the team's projects need it (``by_projects``). ``late`` counts the months that it is
    ready after that. ``have`` people have the skill now and ``after`` then, of ``people`` now and ``people_after``
    then.
    """

    team: Team
    skill: Skill
    answer: GapAnswer
    way: Way | None
    begin: date | None
    ready: date | None
    needed: date | None
    by_projects: bool
    late: int
    have: int
    after: int
    people: int
    people_after: int
    notes: tuple[str, ...]


def staffing_plan(plan: Plan, scenario: str, method: Method, today: date) -> list[PlannedGap]:
    """The gaps of the data teams that are open or decided on: those decided by the day they begin, then the others.

    Gaps are red flags, skills that too few have, and whatever somebody has answered a question about.
    """
    teams = [team for team in plan.organisation(scenario).sorted_teams() if team.kind in method.data_kinds]
    matrices = (team_matrix(plan, scenario, team, method) for team in teams)
    found = [gap for matrix in matrices for gap in team_gaps(plan, matrix, method, today)]
    return sorted(found, key=lambda gap: (gap.way is None, gap.begin or date.max))


def team_gaps(plan: Plan, matrix: TeamMatrix, method: Method, today: date) -> Iterator[PlannedGap]:
    """The gaps of one matrix in the sequence of its columns."""
    flagged = {*matrix.red_flags, *matrix.below_majority}
    by_projects = cache(partial(needed_by, plan, matrix.team.id, method, today))
    for column, skill in enumerate(matrix.skills):
        known = plan.find(GapAnswer, matrix.team.scenario, matrix.team.id, skill.id)
        if known is not None or skill.id in flagged:
            answer = known or GapAnswer(matrix.team.scenario, matrix.team.id, skill.id)
            by = None if answer.needed or answer.when else by_projects()
            yield planned_gap(matrix, column, answer, method, today, by)


def planned_gap(
    matrix: TeamMatrix, column: int, answer: GapAnswer, method: Method, today: date, by_projects: date | None = None
) -> PlannedGap:
    """One gap with its dates: begun when somebody said, else today; ready after the way's lead time.

    ``by_projects`` is when the team's projects need it, for gaps of which nobody has said when.
    """
    way, have = method.gaps.ways.get(answer.way), matrix.totals[column]
    begin = (day_of(answer.begin) or today) if way else None
    ready = _ready(answer, way, begin, method)
    said = _said(answer, method, today)
    needed = said or by_projects
    late = months_between(needed, ready) if needed and ready else 0
    adds = answer.count if way and way.adds else 0
    people = len(matrix.people) + adds
    gains = answer.count if way and ready else 0
    by = by_projects if said is None else None
    return PlannedGap(
        matrix.team, matrix.skills[column], answer, way, begin, ready, needed, by is not None, late, have,
        min(have + gains, people), len(matrix.people), people, tuple(_notes(answer, way, late, by, method)),
    )  # fmt: skip


def _ready(answer: GapAnswer, way: Way | None, begin: date | None, method: Method) -> date | None:
    if way is None or begin is None or way.id == "drop":
        return None
    months = method.gaps.months(way.id, answer.skill) if answer.months is None else answer.months
    return months_after(begin, months)


def _said(answer: GapAnswer, method: Method, today: date) -> date | None:
    """The day on which somebody has said that it is needed."""
    if (chosen := day_of(answer.needed)) is not None:
        return chosen
    return months_after(today, method.gaps.when[answer.when].months) if answer.when else None


def _notes(answer: GapAnswer, way: Way | None, late: int, by_projects: date | None, method: Method) -> Iterator[str]:
    notes = method.gaps.notes
    if answer.accurate == "no":
        yield notes.unsure
    if way is None:
        yield notes.open
    elif way.id == "train" and answer.skill in method.gaps.untrained:
        yield notes.untrained
    if late:
        yield notes.late.format(months=Count(late))
    if by_projects is not None and (way is None or way.id != "drop"):
        yield notes.projects.format(day=day_words(by_projects))
