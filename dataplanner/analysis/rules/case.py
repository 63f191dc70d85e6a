"""What a finding rule looks at, and what it reports to have seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dataplanner.analysis.distance import TeamDistance, team_distances
from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.analysis.ground import Ground
from dataplanner.analysis.index import OrganisationIndex, index_of
from dataplanner.analysis.method import Method
from dataplanner.analysis.shape import Shape, shape_of
from dataplanner.analysis.steps import PhaseSteps, project_steps
from dataplanner.analysis.title_reading import Proposal, proposed_kind
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.projects import Project
from dataplanner.model.records import Key
from dataplanner.model.skills import Experience
from dataplanner.model.teams import Team

StepKey = tuple[str, str, str]
"""A step of a plan: project, phase and step ids."""

PartKey = tuple[str, Key]
"""A part of a project: its table and its key there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that a rule has seen. ``subject`` identifies it within the rule; ``values`` fill the templates.

    ``reason`` is why it is so on purpose, where the plan says that beside what was seen. ``part`` is what to open.
    """

    subject: str
    values: Mapping[str, object] = field(default_factory=dict)
    positions: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    steps: tuple[StepKey, ...] = ()
    reason: str | None = None
    part: PartKey | None = None


class Case:
    """A scenario of a plan under the eyes of all rules; what several rules need is worked out once."""

    def __init__(self, plan: Plan, scenario: str, method: Method, today: date | None = None) -> None:
        self.plan = plan
        self.scenario = scenario
        self.method = method
        self.today = today
        self.organisation = plan.organisation(scenario)
        self._grounds: dict[tuple[str, str], Ground] = {}
        self._readings: dict[str, Proposal | None] = {}

    @property
    def index(self) -> OrganisationIndex:
        return index_of(self.organisation)

    @cached_property
    def shape(self) -> Shape:
        return shape_of(self.plan, self.scenario)

    @cached_property
    def teams(self) -> list[Team]:
        return self.organisation.sorted_teams()

    @cached_property
    def data_teams(self) -> list[Team]:
        """The science, engineering and operations teams, in the teams' sequence."""
        return self.teams_of(self.method.data_kinds)

    @cached_property
    def matrices(self) -> list[TeamMatrix]:
        """The gap matrix of each data team that has people."""
        found = (team_matrix(self.plan, self.scenario, team, self.method) for team in self.data_teams)
        return [matrix for matrix in found if matrix.people]

    @cached_property
    def projects(self) -> list[Project]:
        return sorted(self.plan.all(Project), key=lambda project: (project.order, project.name))

    @cached_property
    def members(self) -> Mapping[str, list[Position]]:
        """The positions of each team, by id."""
        position, of_team = self.organisation.position, self.organisation.team_members
        return {team.id: [position(member) for member in sorted(of_team(team))] for team in self.teams}

    @cached_property
    def steps(self) -> Mapping[str, list[PhaseSteps]]:
        """The phases and steps of each project."""
        return {project.id: project_steps(self.plan, project, self.method) for project in self.projects}

    def begun(self, project: Project) -> bool:
        """Whether any step of a project has begun."""
        return any(state.status.begun for phase in self.steps[project.id] for state in phase.steps)

    def teams_of(self, kinds: Iterable[str]) -> list[Team]:
        """The teams of these kinds, in the teams' sequence."""
        wanted = set(kinds)
        return [team for team in self.teams if team.kind in wanted]

    def distances(self, kinds: Iterable[str]) -> list[TeamDistance]:
        """The pairs of teams of two different kinds, both among ``kinds``."""
        teams = self.teams_of(kinds)
        kind_of = {team.id: team.kind for team in teams}
        pairs = team_distances(self.organisation, teams)
        return [pair for pair in pairs if kind_of[pair.team_a] != kind_of[pair.team_b]]

    def matrices_of(self, kinds: Iterable[str]) -> list[TeamMatrix]:
        wanted = set(kinds)
        return [matrix for matrix in self.matrices if matrix.team.kind in wanted]

    def levels(self, matrix: TeamMatrix) -> dict[str, str]:
        """The experience level of each person of a team who has one, by person."""
        found = ((person.id, self.plan.find(Experience, person.id)) for person in matrix.people)
        return {person: experience.level for person, experience in found if experience is not None}

    def positions_of(self, matrix: TeamMatrix, people: Iterable[str]) -> tuple[str, ...]:
        """The positions by which these people belong to a matrix's team."""
        wanted = set(people)
        return tuple(position.id for position in self.members[matrix.team.id] if position.person in wanted)

    def ground(self, project: str, phase: str) -> Ground:
        """A phase of a project as preconditions look at it, worked out once."""
        if (project, phase) not in self._grounds:
            found = self.plan.get(Project, project)
            self._grounds[project, phase] = Ground(self.plan, self.scenario, self.method, found, phase)
        return self._grounds[project, phase]

    def reading(self, title: str) -> Proposal | None:
        """What a title suggests; each title is read once."""
        if title not in self._readings:
            self._readings[title] = proposed_kind(title, self.method)
        return self._readings[title]

    def label(self, position: str) -> str:
        """A position in a sentence: “name (title)”, or whichever of them is known."""
        found = self.organisation.position(position)
        person = self.plan.person_of(found)
        if person is None or not person.name or not found.title:
            return self.plan.label(found)
        return f"{person.name} ({found.title})"

    def listed(self, names: Iterable[str]) -> str:
        """Names in a sentence, the first few of many."""
        return self.method.naming.listed(list(names))
