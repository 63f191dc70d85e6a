"""One sheet being written: cells by row and column, widths, heights that hold what is in a row, banners across it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.files.workbook.cells import Formula, put_formula, put_number, put_text
from dataplanner.files.workbook.measure import cut_to_lines, cut_to_width, line_count
from dataplanner.files.workbook.styles import Styles
from dataplanner.files.workbook.theme import StyleSpec, Theme

Value = str | int | float | Formula | None


class Sheet:
    """A worksheet with the shared styles. Rows and columns count from 1; set the widths before the text."""

    def __init__(self, worksheet: Worksheet, styles: Styles) -> None:
        self.worksheet = worksheet
        self.styles = styles
        self._widths: dict[int, float] = {}
        self._folded: set[int] = set()
        self._heights: dict[int, float] = {}

    @property
    def theme(self) -> Theme:
        return self.styles.theme

    @property
    def columns(self) -> int:
        """How many columns have a width: the sheet's table fills them."""
        return len(self._widths)

    @property
    def width(self) -> float:
        """The width of all columns that are not folded away, in column units."""
        return sum(width for column, width in self._widths.items() if column not in self._folded)

    def set_widths(self, widths: Iterable[float]) -> None:
        """Give the columns their widths from the left, in column units."""
        for column, width in enumerate(widths, 1):
            self._widths[column] = width
            self.worksheet.column_dimensions[get_column_letter(column)].width = round(width, 2)

    def fold_columns(self, columns: Iterable[int]) -> None:
        """Hide columns as a group, with a plus sign above them to show them again."""
        for column in columns:
            self._folded.add(column)
            dimension = self.worksheet.column_dimensions[get_column_letter(column)]
            dimension.outlineLevel, dimension.hidden = 1, True

    def room(self, column: int, last_column: int | None = None) -> float:
        """What a text may fill from one column to another, in points."""
        columns = range(column, (last_column or column) + 1)
        units = sum(self._widths[c] for c in columns if len(columns) == 1 or c not in self._folded)
        return units * self.theme.column["digit"] - self.theme.column["padding"]

    def put(self, row: int, column: int, value: Value, style: str) -> Cell:
        """Write a value in a style; text is cut, visibly, where its row could not show it."""
        cell = self._cell(row, column)
        if isinstance(value, str):
            put_text(cell, self._fitting(row, value, column, column, style), self.styles.look(style))
        elif isinstance(value, Formula):
            put_formula(cell, value, self.styles.look(style))
        elif value is None:
            put_text(cell, "", self.styles.look(style))
        else:
            put_number(cell, value, self.styles.look(style))
        return cell

    def put_row(self, row: int, values: Iterable[Value], style: str) -> None:
        """Write values side by side from the first column on."""
        for column, value in enumerate(values, 1):
            self.put(row, column, value, style)
        self.close_row(row)

    def across(
        self, row: int, text: str | Formula, style: str, column: int = 1, last_column: int | None = None,
        *, close: bool = True,
    ) -> None:  # fmt: skip
        """Write a text that runs across several columns, to the last one unless told otherwise.

        The row is closed unless more is to come into it.
        """
        last = last_column or max(self.columns, 1)
        cell = self._cell(row, column)
        for other in range(column, last + 1):
            self.put(row, other, None, style)
        if isinstance(text, Formula):
            put_formula(cell, text, self.styles.look(style))
        else:
            put_text(cell, self._fitting(row, text, column, last, style), self.styles.look(style))
        if last > column:
            self.worksheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=last)
        if close:
            self.close_row(row)

    def leave(self, row: int) -> None:
        """Leave a row empty, as a gap between tables."""
        self.worksheet.row_dimensions[row].height = self.theme.row["gap"]

    def height(self, row: int) -> float:
        """The height of a row that is closed, in points."""
        return float(self.worksheet.row_dimensions[row].height or self.theme.row["lowest"])

    def raise_row(self, row: int, points: float) -> None:
        """Make a row at least so high."""
        self._heights[row] = max(self._heights.get(row, 0.0), points)

    def close_row(self, row: int) -> None:
        """Give a row the height that its texts need."""
        height = min(max(self._heights.pop(row, 0.0), self.theme.row["lowest"]), self.theme.row["highest"])
        self.worksheet.row_dimensions[row].height = round(height, 1)

    def text_height(self, lines: int, spec: StyleSpec) -> float:
        """The height of a row with so many lines, in points."""
        return lines * spec.size * self.theme.line_height + self.theme.row["padding"]

    def _cell(self, row: int, column: int) -> Cell:
        return cast("Cell", self.worksheet.cell(row, column))

    def _fitting(self, row: int, text: str, column: int, last_column: int, style: str) -> str:
        """The text as it fits the row, which grows with it."""
        spec = self.styles.spec(style)
        if not text or spec.rotation:
            return text
        room = self.room(column, last_column) - spec.indent * self.theme.column["indent"]
        if not spec.wrap:
            self.raise_row(row, self.text_height(1, spec))
            return cut_to_width(text, room, spec)
        most = int(self.theme.row["lines"])
        lines = line_count(text, room, spec)
        self.raise_row(row, self.text_height(min(lines, most), spec))
        return cut_to_lines(text, most, room, spec) if lines > most else text
