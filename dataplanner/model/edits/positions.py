"""Edits of positions, their holders and their lines."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, named, new_id
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, UnknownRecord, WouldMakeCycle
from dataplanner.model.organisation import Organisation
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import DottedLine, Position
from dataplanner.model.records import Change
from dataplanner.model.teams import KINDS, Team


@dataclass(frozen=True, slots=True)
class AddPosition(Edit):
    """A new position under ``manager`` (None: parked, or a root), held by a new person of that name or vacant."""

    scenario: str
    title: str
    manager: str | None = None
    person_name: str = ""
    id: str = field(default_factory=new_id)
    person: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        return f"Add {self.person_name or self.title or 'a position'}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        if self.id in organisation or (self.person_name.strip() and plan.find(Person, self.person)):
            raise DuplicateRecord("A position or person of that id is already there.", "Give it another id.")
        order = next_order(organisation, self.manager)
        person = Person(self.person, self.person_name.strip()) if self.person_name.strip() else None
        position = Position(
            self.scenario, self.id, self.title.strip(), person.id if person else None, self.manager, order
        )
        return [Change(None, record) for record in (person, position) if record]


@dataclass(frozen=True, slots=True)
class ChangePosition(Edit):
    """New values for fields of a position, other than its manager and holder."""

    scenario: str
    position: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return f"Change {_called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        if not {"manager", "person"}.isdisjoint(self.fields):
            raise InvalidRecord("Lines and holders have edits of their own.", "Move or fill the position.")
        position = plan.organisation(self.scenario).position(self.position)
        found = changed(position, dict(self.fields))
        for change in found:
            _check_values(change.after)
        return found


@dataclass(frozen=True, slots=True)
class MovePosition(Edit):
    """A position and everybody below it under another manager (None: to the top), before one sibling or last."""

    scenario: str
    position: str
    manager: str | None
    before: str | None = None

    def label(self, plan: Plan) -> str:
        name = _called(plan, self.scenario, self.position)
        if self.manager is None:
            return f"Detach {name}"
        return f"Move {name} under {_called(plan, self.scenario, self.manager)}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        position = organisation.position(self.position)
        if self.manager is not None and organisation.is_at_or_above(self.position, self.manager):
            raise WouldMakeCycle(self._refusal(plan), "Choose a manager outside this part of the chart.")
        if self.before is None and position.manager == self.manager:
            return []
        order = order_before(organisation, self.manager, self.before)
        return changed(position, {"manager": self.manager, "order": order})

    def _refusal(self, plan: Plan) -> str:
        name = _called(plan, self.scenario, self.position)
        if self.manager == self.position:
            return f"{name} cannot report to the same position."
        return f"{_called(plan, self.scenario, self.manager or '')} already reports to {name}, directly or further up."


@dataclass(frozen=True, slots=True)
class RemovePosition(Edit):
    """A position taken out; its reports go up to its manager, or are detached with ``detach_reports``."""

    scenario: str
    position: str
    detach_reports: bool = False

    def label(self, plan: Plan) -> str:
        return f"Remove {_called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        position = organisation.position(self.position)
        manager = None if self.detach_reports else position.manager
        lines = [change for r in organisation.reports(position.id) for change in changed(r, {"manager": manager})]
        return [*lines, *_forgotten(organisation, position.id), Change(position, None)]


@dataclass(frozen=True, slots=True)
class FillPosition(Edit):
    """The holder's name: renames the person who holds it, or puts a new person into a vacancy."""

    scenario: str
    position: str
    name: str
    person: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        return f"Name {self.name.strip()}"

    def changes(self, plan: Plan) -> list[Change]:
        position = plan.organisation(self.scenario).position(self.position)
        name = named(self.name, "The holder")
        holder = plan.person_of(position)
        if holder is not None:
            return changed(holder, {"name": name})
        return [Change(None, Person(self.person, name)), *changed(position, {"person": self.person})]


@dataclass(frozen=True, slots=True)
class VacatePosition(Edit):
    """The position becomes vacant. The person stays in the plan: other scenarios may need them."""

    scenario: str
    position: str

    def label(self, plan: Plan) -> str:
        return f"Vacate the position of {_called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        return changed(plan.organisation(self.scenario).position(self.position), {"person": None})


@dataclass(frozen=True, slots=True)
class AddDottedLine(Edit):
    """A secondary line from a position to another leader."""

    scenario: str
    position: str
    leader: str
    note: str = ""

    def label(self, plan: Plan) -> str:
        return f"Dotted line from {_called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        organisation.position(self.leader)
        if self.leader in (self.position, organisation.position(self.position).manager):
            raise InvalidRecord("A dotted line needs a second leader.", "Choose somebody else than the manager.")
        if (self.position, self.leader) in organisation.dotted_lines:
            raise DuplicateRecord("That dotted line is already there.", "Choose another leader.")
        return [Change(None, DottedLine(self.scenario, self.position, self.leader, self.note))]


@dataclass(frozen=True, slots=True)
class RemoveDottedLine(Edit):
    """A secondary line taken out."""

    scenario: str
    position: str
    leader: str

    def label(self, plan: Plan) -> str:
        return f"Remove the dotted line from {_called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        line = plan.organisation(self.scenario).dotted_lines.get((self.position, self.leader))
        if line is None:
            raise UnknownRecord("There is no such dotted line.", "Choose one that is drawn.")
        return [Change(line, None)]


def next_order(organisation: Organisation, manager: str | None) -> float:
    """The order that puts a position last among a manager's reports, or among the tops."""
    siblings = organisation.tops() if manager is None else _reports(organisation, manager)
    return siblings[-1].order + 1.0 if siblings else 0.0


def order_before(organisation: Organisation, manager: str | None, before: str | None) -> float:
    """The order that puts a position just before a sibling, or last when that is None."""
    if before is None:
        return next_order(organisation, manager)
    siblings = organisation.tops() if manager is None else _reports(organisation, manager)
    orders = [sibling.order for sibling in siblings if sibling.id != before]
    at = organisation.position(before).order
    lower = max((order for order in orders if order < at), default=at - 1.0)
    return (lower + at) / 2


def _reports(organisation: Organisation, manager: str) -> list[Position]:
    organisation.position(manager)
    return organisation.reports(manager)


def _called(plan: Plan, scenario: str, position_id: str) -> str:
    position = plan.organisation(scenario).position(position_id)
    person = plan.person_of(position)
    return (person.name if person else "") or position.title or "a position"


def _check_values(position: object) -> None:
    if not isinstance(position, Position):
        return
    if not (math.isfinite(position.fte) and position.fte >= 0):
        raise InvalidRecord("FTE cannot be negative.", "Type a number such as 1 or 0.5.")
    if position.kind and position.kind not in KINDS:
        raise InvalidRecord("There is no such team kind.", f"Choose one of: {', '.join(KINDS)}.")


def _forgotten(organisation: Organisation, position_id: str) -> list[Change]:
    """What else refers to a position that goes: its dotted lines and its place in teams."""
    lines = [Change(line, None) for ends, line in organisation.dotted_lines.items() if position_id in ends]
    teams = [c for team in organisation.teams.values() for c in _without(organisation, team, position_id)]
    return lines + teams


def _without(organisation: Organisation, team: Team, position_id: str) -> list[Change]:
    """A team that loses a position; one marked by that position's subtree keeps the others as its list."""
    heads = team.subtree == position_id
    members = organisation.team_members(team) if heads else set(team.members)
    return changed(
        team,
        {
            "members": tuple(sorted(members - {position_id})) if position_id in members else team.members,
            "lead": None if team.lead == position_id else team.lead,
            "subtree": None if heads else team.subtree,
        },
    )
