"""What a plan says of one person's skills, judgements too: made for that person, when it is asked for (ch. 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dataplanner.analysis.ability import at_ease_between, nature, reassess_on
from dataplanner.analysis.gap_method import Option
from dataplanner.analysis.gaps import team_matrix
from dataplanner.analysis.method import Method
from dataplanner.model.faults import day_of
from dataplanner.model.judgements import QUESTIONS, AbilityJudgement
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Assessment, Experience, Skill


@dataclass(frozen=True, slots=True)
class JudgedGap:
    """A judgement in words: its nature, each question with its answer, and the days that follow from it."""

    nature: Option
    answers: tuple[tuple[str, str], ...]
    judged: date | None
    again: date | None
    at_ease: tuple[date, date] | None
    note: str


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill that is asked for; ``held`` is None where nobody has assessed it, ``gap`` where nobody has judged it."""

    skill: str
    held: bool | None
    assessed: date | None
    gap: JudgedGap | None


@dataclass(frozen=True, slots=True)
class PersonReport:
    """Everything about one person's skills; ``level`` and ``evidence`` are empty where nothing is said."""

    person: Person
    teams: tuple[str, ...]
    level: str
    evidence: str
    lines: tuple[SkillLine, ...]


def person_report(plan: Plan, scenario: str, person: str, method: Method) -> PersonReport:
    """The report about a person: the columns of all their teams, then skills that are judged and in none of them."""
    teams = plan.organisation(scenario).sorted_teams()
    matrices = [team_matrix(plan, scenario, team, method) for team in teams]
    theirs = [matrix for matrix in matrices if any(member.id == person for member in matrix.people)]
    skills = {skill.id: skill for matrix in theirs for skill in matrix.skills}
    judged = {record.skill: record for record in plan.all(AbilityJudgement) if record.person == person}
    skills |= {id_: plan.get(Skill, id_) for id_ in judged if id_ not in skills}
    experience = plan.find(Experience, person)
    return PersonReport(
        plan.get(Person, person),
        tuple(matrix.team.name for matrix in theirs),
        method.levels[experience.level].name if experience else "",
        experience.evidence if experience else "",
        tuple(_line(plan, person, skill, judged.get(skill.id), method) for skill in skills.values()),
    )


def judged_gap(judgement: AbilityJudgement, method: Method) -> JudgedGap:
    """A judgement in the words of the method."""
    gaps = method.gaps
    return JudgedGap(
        gaps.natures[nature(judgement)],
        tuple((gaps.judging[question].text, getattr(judgement, question)) for question in QUESTIONS),
        day_of(judgement.judged),
        reassess_on(judgement, method),
        at_ease_between(judgement, method),
        judgement.note,
    )


def _line(plan: Plan, person: str, skill: Skill, judgement: AbilityJudgement | None, method: Method) -> SkillLine:
    assessment = plan.find(Assessment, person, skill.id)
    return SkillLine(
        skill.name,
        assessment.held if assessment else None,
        day_of(assessment.at) if assessment else None,
        judged_gap(judgement, method) if judgement else None,
    )
