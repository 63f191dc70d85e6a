"""What must hold in every plan: references lead somewhere, and reporting lines form a forest."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from collections.abc import Set as AbstractSet

from dataplanner.model.answers import check_gap_answer, check_judgement
from dataplanner.model.connections import CONNECTION_KINDS
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, UnknownRecord, WouldMakeCycle
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.notes import Acceptance
from dataplanner.model.organisation import Organisation
from dataplanner.model.people import Person
from dataplanner.model.plan import PART_TYPES, Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.projects import PHASES, STATUSES, Project, Step
from dataplanner.model.skills import LEVELS, Assessment, Experience, Skill
from dataplanner.model.teams import KINDS

USUAL_LAYERS = 50
"""Where an organisation has no more of them, one set a layer tells that its lines form a forest."""


def check_plan(plan: Plan) -> None:
    """Raise a PlanError that names the place where a plan is not sound; return when it is."""
    plan.organisation(AS_IS)
    people = plan.ids(Person)
    for organisation in plan.organisations.values():
        _check_forest(organisation.by_id, people)
        _check_lines(organisation.dotted_lines, organisation)
        _check_connections(organisation, people)
    _check_teams(plan)
    _check_skills(plan, people)
    _check_projects(plan)
    for acceptance in plan.all(Acceptance):
        plan.organisation(acceptance.scenario)


def check_positions(positions: Collection[Position], people: AbstractSet[str]) -> None:
    """Raise where ids repeat, a manager or person is unknown, or somebody is their own manager at any remove."""
    by_id = {position.id: position for position in positions}
    if len(by_id) != len(positions):
        raise DuplicateRecord("Two positions have the same id.", "Give each its own.")
    _check_forest(by_id, people)


def _check_forest(positions: Mapping[str, Position], people: AbstractSet[str]) -> None:
    """What ``check_positions`` checks of positions by their ids."""
    managers = {manager for position in positions.values() if (manager := position.manager) is not None}
    try:
        ends = _end_at_the_top(positions, managers)
    except KeyError as unknown:
        lost = next(p.id for p in positions.values() if p.manager is not None and p.manager not in positions)
        raise UnknownRecord(f"The manager of position “{lost}” is not there.", "Name one that is.") from unknown
    for position in positions.values():
        if position.person is not None and position.person not in people:
            raise UnknownRecord(f"The holder of position “{position.id}” is not among the people.", "Add them.")
    if not ends:
        _check_cycles({id_: position.manager for id_, position in positions.items()})


def _check_cycles(managers: Mapping[str, str | None]) -> None:
    if (member := cycle_member(managers)) is not None:
        raise WouldMakeCycle(f"Position “{member}” reports to itself at some remove.", "Cut one of the lines.")


def _end_at_the_top(positions: Mapping[str, Position], managers: Iterable[str]) -> bool:
    """Whether nobody has a manager any more, this many layers above these managers: then there is no cycle."""
    for _ in range(USUAL_LAYERS):
        managers = {manager for id_ in managers if (manager := positions[id_].manager) is not None}
    return not managers


def cycle_member(managers: Mapping[str, str | None]) -> str | None:
    """A position on a cycle of ``managers`` (position → manager), or None; linear in the number of positions."""
    settled: set[str] = set()
    for start in managers:
        path: dict[str, None] = {}
        current: str | None = start
        while current is not None and current not in settled:
            if current in path:
                return current
            path[current] = None
            current = managers.get(current)
        settled.update(path)
    return None


def _check_lines(lines: Iterable[tuple[str, str]], positions: Container[str]) -> None:
    for position, leader in lines:
        if position not in positions or leader not in positions or position == leader:
            raise UnknownRecord(f"The dotted line from “{position}” leads nowhere.", "Name two positions.")


def _check_connections(organisation: Organisation, people: AbstractSet[str]) -> None:
    for connection in organisation.connections.values():
        teams = {connection.team_a, connection.team_b}
        if len(teams) != 2 or not teams <= set(organisation.teams) or not set(connection.people) <= people:
            raise UnknownRecord(f"The connection “{connection.id}” leads nowhere.", "Name two teams and who is there.")
        if connection.kind not in CONNECTION_KINDS:
            raise InvalidRecord(f"The connection “{connection.id}” has an unknown kind.", "Correct it.")


def _check_teams(plan: Plan) -> None:
    skills = plan.ids(Skill)
    for organisation in plan.organisations.values():
        for team in organisation.teams.values():
            named = {*team.members, *filter(None, (team.lead, team.subtree))}
            if not named <= organisation.by_id.keys():
                raise UnknownRecord(f"Team “{team.name}” names a position that is not there.", "Correct it.")
            if team.kind not in KINDS or not set(team.skills) <= skills:
                raise InvalidRecord(f"Team “{team.name}” has an unknown kind or skill.", "Correct it.")


def _check_skills(plan: Plan, people: AbstractSet[str]) -> None:
    skills = plan.ids(Skill)
    for assessment in plan.all(Assessment):
        if assessment.person not in people or assessment.skill not in skills:
            raise UnknownRecord(f"An assessment of “{assessment.skill}” leads nowhere.", "Correct or remove it.")
    for experience in plan.all(Experience):
        if experience.person not in people or experience.level not in LEVELS:
            raise InvalidRecord(f"The level of “{experience.person}” is not sound.", "Correct or remove it.")
    _check_answers(plan, people, skills)


def _check_answers(plan: Plan, people: AbstractSet[str], skills: AbstractSet[str]) -> None:
    for answer in plan.all(GapAnswer):
        if answer.skill not in skills or answer.team not in plan.organisation(answer.scenario).teams:
            raise UnknownRecord(f"An answer about the gap “{answer.skill}” leads nowhere.", "Correct or remove it.")
        check_gap_answer(answer)
    for judgement in plan.all(AbilityJudgement):
        if judgement.person not in people or judgement.skill not in skills:
            raise UnknownRecord("A private judgement leads nowhere.", "Correct or remove it.")
        check_judgement(judgement)


def _check_projects(plan: Plan) -> None:
    for project in plan.all(Project):
        if project.phase not in PHASES:
            raise InvalidRecord(f"Project “{project.name}” has an unknown phase.", f"Use {', '.join(PHASES)}.")
    for step in plan.all(Step):
        if plan.find(Project, step.project) is None or step.phase not in PHASES or step.status not in STATUSES:
            raise InvalidRecord(f"Step “{step.step}” has an unknown project, phase or status.", "Correct it.")
    for part in (part for kind in PART_TYPES for part in plan.all(kind)):
        if plan.find(Project, part.project) is None:
            raise UnknownRecord(f"“{part.called}” in “{part.table}” belongs to no project.", "Correct or remove it.")
