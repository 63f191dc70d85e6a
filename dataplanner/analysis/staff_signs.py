"""What the plan itself can tell about the factors of the staffing ratio (Data Teams, ch. 7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dataplanner.analysis.gaps import team_matrix
from dataplanner.analysis.method import Method
from dataplanner.model.plan import Plan

PROGRAMMING = "programming"
Sign = Callable[[Plan, str, Method], bool | None]


def scientists_without_engineering(plan: Plan, scenario: str, method: Method) -> bool | None:
    """Whether fewer scientists program than should on a team that builds; None while nobody has looked."""
    teams = (team for team in plan.organisation(scenario).sorted_teams() if team.kind == "science")
    answers = [
        held
        for team in teams
        for held in team_matrix(plan, scenario, team, method).column(PROGRAMMING)
        if held is not None
    ]
    return sum(answers) <= method.majority * len(answers) if answers else None


SIGNS: Mapping[str, Sign] = {"scientists_without_engineering": scientists_without_engineering}
"""The signs that figures.toml may name, each True or False, or None for not known."""
