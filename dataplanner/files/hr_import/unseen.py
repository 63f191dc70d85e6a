"""What a workbook hides from its reader or never worked out: rows that a filter leaves out, formulas without results.

Calamine tells neither, so the sheets of an XLSX are looked through as text, the beginning of large ones only.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from dataplanner.files.hr_import.columns import columns_of
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Table, Told

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\shidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*\shidden="(?:1|true)"')
_NO_RESULT = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")
DAMAGED = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error, EOFError)
"""What reading an archive may raise."""
_MEGABYTE = 1024 * 1024


def with_unseen(path: Path, tables: list[Table]) -> list[Table]:
    """The tables of a file, the first of them with how many rows and columns are hidden in it; those whose manager
    column is blank know whether it holds formulas without results."""
    if not tables or not zipfile.is_zipfile(path):
        return tables
    rows = columns = 0
    bare = False
    for text in _texts(path):
        rows += len(_HIDDEN_ROW.findall(text))
        columns += len(_HIDDEN_COLUMN.findall(text))
        bare = bare or bool(_NO_RESULT.search(text))
    first, *others = [_with_no_results(table) for table in tables] if bare else tables
    counts = {"hidden_rows": rows, "hidden_columns": columns}
    told = tuple(Told(kind, values={"count": count}) for kind, count in counts.items() if count)
    return [replace(first, told=(*first.told, *told)), *others]


def _texts(path: Path) -> Iterator[bytes]:
    with suppress(*DAMAGED), zipfile.ZipFile(path) as archive:
        yield from (text for _, text in parts_of(archive))


def parts_of(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The name and the text of every sheet, no more than the rules say of all together."""
    left = most_looked_through()
    for name in _names(archive.namelist()):
        with archive.open(name) as sheet:
            text = sheet.read(left)
        left -= len(text)
        yield name, text


def most_looked_through() -> int:
    """How many bytes of a workbook are looked through as text."""
    return int(rules().workbook.looked_through_megabytes * _MEGABYTE)


def _names(names: Iterable[str]) -> list[str]:
    return [name for name in names if _SHEET.fullmatch(name)]


def _with_no_results(table: Table) -> Table:
    column = _blank_manager(table)
    told = Told("no_results", values={"column": column})
    return replace(table, told=(*table.told, told)) if column else table


def _blank_manager(table: Table) -> str:
    """The manager column that is nearly blank from top to bottom; "" where none is."""
    named = (name for name, _ in columns_of("manager", table.header))
    most = len(table.rows) * rules().table.blank
    return next((name for name in named if sum(bool(cell.strip()) for cell in table.column(name)) < most), "")
