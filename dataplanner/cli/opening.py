"""The plan that a command works on: opened, its scenario chosen, its teams marked."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import date, datetime

from dataplanner.analysis.method import Method
from dataplanner.cli.failures import CommandError
from dataplanner.cli.marking import mark_teams
from dataplanner.cli.plan_passwords import plan_and_key
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file.keys import Key
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Scenario


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan in memory with the scenario to look at; what a command does to it stays in memory."""

    plan: Plan
    scenario: Scenario
    method: Method
    key: Key | None = None
    """What a plan made of this one is encrypted with, where this one has a password."""

    @property
    def organisation(self) -> Organisation:
        """The organisation of the scenario."""
        return self.plan.organisation(self.scenario.id)

    @property
    def title(self) -> str:
        """The plan and its scenario, above what is told to a reader."""
        return f"{self.plan.name}: {self.scenario.name}"

    def label(self, position: str | None) -> str | None:
        """Who holds a position and as what; None for none."""
        return None if position is None else self.plan.label(self.organisation.position(position))


def opened(arguments: Namespace) -> Opened:
    """The plan that the arguments name. Raises CommandError, FileError or PlanError."""
    return prepared(*plan_and_key(arguments.plan, arguments), load_method(), arguments)


def prepared(plan: Plan, key: Key | None, method: Method, arguments: Namespace) -> Opened:
    """A plan with the scenario and the teams that the arguments ask for."""
    scenario = chosen_scenario(plan, arguments.scenario)
    mark_teams(plan, scenario.id, arguments.teams, method)
    return Opened(plan, scenario, method, key)


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
