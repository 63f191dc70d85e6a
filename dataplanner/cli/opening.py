"""The plan that a command works on: opened, its scenario chosen, its teams marked."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import date, datetime

from dataplanner.analysis.method import Method
from dataplanner.cli.failures import CommandError
from dataplanner.cli.marking import mark_teams
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import open_plan
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Scenario


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan in memory with the scenario to look at; what a command does to it stays in memory."""

    plan: Plan
    scenario: Scenario
    method: Method


def opened(arguments: Namespace) -> Opened:
    """The plan that the arguments name. Raises CommandError, FileError or PlanError."""
    return prepared(open_plan(arguments.plan), load_method(), arguments)


def prepared(plan: Plan, method: Method, arguments: Namespace) -> Opened:
    """A plan with the scenario and the teams that the arguments ask for."""
    scenario = chosen_scenario(plan, arguments.scenario)
    mark_teams(plan, scenario.id, arguments.teams, method)
    return Opened(plan, scenario, method)


def chosen_scenario(plan: Plan, wanted: str) -> Scenario:
    """The scenario of that name or id, in any case; *as is* for an empty text. Raises CommandError."""
    scenarios = plan.scenarios()
    if not wanted:
        return scenarios[0]
    for scenario in scenarios:
        if wanted.strip().casefold() in (scenario.name.casefold(), scenario.id.casefold()):
            return scenario
    names = ", ".join(scenario.name for scenario in scenarios)
    raise CommandError(f"There is no scenario called “{wanted}” in this plan.", f"It has: {names}.")


def today() -> date:
    """The day here, which waits are measured against."""
    return datetime.now().astimezone().date()
