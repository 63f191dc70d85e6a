"""Blocks of cells to tables: finds the header in the first rows, cuts the table out, sets notes and totals aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dataplanner.files.hr_import.chains import level_groups
from dataplanner.files.hr_import.columns import recognised
from dataplanner.files.hr_import.shapes import Block, Row, Table
from dataplanner.files.hr_import.text import clean_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_LONGEST_HEADER = 60
_LEVELS = range(1, 21)
_SPARSE = 0.75
_COMPARED = 200
_ENDS = 20
_MOSTLY_LABELS = 0.6


def table_of(block: Block) -> Table | None:
    """The table in a block, or None where it is empty."""
    if block.header is not None:
        return _table(block, block.header, 0, headless=False) if block.rows else None
    if not block.rows:
        return None
    cut = _cut(block, _columns(block.rows)) if block.is_sheet else block
    at, height = header_place(cut.rows)
    header = _joined(cut.rows[at : at + height]) if height else ()
    return _table(cut, header, at + height, headless=not height)


def _columns(rows: Sequence[Row]) -> range:
    """The columns of the main part of a sheet: parts are separated by columns that are empty from top to bottom."""
    width = max(map(len, rows))
    counts = [0] * width
    for row in rows:
        if all(row) and len(row) == width:
            counts = [count + 1 for count in counts]
            continue
        for place, cell in enumerate(row):
            if cell and not cell.isspace():
                counts[place] += 1
    parts = _parts(counts)
    return max(parts, key=lambda part: _worth(rows, part)) if parts else range(width)


def _parts(counts: Sequence[int]) -> list[range]:
    parts: list[range] = []
    begin: int | None = None
    for place, count in enumerate((*counts, 0)):
        if count and begin is None:
            begin = place
        elif not count and begin is not None:
            parts.append(range(begin, place))
            begin = None
    return parts


def _worth(rows: Sequence[Row], part: range) -> float:
    head = [row[part.start : part.stop] for row in rows[: _searched()]]
    return max(map(recognised, head), default=0.0) + min(len(part), 30) / 10


def _cut(block: Block, columns: range) -> Block:
    if columns.start == 0 and all(len(row) <= columns.stop for row in block.rows):
        return block
    pairs = [
        (row[columns.start : columns.stop], number) for row, number in zip(block.rows, block.row_numbers, strict=True)
    ]
    kept = [(row, number) for row, number in pairs if any(cell and not cell.isspace() for cell in row)]
    return Block(block.source, block.file, [row for row, _ in kept], [number for _, number in kept])


def _searched() -> int:
    return int(vocabulary().rules["header"]["rows_searched"])


def header_place(rows: Sequence[Row]) -> tuple[int, int]:
    """Where the header begins and how many rows it has: 0 for none, 2 where groups stand above the names."""
    head = rows[: _searched()]
    scores = [_header_score(row, rows) for row in head]
    best = max(range(len(head)), key=lambda at: (scores[at], -at))
    if scores[best] < 1:
        return (0, 0)
    if best + 1 < len(head) and _continues(head[best], head[best + 1]):
        return (best, 2)
    if best and _is_group_row(head[best - 1], head[best]):
        return (best - 1, 2)
    return (best, 1)


def _header_score(row: Row, rows: Sequence[Row]) -> float:
    """How much a row looks like a header: headers known, text without numbers, no cell twice."""
    cells = [clean_cell(cell) for cell in row if cell.strip()]
    if not cells or len(cells) < min(2, len(row)):
        return 0.0
    if _is_level_header(cells):
        return len(cells)
    odd = sum(_is_value(cell) for cell in cells)
    if odd > len(cells) / 3:
        return 0.0
    distinct = len(set(cells)) / len(cells)
    known = recognised(cells) + sum(len(group.columns) for group in level_groups(cells))
    contrast = 1.0 if known < 1 and odd == 0 and distinct == 1 and _stands_out(row, rows) else 0.0
    return (known * distinct + contrast) * (1 - odd / len(cells))


def _is_value(cell: str) -> bool:
    """Whether a cell holds data rather than a name of data."""
    return (cell[:1].isdigit() and not cell[-1:].isalpha()) or "@" in cell[1:-1] or len(cell) > _LONGEST_HEADER


def _is_level_header(cells: Sequence[str]) -> bool:
    numbers = {int(cell) for cell in cells if cell.isdecimal() and len(cell) < 3}
    words = [cell for cell in cells if not cell.isdecimal()]
    repeated = [cell for cell in cells if cell.isdecimal()]
    is_run = len(numbers) > 2 and numbers == set(range(1, len(numbers) + 1)) and max(numbers) in _LEVELS
    return (
        is_run
        and len(words) <= len(repeated)
        and all(count == repeated.count(repeated[0]) for count in Counter(repeated).values())
    )


def _stands_out(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row of unknown words can be a header: numbers stand below a word, or its words come only once."""
    return _has_numbers_below(row, rows) or (row is rows[0] and all(row) and _comes_once(row, rows))


def _comes_once(row: Row, rows: Sequence[Row]) -> bool:
    """Whether at least two columns repeat their cells, and none of them that of the row."""
    below = rows[1:_COMPARED]
    columns = [[other[place] for other in below if place < len(other)] for place in range(len(row))]
    repeating = [(cell, cells) for cell, cells in zip(row, columns, strict=True) if len(set(cells)) < len(cells) * 0.7]
    return len(repeating) > 1 and not any(cell in cells for cell, cells in repeating)


def _has_numbers_below(row: Row, rows: Sequence[Row]) -> bool:
    below = rows[1:_COMPARED]
    return any(
        cell
        and not any(sign.isdigit() for sign in cell)
        and _numeric_share([other[place] for other in below if place < len(other)]) > 0.8
        for place, cell in enumerate(row)
    )


def _numeric_share(cells: Sequence[str]) -> float:
    held = [cell for cell in cells if cell]
    return sum(cell.strip()[:1].isdigit() or "@" in cell for cell in held) / len(held) if len(held) > 2 else 0.0


def _continues(first: Row, second: Row) -> bool:
    """Whether the row below completes the header: groups above, names below."""
    return _is_group_row(first, second) and recognised(second) >= max(1.5, recognised(first) * 0.8)


def _is_group_row(above: Row, below: Row) -> bool:
    """Whether a row names groups of columns: gaps or repeated cells, no numbers, and the row below is full."""
    held = [cell for cell in above if cell.strip()]
    below_held = [cell for cell in below if cell.strip()]
    gaps = len(held) < len(below_held) or len(set(held)) < len(held)
    return len(held) > 1 and gaps and len(set(held)) > 1 and not any(map(_is_value, held + below_held))


def _joined(rows: Sequence[Row]) -> Row:
    """The header of one or two rows, a group's name carried over the columns that it spans."""
    if len(rows) == 1:
        return rows[0]
    groups, group = [], ""
    for cell in rows[0]:
        group = cell.strip() or group
        groups.append(group)
    lower = rows[1] + ("",) * (len(groups) - len(rows[1]))
    groups += [""] * (len(lower) - len(groups))
    return tuple(_full_name(above, name.strip()) for above, name in zip(groups, lower, strict=True))


def _full_name(group: str, name: str) -> str:
    return name if not group or plain(group) == plain(name) else f"{group} {name}".strip()


def _table(block: Block, header: Row, skip: int, *, headless: bool) -> Table:
    rows, numbers = block.rows[skip:], block.row_numbers[skip:]
    width = max(len(header), _usual_width(rows)) if headless or len(header) < _usual_width(rows) else len(header)
    names = _unique_names([clean_cell(cell) for cell in header], width)
    aside = _set_aside(rows, names, headless=headless)
    kept = [at for at in range(len(rows)) if at not in aside] if aside else range(len(rows))
    odd = tuple((numbers[at], len(rows[at])) for at in kept if len(rows[at]) > width and any(rows[at][width:]))
    return Table(
        source=block.source,
        file=block.file,
        header=names,
        rows=[_fitted(rows[at], width) for at in kept],
        row_numbers=[numbers[at] for at in kept],
        set_aside=tuple((numbers[at], kind) for at, kind in sorted(aside.items())),
        odd_rows=odd,
        headless=headless,
    )


def _usual_width(rows: Sequence[Row]) -> int:
    return Counter(map(len, rows)).most_common(1)[0][0] if rows else 0


def _fitted(row: Row, width: int) -> Row:
    if len(row) == width:
        return row
    return row[:width] if len(row) > width else row + ("",) * (width - len(row))


def _unique_names(header: Sequence[str], width: int) -> tuple[str, ...]:
    """Names for all columns: blank ones are called by their letter, repeated ones are numbered."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for place in range(width):
        name = " ".join(header[place].split()) if place < len(header) else ""
        name = name or f"({_letter(place)})"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _letter(place: int) -> str:
    """The name of a column as a spreadsheet shows it: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def _set_aside(rows: Sequence[Row], header: Row, *, headless: bool) -> dict[int, str]:
    """Rows that are no data, by their place, with the kind of each."""
    if not rows:
        return {}
    usual = _usual_filled(rows)
    found: dict[int, str] = {}
    plain_header = tuple(map(plain, header))
    names = {cell for cell in header if cell} if not headless else set()
    for at, row in enumerate(rows):
        if len(row) - row.count("") < usual * _SPARSE:
            kind = _sparse_kind(row, usual, last=at >= len(rows) - _ENDS)
        elif row[0].strip() in names:
            kind = "repeated_header" if _repeats_header(row, plain_header) else None
        else:
            kind = _first_kind(row, headless=headless) if at < _ENDS else None
        if kind:
            found[at] = kind
    return found


def _usual_filled(rows: Sequence[Row]) -> float:
    """How many cells are filled in the middling row."""
    step = max(1, len(rows) // 500)
    counts = sorted(len(row) - row.count("") for row in rows[::step])
    return counts[len(counts) // 2]


def _repeats_header(row: Row, header: Row) -> bool:
    return tuple(map(plain, row[: len(header)])) == header[: len(row)]


def _first_kind(row: Row, *, headless: bool) -> str | None:
    """Among the first rows: a form to fill in, or the header once more in other words (labels below keys)."""
    held = [cell for cell in row if cell]
    forms = [cell for cell in held if cell[:1] in {"[", "<", "{"} and cell[-1:] in {"]", ">", "}"} and len(cell) > 2]
    if len(forms) > 1:
        return "template_row"
    labels = not headless and len(held) > 3 and not any(map(_is_value, held))
    return "repeated_header" if labels and recognised(held) > len(held) * _MOSTLY_LABELS else None


def _sparse_kind(row: Row, usual: float, *, last: bool) -> str | None:
    """Among rows with few cells: blanks, totals, and notes above or beneath the table."""
    held = [cell for cell in row if cell and not cell.isspace()]
    if not held:
        return "footer_row"
    words, first = vocabulary().words, plain(held[0])
    if _begins(first, words.total_beginnings):
        return "total_row"
    few = len(held) <= 2 and len(held) <= usual * vocabulary().rules["table"]["footer_filled"]
    if few and (_begins(first, words.note_beginnings) or (last and len(first) > _LONGEST_HEADER)):
        return "footer_row"
    return None


def _begins(text: str, beginnings: frozenset[str]) -> bool:
    words = text.replace(":", " ").split()
    return (
        any(" ".join(words[:count]) in beginnings for count in range(1, min(4, len(words)) + 1)) or text in beginnings
    )
