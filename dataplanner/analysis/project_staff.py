"""Who works on a project, as positions: whoever its parts name, and the leads of the teams that they name (ch. 7)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.model.holds import holdings
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import PART_TYPES, Plan
from dataplanner.model.projects import Project


def project_staff(plan: Plan, scenario: str, project: str) -> tuple[str, ...]:
    """The positions, in chart sequence, each once. Raises UnknownRecord."""
    organisation = plan.organisation(scenario)
    people = {person for kind, person in _named(plan, plan.get(Project, project)) if kind == "person"}
    teams = {team for kind, team in _named(plan, plan.get(Project, project)) if kind == "team"}
    leads = set(_leads(organisation, teams))
    return tuple(
        position.id for position in organisation.positions() if position.person in people or position.id in leads
    )


def _named(plan: Plan, project: Project) -> Iterator[tuple[str, str]]:
    """What the fields of a project and its parts name: “person” or “team”, and the id."""
    if project.person:
        yield "person", project.person
    for kind in PART_TYPES:
        fields = [(name, held.what) for name, held in holdings(kind).items() if held.what in ("person", "team")]
        for part in plan.all(kind):
            if part.project == project.id:
                for name, what in fields:
                    value = getattr(part, name)
                    yield from ((what, id_) for id_ in ((value,) if isinstance(value, str) else value) if id_)


def _leads(organisation: Organisation, teams: set[str]) -> Iterator[str]:
    for team in organisation.sorted_teams():
        if team.id in teams and (lead := organisation.team_lead(team)) is not None:
            yield lead
