"""Where a position stands among its siblings: the order that it gets, and who makes room for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dataplanner.model.edits.base import changed
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import Position
from dataplanner.model.records import Change


def siblings_under(organisation: Organisation, manager: str | None) -> list[Position]:
    """A manager's reports in their sequence, or the tops where that is None. Raises UnknownRecord."""
    if manager is None:
        return organisation.tops()
    organisation.position(manager)
    return organisation.reports(manager)


def last_order(siblings: Sequence[Position]) -> float:
    """The order that puts a position after all of these."""
    return siblings[-1].order + 1.0 if siblings else 0.0


def room_at(siblings: Sequence[Position], at: int, count: int = 1) -> tuple[list[float], list[Change]]:
    """The orders that put ``count`` positions before the sibling number ``at``, and the changes that make room.

    There are none but where neighbours have the same order, or almost: then all siblings are numbered anew.
    """
    lower = siblings[at - 1].order if at > 0 else None
    upper = siblings[at].order if at < len(siblings) else None
    orders = _between(lower, upper, count)
    if _rising([lower, *orders, upper]):
        return orders, []
    numbered = [float(number + count * (number >= at)) for number in range(len(siblings))]
    moved = zip(siblings, numbered, strict=True)
    room = [change for sibling, number in moved for change in changed(sibling, {"order": number})]
    return [float(at + number) for number in range(count)], room


def place_beside(
    organisation: Organisation, position: str, manager: str | None, sibling: str, *, after: bool
) -> tuple[float, list[Change]]:
    """The order directly before a sibling under ``manager``, or after, and the changes that make room.

    Raises UnknownRecord, and InvalidRecord where the sibling is the position itself or reports to somebody else.
    """
    if position == sibling:
        raise InvalidRecord("A position cannot stand beside itself.", "Choose another one.")
    if organisation.position(sibling).manager != manager:
        raise InvalidRecord("That position reports to somebody else.", "Choose one under the same manager.")
    others = [other for other in siblings_under(organisation, manager) if other.id != position]
    at = next(number for number, other in enumerate(others) if other.id == sibling)
    (order,), room = room_at(others, at + after)
    return order, room


def _between(lower: float | None, upper: float | None, count: int) -> list[float]:
    """So many rising numbers between two bounds, either of which may be open."""
    if lower is None:
        return [(0.0 if upper is None else upper - count) + number for number in range(count)]
    step = 1.0 if upper is None else (upper - lower) / (count + 1)
    return [lower + step * number for number in range(1, count + 1)]


def _rising(numbers: Sequence[float | None]) -> bool:
    known = [number for number in numbers if number is not None]
    return all(a < b for a, b in pairwise(known))
