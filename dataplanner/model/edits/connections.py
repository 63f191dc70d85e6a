"""Edits of the connections between teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dataplanner.model.connections import CONNECTION_KINDS, Connection
from dataplanner.model.days import EXAMPLE
from dataplanner.model.edits.base import Edit, changed, new_id
from dataplanner.model.edits.calling import change_called
from dataplanner.model.errors import DuplicateRecord, InvalidRecord
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change


@dataclass(frozen=True, slots=True)
class AddConnection(Edit):
    """A new connection between two teams."""

    scenario: str
    team_a: str
    team_b: str
    kind: str
    people: tuple[str, ...] = ()
    since: str = ""
    volunteer: bool = False
    hole: str = ""
    note: str = ""
    id: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        return f"Connect {_teams(plan, self.scenario, self.team_a, self.team_b)}"

    def changes(self, plan: Plan) -> list[Change]:
        if self.id in plan.organisation(self.scenario).connections:
            raise DuplicateRecord("That connection is already there.", "Change it instead.")
        connection = Connection(
            self.scenario, self.id, self.team_a, self.team_b, self.kind, self.people, self.since, self.volunteer,
            self.hole, self.note,
        )  # fmt: skip
        _check(plan, connection)
        return [Change(None, connection)]


@dataclass(frozen=True, slots=True)
class ChangeConnection(Edit):
    """New values for fields of a connection: its teams, kind, people, since, volunteer, hole, note."""

    scenario: str
    connection: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return change_called(self.fields, f"the connection of {_of(plan, self.scenario, self.connection)}")

    def changes(self, plan: Plan) -> list[Change]:
        found = changed(plan.organisation(self.scenario).connection(self.connection), dict(self.fields))
        for change in found:
            if isinstance(change.after, Connection):
                _check(plan, change.after)
        return found


@dataclass(frozen=True, slots=True)
class RemoveConnection(Edit):
    """A connection that has ended."""

    scenario: str
    connection: str

    def label(self, plan: Plan) -> str:
        return f"Remove the connection of {_of(plan, self.scenario, self.connection)}"

    def changes(self, plan: Plan) -> list[Change]:
        return [Change(plan.organisation(self.scenario).connection(self.connection), None)]


def _of(plan: Plan, scenario: str, connection_id: str) -> str:
    connection = plan.organisation(scenario).connection(connection_id)
    return _teams(plan, scenario, connection.team_a, connection.team_b)


def _teams(plan: Plan, scenario: str, *teams: str) -> str:
    return " and ".join(plan.organisation(scenario).team(team).name for team in teams)


def _check(plan: Plan, connection: Connection) -> None:
    organisation = plan.organisation(connection.scenario)
    for team in (connection.team_a, connection.team_b):
        organisation.team(team)
    if connection.team_a == connection.team_b:
        raise InvalidRecord("A connection needs two teams.", "Choose another one for the second.")
    if connection.kind not in CONNECTION_KINDS:
        raise InvalidRecord("There is no such connection.", f"Choose one of: {', '.join(CONNECTION_KINDS)}.")
    if connection.since and not _is_date(connection.since):
        raise InvalidRecord(f"“{connection.since}” is not a date.", f"Type it as in {EXAMPLE}.")
    for person in connection.people:
        plan.get(Person, person)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
