"""In a few words, by how much a version of a plan differs from the one before it: kinds of entry with their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from dataplanner.analysis.wording import Count
from dataplanner.model.connections import Connection
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.notes import Acceptance, PlanInfo
from dataplanner.model.people import Person
from dataplanner.model.plan import PART_TYPES, RECORD_TYPES, Plan
from dataplanner.model.positions import DottedLine, Position, Scenario
from dataplanner.model.projects import Project
from dataplanner.model.records import Key, Record
from dataplanner.model.skills import Assessment, Experience, Skill
from dataplanner.model.teams import Team

SAME = "No difference"
MOST = 5
"""So many counts are told; the rest is only said to be there."""
_NOUNS: Mapping[type[Record], str] = {
    PlanInfo: "name of the plan|names of the plan",
    Position: "# position|# positions",
    DottedLine: "# dotted line|# dotted lines",
    Scenario: "# scenario|# scenarios",
    Person: "# person|# people",
    Team: "# team|# teams",
    Connection: "# connection|# connections",
    Skill: "# skill|# skills",
    Assessment: "# answer about a skill|# answers about skills",
    Experience: "# level of experience|# levels of experience",
    GapAnswer: "# answer about a gap|# answers about gaps",
    Acceptance: "# finding kept on purpose|# findings kept on purpose",
    Project: "# project|# projects",
    **dict.fromkeys(PART_TYPES, "# part of a project|# parts of projects"),
}
_OTHERS = "# other entry|# other entries"
ADDED, REMOVED, MOVED, REFILLED, CHANGED = "added", "removed", "moved", "given another holder", "changed"
_VERBS = (ADDED, REMOVED, MOVED, REFILLED, CHANGED)


class EntryChange(NamedTuple):
    """What happened to one entry, one of the words above; it was not there before, or is not any more, where None."""

    kind: type[Record]
    verb: str
    old: Record | None
    new: Record | None


def changes_told(before: Plan, after: Plan, kinds: Collection[type[Record]] = RECORD_TYPES) -> str:
    """What became of the plan, such as “3 positions added, 12 moved, 1 team changed”; ``SAME`` where nothing did.

    Only records of these kinds are looked at.
    """
    return counts_told(changes_between(before, after, kinds))


def counts_told(changes: Iterable[EntryChange]) -> str:
    """How many of what kinds these changes are."""
    told = list(_told(Counter((_NOUNS.get(change.kind, _OTHERS), change.verb) for change in changes)))
    text = ", ".join([*told[:MOST], "and more"] if len(told) > MOST else told) or SAME
    return f"{text[0].upper()}{text[1:]}"


def changes_between(before: Plan, after: Plan, kinds: Collection[type[Record]] = RECORD_TYPES) -> Iterator[EntryChange]:
    """What happened to each entry of these kinds that is told; in no sequence."""
    for kind in kinds:
        olds, news = _records(before, kind), _records(after, kind)
        for key in olds.keys() | news.keys():
            old, new = olds.get(key), news.get(key)
            verb = what_happened(old, new)
            if verb and not (kind is Person and verb != CHANGED):  # they come and go with their positions
                yield EntryChange(kind, verb, old, new)


def what_happened(old: Record | None, new: Record | None) -> str:
    """What happened to an entry, one of the words above; empty where nothing did."""
    if old is None or new is None:
        return ADDED if old is None else REMOVED
    if old == new:
        return ""
    if isinstance(old, Position) and isinstance(new, Position):
        if old.manager != new.manager:
            return MOVED
        if old.person != new.person:
            return REFILLED
        return "" if old.with_(order=new.order) == new else CHANGED
    return CHANGED


def _told(counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """A phrase a count; the noun stands only in the first of its kind."""
    for noun in dict.fromkeys([*_NOUNS.values(), _OTHERS]):
        found = [(counts[noun, verb], verb) for verb in _VERBS if (noun, verb) in counts]
        for at, (number, verb) in enumerate(found):
            yield f"{number:,} {verb}" if at else f"{format(Count(number), noun)} {verb}"


def _records(plan: Plan, kind: type[Record]) -> dict[Key, Record]:
    return {record.key: record for record in plan.all(kind)}
