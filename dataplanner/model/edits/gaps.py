"""Edits of what a team has answered to its gaps, and of the private judgements about people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dataplanner.model.answers import check_gap_answer, check_judgement
from dataplanner.model.edits.base import Edit, changed
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change
from dataplanner.model.skills import Skill


@dataclass(frozen=True, slots=True)
class AnswerGap(Edit):
    """New answers to the questions about a skill that a team lacks; with none left, the record goes."""

    scenario: str
    team: str
    skill: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        team = plan.organisation(self.scenario).team(self.team)
        return f"Answer the gap {plan.get(Skill, self.skill).name} of {team.name}"

    def changes(self, plan: Plan) -> list[Change]:
        plan.organisation(self.scenario).team(self.team)
        plan.get(Skill, self.skill)
        before = plan.find(GapAnswer, self.scenario, self.team, self.skill)
        empty = GapAnswer(self.scenario, self.team, self.skill)
        found = changed(before or empty, dict(self.fields))
        for change in found:
            assert isinstance(change.after, GapAnswer)
            check_gap_answer(change.after)
        return [Change(before, None if change.after == empty else change.after) for change in found]


@dataclass(frozen=True, slots=True)
class SetJudgement(Edit):
    """New answers on whether somebody lacks a skill or the ability; with none left, the record goes.

    Its label names nobody: the history is shown to others too.
    """

    person: str
    skill: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return "Change a private judgement"

    def changes(self, plan: Plan) -> list[Change]:
        plan.get(Person, self.person)
        plan.get(Skill, self.skill)
        before = plan.find(AbilityJudgement, self.person, self.skill)
        empty = AbilityJudgement(self.person, self.skill)
        found = changed(before or empty, dict(self.fields))
        for change in found:
            assert isinstance(change.after, AbilityJudgement)
            check_judgement(change.after)
        return [Change(before, None if change.after == empty else change.after) for change in found]
