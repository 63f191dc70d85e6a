"""What the preconditions of steps look at: a phase of a project, and the teams and matrices of one scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.parts import P, parts_of
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Project
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True)
class Met:
    """Whether a precondition holds, None for not known; ``detail`` is who or what was seen."""

    holds: bool | None
    detail: str = ""


class Ground:
    """A phase of a project in one scenario, as the preconditions look at it."""

    def __init__(self, plan: Plan, scenario: str, method: Method, project: Project, phase: str) -> None:
        self.plan, self.scenario, self.method, self.project, self.phase = plan, scenario, method, project, phase
        self.organisation = plan.organisation(scenario)

    def parts(self, kind: type[P]) -> list[P]:
        return parts_of(self.plan, self.project.id, kind)

    def in_phase(self, kind: type[P]) -> list[P]:
        """The parts of one kind that belong to this phase, or to none."""
        return [part for part in self.parts(kind) if getattr(part, "phase", "") in (self.phase, "")]

    def teams(self, kinds: Iterable[str]) -> list[Team]:
        wanted = set(kinds)
        return [team for team in self.organisation.sorted_teams() if team.kind in wanted]

    @cached_property
    def matrices(self) -> list[TeamMatrix]:
        """The gap matrices of the data teams that have people."""
        teams = self.teams(self.method.data_kinds)
        found = (team_matrix(self.plan, self.scenario, team, self.method) for team in teams)
        return [matrix for matrix in found if matrix.people]

    def listed(self, names: Iterable[str]) -> str:
        return self.method.naming.listed(list(names))
