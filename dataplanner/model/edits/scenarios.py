"""Edits of scenarios."""

from __future__ import annotations

from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, named, new_id
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.notes import Acceptance
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Scenario
from dataplanner.model.records import Change, Record


@dataclass(frozen=True, slots=True)
class CopyScenario(Edit):
    """A new scenario with the positions, lines, teams, connections, answers and accepted findings of another."""

    source: str
    name: str
    id: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        return f"Add scenario {self.name.strip()}"

    def reach(self, plan: Plan) -> int:
        return len(plan.organisation(self.source))

    def changes(self, plan: Plan) -> list[Change]:
        order = max(scenario.order for scenario in plan.all(Scenario)) + 1.0
        scenario = Scenario(self.id, named(self.name, "A scenario"), order)
        copies = (record.with_(scenario=self.id) for record in _records_of(plan, self.source))
        return [Change(None, record) for record in (scenario, *copies)]


@dataclass(frozen=True, slots=True)
class RenameScenario(Edit):
    """Another name for a scenario."""

    scenario: str
    name: str

    def label(self, plan: Plan) -> str:
        return f"Rename scenario {plan.get(Scenario, self.scenario).name} to {self.name.strip()}"

    def changes(self, plan: Plan) -> list[Change]:
        return changed(plan.get(Scenario, self.scenario), {"name": named(self.name, "A scenario")})


@dataclass(frozen=True, slots=True)
class RemoveScenario(Edit):
    """A scenario taken out with all that is in it. *As is* stays."""

    scenario: str

    def label(self, plan: Plan) -> str:
        return f"Remove scenario {plan.get(Scenario, self.scenario).name}"

    def reach(self, plan: Plan) -> int:
        return len(plan.organisation(self.scenario))

    def changes(self, plan: Plan) -> list[Change]:
        if self.scenario == AS_IS:
            raise InvalidRecord("The organisation as it is cannot be removed.", "Remove another scenario.")
        scenario = plan.get(Scenario, self.scenario)
        inside = reversed(_records_of(plan, self.scenario))
        return [*(Change(record, None) for record in inside), Change(scenario, None)]


def _records_of(plan: Plan, scenario: str) -> list[Record]:
    organisation = plan.organisation(scenario)
    acceptances = (record for record in plan.all(Acceptance) if record.scenario == scenario)
    lines, teams = organisation.dotted_lines.values(), organisation.teams.values()
    answers = (record for record in plan.all(GapAnswer) if record.scenario == scenario)
    return [*organisation.positions(), *lines, *teams, *organisation.connections.values(), *acceptances, *answers]
