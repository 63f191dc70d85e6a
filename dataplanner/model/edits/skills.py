"""Edits of skills, assessments and experience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, named, new_id
from dataplanner.model.edits.calling import change_called
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.judgements import AbilityJudgement
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
    at: str = ""

    def label(self, plan: Plan) -> str:
        verb = {True: "has", False: "does not have", None: "is not yet assessed in"}[self.held]
        return f"{plan.get(Person, self.person).name} {verb} {plan.get(Skill, self.skill).name}"

    def changes(self, plan: Plan) -> list[Change]:
        return _answered(plan, self.person, self.skill, self.held, self.at)


@dataclass(frozen=True, slots=True)
class SetAssessments(Edit):
    """Many answers at once, each a person, a skill, and True, False or None; ``name`` is the label."""

    answers: tuple[tuple[str, str, bool | None], ...]
    name: str
    at: str = ""

    def label(self, plan: Plan) -> str:
        return self.name

    def changes(self, plan: Plan) -> list[Change]:
        last = {(person, skill): held for person, skill, held in self.answers}
        return [c for (person, skill), held in last.items() for c in _answered(plan, person, skill, held, self.at)]


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
        return change_called(self.fields, f"skill {plan.get(Skill, self.skill).name}")

    def changes(self, plan: Plan) -> list[Change]:
        return changed(plan.get(Skill, self.skill), dict(self.fields))


@dataclass(frozen=True, slots=True)
class RemoveSkill(Edit):
    """A skill taken out of the catalogue, with all that was said about it."""

    skill: str

    def label(self, plan: Plan) -> str:
        return f"Remove skill {plan.get(Skill, self.skill).name}"

    def changes(self, plan: Plan) -> list[Change]:
        skill = plan.get(Skill, self.skill)
        about: list[Assessment | GapAnswer | AbilityJudgement] = [*plan.all(Assessment), *plan.all(GapAnswer)]
        about += plan.all(AbilityJudgement)
        said = [Change(record, None) for record in about if record.skill == skill.id]
        teams = [
            change
            for team in plan.all(Team)
            if skill.id in team.skills
            for change in changed(team, {"skills": tuple(s for s in team.skills if s != skill.id)})
        ]
        return [*said, *teams, Change(skill, None)]


def _answered(plan: Plan, person: str, skill: str, held: bool | None, at: str) -> list[Change]:
    """The change that gives an answer; the same answer again keeps its day."""
    plan.get(Person, person)
    plan.get(Skill, skill)
    before = plan.find(Assessment, person, skill)
    if held == (None if before is None else before.held):
        return []
    return [Change(before, None if held is None else Assessment(person, skill, held, at))]
