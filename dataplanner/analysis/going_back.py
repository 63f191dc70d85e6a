"""What going back to an earlier version of a plan would do to it: how many of what, and the first of the positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dataplanner.analysis.changes_told import (
    ADDED,
    CHANGED,
    MOVED,
    REFILLED,
    REMOVED,
    SAME,
    changes_told,
    what_happened,
)
from dataplanner.analysis.wording import Count, few_of
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.positions import Position

NOTHING = "Nothing would change: the plan is the same as in this version."
NAMED = 3
"""So many positions are named in a line; the others are counted."""
_LINES = {
    ADDED: "{positions:# position comes|# positions come} back",
    REMOVED: "{positions:# position goes|# positions go}",
    MOVED: "{positions:# position moves|# positions move} back",
    REFILLED: "{positions:# position gets its|# positions get their} earlier holder back",
    CHANGED: "{positions:# position is|# positions are} described as before",
}
_REST = [kind for kind in RECORD_TYPES if kind is not Position]


def going_back(now: Plan, then: Plan, *, named: bool = True) -> list[str]:
    """A line a kind of change that turns ``now`` into ``then``; ``NOTHING`` where they are the same.

    Whose names must not be seen has only counts: ``named`` false.
    """
    lines, rest = list(_positions_told(now, then, named=named)), changes_told(now, then, _REST)
    if rest != SAME:
        lines.append(f"Besides: {rest[0].lower()}{rest[1:]}" if lines else rest)
    return lines or [NOTHING]


def _positions_told(now: Plan, then: Plan, *, named: bool) -> Iterator[str]:
    found = _positions_by_change(now, then)
    for verb, line in _LINES.items():
        if labels := found.get(verb):
            told = line.format(positions=Count(len(labels)))
            yield f"{told}: {_few(labels)}" if named else told


def _positions_by_change(now: Plan, then: Plan) -> Mapping[str, list[str]]:
    """How the positions are called that differ, by what going back does to them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    here, there = ({position.key: position for position in plan.all(Position)} for plan in (now, then))
    for key, position in (there | here).items():
        if verb := what_happened(here.get(key), there.get(key)):
            found[verb].append((now if key in here else then).short_label(position))
    return found


def _few(labels: list[str]) -> str:
    first, more = few_of(labels, NAMED)
    return ", ".join(filter(None, (*first, more)))
