"""Where the table of people is in exports of a form, as the user has said for one: known again by the row of names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dataplanner.files.hr_import.headers import header_names
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block, Place, Table
from dataplanner.files.hr_import.stacked import whole_source
from dataplanner.files.hr_import.tables import table_at


class KeptPlace(NamedTuple):
    """A place in one form of exports, its sheet by its own name, and the columns of which something was made there."""

    place: Place
    columns: frozenset[str]


def known_place(blocks: Sequence[Block], kept: Iterable[KeptPlace]) -> tuple[int, Place] | None:
    """Which block of a file has the table at a place that was kept, and that place; None where none of them fits.

    A row fits that names nearly all of the columns. A place without such a row would be as good for any file: it is
    never known.
    """
    for one in kept:
        for at in _by_sheet(blocks, one.place.source):
            if _share(_names(blocks[at], one.place.header_row), one) >= rules().table.same_header:
                return at, Place(blocks[at].source, one.place.header_row)
    return None


def place_taken(tables: Sequence[Table]) -> Place | None:
    """Where the table of people is if it stands where somebody has said; else None."""
    placed = next((table for table in tables if table.placed), None)
    return Place(whole_source(placed.source), placed.header_row or 0) if placed else None


def sheet_named(place: Place, file: str) -> str:
    """What a sheet is called whatever the file is."""
    return place.source.removeprefix(file).strip(" []")


def _by_sheet(blocks: Sequence[Block], sheet: str) -> Iterator[int]:
    """The places of the blocks, that of the sheet with this name first."""
    named = [sheet_named(Place(block.source), block.file) == sheet for block in blocks]
    yield from sorted(range(len(blocks)), key=lambda at: not named[at])


def _names(block: Block, header_row: int | None) -> Sequence[str]:
    """What the columns are called that are named in a row, or for None where the program finds them."""
    if block.header is not None or not block.rows:
        return ()
    if header_row is None:
        return [name for table in table_at(block, None) for name in table.header]
    at = bisect_left(block.row_numbers, header_row)
    stands = header_row and at < len(block.rows) and block.row_numbers[at] == header_row
    return [" ".join(name.split()) for name in header_names(block.rows[at : at + 1])] if stands else ()


def _share(names: Sequence[str], kept: KeptPlace) -> float:
    return len(kept.columns.intersection(names)) / len(kept.columns) if kept.columns else 0.0
