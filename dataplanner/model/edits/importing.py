"""The edit that brings a whole imported organisation into a plan, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.model.edits.base import Edit
from dataplanner.model.errors import DuplicateRecord
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.records import Change
from dataplanner.model.validity import check_positions


@dataclass(frozen=True, slots=True)
class ImportOrganisation(Edit):
    """People and positions from one import, with the problems that it reported."""

    source: str
    people: tuple[Person, ...]
    positions: tuple[Position, ...]
    problems: tuple[ImportProblem, ...] = ()

    def label(self, plan: Plan) -> str:
        return f"Import {self.source} ({len(self.positions):,})"

    def reach(self, plan: Plan) -> int:
        return len(self.people) + len(self.positions) + len(self.problems)

    def changes(self, plan: Plan) -> list[Change]:
        scenarios = {position.scenario for position in self.positions}
        held = {position.id for scenario in scenarios for position in plan.organisation(scenario).positions()}
        if not held.isdisjoint(position.id for position in self.positions):
            raise DuplicateRecord("Positions of this import are already in the plan.", "Import into a new plan.")
        check_positions(self.positions, {person.id for person in self.people})
        return [Change(None, record) for record in (*self.people, *self.positions, *self.problems)]
