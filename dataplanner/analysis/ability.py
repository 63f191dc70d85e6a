"""Whether somebody lacks a skill or the ability for it, as far as the answers tell (Data Teams, ch. 12, 13)."""

from __future__ import annotations

from datetime import date

from dataplanner.analysis.method import Method
from dataplanner.analysis.months import months_after
from dataplanner.model.faults import day_of
from dataplanner.model.judgements import AbilityJudgement

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
