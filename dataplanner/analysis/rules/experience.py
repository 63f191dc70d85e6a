"""Rules about how experienced the engineers are (Data Teams, ch. 4, 10, 12)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.method import Rule
from dataplanner.analysis.parts import parts_of, phase_place
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.reach import near_any
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.wording import Count
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.projects import Project
from dataplanner.model.skills import LEVELS

NEW, VETERAN = "new", "veteran"


@evaluates("only_beginners", gives="team people#")
def only_beginners(case: Case, _: Rule) -> Iterator[Seen]:
    for matrix in case.matrices_of(["engineering"]):
        levels = case.levels(matrix)
        if len(levels) == len(matrix.people) and set(levels.values()) == {NEW}:
            values = {"team": matrix.team.name, "people": Count(len(levels))}
            yield Seen(matrix.team.id, values, case.positions_of(matrix, levels), (matrix.team.id,))


@evaluates("no_veteran", gives="team", skill=str, near=int)
def no_veteran(case: Case, rule: Rule) -> Iterator[Seen]:
    """Somebody on the team has experience, and a veteran is neither there nor on an engineering team nearby."""
    matrices = case.matrices_of(["engineering"])
    with_veterans = [matrix.team for matrix in matrices if _has_veteran(case, matrix, rule.text("skill"))]
    for matrix in matrices:
        if matrix.team in with_veterans or not set(case.levels(matrix).values()) - {NEW}:
            continue
        if not (with_veterans and near_any(case, [matrix.team], with_veterans, rule.number("near"))):
            yield Seen(matrix.team.id, {"team": matrix.team.name}, teams=(matrix.team.id,))


@evaluates("above_the_level", gives="project items count# level", qualified=int, veteran=int)
def above_the_level(case: Case, rule: Rule) -> Iterator[Seen]:
    """Items wanted by now are more complex than the best level among the engineers carries."""
    matrices = case.matrices_of(["engineering"])
    best = max((LEVELS.index(level) for matrix in matrices for level in case.levels(matrix).values()), default=None)
    if best is None:
        return
    for project in case.projects:
        asking = [item for item in _wanted_by_now(case, project) if _level_for(item, rule) > best]
        if asking:
            values = {
                "project": project.name,
                "count": Count(len(asking)),
                "level": case.method.levels[LEVELS[best]].name,
            }
            values["items"] = case.listed(f"“{item.name}”" for item in asking)
            part = (BacklogItem.table, asking[0].key)
            yield Seen(project.id, values, teams=tuple(matrix.team.id for matrix in matrices), part=part)


def _wanted_by_now(case: Case, project: Project) -> list[BacklogItem]:
    """What is placed in the project's present phase or an earlier one and is not done."""
    items = parts_of(case.plan, project.id, BacklogItem)
    return [item for item in items if not item.done and phase_place(item.phase) <= phase_place(project.phase)]


def _level_for(item: BacklogItem, rule: Rule) -> int:
    """The place among LEVELS of what an item's complexity asks for."""
    wanted = (level for level in reversed(LEVELS[1:]) if item.complexity >= rule.number(level))
    return LEVELS.index(next(wanted, NEW))


def _has_veteran(case: Case, matrix: TeamMatrix, skill: str) -> bool:
    """Whether somebody on a team is rated a veteran, or has the matrix's column for it."""
    return VETERAN in case.levels(matrix).values() or bool(matrix.holders(skill))


@evaluates("no_qualified_engineer", gives="projects")
def no_qualified_engineer(case: Case, _: Rule) -> Iterator[Seen]:
    """A project has begun, and the experience of engineers is known to be that of beginners alone."""
    matrices = case.matrices_of(["engineering"])
    levels = {level for matrix in matrices for level in case.levels(matrix).values()}
    begun = [project for project in case.projects if case.begun(project)]
    if begun and levels == {NEW}:
        names = case.listed(f"“{project.name}”" for project in begun)
        yield Seen("", {"projects": names}, teams=tuple(matrix.team.id for matrix in matrices))
