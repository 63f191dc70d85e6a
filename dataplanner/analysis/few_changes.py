"""Where a version of a plan differs little from the one before it: which field of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dataplanner.analysis.changes_told import CHANGED, EntryChange
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.records import Record

FEW = 2
"""So many changes are told one by one; more are only counted."""
_FIELDS: Mapping[str, str] = {
    "title": "title", "department": "department", "location": "location", "grade": "grade", "fte": "share of full time",
    "kind": "kind of work", "role": "role", "note": "note", "name": "name", "email": "e-mail",
}  # fmt: skip
_COLUMNS = "other columns"


def few_told(changes: Sequence[EntryChange], before: Plan, after: Plan, *, named: bool) -> str:
    """Such as “title and grade of Dana Whitfield”; empty where there are many changes, or of other entries.

    Whose names must not be seen has only the fields: ``named`` false.
    """
    if len(changes) > FEW or any(change.kind not in (Position, Person) for change in changes):
        return ""
    return ", ".join(filter(None, (_one(change, before, after, named=named) for change in changes)))


def _one(change: EntryChange, before: Plan, after: Plan, *, named: bool) -> str:
    fields = " and ".join(_changed(change.old, change.new)) if change.verb == CHANGED else ""
    whose = _called(before if change.new is None else after, change.new or change.old) if named else ""
    return " of ".join(filter(None, (fields, whose)))


def _changed(old: Record | None, new: Record | None) -> Iterator[str]:
    """What the fields are called in which two states of an entry differ."""
    for field, called in _FIELDS.items():
        if getattr(old, field, None) != getattr(new, field, None):
            yield called
    if getattr(old, "fields", None) != getattr(new, "fields", None):
        yield _COLUMNS


def _called(plan: Plan, record: Record | None) -> str:
    """Who a person is or who holds a position, and the title of a vacant one."""
    if isinstance(record, Position):
        return plan.short_label(record)
    return record.name if isinstance(record, Person) else ""
