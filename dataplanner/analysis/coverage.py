"""The same skills side by side for all data teams, now and after the hires and training planned (ch. 9, 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.staffing_plan import PlannedGap, team_gaps
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Skill
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True)
class Cover:
    """How many of a team's people have a skill now and ``after`` what is planned; ``assessed`` have been asked.

    ``flag`` is red where nobody has it now, amber where too few do, else empty; ``flag_after`` the same for then.
    """

    have: int
    assessed: int
    people: int
    after: int
    people_after: int
    flag: str
    flag_after: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """``cells[skill][team]`` is a Cover, or None where the skill is no column of that team's matrix."""

    teams: tuple[Team, ...]
    skills: tuple[Skill, ...]
    cells: tuple[tuple[Cover | None, ...], ...]


def coverage(plan: Plan, scenario: str, method: Method, today: date) -> Coverage:
    """All skills of all data teams that have people, the most widely needed first."""
    teams = (team for team in plan.organisation(scenario).sorted_teams() if team.kind in method.data_kinds)
    found = [matrix for matrix in (team_matrix(plan, scenario, t, method) for t in teams) if matrix.people]
    columns = [_covers(plan, matrix, method, today) for matrix in found]
    named: dict[str, Skill] = {}
    for matrix in found:
        named.update({skill.id: skill for skill in matrix.skills if skill.id not in named})
    skills = sorted(named.values(), key=lambda skill: -sum(skill.id in covers for covers in columns))
    cells = tuple(tuple(covers.get(skill.id) for covers in columns) for skill in skills)
    return Coverage(tuple(matrix.team for matrix in found), tuple(skills), cells)


def _covers(plan: Plan, matrix: TeamMatrix, method: Method, today: date) -> dict[str, Cover]:
    gaps = {gap.skill.id: gap for gap in team_gaps(plan, matrix, method, today)}
    more = sum(gap.people_after - gap.people for gap in gaps.values())
    return {
        skill.id: _cover(matrix, column, gaps.get(skill.id), more, method) for column, skill in enumerate(matrix.skills)
    }


def _cover(matrix: TeamMatrix, column: int, gap: PlannedGap | None, more: int, method: Method) -> Cover:
    skill, have = matrix.skills[column].id, matrix.totals[column]
    after = gap.after if gap else have
    asked = sum(row[column] is not None for row in matrix.cells)
    flag = "red" if skill in matrix.red_flags else "amber" if skill in matrix.below_majority else ""
    people = len(matrix.people)
    needed = matrix.team.kind in method.kind_skills and skill in method.kind_skills[matrix.team.kind].majority
    few = needed and after <= method.majority * (asked + more)
    flag_after = "" if not flag else "red" if not after else "amber" if few else ""
    return Cover(have, asked, people, after, people + more, flag, flag_after)
