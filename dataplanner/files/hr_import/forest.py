"""Makes the reporting lines a forest: own managers, circles, and what stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Lines = dict[int, int]  # row -> row of its manager


def own_managers(lines: Lines) -> list[int]:
    """The rows that are their own manager."""
    return [row for row, manager in lines.items() if row == manager]


def circles(lines: Lines) -> list[list[int]]:
    """Every circle of managers, each as its rows in order: the first reports to the second, the last to the first."""
    state: dict[int, int] = {}
    found = []
    managers = set(lines.values())  # nobody else can stand in a circle
    for number, start in enumerate(row for row in lines if row in managers):
        trail = []
        row: int | None = start
        while row is not None and row not in state:
            state[row] = number
            trail.append(row)
            row = lines.get(row)
        if row is not None and state.get(row) == number and row in trail:
            found.append(trail[trail.index(row) :])
    return found


def sizes(lines: Lines, stop: Iterable[int] = ()) -> Counter[int]:
    """How many rows stand below each row, counted up to the rows in ``stop``, whose own lines are not followed."""
    held = set(stop)
    reports = Counter(manager for row, manager in lines.items() if row not in held)
    below: Counter[int] = Counter()
    waiting = [row for row in lines if not reports[row]]
    while waiting:
        row = waiting.pop()
        if row in held or (manager := lines.get(row)) is None:
            continue
        below[manager] += below[row] + 1
        reports[manager] -= 1
        if not reports[manager]:
            waiting.append(manager)
    return below


def line_to_cut(circle: list[int], below: Counter[int]) -> int:
    """The member of a circle that most likely stands at its top: the one with most rows below it, else the first in
    the file. Its line is the one to cut."""
    return max(circle, key=lambda row: (below[row], -row))


def tops(rows: Iterable[int], lines: Lines) -> tuple[list[int], list[int]]:
    """The rows without a manager: those with reports, and those that stand alone."""
    managers = set(lines.values())
    above = [row for row in rows if row not in lines]
    return [row for row in above if row in managers], [row for row in above if row not in managers]
