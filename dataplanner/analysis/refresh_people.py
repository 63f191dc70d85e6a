"""The people of a refresh: who is new, and of whom the newer export says another name or address than the last one."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.comparison import Difference
from dataplanner.analysis.refresh_sides import Conflicts, Sides
from dataplanner.model.exported import person_changed_since, personal_marks
from dataplanner.model.people import Person

PERSONAL_WAYS = {"name": "renamed", "email": "new e-mail"}
"""What a difference in an aspect of a person is called."""


def refreshed_people(sides: Sides, conflicts: Conflicts) -> tuple[list[Person], list[Difference]]:
    """The people who are new or another than before, and what is different; that is told under their position."""
    people, told, exported = list[Person](), list[Difference](), sides.exported
    holders = {position.person: position.id for position in sides.there.values() if position.person}
    for id_, theirs in sides.people.items():
        mine = sides.plan.find(Person, id_)
        if mine is None:
            people.append(theirs)
            continue
        said = mine.exported or ("" if exported else personal_marks(mine))
        taken = dict(_taken(mine, theirs, said, holders.get(id_, id_), conflicts))
        told.extend(taken.values())
        merged = mine.with_(**{aspect: one.after for aspect, one in taken.items()}, exported=personal_marks(theirs))
        if merged != mine:
            people.append(merged)
    return people, told


def _taken(
    mine: Person, theirs: Person, said: str, position: str, conflicts: Conflicts
) -> Iterator[tuple[str, Difference]]:
    """What the export says otherwise and is taken over, by aspect. What both have changed is noted."""
    here, there = person_changed_since(mine, said), person_changed_since(theirs, said)
    for aspect, way in PERSONAL_WAYS.items():
        before, after = getattr(mine, aspect), getattr(theirs, aspect)
        one = Difference(position, way, before, after)
        contradicted = bool(before) and aspect in here
        if aspect in there and after and before != after and (not contradicted or conflicts.note(one)):
            yield aspect, one
