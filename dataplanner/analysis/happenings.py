"""What may happen to an organisation, as edits to try: somebody leaves, a team disappears, planned hires arrive."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Method
from dataplanner.model.edits import (
    AddPosition,
    Batch,
    ChangeTeam,
    Edit,
    FillPosition,
    RemovePosition,
    RemoveTeam,
    VacatePosition,
)
from dataplanner.model.edits.base import new_id
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.organisation import Organisation
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.staffing import Staffing
from dataplanner.model.teams import Team


def person_leaves(plan: Plan, scenario: str, person: str) -> Batch:
    """Somebody leaves: their positions become vacant. Raises UnknownRecord, or InvalidRecord where they hold none."""
    name = plan.get(Person, person).name
    held = [position.id for position in plan.organisation(scenario).positions() if position.person == person]
    if not held:
        raise InvalidRecord(f"{name} holds no position in this scenario.", "Choose somebody who does.")
    return Batch(tuple(VacatePosition(scenario, position) for position in held), f"{name} leaves")


def team_disappears(plan: Plan, scenario: str, team: str) -> Batch:
    """A team disappears with its positions; whoever else reports to them goes up. Raises UnknownRecord."""
    organisation = plan.organisation(scenario)
    found = organisation.team(team)
    members = organisation.team_members(found)
    deepest_first = sorted(members, key=lambda id_: (-len(organisation.chain_up(id_)), id_))
    removals = (RemovePosition(scenario, position) for position in deepest_first)
    return Batch((RemoveTeam(scenario, team), *removals), f"{found.name} disappears")


def hires_arrive(plan: Plan, scenario: str, method: Method) -> Batch:
    """Planned hires arrive: vacancies on data teams are filled, and hires planned in projects join their team.

    Raises InvalidRecord where no hire is planned.
    """
    organisation = plan.organisation(scenario)
    edits = (*_filled(organisation, method), *_joining(plan, organisation, method))
    if not edits:
        raise InvalidRecord("No hire is planned.", "Add vacant positions to a data team, or hires to a project.")
    return Batch(edits, "Planned hires arrive")


def _filled(organisation: Organisation, method: Method) -> Iterator[Edit]:
    teams = [team for team in organisation.sorted_teams() if team.kind in method.data_kinds]
    members = dict.fromkeys(member for team in teams for member in sorted(organisation.team_members(team)))
    vacant = [position for position in map(organisation.position, members) if position.vacant]
    return (FillPosition(organisation.scenario, position.id, _newcomer(position.title)) for position in vacant)


def _joining(plan: Plan, organisation: Organisation, method: Method) -> Iterator[Edit]:
    """The hires planned in projects: nobody named, not there yet, and for a team of this scenario."""
    joined: dict[str, tuple[str, ...]] = {}
    for coming in plan.all(Staffing):
        kind = method.projects.choice("staffing", coming.kind).kind
        team = _team_for(organisation, coming.team, kind)
        if coming.person or coming.arrived or not kind or team is None:
            continue
        position = new_id()
        lead = organisation.team_lead(team)
        yield AddPosition(organisation.scenario, coming.name, lead, _newcomer(coming.name), position)
        if team.subtree is None:
            joined[team.id] = (*joined.get(team.id, team.members), position)
            yield ChangeTeam(organisation.scenario, team.id, {"members": joined[team.id]})


def _team_for(organisation: Organisation, team: str, kind: str) -> Team | None:
    """The team that a hire is for: the one that is named, else the first of its kind."""
    teams = organisation.sorted_teams()
    return next((one for one in teams if one.id == team), next((one for one in teams if one.kind == kind), None))


def _newcomer(title: str) -> str:
    return f"New {title}".strip()
