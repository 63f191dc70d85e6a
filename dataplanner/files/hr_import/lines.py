"""From manager cells to a forest of reporting lines, telling every line that could not be drawn as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.files.hr_import.forest import Lines, circles, line_to_cut, own_managers, sizes, tops
from dataplanner.files.hr_import.leaders import Leaders, make_leaders
from dataplanner.files.hr_import.line_choices import choose_lines
from dataplanner.files.hr_import.lone import settle_alone
from dataplanner.files.hr_import.problems import NAMED, Options, listed
from dataplanner.files.hr_import.repairs import Decided, options_of
from dataplanner.files.hr_import.report import Teller, tell_tops
from dataplanner.files.hr_import.resolved import Resolved
from dataplanner.files.hr_import.rows import Fates


def reporting_lines(resolved: Resolved, fates: Fates, teller: Teller, decided: Decided) -> tuple[Lines, Leaders]:
    """The lines between positions, without circles, and the leaders made for them."""
    leaders = make_leaders(resolved, fates.cells, fates.live())
    teller.made = leaders.names
    _settle_united(resolved, fates)
    choose_lines(resolved, leaders, fates, teller, decided)
    _unite_lines(resolved, fates)
    lines = _moved_up(resolved.lines, fates, teller, decided)
    rows = [*fates.kept(), *leaders.names]
    asked = {*_cut_own(lines, rows, teller), *resolved.missing, *resolved.ambiguous}
    _cut_circles(lines, teller, decided)
    above, alone = tops(rows, lines)
    topped = len(above) > 1 and bool(decided.option("several_roots", above[0]))
    tell_tops(above, topped, teller)
    settle_alone([row for row in alone if above and row not in asked], lines, fates, teller, decided)
    if topped:
        lines |= dict.fromkeys(above, leaders.top())
    return lines, leaders


def _settle_united(resolved: Resolved, fates: Fates) -> None:
    """Several rows that are one position are no question to those who report to it."""
    for row, (_, rows) in list(resolved.ambiguous.items()) if fates.united else ():
        meant = {fates.united.get(other, other) for other in rows}
        if len(meant) == 1:
            resolved.lines[row] = meant.pop()
            del resolved.ambiguous[row]


def _unite_lines(resolved: Resolved, fates: Fates) -> None:
    """Lines to a united row lead to the row it is one with; its own manager is a further one of that."""
    for row, first in fates.united.items():
        manager = resolved.lines.pop(row, None)
        if manager is not None and manager not in (first, resolved.lines.get(first)):
            resolved.further.setdefault(first, []).append(manager)
    for row, manager in resolved.lines.items():
        resolved.lines[row] = fates.united.get(manager, manager)


def _moved_up(lines: Lines, fates: Fates, teller: Teller, decided: Decided) -> Lines:
    """The lines of the rows that stay; where a manager is left out, the nearest one above who stays."""
    moved: Lines = {}
    for row, manager in lines.items():
        if row in fates.left_out:
            continue
        upper = _nearest_kept(manager, lines, fates)
        refused = upper != manager and upper is not None and bool(decided.option("moved_up", row))
        if upper is not None and not refused:
            moved[row] = upper
        if upper != manager:
            found = teller.with_row(upper) if upper is not None else "nobody"
            options = Options(options_of("moved_up", found=found) if upper is not None else (), int(refused))
            teller.tell("moved_up", row, [manager], options=options, found=found)
    return moved


def _nearest_kept(manager: int, lines: Lines, fates: Fates) -> int | None:
    seen = set()
    row: int | None = manager
    while row is not None and row in fates.left_out:
        if row in seen:
            return None
        seen.add(row)
        row = fates.historical[row] if row in fates.historical else lines.get(row)
    return row


def _cut_own(lines: Lines, rows: Sequence[int], teller: Teller) -> list[int]:
    """Remove lines from a row to itself, and give their rows: the only one is the top when no other row could be."""
    own = own_managers(lines)
    for row in own:
        del lines[row]
    others = set(tops(rows, lines)[0]) - set(own)
    for row in own:
        teller.tell("own_manager_top" if len(own) == 1 and not others else "own_manager", row)
    return own


def _cut_circles(lines: Lines, teller: Teller, decided: Decided) -> None:
    found = circles(lines)
    if not found:
        return
    below = sizes(lines, [row for circle in found for row in circle])
    for circle in found:
        at = circle.index(line_to_cut(circle, below))
        _cut_circle([*circle[at:], *circle[:at]], lines, teller, decided)


def _cut_circle(circle: list[int], lines: Lines, teller: Teller, decided: Decided) -> None:
    """Cut a circle at its likely top, its first member, or where the user wants it cut."""
    top, choices = circle[0], circle[:NAMED]
    texts = [
        text
        for row in choices
        for text in options_of("cut", who=teller.with_row(row), manager=teller.with_row(lines[row]))
    ]
    chosen = min(decided.option("cycle", top), len(choices) - 1)
    members, cut = listed([teller.with_row(row) for row in circle]), choices[chosen]
    values = {"members": members, "who": teller.who(cut), "manager": teller.with_row(lines.pop(cut))}
    teller.tell("cycle", top, circle[1:], options=Options(texts, chosen), **values)
