"""Rules about what was answered to the gaps of a team (Data Teams, ch. 4, 12)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.staffing_plan import PlannedGap, team_gaps
from dataplanner.analysis.wording import Count, inside


def _gaps(case: Case) -> Iterator[PlannedGap]:
    """The gaps of all data teams; none where nobody has said which day it is."""
    if case.today is not None:
        for matrix in case.matrices:
            yield from team_gaps(case.plan, matrix, case.method, case.today)


@evaluates("gap_filled_late", gives="team skill months# way")
def gap_filled_late(case: Case, _: Rule) -> Iterator[Seen]:
    """What was chosen brings the skill after it is needed."""
    for gap in _gaps(case):
        if gap.late and gap.way is not None:
            values = {"team": gap.team.name, "skill": gap.skill.name, "months": Count(gap.late)}
            yield _seen(gap, {**values, "way": inside(gap.way.name)})


@evaluates("critical_gap_open", gives="team skill")
def critical_gap_open(case: Case, _: Rule) -> Iterator[Seen]:
    """The work stops without it, and nothing was decided."""
    for gap in _gaps(case):
        if gap.answer.critical == "high" and gap.way is None:
            yield _seen(gap, {"team": gap.team.name, "skill": gap.skill.name})


@evaluates("veteran_by_training", gives="team skill")
def veteran_by_training(case: Case, _: Rule) -> Iterator[Seen]:
    """A skill that only such work done oneself gives is to be trained."""
    for gap in _gaps(case):
        if gap.answer.way == "train" and gap.skill.id in case.method.gaps.untrained:
            yield _seen(gap, {"team": gap.team.name, "skill": inside(gap.skill.name)})


def _seen(gap: PlannedGap, values: dict[str, object]) -> Seen:
    return Seen(f"{gap.team.id}:{gap.skill.id}", values, teams=(gap.team.id,))
