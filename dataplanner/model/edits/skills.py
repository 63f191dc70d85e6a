"""Edits of skills, assessments and experience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, named, new_id
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change
from dataplanner.model.skills import LEVELS, Assessment, Experience, Skill
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True)
class SetAssessment(Edit):
    """Whether a person has a skill: True, False, or None for not yet assessed. Strictly binary (ch. 12)."""

    person: str
    skill: str
    held: bool | None

    def label(self, plan: Plan) -> str:
        verb = {True: "has", False: "does not have", None: "is not yet assessed in"}[self.held]
        return f"{plan.get(Person, self.person).name} {verb} {plan.get(Skill, self.skill).name}"

    def changes(self, plan: Plan) -> list[Change]:
        plan.get(Person, self.person)
        plan.get(Skill, self.skill)
        before = plan.find(Assessment, self.person, self.skill)
        after = None if self.held is None else Assessment(self.person, self.skill, self.held)
        return [] if before == after else [Change(before, after)]


@dataclass(frozen=True, slots=True)
class SetExperience(Edit):
    """How experienced somebody is: one of LEVELS, or an empty string for not said."""

    person: str
    level: str
    evidence: str = ""

    def label(self, plan: Plan) -> str:
        return f"{plan.get(Person, self.person).name} is {self.level or 'not rated'}"

    def changes(self, plan: Plan) -> list[Change]:
        plan.get(Person, self.person)
        if self.level and self.level not in LEVELS:
            raise InvalidRecord("There is no such level.", f"Choose one of: {', '.join(LEVELS)}.")
        before = plan.find(Experience, self.person)
        after = Experience(self.person, self.level, self.evidence) if self.level else None
        return [] if before == after else [Change(before, after)]


@dataclass(frozen=True, slots=True)
class AddSkill(Edit):
    """A new column for the matrices of these team kinds."""

    name: str
    kinds: tuple[str, ...]
    id: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        return f"Add skill {self.name.strip()}"

    def changes(self, plan: Plan) -> list[Change]:
        order = max((skill.order for skill in plan.all(Skill)), default=-1.0) + 1.0
        return [Change(None, Skill(self.id, named(self.name, "A skill"), self.kinds, order))]


@dataclass(frozen=True, slots=True)
class ChangeSkill(Edit):
    """New values for fields of a skill: its name, kinds, order."""

    skill: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return f"Change skill {plan.get(Skill, self.skill).name}"

    def changes(self, plan: Plan) -> list[Change]:
        return changed(plan.get(Skill, self.skill), dict(self.fields))


@dataclass(frozen=True, slots=True)
class RemoveSkill(Edit):
    """A skill taken out of the catalogue, with everybody's assessment of it."""

    skill: str

    def label(self, plan: Plan) -> str:
        return f"Remove skill {plan.get(Skill, self.skill).name}"

    def changes(self, plan: Plan) -> list[Change]:
        skill = plan.get(Skill, self.skill)
        assessments = [Change(a, None) for a in plan.all(Assessment) if a.skill == skill.id]
        teams = [
            change
            for team in plan.all(Team)
            if skill.id in team.skills
            for change in changed(team, {"skills": tuple(s for s in team.skills if s != skill.id)})
        ]
        return [*assessments, *teams, Change(skill, None)]
