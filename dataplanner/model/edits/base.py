"""What every edit is: a small frozen value that validates, then changes records of a plan."""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TypeVar

from dataplanner.model.errors import InvalidRecord, PlanError
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change, Record

R = TypeVar("R", bound=Record)


class Edit(ABC):
    """One thing that a user does to a plan. Edits hold ids, never records of a revision that may be gone."""

    __slots__ = ()

    @abstractmethod
    def label(self, plan: Plan) -> str:
        """What the edit does, in the imperative, with names: for undo, history and announcements."""

    @abstractmethod
    def changes(self, plan: Plan) -> list[Change]:
        """The records that the edit would change. Raises a PlanError where it must not be done."""

    def reach(self, plan: Plan) -> int:
        """About how many records the edit would change, told at once; one, as a rule."""
        return 1

    def apply(self, plan: Plan) -> list[Change]:
        """Validate, change the plan and return what was changed; after a PlanError the plan is as before."""
        changes = self.changes(plan)
        plan.apply(changes)
        return changes


@dataclass(frozen=True, slots=True)
class Batch(Edit):
    """Several edits as one undo step; when one is refused, none is done."""

    edits: tuple[Edit, ...]
    name: str

    def label(self, plan: Plan) -> str:
        return self.name

    def changes(self, plan: Plan) -> list[Change]:
        changes = self.apply(plan)
        plan.apply(inverted(changes))
        return changes

    def reach(self, plan: Plan) -> int:
        return sum(edit.reach(plan) for edit in self.edits)

    def apply(self, plan: Plan) -> list[Change]:
        done: list[Change] = []
        try:
            for edit in self.edits:
                done += edit.apply(plan)
        except PlanError:
            plan.apply(inverted(done))
            raise
        return done


def inverted(changes: list[Change]) -> list[Change]:
    """The changes that take these back."""
    return [change.inverted() for change in reversed(changes)]


def new_id() -> str:
    """A fresh id, unique among all plans, so that plans can be merged."""
    return secrets.token_hex(6)


def changed(record: R, fields: dict[str, object]) -> list[Change]:
    """The change that gives ``record`` these field values; nothing when it has them. Raises InvalidRecord."""
    if unknown := set(fields) - set(record.__struct_fields__):
        raise InvalidRecord(f"There is no field “{min(unknown)}”.", "Correct its name.")
    after = record.with_(**fields)
    if after.key != record.key:
        raise InvalidRecord("An identity cannot be changed.", "Add a new entry instead.")
    return [] if after == record else [Change(record, after)]


def named(name: str, what: str) -> str:
    """``name`` without surrounding blanks. Raises InvalidRecord when nothing is left."""
    if not (stripped := name.strip()):
        raise InvalidRecord(f"{what} needs a name.", "Type one.")
    return stripped
