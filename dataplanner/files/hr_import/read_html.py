"""HTML tables to rows: many systems export one under the name .xls."""

from __future__ import annotations

from email import message_from_string
from email.message import Message
from html.parser import HTMLParser

from dataplanner.files.hr_import.decode import decode
from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.shapes import Block

_TABLE_MARKS = ("<table", "<html", "<!doctype html", "<workbook", "<ss:workbook", "<?mso-application")
_CELLS = frozenset({"td", "th", "data", "ss:data"})
_WIDEST = 200
_ROWS = frozenset({"tr", "row", "ss:row"})


def looks_like_html(begin: str) -> bool:
    """Whether a text begins as a web page, or as the XML that Excel 2003 wrote."""
    head = begin[:2000].casefold()
    return begin.startswith("<") and any(mark in head for mark in _TABLE_MARKS)


def looks_like_archive(begin: str) -> bool:
    """Whether a text begins as a web page that Excel saved with all its parts in one file."""
    return begin[:200].casefold().startswith("mime-version:")


def page_of_archive(text: str) -> str:
    """The page inside such a file, the one with the most rows; the text itself where there is none."""
    parts = [part for part in message_from_string(text).walk() if part.get_content_type() == "text/html"]
    pages = [_decoded(part) for part in parts]
    return max(pages, key=lambda page: page.casefold().count("<tr"), default=text)


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return decode(data)


def read_html(text: str, file: str) -> list[Block]:
    """The rows of all tables of a page as one block; nothing where it has none."""
    parser = _Rows()
    parser.feed(text)
    parser.close()
    parser.end_row()
    if not any(map(any, parser.rows)):
        return []
    kept = [(number, row) for number, row in enumerate(parser.rows, 1) if any(row)]
    return [Block(file, file, [row for _, row in kept], [number for number, _ in kept])]


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ROWS:
            self.end_row()
            self._row = []
        elif tag in _CELLS and self._row is not None:
            self._end_cell()
            self._cell = []
            self._span = dict(attrs).get("colspan") or ""
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")
        elif tag in {"cell", "ss:cell"} and self._row is not None:
            index = dict(attrs).get("ss:index") or ""
            self._row += [""] * max(0, (int(index) if index.isdigit() and len(index) < 5 else 0) - 1 - len(self._row))

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS or tag == "table":
            self.end_row()

    def _end_cell(self) -> None:
        """A cell ends with its tag, or where the next one begins."""
        if self._cell is not None and self._row is not None:
            self._row.append(" ".join("".join(self._cell).split()))
            self._row += [""] * (min(int(self._span), _WIDEST) - 1 if self._span.isdecimal() else 0)
            self._cell = None

    def end_row(self) -> None:
        """A row ends with its tag, where the next one begins, or with the text."""
        self._end_cell()
        if self._row is not None:
            self.rows.append(tuple(self._row))
            self._row = None
