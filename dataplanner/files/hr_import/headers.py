"""Finds the header in the first rows of a table: known words, words above numbers, groups above names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dataplanner.files.hr_import.chains import level_groups
from dataplanner.files.hr_import.columns import field_scores, recognised, sure_scores
from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

ROWS_COMPARED = 200
"""So many rows tell whether the first is a header."""
_LABELLED = re.compile(r"[^\W\d][^:]*:\s*\S")
"""A label with its value in one cell, as banners above a table have them: ``Run by: jdoe``."""


def rows_searched() -> int:
    """How many of the first rows may hold the header."""
    return rules().header.rows_searched


def header_place(rows: Sequence[Row]) -> tuple[int, int]:
    """Where, in the first rows, the header begins and how many rows it has: 0 for none, 2 or 3 with groups above."""
    head = rows[: rows_searched()]
    scores = [_header_score(row, rows) for row in head]
    best = max(range(len(head)), key=lambda at: (scores[at], -at))
    if scores[best] < 1:
        return (0, 0)
    names = best + 1 if best + 1 < len(head) and _continues(head[best], head[best + 1]) else best
    first = names
    while first and names - first < rules().header.groups and _is_group_row(head[first - 1], head[first]):
        first -= 1
    return (first, names - first + 1)


def _header_score(row: Row, rows: Sequence[Row]) -> float:
    """How much a row looks like a header: headers known, text without numbers, no cell twice."""
    cells = [clean_cell(cell) for cell in row if cell.strip()]
    if not cells or len(cells) < min(2, len(row)):
        return 0.0
    if _is_level_header(cells):
        return len(cells)
    odd = sum(is_value(cell) for cell in cells)
    if odd > len(cells) / 3:
        return 0.0
    distinct = len(set(cells)) / len(cells)
    known = recognised(cells) + sum(len(group.columns) for group in level_groups(cells))
    contrast = 1.0 if known < 1 and odd == 0 and distinct == 1 and _stands_out(row, rows) else 0.0
    return (known * distinct + contrast) * (1 - odd / len(cells))


def is_value(cell: str) -> bool:
    """Whether a cell holds data rather than a name of data."""
    return (cell[:1].isdigit() and not cell[-1:].isalpha()) or "@" in cell[1:-1] or len(cell) > rules().header.longest


def _is_level_header(cells: Sequence[str]) -> bool:
    numbers = {int(cell) for cell in cells if cell.isdecimal() and len(cell) < 3}
    words = [cell for cell in cells if not cell.isdecimal()]
    repeated = [int(cell) for cell in cells if cell.isdecimal()]
    run, ends = sorted(numbers), {min(numbers, default=0), max(numbers, default=0)}
    upward = [sorted(repeated), run * (len(repeated) // max(len(run), 1))]
    in_order = any(repeated in (order, order[::-1]) for order in upward)
    beside = all(
        cells[at - 1].isdecimal() for at, cell in enumerate(cells) if cell.isdecimal() and int(cell) not in ends
    )
    is_run = (
        beside
        and len(numbers) > 2
        and numbers == set(range(1, len(numbers) + 1))
        and max(numbers) <= rules().header.levels
    )
    return (
        is_run
        and in_order
        and len(words) <= len(repeated)
        and all(count == repeated.count(repeated[0]) for count in Counter(repeated).values())
    )


def _stands_out(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row of unknown words can be a header: numbers stand below a word, or its words come only once."""
    return _has_numbers_below(row, rows) or (row is rows[0] and all(row) and _comes_once(row, rows))


def _comes_once(row: Row, rows: Sequence[Row]) -> bool:
    """Whether at least two columns repeat their cells, and none of them that of the row."""
    below, varied = rows[1:ROWS_COMPARED], rules().header.repeating
    columns = [[other[place] for other in below if place < len(other)] for place in range(len(row))]
    repeating = [
        (cell, cells) for cell, cells in zip(row, columns, strict=True) if len(set(cells)) < len(cells) * varied
    ]
    return len(repeating) > 1 and not any(cell in cells for cell, cells in repeating)


def _has_numbers_below(row: Row, rows: Sequence[Row]) -> bool:
    below = rows[1:ROWS_COMPARED]
    return any(
        cell
        and not any(sign.isdigit() for sign in cell)
        and _numeric_share([other[place] for other in below if place < len(other)]) > rules().header.numbers_below
        for place, cell in enumerate(row)
    )


def _numeric_share(cells: Sequence[str]) -> float:
    held = [cell for cell in cells if cell]
    return sum(cell.strip()[:1].isdigit() or "@" in cell for cell in held) / len(held) if len(held) > 2 else 0.0


def _continues(first: Row, second: Row) -> bool:
    """Whether the row below completes the header: groups above, names below."""
    least = max(rules().header.continued_least, recognised(first) * rules().header.continued)
    return _is_group_row(first, second) and recognised(second) >= least


def _is_group_row(above: Row, below: Row) -> bool:
    """Whether a row names groups of columns: gaps or repeated cells, no numbers or values behind their labels, and the
    row below is full."""
    if any(map(_LABELLED.match, above)):
        return False
    held = [cell for cell in above if cell.strip()]
    below_held = [cell for cell in below if cell.strip()]
    gaps = len(held) < len(below_held) or len(set(held)) < len(held)
    return len(held) > 1 and gaps and len(set(held)) > 1 and not any(map(is_value, held + below_held))


def header_names(rows: Sequence[Row]) -> Row:
    """The header of one to three rows: each name with the group above it where that is needed to understand it."""
    *groups, lower = rows
    width = max(map(len, rows))
    names = [name.strip() for name in (*lower, *("",) * (width - len(lower)))]
    for above in reversed(groups):
        names = _under_groups(_carried(above, width), names)
    return tuple(names)


def _carried(row: Row, width: int) -> list[str]:
    """The groups over all columns, each carried over the columns that it spans."""
    groups, group = [], ""
    for cell in (*row, *("",) * (width - len(row))):
        group = cell.strip() or group
        groups.append(group)
    return groups


def _under_groups(groups: Sequence[str], names: Sequence[str]) -> list[str]:
    counts = Counter(map(plain, names))
    return [
        name if counts[plain(name)] == 1 and _speaks_alone(group, name) else _full_name(group, name)
        for group, name in zip(groups, names, strict=True)
    ]


def _speaks_alone(group: str, name: str) -> bool:
    """Whether a name is a known header, and not one with its group: a manager's title is no title, and the code of a
    department no id."""
    meant = field_scores(group)
    about_the_group = "manager" in meant or (meant and plain(name).rstrip(".") in vocabulary().words.bare)
    return bool(sure_scores(name)) and not sure_scores(f"{group} {name}") and not about_the_group


def _full_name(group: str, name: str) -> str:
    return name if not group or plain(group) == plain(name) else f"{group} {name}".strip()
