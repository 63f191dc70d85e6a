"""An imported organisation as a plan: the edit that brings it in, and the new plan that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from dataplanner.analysis.method import Method
from dataplanner.collector import collector_held
from dataplanner.files.hr_import.kept_decisions import KeptDecision, kept_decisions
from dataplanner.files.hr_import.shapes import ImportedOrganisation, ImportedPosition, Problem
from dataplanner.model.edits import AddDottedLine, ImportOrganisation
from dataplanner.model.exported import exported, exported_person
from dataplanner.model.notes import ImportProblem, PlanInfo
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change
from dataplanner.model.skills import Skill
from dataplanner.model.validity import check_positions


@collector_held()
def plan_from_import(imported: ImportedOrganisation, name: str, method: Method) -> Plan:
    """A new plan of that name with the import as its *as is*, and the method's skills to be changed there."""
    brought = _organisation(imported, name, AS_IS)
    check_positions(brought.positions, {person.id for person in brought.people})
    tables = (skill_catalogue(method), brought.people, brought.positions, brought.problems)
    plan = Plan.of({PlanInfo.table: [PlanInfo(name=name)], **{each[0].table: each for each in tables if each}})
    for line in _dotted_lines(imported, AS_IS):
        line.apply(plan)
    return plan


def new_plan(name: str, method: Method) -> Plan:
    """A plan with the method's skills and nobody in it."""
    plan = Plan(name)
    plan.apply([Change(None, skill) for skill in skill_catalogue(method)])
    return plan


def _organisation(imported: ImportedOrganisation, source: str, scenario: str) -> ImportOrganisation:
    return ImportOrganisation(
        source,
        tuple(exported_person(Person(person.id, person.name, person.email)) for person in imported.people),
        tuple(_position(position, scenario) for position in imported.positions),
        tuple(_problems(imported)),
    )


def _dotted_lines(imported: ImportedOrganisation, scenario: str) -> list[AddDottedLine]:
    return [
        AddDottedLine(scenario, position.id, leader)
        for position in imported.positions
        for leader in dict.fromkeys(position.dotted_manager_ids)
        if leader not in (position.id, position.manager_id)
    ]


def skill_catalogue(method: Method) -> list[Skill]:
    """The method's skills, each once, with the team kinds in whose matrices it is a column."""
    columns = {kind: skills.columns for kind, skills in method.kind_skills.items()}
    sequence = _merged(sorted(columns.values(), key=len, reverse=True))
    return [
        Skill(skill, method.skills[skill].name, tuple(k for k in columns if skill in columns[k]), float(order))
        for order, skill in enumerate(sequence)
    ]


def _position(position: ImportedPosition, scenario: str) -> Position:
    made = Position(
        scenario=scenario,
        id=position.id,
        title=position.title,
        person=None if position.vacant else position.person_id,
        manager=position.manager_id,
        order=float(position.order),
        department=position.department,
        location=position.location,
        grade=position.grade,
        fte=position.fte,
        fields=position.fields,
    )
    return exported(made)


def _problems(imported: ImportedOrganisation) -> Iterable[ImportProblem]:
    """The problems as the plan keeps them, each with the position that its row became, where it became one."""
    position_of = {(position.source, position.row): position.id for position in imported.positions}
    decided, numbers = kept_decisions(imported), count(1)
    for problem in imported.problems:
        position = position_of.get((problem.source, problem.row), "")
        what = decided.get(problem.subject) if problem.subject else None
        yield _problem(problem, next(numbers), position, what or ())


def _problem(problem: Problem, number: int, position: str, decided: tuple[str, ...]) -> ImportProblem:
    return ImportProblem(
        id=f"{number:06}",
        source=problem.source,
        row=problem.row or 0,
        kind=problem.kind,
        sentence=problem.sentence,
        remedy=problem.remedy,
        position=position,
        decided=tuple(decided),
    )


def decisions_in(plan: Plan) -> list[KeptDecision]:
    """What was decided about single rows of the export that a plan was made or last refreshed from."""
    told = (problem.decided for problem in plan.all(ImportProblem))
    return [KeptDecision(*one) for one in told if len(one) == len(KeptDecision._fields)]


def _merged(sequences: Sequence[Sequence[str]]) -> list[str]:
    """One sequence of all items that keeps the earlier sequences' own order; new items stand before the next known."""
    merged: list[str] = []
    for sequence in sequences:
        place = len(merged)
        for item in reversed(sequence):
            if item in merged:
                place = merged.index(item)
            else:
                merged.insert(place, item)
    return merged
