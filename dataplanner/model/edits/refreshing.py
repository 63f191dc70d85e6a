"""The edit that brings what a newer export says into an organisation that has been worked on, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.model.edits.base import Edit
from dataplanner.model.edits.forgetting import forgotten
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import DottedLine, Position
from dataplanner.model.records import Change
from dataplanner.model.validity import check_positions


@dataclass(frozen=True, slots=True)
class RefreshOrganisation(Edit):
    """Positions and people as they are to be, new ones among them, and the positions that have left.

    Teams and lines lose who has left; everything else of the user's stays.
    """

    source: str
    scenario: str
    people: tuple[Person, ...]
    positions: tuple[Position, ...]
    left: tuple[str, ...] = ()
    dotted_lines: tuple[DottedLine, ...] = ()
    problems: tuple[ImportProblem, ...] = ()

    def label(self, plan: Plan) -> str:
        return f"Refresh from {self.source}"

    def reach(self, plan: Plan) -> int:
        return len(self.people) + len(self.positions) + len(self.left) + len(self.problems)

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        held = {position.id: position for position in organisation.positions()}
        if any(position.scenario != self.scenario for position in self.positions) or not held.keys() >= set(self.left):
            raise InvalidRecord("This refresh is for another organisation.", "Read the newer export again.")
        self._check(plan, held)
        people = [Change(plan.find(Person, person.id), person) for person in self.people]
        positions = [Change(held.get(position.id), position) for position in self.positions]
        lines = [Change(None, line) for line in self.dotted_lines]
        gone = [Change(held[id_], None) for id_ in self.left]
        found = [*people, *positions, *lines, *forgotten(organisation, set(self.left)), *gone, *self._noted(plan)]
        return [change for change in found if change.before != change.after]

    def _check(self, plan: Plan, held: dict[str, Position]) -> None:
        """Raise a PlanError where the lines would no longer form a forest, or lead nowhere."""
        after = held | {position.id: position for position in self.positions}
        people = {person.id for person in plan.all(Person)} | {person.id for person in self.people}
        check_positions([after[id_] for id_ in after.keys() - set(self.left)], people)

    def _noted(self, plan: Plan) -> list[Change]:
        """The problems of the newer export in the place of those of the last one."""
        before = {problem.id: problem for problem in plan.all(ImportProblem)}
        kept = {problem.id for problem in self.problems}
        gone = [Change(problem, None) for id_, problem in before.items() if id_ not in kept]
        return gone + [Change(before.get(problem.id), problem) for problem in self.problems]
