"""Made-up organisations of any size, the same at every run."""

from __future__ import annotations

import random

from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change, Record

SEED = 20


def managers(size: int, span: int = 8) -> list[int | None]:
    """The manager of each position, by number: a tree in which managers have ``span`` reports on average."""
    chance = random.Random(SEED)
    found: list[int | None] = [None]
    for number in range(1, size):
        middle = number // span
        found.append(max(0, min(number - 1, middle + chance.randint(-middle // 2, middle // 2))))
    return found


def plan_of(size: int, span: int = 8) -> Plan:
    """A plan with that many positions, each held by a person of its own; ``span`` as above."""
    records: list[Record] = []
    for number, manager in enumerate(managers(size, span)):
        above = None if manager is None else str(manager)
        records.append(Person(f"p{number}", f"Person {number}"))
        records.append(Position(AS_IS, str(number), "Clerk", f"p{number}", above, float(number)))
    plan = Plan("Made up")
    plan.apply(Change(None, record) for record in records)
    return plan
