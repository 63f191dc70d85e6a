"""Reads a workbook in a process of its own and writes its cells as text: calamine may abort on a hostile file.

Run as a script, with the path of the workbook and the limits as arguments; needs nothing of the package. Writes one
JSON value a line: for each sheet an object with its name, its visibility and its rows, then arrays of rows.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

PASSWORD, UNREADABLE, TOO_LARGE = 3, 4, 5
_BATCH = 4000
_LARGEST_WHOLE = 1e15
_LARGEST_MERGE = 200_000


def main(path: str, megabytes: str, cells: str) -> int:
    """The exit code: 0, or what is wrong with the workbook."""
    _limit_memory(int(megabytes) * 1024 * 1024)
    import python_calamine as calamine  # the limit has to stand first

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(Path(path).read_bytes())) as workbook:
            return _write_sheets(workbook, int(cells), calamine)
    except calamine.PasswordError:
        return PASSWORD
    except MemoryError:
        return TOO_LARGE
    except (calamine.CalamineError, OSError, ValueError):
        return UNREADABLE


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write_sheets(workbook: Any, cells: int, calamine: Any) -> int:
    for about in workbook.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        last_row, last_column = sheet.end or (-1, -1)
        if (last_row + 1) * (last_column + 1) > cells:
            return TOO_LARGE
        visible = about.visible == calamine.SheetVisibleEnum.Visible
        _line({"sheet": about.name, "visible": visible, "rows": last_row + 1})
        _write_rows(sheet)
    return 0


def _write_rows(sheet: Any) -> None:
    rows: Iterator[list[Any]] = iter(_with_merges(sheet) if sheet.merged_cell_ranges else sheet.iter_rows())
    while batch := [_texts(row) for row in islice(rows, _BATCH)]:
        _line(batch)


def _with_merges(sheet: Any) -> list[list[Any]]:
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    _fill_merges(rows, sheet.merged_cell_ranges)
    return rows


def _fill_merges(rows: list[list[Any]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Every cell of a merged range shows what its first cell holds."""
    for (top, left), (bottom, right) in ranges:
        bottom, right = min(bottom, len(rows) - 1), min(right, len(rows[0]) - 1 if rows else 0)
        if top > bottom or left > right or (bottom - top + 1) * (right - left + 1) > _LARGEST_MERGE:
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * (right + 1 - left)


def _texts(row: list[Any]) -> list[str]:
    return [cell if type(cell) is str else _TEXT.get(type(cell), str)(cell) for cell in row]


def _float(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < _LARGEST_WHOLE else repr(value)


def _moment(value: datetime.datetime) -> str:
    return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")


_TEXT: dict[type, Callable[[Any], str]] = {
    float: _float,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime.date: datetime.date.isoformat,
    datetime.datetime: _moment,
}


def _line(value: Any) -> None:
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
