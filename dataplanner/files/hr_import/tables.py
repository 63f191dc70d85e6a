"""Blocks of cells to tables: cuts the table out of its sheet, names its columns, makes its rows equally long."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dataplanner.files.hr_import.asides import set_aside
from dataplanner.files.hr_import.columns import recognised
from dataplanner.files.hr_import.edge_lists import lines_apart
from dataplanner.files.hr_import.grid import ColumnGrid, Grid, Row, picked
from dataplanner.files.hr_import.handwritten import with_titles_apart, without_dittos
from dataplanner.files.hr_import.headers import ROWS_COMPARED, header_names, header_place, rows_searched
from dataplanner.files.hr_import.headings import KIND as HEADING
from dataplanner.files.hr_import.headings import headed
from dataplanner.files.hr_import.numbered_relations import with_relations_apart
from dataplanner.files.hr_import.objects_in_cells import with_objects_apart
from dataplanner.files.hr_import.sections import KIND as SECTION
from dataplanner.files.hr_import.sections import section_header, with_sections
from dataplanner.files.hr_import.shapes import Block, Table, Told
from dataplanner.files.hr_import.stacked import parts_below
from dataplanner.files.hr_import.stairs import without_stairs
from dataplanner.files.hr_import.text import clean_cell
from dataplanner.files.hr_import.turned import upright
from dataplanner.files.hr_import.wrapped import KIND as WRAPPED
from dataplanner.files.hr_import.wrapped import wrapped


def tables_of(block: Block) -> list[Table]:
    """The tables in a block, one below the other."""
    return [table for part in parts_below(lines_apart(upright(block))) if (table := _table_of(part))]


def table_at(block: Block, header_row: int | None) -> list[Table]:
    """The table in a block whose columns are named in the row of this number, in none for 0; for None the longest that
    is found. It knows that the user has placed it; nothing where the block is empty."""
    if header_row is None or block.header is not None or not block.rows:
        found = max(tables_of(block), key=lambda table: len(table.rows), default=None)
    else:
        at = bisect_left(block.row_numbers, header_row) if header_row else 0
        names = header_names(block.rows[at : at + 1]) if header_row and at < len(block.rows) else ()
        skip = min(at + bool(header_row), len(block.rows))
        found = _table(block, names, skip, headless=not header_row)
    return [replace(found, placed=True)] if found else []


def _table_of(block: Block) -> Table | None:
    """The table in a block, or None where it is empty."""
    if block.header is not None:
        return _table(block, block.header, 0, headless=False) if block.rows else None
    if not block.rows:
        return None
    cut = _cut(block, block.rows) if block.is_sheet and isinstance(block.rows, Grid) else block
    at, height = header_place(cut.rows[:ROWS_COMPARED])
    cut, names = without_stairs(cut, cut.rows[at : at + height], at + height)
    return _table(cut, header_names(names) if height else (), at + height, headless=not height)


def _main_part(rows: Grid) -> range:
    """The columns of the main part of a sheet: parts are separated by columns that are empty from top to bottom."""
    held = [any(cell and not cell.isspace() for cell in rows.column(at)) for at in range(rows.width)]
    parts = _parts(held)
    if not parts:
        return range(rows.width)
    return _with_neighbours(rows, max(parts, key=lambda part: _worth(rows, part)), parts)


def _with_neighbours(rows: Sequence[Row], best: range, parts: Sequence[range]) -> range:
    """The main part with those beside it whose columns have known names in the same row: a blank column parts them."""
    head = max(rows[: rows_searched()], key=lambda row: recognised(row[best.start : best.stop]))
    mine = [part for part in parts if part == best or recognised(head[part.start : part.stop]) >= len(part)]
    at, last = mine.index(best), mine.index(best)
    while at and mine[at].start - mine[at - 1].stop == 1:
        at -= 1
    while last + 1 < len(mine) and mine[last + 1].start - mine[last].stop == 1:
        last += 1
    return range(mine[at].start, mine[last].stop)


def _parts(held: Sequence[bool]) -> list[range]:
    parts: list[range] = []
    begin: int | None = None
    for place, filled in enumerate((*held, False)):
        if filled and begin is None:
            begin = place
        elif not filled and begin is not None:
            parts.append(range(begin, place))
            begin = None
    return parts


def _worth(rows: Sequence[Row], part: range) -> float:
    head = [row[part.start : part.stop] for row in rows[: rows_searched()]]
    return max(map(recognised, head), default=0.0) + min(len(part), 30) / 10


def _cut(block: Block, rows: Grid) -> Block:
    """The main part of a sheet, without the rows that are blank in it."""
    columns = _main_part(rows)
    if len(columns) == rows.width:
        return block
    part = ColumnGrid([rows.column(at) for at in columns], len(rows))
    kept = [at for at, row in enumerate(part) if any(cell and not cell.isspace() for cell in row)]
    return replace(block, rows=part.part(kept), row_numbers=picked(block.row_numbers, kept))


class _Data(NamedTuple):
    """Rows with the names of their columns, and the places of those that are no data with their kinds."""

    rows: Sequence[Row]
    names: tuple[str, ...]
    aside: dict[int, str]


def _table(block: Block, header: Row, skip: int, *, headless: bool) -> Table:
    numbers = block.row_numbers[skip:]
    rows, names, aside = _data(_behind(block.rows, skip), numbers, header, block.rows[:skip], headless=headless)
    kept = [at for at in range(len(rows)) if at not in aside] if aside else range(len(rows))
    odd = tuple((numbers[at], len(rows[at])) for at in _too_long(rows, kept, len(names)))
    left = (*(_fitted(rows[at], len(names)) for at in sorted(aside)), *(() for _ in block.unread))
    grid, dittos = without_dittos(_fitted_rows(rows, kept, len(names)), names)
    grid, names = with_relations_apart(*with_objects_apart(*with_titles_apart(grid, names)))
    held = picked(numbers, kept)
    return Table(
        source=block.source,
        file=block.file,
        header=names,
        rows=grid,
        row_numbers=held,
        set_aside=(
            *((numbers[at], kind) for at, kind in sorted(aside.items())),
            *((number, "unread_row") for number in block.unread),
        ),
        aside_rows=left,
        odd_rows=odd,
        open_quotes=block.open_quotes,
        hidden=block.hidden,
        told=(*block.told, *([Told("ditto", tuple(held[at] for at in dittos))] if dittos else ())),
        headless=headless,
        header_row=block.row_numbers[skip - 1] if skip else None,
    )


def _data(rows: Sequence[Row], numbers: Sequence[int], header: Row, above: Sequence[Row], *, headless: bool) -> _Data:
    """The rows below a header, managers and departments that stand in rows of their own as further columns."""
    usual = _usual_width(rows)
    if len(header) + 1 == usual and _are_counted(rows):
        header = ("", *header)  # names of rows, as R writes them, without one of their own
    names = _unique_names([clean_cell(cell) for cell in header], max(len(header), usual))
    aside = set_aside(rows, numbers, names, above, headless=headless)
    if not headless and (going_on := wrapped(rows, names)):
        rows, aside = going_on.rows, aside | dict.fromkeys(going_on.joined, WRAPPED)
    if not headless and (led := headed(rows, names, above)):
        rows, names, aside = led.rows, _one_more(names, led.name), aside | dict.fromkeys(led.headings, HEADING)
    sections = {at for at, kind in aside.items() if kind == SECTION}
    if (grouped := with_sections(rows, names, sections)) is not None:
        rows, names = grouped, _one_more(names, section_header())
    return _Data(rows, names, aside)


def _one_more(names: Sequence[str], name: str) -> tuple[str, ...]:
    return _unique_names([*names, name], len(names) + 1)


def _are_counted(rows: Sequence[Row]) -> bool:
    """Whether the first cells count the first rows."""
    first = [row[0].strip() for row in rows[: rows_searched()] if row]
    return len(first) > 1 and [*map(str, range(1, len(first) + 1))] == first


def _behind(rows: Sequence[Row], skip: int) -> Sequence[Row]:
    return rows.part(range(skip, len(rows))) if isinstance(rows, Grid) else rows[skip:]


def _fitted_rows(rows: Sequence[Row], kept: Sequence[int], width: int) -> Grid:
    if isinstance(rows, Grid) and rows.width == width:
        return rows.part(kept) if len(kept) < len(rows) else rows
    return ColumnGrid.of_rows([_fitted(rows[at], width) for at in kept], width)


def _too_long(rows: Sequence[Row], kept: Sequence[int], width: int) -> list[int]:
    """The rows with cells beyond the last column."""
    if isinstance(rows, Grid) and rows.width <= width:
        return []
    return [at for at in kept if len(rows[at]) > width and any(rows[at][width:])]


def _usual_width(rows: Sequence[Row]) -> int:
    if isinstance(rows, Grid):
        return rows.width if rows else 0
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
