"""Edits of positions, their holders and their managers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, named, new_id
from dataplanner.model.edits.branches import raised
from dataplanner.model.edits.calling import called, change_called
from dataplanner.model.edits.forgetting import forgotten
from dataplanner.model.edits.sequence import last_order, place_beside, siblings_under
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, WouldMakeCycle
from dataplanner.model.fte import check_fte
from dataplanner.model.organisation import Organisation
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.records import Change
from dataplanner.model.teams import KINDS


@dataclass(frozen=True, slots=True)
class AddPosition(Edit):
    """A new position under ``manager`` (None: parked, or a root), held by a new person of that name or vacant.

    It stands last there, or directly after the sibling ``after``.
    """

    scenario: str
    title: str
    manager: str | None = None
    person_name: str = ""
    id: str = field(default_factory=new_id)
    person: str = field(default_factory=new_id)
    after: str | None = None

    def label(self, plan: Plan) -> str:
        return f"Add {self.person_name or self.title or 'a position'}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        if self.id in organisation or (self.person_name.strip() and plan.find(Person, self.person)):
            raise DuplicateRecord("A position or person of that id is already there.", "Give it another id.")
        order, room = self._order(organisation)
        person = Person(self.person, self.person_name.strip()) if self.person_name.strip() else None
        position = Position(
            self.scenario, self.id, self.title.strip(), person.id if person else None, self.manager, order
        )
        return [*room, *(Change(None, record) for record in (person, position) if record)]

    def _order(self, organisation: Organisation) -> tuple[float, list[Change]]:
        if self.after is None:
            return last_order(siblings_under(organisation, self.manager)), []
        return place_beside(organisation, self.id, self.manager, self.after, after=True)


@dataclass(frozen=True, slots=True)
class ChangePosition(Edit):
    """New values for fields of a position, other than its manager and holder."""

    scenario: str
    position: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return change_called(self.fields, called(plan, self.scenario, self.position))

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
        name = called(plan, self.scenario, self.position)
        if self.manager is None:
            return f"Detach {name}"
        return f"Move {name} under {called(plan, self.scenario, self.manager)}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        position = organisation.position(self.position)
        if self.manager is not None and organisation.is_at_or_above(self.position, self.manager):
            raise WouldMakeCycle(self._refusal(plan), "Choose a manager outside this part of the chart.")
        if self.before is None and position.manager == self.manager:
            return []
        if self.before is None:
            order, room = last_order(siblings_under(organisation, self.manager)), list[Change]()
        else:
            order, room = place_beside(organisation, self.position, self.manager, self.before, after=False)
        return [*room, *changed(position, {"manager": self.manager, "order": order})]

    def _refusal(self, plan: Plan) -> str:
        name = called(plan, self.scenario, self.position)
        if self.manager == self.position:
            return f"{name} cannot report to the same position."
        return f"{called(plan, self.scenario, self.manager or '')} already reports to {name}, directly or further up."


@dataclass(frozen=True, slots=True)
class RemovePosition(Edit):
    """A position taken out; its reports go up to its manager, or are detached with ``detach_reports``."""

    scenario: str
    position: str
    detach_reports: bool = False

    def label(self, plan: Plan) -> str:
        return f"Remove {called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        position = organisation.position(self.position)
        if self.detach_reports:
            lines = [c for r in organisation.reports(position.id) for c in changed(r, {"manager": None})]
        else:
            lines = raised(organisation, position)
        return [*lines, *forgotten(organisation, {position.id}), Change(position, None)]


@dataclass(frozen=True, slots=True)
class FillPosition(Edit):
    """The holder's name: renames the person who holds it, or puts a new person into a vacancy."""

    scenario: str
    position: str
    name: str
    person: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        position = plan.organisation(self.scenario).position(self.position)
        holder, name = plan.person_of(position), self.name.strip()
        if holder is not None and holder.name:
            return f"Rename {holder.name} to {name}"
        return f"Put {name} in as {position.title}" if position.title else f"Name {name}"

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
        return f"Vacate the position of {called(plan, self.scenario, self.position)}"

    def changes(self, plan: Plan) -> list[Change]:
        return changed(plan.organisation(self.scenario).position(self.position), {"person": None})


def _check_values(position: object) -> None:
    if not isinstance(position, Position):
        return
    check_fte(position.fte)
    if position.kind and position.kind not in KINDS:
        raise InvalidRecord("There is no such team kind.", f"Choose one of: {', '.join(KINDS)}.")
