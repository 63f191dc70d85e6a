"""Reads a workbook in a process of its own and writes its cells as text: calamine may abort on a hostile file.

Run as a script; needs nothing of the package. Standard input holds one line of JSON: the path of the workbook, its
password if there is one, and the limits. Writes for each sheet a line of JSON with its name, its visibility and its
rows; then the rows in batches: a line with the number of bytes, and so many bytes of UTF-8, in which a cell ends
with ``CELL_END`` and the last one of a row with ``ROW_END``. What is decrypted stays in memory.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

PASSWORD, UNREADABLE, TOO_LARGE, WRONG_PASSWORD, UNKNOWN_LOCK = 3, 4, 5, 6, 7
CELL_END, ROW_END = "\x1f", "\x1e"
_NO_ENDS = str.maketrans(CELL_END + ROW_END, "  ")
_MEGABYTE = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MANIFEST, _LOCKED = "META-INF/manifest.xml", b"encryption-data"
_EXCELS_OWN = "VelvetSweatshop"
"""What Excel itself encrypts with where a sheet is protected against changes only; it opens without being asked."""
_BATCH = 2000
_LARGEST_WHOLE = 1e15
_LARGEST_MERGE = 200_000


class _Refusal(Exception):
    """The workbook cannot be read; the argument is the exit code that says why."""


def main() -> int:
    """The exit code: 0, or what is wrong with the workbook."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = request["limits"]
    _limit_memory(int(limits["megabytes"]) * _MEGABYTE)
    try:
        return _read(Path(request["path"]), request["password"], limits)
    except _Refusal as refusal:
        return int(refusal.args[0])
    except MemoryError:
        return TOO_LARGE
    except (OSError, ValueError):
        return UNREADABLE


def _read(path: Path, password: str, limits: dict[str, float]) -> int:
    import python_calamine as calamine  # the limit has to stand first

    try:
        return _write_workbook(_workbook(path, password), limits, calamine)
    except calamine.PasswordError:
        return _write_workbook(_decrypted(path.read_bytes(), password), limits, calamine)
    except calamine.CalamineError:
        return UNREADABLE


def _workbook(path: Path, password: str) -> Path | bytes:
    """The workbook where it lies, so that it is not in memory beside its cells; an encrypted one decrypted."""
    if not _is_ole(path):
        return path
    data = path.read_bytes()
    return _decrypted(data, password) if _ENCRYPTED in data else path


def _is_ole(workbook: Path | bytes) -> bool:
    if isinstance(workbook, bytes):
        return workbook.startswith(_OLE)
    with workbook.open("rb") as file:
        return file.read(len(_OLE)) == _OLE


def _write_workbook(workbook: Path | bytes, limits: dict[str, float], calamine: Any) -> int:
    if not _is_ole(workbook):
        _check_archive(workbook, limits)
    with calamine.load_workbook(_file(workbook)) as opened:
        return _write_sheets(opened, int(limits["cells"]), calamine)


def _file(workbook: Path | bytes) -> Path | io.BytesIO:
    return io.BytesIO(workbook) if isinstance(workbook, bytes) else workbook


def _check_archive(workbook: Path | bytes, limits: dict[str, float]) -> None:
    """Refuse an archive that says of itself that it is encrypted, or far larger than its file."""
    size = len(workbook) if isinstance(workbook, bytes) else workbook.stat().st_size
    try:
        with zipfile.ZipFile(_file(workbook)) as archive:
            expanded = sum(entry.file_size for entry in archive.infolist()) / _MEGABYTE
            ratio = expanded * _MEGABYTE / max(size, 1)
            if expanded > limits["expanded_megabytes"] or (
                expanded > limits["expanded_floor_megabytes"] and ratio > limits["ratio"]
            ):
                raise _Refusal(TOO_LARGE)
            if _MANIFEST in archive.namelist() and _LOCKED in archive.read(_MANIFEST):
                raise _Refusal(UNKNOWN_LOCK)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        raise _Refusal(UNREADABLE) from None


def _decrypted(data: bytes, password: str) -> bytes:
    """The workbook behind the password. Raises _Refusal where that is wanting, wrong, or of no known kind."""
    from msoffcrypto import OfficeFile, exceptions
    from msoffcrypto.format import xls97

    # The library would write the decrypted workbook to the system's temporary folder.
    xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)
    try:
        with contextlib.suppress(exceptions.InvalidKeyError):
            return _opened(OfficeFile(io.BytesIO(data)), _EXCELS_OWN)
        if not password:
            raise _Refusal(PASSWORD)
        return _opened(OfficeFile(io.BytesIO(data)), password)
    except exceptions.InvalidKeyError:
        raise _Refusal(WRONG_PASSWORD) from None
    except exceptions.DecryptionError:
        raise _Refusal(UNKNOWN_LOCK) from None
    except (_Refusal, MemoryError):
        raise
    except Exception:  # noqa: BLE001 – a damaged file may make the library fail anywhere
        raise _Refusal(UNREADABLE) from None


def _opened(file: Any, password: str) -> bytes:
    with contextlib.suppress(TypeError):  # old workbooks always check the password
        file.load_key(password=password, verify_password=True)
        return _plain(file)
    file.load_key(password=password)
    return _plain(file)


def _plain(file: Any) -> bytes:
    plain = io.BytesIO()
    file.decrypt(plain)
    return plain.getvalue()


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
        _write(json.dumps({"sheet": about.name, "visible": visible, "rows": last_row + 1}).encode())
        _write_rows(sheet)
    return 0


def _write_rows(sheet: Any) -> None:
    rows: Iterator[list[Any]] = iter(_with_merges(sheet) if sheet.merged_cell_ranges else sheet.iter_rows())
    while batch := [_texts(row) for row in islice(rows, _BATCH)]:
        data = _joined(batch).encode("utf-8", "replace")
        _write(b"%d" % len(data), data)


def _joined(rows: list[list[str]]) -> str:
    """The rows, all of one length, as one text; a sign in a cell that ends cells or rows is a blank."""
    text = "".join([CELL_END.join(row) + ROW_END for row in rows])
    if text.count(ROW_END) == len(rows) and text.count(CELL_END) == len(rows) * (len(rows[0]) - 1):
        return text
    return "".join([CELL_END.join([cell.translate(_NO_ENDS) for cell in row]) + ROW_END for row in rows])


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


def _write(line: bytes, data: bytes = b"") -> None:
    sys.stdout.buffer.write(line + b"\n" + data)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
