"""The edit that brings a whole plan back to what it was, or to what somebody else has made of it, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.model.edits.base import Edit
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.records import Change, Key, Record


@dataclass(frozen=True, slots=True)
class RestorePlan(Edit):
    """The content of another plan, record by record, in the place of this one's; ``name`` says which it is."""

    content: Plan
    name: str

    def label(self, plan: Plan) -> str:
        return self.name

    def changes(self, plan: Plan) -> list[Change]:
        before, after = _records(plan), _records(self.content)
        gone = [Change(record, None) for key, record in reversed(before.items()) if key not in after]
        return gone + [Change(before.get(key), new) for key, new in after.items() if before.get(key) != new]


def _records(plan: Plan) -> dict[tuple[str, Key], Record]:
    """All records by table and key, those that others stand in before the others."""
    return {(record.table, record.key): record for table in RECORD_TYPES for record in plan.all(table)}
