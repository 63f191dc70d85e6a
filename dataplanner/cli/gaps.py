"""``dataplanner gaps``: the skills matrix of each team, with its totals and red flags."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dataplanner.analysis.gaps import TeamMatrix, people_assessed, team_matrix
from dataplanner.cli.arguments import QUERIES, Parser, plan_parser
from dataplanner.cli.opening import Opened, opened
from dataplanner.cli.output import Output, table
from dataplanner.model.skills import Skill

DESCRIPTION = """\
Shows how many people of each team have each skill, and who. A skill that nobody
has is a red flag. With --json the whole matrix: true, false, or null if it is
not assessed yet."""
EXAMPLES = f"""\
examples:
  dataplanner gaps acme.dataplan
  dataplanner gaps acme.dataplan --json

{QUERIES}"""


def parser() -> Parser:
    return plan_parser("gaps", DESCRIPTION, EXAMPLES)


def run(arguments: Namespace, output: Output) -> None:
    work = opened(arguments)
    teams = work.organisation.sorted_teams()
    matrices = [team_matrix(work.plan, work.scenario.id, team, work.method) for team in teams]
    output.show(gap_lines(work, matrices), gap_data(work, matrices))


def gap_data(work: Opened, matrices: list[TeamMatrix]) -> dict[str, Any]:
    """The matrices as JSON types."""
    return {
        "name": work.plan.name,
        "scenario": work.scenario.name,
        "teams": [_matrix_data(matrix) for matrix in matrices],
    }


def gap_lines(work: Opened, matrices: list[TeamMatrix]) -> Iterator[str]:
    """The matrices for a reader."""
    yield work.title
    if not matrices:
        yield "There is no team yet. Mark one in the window, or with --team."
    for matrix in matrices:
        yield ""
        yield from _matrix_lines(work, matrix)


def _matrix_lines(work: Opened, matrix: TeamMatrix) -> Iterator[str]:
    kind = work.method.kinds[matrix.team.kind].name.lower()
    yield f"{matrix.team.name} ({kind}): {people_assessed(matrix)}"
    if not matrix.skills:
        yield "  No skills are listed for this kind of team."
        return
    rows = [(skill.name, total, _flag(matrix, skill), _holders(matrix, skill)) for skill, total in _totals(matrix)]
    yield from (f"  {line}" for line in table([("Skill", "Have it", "", "Who"), *rows], right=[1]))


def _totals(matrix: TeamMatrix) -> Iterator[tuple[Skill, int]]:
    return zip(matrix.skills, matrix.totals, strict=True)


def _flag(matrix: TeamMatrix, skill: Skill) -> str:
    if skill.id in matrix.red_flags:
        return "red flag"
    return "too few" if skill.id in matrix.below_majority else ""


def _holders(matrix: TeamMatrix, skill: Skill) -> str:
    return ", ".join(person.name or "Name not given" for person in matrix.holders(skill.id))


def _matrix_data(matrix: TeamMatrix) -> dict[str, Any]:
    return {
        "name": matrix.team.name,
        "kind": matrix.team.kind,
        "skills": [skill.name for skill in matrix.skills],
        "people": [person.name for person in matrix.people],
        "cells": [list(row) for row in matrix.cells],
        "totals": list(matrix.totals),
        "red_flags": _names(matrix, matrix.red_flags),
        "below_majority": _names(matrix, matrix.below_majority),
        "assessed": matrix.assessed,
    }


def _names(matrix: TeamMatrix, skills: tuple[str, ...]) -> list[str]:
    return [skill.name for skill in matrix.skills if skill.id in skills]
