"""Rules about how experienced the engineers are (Data Teams, ch. 4, 10, 12)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.wording import Count

NEW, VETERAN = "new", "veteran"


@evaluates("only_beginners", gives="team people#")
def only_beginners(case: Case, _: Rule) -> Iterator[Seen]:
    for matrix in case.matrices_of(["engineering"]):
        levels = case.levels(matrix)
        if len(levels) == len(matrix.people) and set(levels.values()) == {NEW}:
            values = {"team": matrix.team.name, "people": Count(len(levels))}
            yield Seen(matrix.team.id, values, case.positions_of(matrix, levels), (matrix.team.id,))


@evaluates("no_veteran", gives="team", skill=str)
def no_veteran(case: Case, rule: Rule) -> Iterator[Seen]:
    for matrix in case.matrices_of(["engineering"]):
        levels = set(case.levels(matrix).values())
        known = any(skill.id == rule.text("skill") for skill in matrix.skills)
        experienced = VETERAN in levels or (known and bool(matrix.holders(rule.text("skill"))))
        if levels - {NEW} and not experienced:
            yield Seen(matrix.team.id, {"team": matrix.team.name}, teams=(matrix.team.id,))


@evaluates("no_qualified_engineer", gives="projects")
def no_qualified_engineer(case: Case, _: Rule) -> Iterator[Seen]:
    """A project has begun, and the experience of engineers is known to be that of beginners alone."""
    matrices = case.matrices_of(["engineering"])
    levels = {level for matrix in matrices for level in case.levels(matrix).values()}
    begun = [project for project in case.projects if case.begun(project)]
    if begun and levels == {NEW}:
        names = case.listed(f"“{project.name}”" for project in begun)
        yield Seen("", {"projects": names}, teams=tuple(matrix.team.id for matrix in matrices))
