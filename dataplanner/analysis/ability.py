"""Whether somebody lacks a skill or the ability for it, as far as the answers tell (Data Teams, ch. 12, 13)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from dataplanner.analysis.gaps import adopt_columns
from dataplanner.analysis.method import Method
from dataplanner.analysis.months import months_after
from dataplanner.model.edits import Batch, Edit, SetJudgement
from dataplanner.model.faults import day_of
from dataplanner.model.judgements import QUESTIONS, AbilityJudgement
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Skill
from dataplanner.model.teams import Team

SKILL, CLOSING, ABILITY, UNKNOWN = NATURES = ("skill", "closing", "ability", "unknown")


def nature(judgement: AbilityJudgement) -> str:
    """One of NATURES: as long as something to learn with is missing it is a gap in skill, whatever the progress.

    Only where material, somebody in person and time were given, and nothing moves, is it a gap in ability.
    """
    given = (judgement.resource, judgement.expert, judgement.time)
    if judgement.progress == "yes":
        return CLOSING
    if "no" in given:
        return SKILL
    return ABILITY if set(given) == {"yes"} and judgement.progress == "no" else UNKNOWN


def reassess_on(judgement: AbilityJudgement, method: Method) -> date | None:
    """When to look again: the day that was set, else soon after the last look; None where nobody has looked."""
    if (chosen := day_of(judgement.reassess)) is not None:
        return chosen
    judged = day_of(judgement.judged)
    return None if judged is None else months_after(judged, method.gaps.comfort_of(judgement.skill).reassess)


def at_ease_between(judgement: AbilityJudgement, method: Method) -> tuple[date, date] | None:
    """From when to when most people who began on the day of the judgement are at ease; None without that day."""
    judged = day_of(judgement.judged)
    if judged is None:
        return None
    comfort = method.gaps.comfort_of(judgement.skill)
    return months_after(judged, comfort.earliest), months_after(judged, comfort.latest)


def looked_at(judgement: AbilityJudgement, question: str, answer: str, today: date) -> dict[str, object]:
    """The fields that an answer given today changes; a date to look again that has passed makes room for the next."""
    fields: dict[str, object] = {question: answer, "judged": today.isoformat()}
    if not any((*(getattr(judgement, other) for other in QUESTIONS if other != question), answer, judgement.note)):
        return fields | {"judged": "", "reassess": ""}
    again = day_of(judgement.reassess)
    return fields | {"reassess": ""} if again is not None and again <= today else fields


def judge(plan: Plan, team: Team, person: str, skill: str, fields: Mapping[str, object], method: Method) -> Edit:
    """The edit that changes a judgement, taking the method's columns into the plan where needed."""
    edit = SetJudgement(person, skill, fields)
    if plan.find(Skill, skill) is not None:
        return edit
    return Batch((*adopt_columns(plan, team.kind, method), edit), edit.label(plan))


def judgements_due(plan: Plan, people: Collection[str], method: Method) -> list[tuple[date, AbilityJudgement]]:
    """The judgements about these people that have a day to look again, the next first."""
    about = (judgement for judgement in plan.all(AbilityJudgement) if judgement.person in people)
    dated = ((reassess_on(judgement, method), judgement) for judgement in about)
    known = [(day, judgement) for day, judgement in dated if day is not None]
    return sorted(known, key=lambda entry: (entry[0], entry[1].person, entry[1].skill))
