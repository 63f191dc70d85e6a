"""Edits of projects and their steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, named, new_id
from dataplanner.model.edits.calling import change_called
from dataplanner.model.edits.parts import check_part, parts_of
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, STATUSES, Project, Step
from dataplanner.model.records import Change


@dataclass(frozen=True, slots=True)
class AddProject(Edit):
    """A new project, in its first phase with no step begun."""

    name: str
    need: str = ""
    sponsor: str = ""
    id: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        return f"Add project {self.name.strip()}"

    def changes(self, plan: Plan) -> list[Change]:
        order = max((project.order for project in plan.all(Project)), default=-1.0) + 1.0
        name = named(self.name, "A project")
        return [Change(None, Project(self.id, name, self.need, self.sponsor, order=order))]


@dataclass(frozen=True, slots=True)
class ChangeProject(Edit):
    """New values for fields of a project: its name, need, sponsor, currency, phase."""

    project: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return change_called(self.fields, f"project {plan.get(Project, self.project).name}")

    def changes(self, plan: Plan) -> list[Change]:
        if self.fields.get("phase", PHASES[0]) not in PHASES:
            raise InvalidRecord("There is no such phase.", f"Choose one of: {', '.join(PHASES)}.")
        before = plan.get(Project, self.project)
        found = changed(before, dict(self.fields))
        for change in found:
            if isinstance(change.after, Project):
                check_part(plan, before, change.after)
        return found


@dataclass(frozen=True, slots=True)
class RemoveProject(Edit):
    """A project taken out with its steps and all its other parts."""

    project: str

    def label(self, plan: Plan) -> str:
        return f"Remove project {plan.get(Project, self.project).name}"

    def changes(self, plan: Plan) -> list[Change]:
        project = plan.get(Project, self.project)
        return [*(Change(part, None) for part in parts_of(plan, project.id)), Change(project, None)]


@dataclass(frozen=True, slots=True)
class SetStep(Edit):
    """How a step stands in a phase: its status and what is known of it. ``title`` is for the label only."""

    project: str
    phase: str
    step: str
    fields: Mapping[str, object]
    title: str = ""

    def label(self, plan: Plan) -> str:
        return change_called(self.fields, f"{self.title or self.step} in {self.phase}")

    def changes(self, plan: Plan) -> list[Change]:
        plan.get(Project, self.project)
        if self.phase not in PHASES or self.fields.get("status", STATUSES[0]) not in STATUSES:
            raise InvalidRecord("There is no such phase or status.", "Choose one that is offered.")
        before = plan.find(Step, self.project, self.phase, self.step)
        found = changed(before or Step(self.project, self.phase, self.step), dict(self.fields))
        for change in found:
            if isinstance(change.after, Step):
                check_part(plan, before, change.after)
        return [Change(before, change.after) for change in found]
