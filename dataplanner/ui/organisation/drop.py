"""What dropping cards somewhere would do: the sentence that says it, its effect, or why it cannot be.

Nothing here draws or changes anything; `gestures` shows it and the page turns what was asked for into an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from dataplanner.analysis.index import OrganisationIndex
from dataplanner.ui.organisation.chart_data import ChartData


class How(Enum):
    """What dropping cards on another one means."""

    UNDER = "under"
    ALONE = "alone"
    """Under it, too, but without their reports."""
    BEFORE = "before"
    AFTER = "after"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Drop:
    """Dropping ``rows`` on ``target``: what ``sentence`` announces; ``refused`` where it gives a reason against it.

    ``effect`` says what becomes of the span of control and of the layer.
    """

    rows: tuple[int, ...]
    target: int
    sentence: str
    refused: bool = False
    how: How = How.UNDER
    effect: str = ""


@dataclass(frozen=True, slots=True)
class DropRequest:
    """A drop that was let go of, by position id."""

    how: How
    positions: tuple[str, ...]
    target: str


def top_rows(index: OrganisationIndex, rows: Iterable[int]) -> tuple[int, ...]:
    """The rows without those that move along anyway, because one of the others leads them."""
    chosen = set(rows)
    return tuple(sorted(row for row in chosen if not chosen.intersection(index.chain(row)[1:])))


def drop_on(data: ChartData, rows: Iterable[int], target: int, how: How = How.UNDER) -> Drop:
    """What would happen if the cards of ``rows`` were dropped on ``target`` in that way."""
    chosen = tuple(sorted(set(rows)))
    moving = top_rows(data.index, chosen) if how in (How.UNDER, How.BEFORE, How.AFTER) else chosen
    if reason := _REASONS[how](data, moving, target):
        return Drop(moving, target, reason, refused=True, how=how)
    return Drop(
        moving, target, _SENTENCES[how](data, moving, target), how=how, effect=_effect(data, moving, target, how)
    )


def _not_under(data: ChartData, rows: tuple[int, ...], target: int) -> str:
    """Why nobody can move under ``target``; nothing where they can."""
    if target in rows:
        return f"{_subject(data, rows)} cannot report to themselves"
    if above := [row for row in rows if data.index.is_within(target, row)]:
        return f"{data.name(target)} reports to {data.name(above[0])}, directly or further up"
    if all(data.index.parent[row] == target for row in rows):
        return f"{_subject(data, rows)} already reports to {data.name(target)}"
    return ""


def _not_alone(data: ChartData, rows: tuple[int, ...], target: int) -> str:
    if target in rows:
        return f"{_subject(data, rows)} cannot report to themselves"
    if all(data.index.parent[row] == target and not data.index.child_count[row] for row in rows):
        return f"{_subject(data, rows)} already reports to {data.name(target)}"
    return ""


def _not_beside(data: ChartData, rows: tuple[int, ...], target: int) -> str:
    if target in rows:
        return f"{_subject(data, rows)} already stands there"
    if above := [row for row in rows if data.index.is_within(target, row)]:
        return f"{data.name(target)} reports to {data.name(above[0])}, directly or further up"
    return ""


def _not_dotted(data: ChartData, rows: tuple[int, ...], target: int) -> str:
    if target in rows:
        return "A dotted line needs two positions"
    if any(data.index.parent[row] == target for row in rows):
        return f"{_subject(data, rows)} already reports to {data.name(target)}"
    drawn = set(map(tuple, data.dotted.tolist()))
    if all((row, target) in drawn for row in rows):
        return f"That dotted line to {data.name(target)} is already there"
    return ""


_REASONS: dict[How, Callable[[ChartData, tuple[int, ...], int], str]] = {
    How.UNDER: _not_under,
    How.ALONE: _not_alone,
    How.BEFORE: _not_beside,
    How.AFTER: _not_beside,
    How.DOTTED: _not_dotted,
}
_SENTENCES: dict[How, Callable[[ChartData, tuple[int, ...], int], str]] = {
    How.UNDER: lambda data, rows, target: f"Move {_moving(data, rows)} under {data.name(target)}",
    How.ALONE: lambda data, rows, target: f"Move {_alone(data, rows)} under {data.name(target)}",
    How.BEFORE: lambda data, rows, target: f"Place {_moving(data, rows)} before {data.name(target)}",
    How.AFTER: lambda data, rows, target: f"Place {_moving(data, rows)} after {data.name(target)}",
    How.DOTTED: lambda data, rows, target: f"Dotted line from {_alone(data, rows)} to {data.name(target)}",
}


def _subject(data: ChartData, rows: tuple[int, ...]) -> str:
    return data.name(rows[0]) if len(rows) == 1 else "Everybody chosen"


def _moving(data: ChartData, rows: tuple[int, ...]) -> str:
    """Who moves, with how many below them."""
    if len(rows) > 1:
        return f"{len(rows):,} positions"
    below = int(data.index.headcount[rows[0]]) - 1
    return data.name(rows[0]) + (f" and {below:,} below" if below else "")


def _alone(data: ChartData, rows: tuple[int, ...]) -> str:
    """Who moves, when nobody comes along."""
    return data.name(rows[0]) if len(rows) == 1 else f"{len(rows):,} positions"


def _effect(data: ChartData, rows: tuple[int, ...], target: int, how: How) -> str:
    """What becomes of the manager's span of control, of the layer, and of reports left behind."""
    index = data.index
    manager = int(index.parent[target]) if how in (How.BEFORE, How.AFTER) else target
    if how is How.DOTTED:
        return "Not counted in the reporting distance"
    parts = []
    if how is How.ALONE and (left := sum(int(index.child_count[row]) for row in rows)):
        parts.append(f"{left:,} reports go up a level" if left > 1 else "1 report goes up a level")
    arriving = sum(int(index.parent[row]) != manager for row in rows)
    if manager >= 0 and arriving:
        span = int(index.child_count[manager])
        parts.append(f"span of {data.name(manager)} {span:,} → {span + arriving:,}")
    before, after = data.layer(rows[0]), data.layer(manager) + 1 if manager >= 0 else 1
    if len(rows) == 1 and before != after:
        parts.append(f"layer {before} → {after}")
    sentence = " · ".join(parts)
    return sentence[:1].upper() + sentence[1:]
