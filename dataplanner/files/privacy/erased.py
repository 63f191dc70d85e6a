"""A person erased from very many records: only those are looked through of which the JSON may tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from dataplanner.files.plan_records import json_of, texts_of
from dataplanner.files.privacy.erasure import Erasure
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.records import Change, Key, Record

PART = 2_000
"""So many records are looked at together: most hold nothing, and none of theirs is looked at then."""


def looked_through(records: Iterable[Record], erasure: Erasure) -> Iterator[tuple[Record, bool]]:
    """Each record, and whether anything of it may have to go."""
    iterator = iter(records)
    while part := list(islice(iterator, PART)):
        touched = erasure.touched(texts_of(json_of(part)))
        yield from ((record, number in touched) for number, record in enumerate(part))


def erased(records: Iterable[Record], erasure: Erasure) -> Iterator[Record | None]:
    """What ``erasure.of`` leaves of each."""
    return (erasure.of(record) if touched else record for record, touched in looked_through(records, erasure))


def changes_to_erase(plan: Plan, erasure: Erasure) -> list[Change]:
    """What erasing a person changes in a plan: records that go, those that others stand in last, and what changes."""
    before: dict[tuple[str, Key], Record] = {}
    after: dict[tuple[str, Key], Record] = {}
    for kind in RECORD_TYPES:
        for record, left in zip(plan.all(kind), erased(plan.all(kind), erasure), strict=True):
            if left != record:
                before[record.table, record.key] = record
                after |= {} if left is None else {(left.table, left.key): left}
    gone = [Change(record, None) for place, record in reversed(before.items()) if place not in after]
    return gone + [Change(before.get(place), left) for place, left in after.items()]
