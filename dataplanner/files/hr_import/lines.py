"""From manager cells to a forest of reporting lines, telling every line that could not be drawn as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.files.hr_import.forest import Lines, circles, line_to_cut, own_managers, sizes, tops
from dataplanner.files.hr_import.leaders import Leaders, make_leaders
from dataplanner.files.hr_import.managers import Resolved
from dataplanner.files.hr_import.problems import listed
from dataplanner.files.hr_import.report import Teller, tell_lines
from dataplanner.files.hr_import.rows import Fates
from dataplanner.files.hr_import.similar import similar_names


def reporting_lines(resolved: Resolved, fates: Fates, teller: Teller) -> tuple[Lines, Leaders]:
    """The lines between positions, without circles, and the leaders made for them."""
    leaders = make_leaders(resolved, len(fates.cells))
    teller.made = dict(leaders.names)
    for number, reports in leaders.reports.items():
        teller.tell("made_leader", number, reports, manager=leaders.names[number], count=len(reports))
    _tell_cells(resolved, fates, teller)
    lines = _moved_up(resolved.lines, fates, teller)
    rows = [*fates.kept(), *leaders.names]
    _cut_own(lines, rows, teller)
    _cut_circles(lines, teller)
    above, alone = tops(rows, lines)
    tell_lines(above, alone, teller)
    return lines, leaders


def _tell_cells(resolved: Resolved, fates: Fates, teller: Teller) -> None:
    similar = similar_names(fates.cells, [cell for row, cell in resolved.missing.items() if row not in fates.left_out])
    for row, cell in resolved.missing.items():
        if row not in fates.left_out:
            near = similar.get(cell, [])
            kind = "missing_manager_similar" if near else "missing_manager"
            names = listed([teller.with_row(other) for other in near])
            teller.tell("missing_manager", row, near, text=kind, manager=cell, similar=names)
    for row, (cell, rows) in resolved.ambiguous.items():
        if row not in fates.left_out:
            teller.tell("ambiguous_manager", row, rows, manager=cell, count=len(rows))
    for row, further in resolved.further.items():
        if row not in fates.left_out:
            teller.tell("several_managers", row, further, count=len(further) + 1)
    for row, cell in resolved.loose.items():
        if row not in fates.left_out:
            found = resolved.lines[row]
            teller.tell("matched_loosely", row, [found], manager=cell, found=teller.with_row(found))


def _moved_up(lines: Lines, fates: Fates, teller: Teller) -> Lines:
    """The lines of the rows that stay; where a manager is left out, the nearest one above who stays."""
    moved: Lines = {}
    for row, manager in lines.items():
        if row in fates.left_out:
            continue
        upper = _nearest_kept(manager, lines, fates)
        if upper is not None:
            moved[row] = upper
        if upper != manager:
            teller.tell("moved_up", row, [manager], found=teller.with_row(upper) if upper is not None else "nobody")
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


def _cut_own(lines: Lines, rows: Sequence[int], teller: Teller) -> None:
    """Remove lines from a row to itself: the only one is the top when no other row could be."""
    own = own_managers(lines)
    for row in own:
        del lines[row]
    others = set(tops(rows, lines)[0]) - set(own)
    for row in own:
        teller.tell("own_manager_top" if len(own) == 1 and not others else "own_manager", row)


def _cut_circles(lines: Lines, teller: Teller) -> None:
    found = circles(lines)
    if not found:
        return
    below = sizes(lines, [row for circle in found for row in circle])
    for circle in found:
        top = line_to_cut(circle, below)
        at = circle.index(top)
        circle = [*circle[at:], *circle[:at]]
        members = listed([teller.with_row(row) for row in circle])
        teller.tell("cycle", top, circle[1:], members=members, manager=teller.with_row(lines.pop(top)))
