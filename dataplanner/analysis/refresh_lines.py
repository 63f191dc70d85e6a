"""The lines of a refreshed organisation: each leads to somebody who is there, none closes a circle."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.comparison import Difference
from dataplanner.analysis.refresh_sides import Conflicts, Sides
from dataplanner.model.positions import DottedLine, Position
from dataplanner.model.references import renamed
from dataplanner.model.validity import cycle_member

DOTTED = "dotted line"
Positions = dict[str, Position]
"""Positions by id, as they will be."""


def keep_sound(after: Positions, sides: Sides, conflicts: Conflicts) -> None:
    """Lead every line to somebody who is there, and let no move of the export close a circle with the user's."""
    for id_, position in after.items():
        if position.manager is not None and position.manager not in after:
            after[id_] = position.with_(manager=_next_above(id_, position.manager, after, sides))
    while (member := cycle_member({id_: p.manager for id_, p in after.items()})) is not None:
        _open(member, after, sides, conflicts)


def _next_above(id_: str, manager: str | None, after: Positions, sides: Sides) -> str | None:
    """Who leads instead of one who has left: whom the export names, else the next leader who is still there."""
    theirs = sides.there.get(id_)
    if theirs is not None and theirs.manager is not None:
        manager = theirs.manager
    seen = {id_}
    while manager is not None and manager not in after and manager not in seen:
        seen.add(manager)
        above = sides.there.get(manager) or sides.here[manager]
        manager = above.manager
    return manager if manager in after else None


def _open(member: str, after: Positions, sides: Sides, conflicts: Conflicts) -> None:
    """Take the moves of the export on a circle back; where none can be, cut it at the top."""
    moved = [id_ for id_ in _circle(member, after) if _could_return(id_, after, sides)]
    for id_ in moved:
        mine = sides.here[id_]
        conflicts.note(sides.difference(mine, after[id_], "manager"))
        after[id_] = after[id_].with_(manager=mine.manager, order=mine.order)
    if not moved:
        after[member] = after[member].with_(manager=None)


def _circle(member: str, after: Positions) -> Iterator[str]:
    """Who reports to whom in a circle, from one of its members on."""
    yield member
    current = after[member].manager
    while current is not None and current != member:
        yield current
        current = after[current].manager


def _could_return(id_: str, after: Positions, sides: Sides) -> bool:
    """Whether somebody has been moved by the export and their manager here is still there."""
    mine = sides.here.get(id_)
    return mine is not None and mine.manager != after[id_].manager and (mine.manager is None or mine.manager in after)


def new_dotted_lines(after: Positions, sides: Sides, conflicts: Conflicts) -> Iterator[DottedLine]:
    """The second lines of those who have joined. One that is new for somebody else may be one that the user has
    removed: it is asked about. Lines that are only here may be the user's own and stay."""
    known = sides.plan.organisation(sides.scenario).dotted_lines
    for line in sides.newer.organisation().dotted_lines.values():
        ours = renamed(line, sides.matches.positions, {}).with_(scenario=sides.scenario)
        ends = (ours.position, ours.leader)
        if ends in known or not after.keys() >= set(ends) or after[ours.position].manager == ours.leader:
            continue
        asked = Difference(ours.position, DOTTED, "", sides.called(ours.leader))
        if ours.position not in sides.here or conflicts.note(asked):
            yield ours
