"""The skills gap matrix of a team: who has which skill, yes or no, and what nobody has (Data Teams, ch. 12)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dataplanner.analysis.method import Method
from dataplanner.analysis.wording import Count
from dataplanner.model.edits import AddSkill, AnswerGap, Batch, ChangeSkill, Edit, SetAssessment, SetAssessments
from dataplanner.model.organisation import Organisation
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Assessment, Skill
from dataplanner.model.teams import Team

Cells = tuple[tuple[bool | None, ...], ...]
Answer = tuple[str, str, bool | None]
"""A person, a skill, and whether it is held."""


@dataclass(frozen=True, slots=True)
class TeamMatrix:
    """A team's matrix: ``cells[person][skill]`` is True, False, or None where nobody has assessed it yet.

    ``totals`` counts the people who have each skill. ``assessed`` counts the people with at least one cell answered,
    ``answered`` the cells that are answered, yes or no.
    ``red_flags`` are the skills that nobody has, ``below_majority`` those that most of the team should have and do
    not; both are skill ids, and both are empty while nobody is assessed.
    """

    team: Team
    skills: tuple[Skill, ...]
    people: tuple[Person, ...]
    cells: Cells
    totals: tuple[int, ...]
    assessed: int
    answered: int
    red_flags: tuple[str, ...]
    below_majority: tuple[str, ...]

    @property
    def complete(self) -> float:
        """The share of cells that are answered, from 0 to 1; 1 for a matrix without cells."""
        size = len(self.people) * len(self.skills)
        return self.answered / size if size else 1.0

    def holders(self, skill: str) -> tuple[Person, ...]:
        """The people who have a skill, in the matrix's sequence; nobody where the skill is not a column."""
        return tuple(self.people[row] for row, held in enumerate(self.column(skill)) if held)

    def column(self, skill: str) -> list[bool | None]:
        """The cells of one skill from the first person to the last; empty where the skill is not a column."""
        columns = [column for column, entry in enumerate(self.skills) if entry.id == skill]
        return [row[column] for row in self.cells for column in columns]


def people_assessed(matrix: TeamMatrix) -> str:
    """How many of a matrix's people are assessed, in words."""
    return f"{matrix.assessed} of {Count(len(matrix.people)):# person|# people} assessed"


def team_matrix(plan: Plan, scenario: str, team: Team, method: Method) -> TeamMatrix:
    """The matrix of a team in a scenario; its people in chart sequence, each once, vacancies left out."""
    skills = team_skills(plan, team, method)
    people = team_people(plan, plan.organisation(scenario), team)
    cells = tuple(_row(plan, person, skills) for person in people)
    return _matrix(team, skills, people, cells, method)


def matrix_with_answers(plan: Plan, matrix: TeamMatrix, people: Collection[str], method: Method) -> TeamMatrix:
    """The same matrix with the cells of these people read anew: what an answer changes in a large one."""
    rows = zip(matrix.people, matrix.cells, strict=True)
    cells = tuple(_row(plan, person, matrix.skills) if person.id in people else row for person, row in rows)
    return _matrix(matrix.team, matrix.skills, matrix.people, cells, method)


def matrix_of_people(matrix: TeamMatrix, people: Collection[str], method: Method) -> TeamMatrix:
    """The part of a matrix that is about these people."""
    kept = [row for row, person in enumerate(matrix.people) if person.id in people]
    cells = tuple(matrix.cells[row] for row in kept)
    return _matrix(matrix.team, matrix.skills, tuple(matrix.people[row] for row in kept), cells, method)


def _matrix(
    team: Team, skills: tuple[Skill, ...], people: tuple[Person, ...], cells: Cells, method: Method
) -> TeamMatrix:
    totals = tuple(column.count(True) for column in zip(*cells, strict=True)) if cells else (0,) * len(skills)
    given = [len(row) - row.count(None) for row in cells]
    assessed = sum(count > 0 for count in given)
    flags = tuple(skill.id for skill, total in zip(skills, totals, strict=True) if assessed and not total)
    below = _below_majority(method, team, skills, cells)
    return TeamMatrix(team, skills, people, cells, totals, assessed, sum(given), flags, below)


def lost_without(matrix: TeamMatrix, row: int) -> tuple[Skill, ...]:
    """The skills that nobody else in the matrix has: they go when this person leaves (Data Teams, ch. 9)."""
    pairs = zip(matrix.skills, matrix.cells[row], matrix.totals, strict=True)
    return tuple(skill for skill, held, total in pairs if held and total == 1)


def team_people(plan: Plan, organisation: Organisation, team: Team) -> tuple[Person, ...]:
    """Who holds a position of the team, each once, in chart sequence."""
    members = sorted(organisation.team_members(team), key=lambda member: _chart_place(organisation, member))
    holders = (organisation.position(member).person for member in members)
    return tuple(plan.get(Person, holder) for holder in dict.fromkeys(holders) if holder is not None)


def team_skills(plan: Plan, team: Team, method: Method) -> tuple[Skill, ...]:
    """The columns of a team's matrix: its own list, else the plan's for its kind, else the method's for its kind."""
    if team.skills:
        return tuple(plan.get(Skill, skill) for skill in team.skills)
    of_kind = [skill for skill in plan.all(Skill) if team.kind in skill.kinds]
    return tuple(sorted(of_kind, key=lambda skill: (skill.order, skill.name))) or method_columns(method, team.kind)


def method_columns(method: Method, kind: str) -> tuple[Skill, ...]:
    """The columns that the method gives to a team kind; none for kinds without a matrix."""
    columns = method.kind_skills[kind].columns if kind in method.kind_skills else ()
    return tuple(Skill(id_, method.skills[id_].name, (kind,), float(order)) for order, id_ in enumerate(columns))


def assess(plan: Plan, team: Team, person: str, skill: str, held: bool | None, method: Method, at: str = "") -> Edit:
    """The edit that answers one cell, taking the method's columns for the team's kind into the plan where needed.

    ``at`` is the ISO date of the answer.
    """
    answer = SetAssessment(person, skill, held, at)
    if plan.find(Skill, skill) is not None:
        return answer
    adopted = adopt_columns(plan, team.kind, method)
    return Batch((*adopted, answer), f"Assess {method.skills[skill].name}")


def assess_all(plan: Plan, team: Team, answers: Iterable[Answer], method: Method, name: str, at: str = "") -> Edit:
    """The edit that answers many cells of a team's matrix at once; ``name`` is its label."""
    given = tuple(answers)
    edit = SetAssessments(given, name, at)
    if all(plan.find(Skill, skill) is not None for skill in {skill for _, skill, _ in given}):
        return edit
    return Batch((*adopt_columns(plan, team.kind, method), edit), name)


def answer_gap(plan: Plan, team: Team, skill: str, fields: Mapping[str, object], method: Method) -> Edit:
    """The edit that answers questions about a gap, taking the method's columns into the plan where needed."""
    answer = AnswerGap(team.scenario, team.id, skill, fields)
    if plan.find(Skill, skill) is not None:
        return answer
    return Batch((*adopt_columns(plan, team.kind, method), answer), f"Answer the gap {method.skills[skill].name}")


def adopt_columns(plan: Plan, kind: str, method: Method) -> tuple[Edit, ...]:
    """The edits that write the method's columns for a team kind into the plan; none where the plan has its own."""
    if any(kind in skill.kinds for skill in plan.all(Skill)):
        return ()
    return tuple(_adopted(plan, column) for column in method_columns(method, kind))


def _adopted(plan: Plan, column: Skill) -> Edit:
    known = plan.find(Skill, column.id)
    if known is None:
        return AddSkill(column.name, column.kinds, column.id)
    return ChangeSkill(column.id, {"kinds": (*known.kinds, *column.kinds)})


def _row(plan: Plan, person: Person, skills: tuple[Skill, ...]) -> tuple[bool | None, ...]:
    """The cells of one person."""
    found = (plan.find(Assessment, person.id, skill.id) for skill in skills)
    return tuple(None if assessment is None else assessment.held for assessment in found)


def _below_majority(method: Method, team: Team, skills: tuple[Skill, ...], cells: Cells) -> tuple[str, ...]:
    """Of the skills that most people of this kind need, those that too few of the people assessed have."""
    needed = method.kind_skills[team.kind].majority if team.kind in method.kind_skills else ()
    answers = {
        skill.id: [row[i] for row in cells if row[i] is not None]
        for i, skill in enumerate(skills)
        if skill.id in needed
    }
    return tuple(id_ for id_, given in answers.items() if given and _too_few(given, method.majority))


def _too_few(answers: list[bool | None], majority: float) -> bool:
    return sum(answer is True for answer in answers) <= majority * len(answers)


def _chart_place(organisation: Organisation, position: str) -> list[tuple[float, str]]:
    """Where a position stands when the chart is read from the top, each leader before those below."""
    chain = (organisation.position(id_) for id_ in reversed(organisation.chain_up(position)))
    return [(place.order, place.id) for place in chain]
