"""Edits of dotted lines."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.model.edits.base import Edit, changed
from dataplanner.model.edits.calling import called
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, UnknownRecord
from dataplanner.model.plan import Plan
from dataplanner.model.positions import DottedLine
from dataplanner.model.records import Change


@dataclass(frozen=True, slots=True)
class AddDottedLine(Edit):
    """A secondary line from a position to another leader."""

    scenario: str
    position: str
    leader: str
    note: str = ""

    def label(self, plan: Plan) -> str:
        return f"Dotted line from {called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        organisation.position(self.leader)
        if self.leader in (self.position, organisation.position(self.position).manager):
            raise InvalidRecord("A dotted line needs a second leader.", "Choose somebody else than the manager.")
        if (self.position, self.leader) in organisation.dotted_lines:
            raise DuplicateRecord("That dotted line is already there.", "Choose another leader.")
        return [Change(None, DottedLine(self.scenario, self.position, self.leader, self.note.strip()))]


@dataclass(frozen=True, slots=True)
class ChangeDottedLine(Edit):
    """Another note on a dotted line, what it is for, or another style; None leaves that as it is."""

    scenario: str
    position: str
    leader: str
    note: str | None = None
    style: str | None = None

    def label(self, plan: Plan) -> str:
        what = "Note on" if self.style is None else "Style of"
        return f"{what} the dotted line from {called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        given = {"note": None if self.note is None else self.note.strip(), "style": self.style}
        fields: dict[str, object] = {name: value for name, value in given.items() if value is not None}
        return changed(_line(plan, self.scenario, self.position, self.leader), fields)


@dataclass(frozen=True, slots=True)
class RemoveDottedLine(Edit):
    """A secondary line taken out."""

    scenario: str
    position: str
    leader: str

    def label(self, plan: Plan) -> str:
        return f"Remove the dotted line from {called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        return [Change(_line(plan, self.scenario, self.position, self.leader), None)]


def _line(plan: Plan, scenario: str, position: str, leader: str) -> DottedLine:
    line = plan.organisation(scenario).dotted_lines.get((position, leader))
    if line is None:
        raise UnknownRecord("There is no such dotted line.", "Choose one that is drawn.")
    return line
