"""Files to blocks of cells: tells the format by its content, never by its name alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from dataplanner.collector import collector_held
from dataplanner.files.hr_import.containers import fault_of_container
from dataplanner.files.hr_import.decode import decode
from dataplanner.files.hr_import.errors import (
    CompressedFileError,
    EmptyFileError,
    MissingFileError,
    NoPermissionError,
    NotAFileError,
    NotATableError,
    NoWorkbookError,
    OwnPlanError,
)
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read_csv import read_csv
from dataplanner.files.hr_import.read_diagram import looks_like_diagram, read_diagram
from dataplanner.files.hr_import.read_exchange import looks_like_exchange, read_exchange
from dataplanner.files.hr_import.read_html import looks_like_archive, looks_like_html, page_of_archive, read_html
from dataplanner.files.hr_import.read_json import read_json
from dataplanner.files.hr_import.read_ldif import looks_like_ldif, read_ldif
from dataplanner.files.hr_import.read_outline import looks_like_outline, read_outline
from dataplanner.files.hr_import.read_records import looks_like_records, read_records
from dataplanner.files.hr_import.read_vcard import looks_like_vcard, read_vcard
from dataplanner.files.hr_import.read_workbook import read_workbook
from dataplanner.files.hr_import.read_xml import looks_like_xml, read_xml
from dataplanner.files.hr_import.read_yaml import looks_like_yaml, read_yaml
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.vocabulary import vocabulary

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_PARTS = (b"xl/", b"[Content_Types].xml", b"mimetype", b"content.xml", b"_rels/", b"docProps/")
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_HEAD = 8192
_FIRST = 8 * _HEAD
"""Characters that tell how a text is written: lines enough, and no format that is asked for costs a large one time."""


def read_blocks(paths: Iterable[Path | str], watch: Watch) -> list[Block]:
    """All tables and sheets of the files, in their order. Raises an ImportFileError that says which file and why."""
    with collector_held():
        return [block for path in paths for block in _read(Path(path), watch)]


def _read(path: Path, watch: Watch) -> list[Block]:
    head = _head(path)
    watch.at("reading", 0, 0)
    if head.startswith(_OLE) or (head.startswith(_ZIP) and any(part in head for part in _WORKBOOK_PARTS)):
        return read_workbook(path, watch)
    if head.startswith(_ZIP):
        raise fault_of_container(path)
    if _is_own_plan(path):
        raise OwnPlanError(file=path.name)
    _refuse_others(path, head)
    text = decode(_content(path))
    if not text or text.isspace():
        raise EmptyFileError(file=path.name)
    return _read_text(text, path.name, watch)


def _read_text(text: str, file: str, watch: Watch) -> list[Block]:
    begin = text[:_HEAD].lstrip()
    if begin[:1] in "{[" and begin[1:].lstrip()[:1] in '{["}]':
        return read_json(text, file)
    if looks_like_archive(begin):
        text = page_of_archive(text)
        begin = text[:_HEAD].lstrip()
    if looks_like_html(begin) and (blocks := read_html(text, file)):
        return blocks
    if looks_like_xml(begin) and (blocks := read_xml(text, file)):
        return blocks
    _refuse_other_text(text[:_HEAD], file)
    reader = _reader_of(text[:_FIRST])
    return reader(text, file) if reader else read_csv(text, file, watch)


def _reader_of(begin: str) -> Callable[[str, str], list[Block]] | None:
    """The reader of a format of plain text that is told by its beginning; None for cells between delimiters."""
    readers: tuple[tuple[Callable[[str], bool], Callable[[str, str], list[Block]]], ...] = (
        (looks_like_ldif, read_ldif),
        (looks_like_vcard, read_vcard),
        (looks_like_exchange, read_exchange),
        (looks_like_diagram, read_diagram),
        (looks_like_outline, read_outline),
        (looks_like_records, read_records),
        (looks_like_yaml, read_yaml),
    )
    return next((read for looks_alike, read in readers if looks_alike(begin)), None)


def _refuse_other_text(begin: str, file: str) -> None:
    """Refuse a script or a document: cut at its blanks and commas it would look like a table without a header."""
    for what, patterns in vocabulary().other_texts.items():
        if any(pattern.search(begin) for pattern in patterns):
            raise NotATableError(file=file, what=what)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise MissingFileError(file=path.name) from None
    except IsADirectoryError:
        raise NotAFileError(file=path.name) from None
    except OSError:
        fault = NotAFileError if path.is_dir() else NoPermissionError
        raise fault(file=path.name) from None
    if not head:
        raise EmptyFileError(file=path.name)
    return head


def _is_own_plan(path: Path) -> bool:
    from dataplanner.files.plan_file.telling import is_certainly_plan  # plans forget mappings, and so know of imports

    return is_certainly_plan(path)


def _content(path: Path) -> memoryview:
    """The bytes of a file; NumPy has them in large pages where the system knows such, as fresh pages cost time."""
    import numpy as np

    with path.open("rb") as file:
        held = np.empty(os.fstat(file.fileno()).st_size, np.uint8).data
        return held[: file.readinto(held)]


def _refuse_others(path: Path, head: bytes) -> None:
    marks = vocabulary().marks
    what = next((what for mark, what in marks if head.startswith(mark) and (len(mark) > 2 or _is_binary(head))), None)
    if what == vocabulary().compressed:
        raise CompressedFileError(file=path.name)
    if path.suffix.lower() in _WORKBOOKS and _is_binary(head):
        raise NoWorkbookError(file=path.name) if what is None else NotATableError(file=path.name, what=what)
    if what or _is_binary(head):
        raise NotATableError(file=path.name, what=what or vocabulary().unknown)


def _is_binary(head: bytes) -> bool:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or 0.2 < head.count(0) / len(head) < 0.8:
        head = decode(head).encode()  # UTF-16: half of a letter may look like a control sign
    control = sum(head.count(code) for code in range(32) if code not in {9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31, 1})
    return control > len(head) * rules().encoding.control
