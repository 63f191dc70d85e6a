"""Several tables below each other in one sheet or file: people, and further down the vacancies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dataplanner.files.hr_import.columns import recognised
from dataplanner.files.hr_import.grid import Grid, Row
from dataplanner.files.hr_import.headers import is_value, rows_searched
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.text import clean_cell, plain

_FROM = ", from row "


def parts_below(block: Block) -> list[Block]:
    """The block cut where another header stands below a blank row; it alone where there is none."""
    cuts = _cuts(block)
    if not cuts:
        return [block]
    bounds = list(zip([0, *cuts], [*cuts, len(block.rows)], strict=True))
    return [_part(block, begin, end) for begin, end in bounds]


def whole_source(source: str) -> str:
    """What the whole file or sheet is called in which a part begins further down."""
    return source.partition(_FROM)[0]


def _cuts(block: Block) -> list[int]:
    """The places of rows at which another table begins, the title above its header included."""
    rows, numbers = block.rows, block.row_numbers
    if block.header is not None or not rows or numbers[-1] - numbers[0] + 1 == len(rows):
        return []
    gaps = [at for at in range(1, len(rows)) if numbers[at] > numbers[at - 1] + 1]
    if len(gaps) > rules().stacked.gaps:
        return []
    headers = [row for row in rows[: rows_searched()] if _is_header(row)]
    if not headers:
        return []
    known = {_plain(row) for row in headers[:1]}
    first = next(at for at, row in enumerate(rows) if row is headers[0] or row == headers[0])
    cuts = []
    for at in gaps:
        place = at + 1 if at + 1 < len(rows) and _is_title(rows[at]) else at
        if at > first + 1 and place + 1 < len(rows) and _is_header(rows[place]) and _plain(rows[place]) not in known:
            known.add(_plain(rows[place]))
            cuts.append(at)
    return cuts


def _is_header(row: Row) -> bool:
    held = [clean_cell(cell) for cell in row if cell.strip()]
    known, fewest = recognised(held), max(rules().stacked.headers, len(held) * rules().stacked.known)
    return known >= fewest and not any(map(is_value, held))


def _is_title(row: Row) -> bool:
    return sum(bool(cell.strip()) for cell in row) == 1


def _plain(row: Row) -> tuple[str, ...]:
    return tuple(plain(cell) for cell in row if cell.strip())


def _part(block: Block, begin: int, end: int) -> Block:
    rows: Sequence[Row] = block.rows.part(range(begin, end)) if isinstance(block.rows, Grid) else block.rows[begin:end]
    numbers = block.row_numbers[begin:end]
    source = f"{block.source}{_FROM}{numbers[0]}" if begin else block.source
    held = set(numbers)
    return replace(
        block,
        source=source,
        rows=rows,
        row_numbers=numbers,
        open_quotes=tuple(number for number in block.open_quotes if number in held),
        unread=tuple(number for number in block.unread if number in held),
    )
