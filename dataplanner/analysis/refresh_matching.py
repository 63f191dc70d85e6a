"""Which position of a newer export is which of a plan: by id where ids hold, else by address, else by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dataplanner.analysis.spelling import words_of
from dataplanner.model.edits.base import new_id
from dataplanner.model.exported import person_changed_since
from dataplanner.model.organisation import Organisation
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position

IDS_HOLD = 0.5
"""Where fewer of the shared ids are held by the same name, the ids are counters and mean nothing."""


@dataclass(frozen=True, slots=True)
class Matches:
    """For every position and person of the newer export the id in the plan; ``known`` are positions of the plan."""

    positions: dict[str, str]
    people: dict[str, str]
    known: frozenset[str]


def matched(plan: Plan, mine: Organisation, newer: Plan, theirs: Organisation) -> Matches:
    """Who is who. What is new keeps its id, unless the plan has given it to something else."""
    pairs = _pairs(plan, mine, newer, theirs)
    people = _people(plan, mine, newer, theirs, pairs)
    taken = {id_ for organisation in plan.organisations.values() for id_ in organisation.by_id}
    positions = {id_: pairs.get(id_) or _free(id_, taken) for id_ in theirs.by_id}
    return Matches(positions, people, frozenset(pairs.values()))


def _pairs(plan: Plan, mine: Organisation, newer: Plan, theirs: Organisation) -> dict[str, str]:
    shared = [id_ for id_ in theirs.by_id if id_ in mine]
    same = sum(_name(plan, mine.position(id_)) == _name(newer, theirs.position(id_)) for id_ in shared)
    pairs = {id_: id_ for id_ in shared} if same >= len(shared) * IDS_HOLD else {}
    for key in (_email, _name, _name_and_title):
        _add(pairs, _only(plan, mine, key, set(pairs.values())), _only(newer, theirs, key, set(pairs)))
    return pairs


def _add(pairs: dict[str, str], ours: dict[str, str], others: dict[str, str]) -> None:
    pairs.update({other: ours[key] for key, other in others.items() if key in ours})


def _only(
    plan: Plan, organisation: Organisation, key: Callable[[Plan, Position], str], without: set[str]
) -> dict[str, str]:
    """The positions by a key that no other of them has."""
    keys = {p.id: key(plan, p) for p in organisation.positions() if p.id not in without}
    counts = Counter(keys.values())
    return {value: id_ for id_, value in keys.items() if value and counts[value] == 1}


def _people(plan: Plan, mine: Organisation, newer: Plan, theirs: Organisation, pairs: dict[str, str]) -> dict[str, str]:
    """A holder of a matched position is the same person where name or address says so, or the id and part of a name.

    Whoever took over a position is somebody else, also under its id: what was judged of one is not true of the other.
    """
    taken = {person.id for person in plan.all(Person)}
    found: dict[str, str] = {}
    for id_, holder in _holders(theirs):
        before = plan.find(Person, mine.position(pairs[id_]).person or "") if id_ in pairs else None
        if before is not None and _same(before, newer.get(Person, holder)):
            found.setdefault(holder, before.id)
    for told in (_address, _called):
        ours, others = _told_once(plan, told, set(found.values())), _told_once(newer, told, set(found))
        _add(found, ours, others)
    trusted = all(id_ == other for id_, other in pairs.items())
    for person in newer.all(Person):
        if person.id not in found:
            known = plan.find(Person, person.id)
            kept = trusted and (known is None or _same(known, person))
            found[person.id] = person.id if kept else _free(person.id, taken)
    return found


def _told_once(plan: Plan, told: Callable[[Person], str], without: set[str]) -> dict[str, str]:
    """The people by a name or address that no other of them has."""
    by_id = {person.id: told(person) for person in plan.all(Person) if person.id not in without}
    counts = Counter(by_id.values())
    return {value: id_ for id_, value in by_id.items() if value and counts[value] == 1}


def _holders(organisation: Organisation) -> Iterator[tuple[str, str]]:
    return ((position.id, position.person) for position in organisation.positions() if position.person is not None)


def _same(one: Person, other: Person) -> bool:
    """Whether one in the plan may be the other in a position: by name or address, or by the id where no name denies it.

    One that the user has changed denies nothing, as the export may say what it always said.
    """
    if (one.name and _called(one) == _called(other)) or (one.email and _address(one) == _address(other)):
        return True
    words = set(words_of(one.name)), set(words_of(other.name))
    renamed_here = bool(one.exported) and "name" in person_changed_since(one, one.exported)
    return one.id == other.id and (renamed_here or not all(words) or not words[0].isdisjoint(words[1]))


def _free(id_: str, taken: set[str]) -> str:
    return new_id() if id_ in taken else id_


def _email(plan: Plan, position: Position) -> str:
    holder = plan.person_of(position)
    return _address(holder) if holder else ""


def _name(plan: Plan, position: Position) -> str:
    holder = plan.person_of(position)
    return _called(holder) if holder else ""


def _name_and_title(plan: Plan, position: Position) -> str:
    name = _name(plan, position)
    return f"{name}\n{position.title.casefold()}" if name else ""


def _address(person: Person) -> str:
    return person.email.casefold()


def _called(person: Person) -> str:
    return " ".join(person.name.casefold().split())
