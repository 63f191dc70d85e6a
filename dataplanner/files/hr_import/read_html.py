"""HTML tables to rows: many systems export one under the name .xls."""

from __future__ import annotations

from html.parser import HTMLParser

from dataplanner.files.hr_import.shapes import Block, Row

_TABLE_MARKS = ("<table", "<html", "<!doctype html", "<workbook", "<ss:workbook", "<?mso-application")
_CELLS = frozenset({"td", "th", "data", "ss:data"})
_ROWS = frozenset({"tr", "row", "ss:row"})


def looks_like_html(begin: str) -> bool:
    """Whether a text begins as a web page, or as the XML that Excel 2003 wrote."""
    head = begin[:2000].casefold()
    return begin.startswith("<") and any(mark in head for mark in _TABLE_MARKS)


def read_html(text: str, file: str) -> list[Block]:
    """The rows of all tables of a page as one block."""
    parser = _Rows()
    parser.feed(text)
    parser.close()
    kept = [(number, row) for number, row in enumerate(parser.rows, 1) if any(row)]
    return [Block(file, file, [row for _, row in kept], [number for number, _ in kept])]


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ROWS:
            self._row = []
        elif tag in _CELLS and self._row is not None:
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")
        elif tag in {"cell", "ss:cell"} and self._row is not None:
            index = dict(attrs).get("ss:index") or ""
            self._row += [""] * max(0, (int(index) if index.isdigit() and len(index) < 5 else 0) - 1 - len(self._row))

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS and self._cell is not None and self._row is not None:
            self._row.append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag in _ROWS and self._row is not None:
            self.rows.append(tuple(self._row))
            self._row = None
