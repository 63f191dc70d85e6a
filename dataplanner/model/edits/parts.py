"""Edits of the parts of a project: one of each sort for all of them, as each part says itself what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dataplanner.model.edits.base import Edit, changed, named
from dataplanner.model.edits.calling import change_called
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, UnknownRecord
from dataplanner.model.faults import faults
from dataplanner.model.holds import holdings
from dataplanner.model.plan import PART_TYPES, Plan
from dataplanner.model.projects import Entry, Project, ProjectPart
from dataplanner.model.records import Change, Key

_TYPES: Mapping[str, type[ProjectPart]] = {part_type.table: part_type for part_type in PART_TYPES}


@dataclass(frozen=True, slots=True)
class AddPart(Edit):
    """A new part of a project, last among those of its kind."""

    part: ProjectPart

    def label(self, plan: Plan) -> str:
        return f"Add {self.part.called.strip()}"

    def changes(self, plan: Plan) -> list[Change]:
        plan.get(Project, self.part.project)
        if plan.find(type(self.part), *self.part.key) is not None:
            raise DuplicateRecord(f"“{self.part.called}” is already there.", "Change that one.")
        part = self.part
        if "order" in holdings(type(part)):
            part = part.with_(order=_next_order(plan, part))
        check_part(plan, None, part)
        return [Change(None, part)]


@dataclass(frozen=True, slots=True)
class ChangePart(Edit):
    """New values for fields of a part; one that is found by what it is about, such as a phase, is made where needed."""

    table: str
    key: Key
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return change_called(self.fields, (self._found(plan) or self._new()).called)

    def changes(self, plan: Plan) -> list[Change]:
        before = self._found(plan)
        part = before or self._new()
        plan.get(Project, part.project)
        found = changed(part, dict(self.fields))
        for change in found:
            if isinstance(change.after, ProjectPart):
                check_part(plan, before, change.after)
        return [Change(before, change.after) for change in found]

    def _found(self, plan: Plan) -> ProjectPart | None:
        return plan.find(part_type(self.table), *self.key)

    def _new(self) -> ProjectPart:
        made = part_type(self.table)
        if made.key_fields == ("id",):
            raise UnknownRecord("That entry is not there any more.", "Choose another one.")
        return made(**dict(zip(made.key_fields, self.key, strict=True)))


@dataclass(frozen=True, slots=True)
class RemovePart(Edit):
    """A part taken out, and out of those that refer to it."""

    table: str
    key: Key

    def label(self, plan: Plan) -> str:
        return f"Remove {plan.get(part_type(self.table), *self.key).called}"

    def changes(self, plan: Plan) -> list[Change]:
        part = plan.get(part_type(self.table), *self.key)
        return [*_unlinked(plan, part), Change(part, None)]


def part_type(table: str) -> type[ProjectPart]:
    """The type of the parts in a table. Raises UnknownRecord."""
    if table not in _TYPES:
        raise UnknownRecord(f"A project has no “{table}”.", "Choose what it has.")
    return _TYPES[table]


def parts_of(plan: Plan, project: str) -> Iterator[ProjectPart]:
    """All parts of a project, its steps among them."""
    for kind in PART_TYPES:
        yield from (part for part in plan.all(kind) if part.project == project)


def check_part(plan: Plan, before: Entry | None, after: Entry) -> None:
    """Raise InvalidRecord where ``after`` has no name, or a fault that ``before`` did not have."""
    if hasattr(after, "name"):
        named(after.name, "It")
    known = set(faults(plan, before)) if before else set()
    for fault in faults(plan, after):
        if fault not in known:
            raise InvalidRecord(f"“{after.called}”: {fault.sentence}", fault.remedy)


def _next_order(plan: Plan, part: ProjectPart) -> float:
    others = (other for other in plan.all(type(part)) if other.project == part.project)
    return max((getattr(other, "order", 0.0) for other in others), default=-1.0) + 1.0


def _unlinked(plan: Plan, gone: ProjectPart) -> Iterator[Change]:
    """The other parts of the project without their links to the one that goes."""
    (*_, id_) = gone.key
    for part in parts_of(plan, gone.project):
        links = [name for name, held in holdings(type(part)).items() if (held.what, held.of) == ("parts", gone.table)]
        kept = {name: tuple(key for key in getattr(part, name) if key != id_) for name in links}
        yield from changed(part, dict(kept))
