"""HTML tables to rows: many systems export one under the name .xls. So are the spreadsheets that are one XML text."""

from __future__ import annotations

from email import message_from_string
from email.message import Message
from html.parser import HTMLParser

from dataplanner.files.hr_import.decode import decode
from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.shapes import Block

_TABLE_MARKS = (
    "<table",
    "<html",
    "<!doctype html",
    "<workbook",
    "<ss:workbook",
    "<?mso-application",
    "<office:document",
)
_DATA = frozenset({"data", "ss:data"})
_CELLS = frozenset({"td", "th", "table:table-cell"}) | _DATA
_AROUND = frozenset({"cell", "ss:cell"})
"""Cells of Excel 2003 around their data; they may hold none."""
_COVERED = "table:covered-table-cell"
_ROWS = frozenset({"tr", "row", "ss:row", "table:table-row"})
_ASIDE = frozenset({"office:annotation", "comment", "ss:comment"})
_PARAGRAPH = "text:p"
_WIDEST, _DEEPEST, _FARTHEST, _LONGEST_NUMBER = 200, 5000, 9999, 9


def looks_like_html(begin: str) -> bool:
    """Whether a text begins as a web page, or as the XML that Excel 2003 or OpenDocument writes in one file."""
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
    """The rows of all tables; a cell that spans several rows shows itself in each, as merged cells do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._wide, self._deep, self._repeated = 1, 1, 1
        self._empty = False  # a cell of Excel 2003 that has held nothing so far
        self._aside = False  # in a comment
        self._below: dict[int, tuple[int, str]] = {}  # by column: rows that a cell above still spans, and its text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ROWS:
            self.end_row()
            self._row = []
        elif tag in _ASIDE:
            self._aside = True
        elif tag in _CELLS and self._row is not None:
            self._end_cell()
            self._cell, self._empty = [], False
            if tag not in _DATA:
                self._measure(dict(attrs))
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")
        elif tag in _AROUND and self._row is not None:
            self._end_empty()
            told = dict(attrs)
            self._measure(told)
            while len(self._row) < _number(told.get("ss:index"), most=_FARTHEST) - 1:
                self._add_covered()
            self._empty = True
        elif tag == _COVERED and self._row is not None:
            for _ in range(max(_number(dict(attrs).get("table:number-columns-repeated"), most=_WIDEST), 1)):
                self._add_covered()

    def _measure(self, told: dict[str, str | None]) -> None:
        """How many columns and rows the next cell spans, and how often it comes."""
        self._wide = max(_number(told.get("colspan")), _number(told.get("ss:mergeacross")) + 1)
        self._deep = max(
            _number(told.get("rowspan"), most=_DEEPEST),
            _number(told.get("ss:mergedown"), most=_DEEPEST) + 1,
            _number(told.get("table:number-rows-spanned"), most=_DEEPEST),
        )
        self._repeated = max(_number(told.get("table:number-columns-repeated"), most=_WIDEST), 1)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._aside:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag in _AROUND:
            self._end_empty()
        elif tag in _ASIDE:
            self._aside = False
        elif tag == _PARAGRAPH and self._cell is not None:
            self._cell.append(" ")
        elif tag in _ROWS or tag == "table":
            self.end_row()

    def _end_empty(self) -> None:
        if self._empty:
            self._cell, self._empty = [], False
            self._end_cell()

    def _end_cell(self) -> None:
        """A cell ends with its tag, or where the next one begins."""
        if self._cell is not None and self._row is not None:
            text = " ".join("".join(self._cell).split())
            self._add_from_above()
            if self._deep > 1 and text:
                self._below[len(self._row)] = (self._deep - 1, text)
            self._row += [text] * (self._repeated if text or self._repeated < _WIDEST else 0) + [""] * (self._wide - 1)
            self._cell, self._wide, self._deep, self._repeated = None, 1, 1, 1

    def _add_from_above(self) -> None:
        """Show the cells that span into this row from above, up to the next one that is its own."""
        while self._row is not None and len(self._row) in self._below:
            self._add_covered()

    def _add_covered(self) -> None:
        """Show the cell that spans into this row from above, or nothing."""
        if self._row is not None:
            at = len(self._row)
            left, text = self._below.pop(at, (0, ""))
            self._row.append(text)
            if left > 1:
                self._below[at] = (left - 1, text)

    def end_row(self) -> None:
        """A row ends with its tag, where the next one begins, or with the text."""
        self._end_empty()
        self._end_cell()
        if self._row is not None:
            self._add_from_above()
            self.rows.append(tuple(self._row))
            self._row = None


def _number(text: str | None, most: int = _WIDEST) -> int:
    """A number that a tag gives, kept within reason; 0 where it gives none."""
    return min(int(text), most) if text and text.isdecimal() and len(text) < _LONGEST_NUMBER else 0
