"""Edits of what a plan remembers about itself."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.model.edits.base import Edit, changed, named
from dataplanner.model.edits.calling import called
from dataplanner.model.errors import InvalidRecord, UnknownRecord
from dataplanner.model.notes import Acceptance
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Project
from dataplanner.model.records import Change


@dataclass(frozen=True, slots=True)
class RenamePlan(Edit):
    """Another name for the plan."""

    name: str

    def label(self, plan: Plan) -> str:
        return f"Rename the plan to {self.name.strip()}"

    def changes(self, plan: Plan) -> list[Change]:
        return changed(plan.info, {"name": named(self.name, "The plan")})


@dataclass(frozen=True, slots=True)
class AcceptFinding(Edit):
    """A finding kept on purpose; its reason travels into the workbook."""

    scenario: str
    rule: str
    subject: str
    reason: str

    def label(self, plan: Plan) -> str:
        return f"Keep a finding{_about(plan, self.scenario, self.subject)} on purpose"

    def changes(self, plan: Plan) -> list[Change]:
        plan.organisation(self.scenario)
        before = plan.find(Acceptance, self.scenario, self.rule, self.subject)
        if not (reason := self.reason.strip()):
            raise InvalidRecord("An accepted finding needs its reason.", "Type why it is kept.")
        after = Acceptance(self.scenario, self.rule, self.subject, reason)
        return [] if before == after else [Change(before, after)]


@dataclass(frozen=True, slots=True)
class WithdrawAcceptance(Edit):
    """A finding that was accepted stands again."""

    scenario: str
    rule: str
    subject: str

    def label(self, plan: Plan) -> str:
        return f"Let a finding{_about(plan, self.scenario, self.subject)} stand again"

    def changes(self, plan: Plan) -> list[Change]:
        found = plan.find(Acceptance, self.scenario, self.rule, self.subject)
        if found is None:
            raise UnknownRecord("That finding has not been accepted.", "Choose one that has.")
        return [Change(found, None)]


def _about(plan: Plan, scenario: str, subject: str) -> str:
    """What a finding is about where that is a position, a team or a project; else nothing."""
    organisation = plan.organisation(scenario)
    if subject in organisation:
        return f" about {called(plan, scenario, subject)}"
    found = organisation.teams.get(subject) or plan.find(Project, subject)
    return f" about {found.name}" if found is not None else ""
