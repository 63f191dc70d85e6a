"""Who is asked about whose skills: each manager about their own people only (Data Teams, ch. 12)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dataplanner.analysis.gaps import TeamMatrix, matrix_of_people, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True)
class SkillsRequest:
    """What one manager (a position id; None for people whom nobody manages) is asked: a matrix a team, never empty."""

    manager: str | None
    matrices: tuple[TeamMatrix, ...]

    @property
    def people(self) -> int:
        """How many people it asks about."""
        return len({person.id for matrix in self.matrices for person in matrix.people})


def requests_by_manager(plan: Plan, scenario: str, teams: Iterable[Team], method: Method) -> list[SkillsRequest]:
    """A request for each manager who has direct reports on these teams; in the sequence of the teams' people."""
    organisation = plan.organisation(scenario)
    matrices = [team_matrix(plan, scenario, team, method) for team in teams]
    asked: dict[str | None, dict[str, list[str]]] = {}
    for matrix in matrices:
        for person, manager in _managers(organisation, matrix):
            asked.setdefault(manager, {}).setdefault(matrix.team.id, []).append(person)
    return [SkillsRequest(manager, _parts(matrices, people, method)) for manager, people in asked.items()]


def request_below(
    plan: Plan, scenario: str, manager: str, teams: Iterable[Team], method: Method
) -> SkillsRequest | None:
    """A request about everybody of these teams below a manager, directly or not; None where there is nobody."""
    organisation = plan.organisation(scenario)
    below = organisation.subtree(manager) - {manager}
    people = {organisation.position(position).person for position in below} - {
        None, organisation.position(manager).person
    }  # fmt: skip
    matrices = [team_matrix(plan, scenario, team, method) for team in teams]
    wanted = {matrix.team.id: [p.id for p in matrix.people if p.id in people] for matrix in matrices}
    parts = _parts(matrices, wanted, method)
    return SkillsRequest(manager, parts) if parts else None


def request_about_all(plan: Plan, scenario: str, teams: Iterable[Team], method: Method) -> SkillsRequest | None:
    """One request about everybody on these teams; None where there is nobody."""
    matrices = (team_matrix(plan, scenario, team, method) for team in teams)
    parts = tuple(matrix for matrix in matrices if matrix.people and matrix.skills)
    return SkillsRequest(None, parts) if parts else None


def _managers(organisation: Organisation, matrix: TeamMatrix) -> list[tuple[str, str | None]]:
    """Each person of a matrix with the position that they report to from this team."""
    if not matrix.skills:
        return []
    members = sorted(organisation.team_members(matrix.team))
    holding = {(place := organisation.position(member)).person: place.manager for member in reversed(members)}
    return [(person.id, holding[person.id]) for person in matrix.people]


def _parts(matrices: list[TeamMatrix], people: dict[str, list[str]], method: Method) -> tuple[TeamMatrix, ...]:
    wanted: dict[str, Collection[str]] = {team: set(ids) for team, ids in people.items() if ids}
    return tuple(
        matrix_of_people(matrix, wanted[matrix.team.id], method)
        for matrix in matrices
        if matrix.team.id in wanted and matrix.skills
    )
