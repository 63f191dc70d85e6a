"""What a finding rule looks at, and what it reports to have seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dataplanner.analysis.distance import TeamDistance, team_distances
from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.shape import Shape, shape_of
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.projects import Project
from dataplanner.model.teams import Team

StepKey = tuple[str, str, str]
"""A step of a plan: project, phase and step ids."""


class Count(int):
    """A number that brings its word along: ``{levels:level|levels}`` gives “1 level” or “3 levels”.

    A sign # says where the number stands, and a first form of three is for none: ``{more:|one more|# more}``.
    """

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return int(self).__format__(spec or ",")
        none, one, many = ("", *forms)[-3:] if len(forms := spec.split("|")) == 2 else forms
        form = one if self == 1 else none if self == 0 and len(forms) == 3 else many
        return form.replace("#", f"{int(self):,}") if "#" in form or len(forms) == 3 else f"{int(self):,} {form}"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that a rule has seen. ``subject`` identifies it within the rule; ``values`` fill the templates."""

    subject: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)
    positions: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    steps: tuple[StepKey, ...] = ()


class Case:
    """A scenario of a plan under the eyes of all rules; what several rules need is worked out once."""

    def __init__(self, plan: Plan, scenario: str, method: Method, today: date | None = None) -> None:
        self.plan = plan
        self.scenario = scenario
        self.method = method
        self.today = today
        self.organisation = plan.organisation(scenario)

    @cached_property
    def shape(self) -> Shape:
        return shape_of(self.plan, self.scenario)

    @cached_property
    def data_teams(self) -> tuple[Team, ...]:
        """The science, engineering and operations teams, in the teams' sequence."""
        return tuple(team for team in self.organisation.sorted_teams() if team.kind in self.method.data_kinds)

    @cached_property
    def distances(self) -> list[TeamDistance]:
        """The pairs of data teams of different kinds."""
        kinds = {team.id: team.kind for team in self.data_teams}
        pairs = team_distances(self.organisation, self.data_teams)
        return [pair for pair in pairs if kinds[pair.team_a] != kinds[pair.team_b]]

    @cached_property
    def matrices(self) -> tuple[TeamMatrix, ...]:
        """The gap matrix of each data team that has people."""
        found = (team_matrix(self.plan, self.scenario, team, self.method) for team in self.data_teams)
        return tuple(matrix for matrix in found if matrix.people)

    @cached_property
    def projects(self) -> list[Project]:
        return sorted(self.plan.all(Project), key=lambda project: (project.order, project.name))

    def matrices_of(self, kind: str) -> list[TeamMatrix]:
        return [matrix for matrix in self.matrices if matrix.team.kind == kind]

    def members(self, team: Team) -> list[Position]:
        """The positions of a team, by id."""
        return [self.organisation.position(member) for member in sorted(self.organisation.team_members(team))]

    def label(self, position: str) -> str:
        return self.plan.label(self.organisation.position(position))

    def listed(self, names: list[str]) -> str:
        """Names in a sentence, the first few of many."""
        return self.method.naming.listed(names)
