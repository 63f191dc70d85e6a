"""Names that a workbook sets in by their format, or by rows that fold, as blanks before them.

Calamine tells neither, so the sheets of an XLSX are looked through as text, the beginning of large ones only.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from dataplanner.files.hr_import.grid import ColumnGrid, Grid
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.unseen import DAMAGED, most_looked_through, parts_of

_STYLES, _BOOK, _LINKS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b(?:[^>]*/>|.*?</(?:\w+:)?xf>)", re.DOTALL)
_INDENT = re.compile(rb'\sindent="(\d+)"')
_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\sname="([^"]*)"[^>]*?\s\w+:id="([^"]*)"')
_LINK = re.compile(r"<Relationship\b[^>]*>")
_TARGET, _ID = re.compile(r'\sTarget="/?(?:xl/)?([^"]*)"'), re.compile(r'\sId="([^"]*)"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"[^>]*?\ss="(\d+)"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\sr="(\d{1,7})"[^>]*?\soutlineLevel="(\d)"')
_FOLDS = b" outlineLevel="
_FEWEST, _STEP = 2, "  "
Depths = dict[int, int]
"""How far in the rows of a sheet are, by their numbers."""


def with_indents(path: Path, blocks: list[Block]) -> list[Block]:
    """The sheets of a workbook with the names set in that its format sets in; other files as they are."""
    if not any(block.is_sheet for block in blocks) or not zipfile.is_zipfile(path):
        return blocks
    with suppress(*DAMAGED, ValueError), zipfile.ZipFile(path) as archive:
        steps = _indents_of_formats(archive)
        found = {name: _set_in(text, steps) for name, text in parts_of(archive)}
        named = dict(_parts_by_name(archive))
        return [_indented(block, found.get(_part(block, path, named))) for block in blocks]
    return blocks


def _indents_of_formats(archive: zipfile.ZipFile) -> dict[bytes, int]:
    """How far each format of cells that does so sets them in, by its number."""
    text = _beginning(archive, _STYLES)
    formats = _FORMAT.findall(found[0]) if (found := _FORMATS.search(text)) else []
    told = ((at, _INDENT.search(one)) for at, one in enumerate(formats))
    return {str(at).encode(): int(indent[1]) for at, indent in told if indent and int(indent[1])}


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """The text of a part; nothing where a workbook of another kind has no such part."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(most_looked_through())


def _parts_by_name(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet with the part of the archive that holds it."""
    links = [link[0] for link in _LINK.finditer(_beginning(archive, _LINKS).decode("utf-8", "replace"))]
    targets = {id_[1]: target[1] for link in links if (id_ := _ID.search(link)) and (target := _TARGET.search(link))}
    for name, id_ in _SHEET.findall(_beginning(archive, _BOOK).decode("utf-8", "replace")):
        yield name, f"xl/{targets.get(id_, '')}"


def _part(block: Block, path: Path, named: dict[str, str]) -> str:
    """The part of the archive that holds a sheet; the only sheet has no name of its own."""
    name = block.source.removeprefix(path.name).strip(" []")
    return named.get(name, "") if name else next(iter(named.values()), "")


def _set_in(text: bytes, steps: dict[bytes, int]) -> tuple[int, Depths]:
    """The place of the column whose cells are most often set in, with the depth of its rows; else rows that fold."""
    styled = _CELL.findall(text) if steps else []
    cells = [(column, int(row), steps[style]) for column, row, style in styled if style in steps]
    if len(cells) < _FEWEST:
        return 0, {int(row): int(level) for row, level in _ROW.findall(text)} if _FOLDS in text else {}
    most = Counter(column for column, _, _ in cells).most_common(1)[0][0]
    return _place(most), {row: indent for column, row, indent in cells if column == most}


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


def _indented(block: Block, found: tuple[int, Depths] | None) -> Block:
    if found is None or len(found[1]) < _FEWEST or not isinstance(block.rows, Grid) or found[0] >= block.rows.width:
        return block
    place, depths = found
    columns = [block.rows.column(at) for at in range(block.rows.width)]
    columns[place] = _blanks_before(columns[place], block.row_numbers, depths)
    return replace(block, rows=ColumnGrid(columns, len(block.rows)))


def _blanks_before(cells: Sequence[str], numbers: Sequence[int], depths: Depths) -> list[str]:
    return [_STEP * depths.get(number, 0) + cell for cell, number in zip(cells, numbers, strict=True)]
