"""The workbook's shared styles: each is stored once, and cells only point to it."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.indexed_list import IndexedList

from dataplanner.files.workbook.cells import Look
from dataplanner.files.workbook.theme import StyleSpec, Theme

PREFIX = "Plan "
"""What the names of our styles begin with in the list that spreadsheet programs show."""


class Styles:
    """The looks of one workbook by the names in resources/workbook.toml; stored at their first use."""

    def __init__(self, workbook: Workbook, theme: Theme) -> None:
        self.theme = theme
        self._workbook = workbook
        self._looks: dict[str, Look] = {}
        _set_normal_font(workbook, theme)

    def spec(self, name: str) -> StyleSpec:
        """How a style is described."""
        return self.theme.styles[name]

    def look(self, name: str) -> Look:
        """A style as cells refer to it."""
        if name not in self._looks:
            self._looks[name] = self._stored(name)
        return self._looks[name]

    def highlight(
        self, fill: str = "", ink: str = "", *, bold: bool = False, hatched: bool = False
    ) -> DifferentialStyle:
        """What a conditional format changes: the fill (RRGGBB or a colour's name), the letters, or hatching."""
        font = Font(color=self._colour(ink), b=bold or None) if ink else None
        if hatched:
            return DifferentialStyle(font=font, fill=PatternFill("lightUp", fgColor=self._colour(fill)))
        return DifferentialStyle(font=font, fill=PatternFill(bgColor=self._colour(fill)) if fill else None)

    def _stored(self, name: str) -> Look:
        style = self._named(name, self.spec(name))
        self._workbook.add_named_style(style)
        plain = StyleArray(style.as_tuple())
        quoted = StyleArray(plain)
        quoted.quotePrefix = 1
        return Look(plain, quoted)

    def _named(self, name: str, spec: StyleSpec) -> NamedStyle:
        fill = PatternFill("solid", fgColor=self._colour(spec.fill)) if spec.fill else PatternFill()
        return NamedStyle(
            name=PREFIX + name.replace("_", " "),
            font=Font(name=self.theme.font, sz=spec.size, b=spec.bold, color=self._colour(spec.colour), family=2),
            fill=fill,
            border=self._border(spec),
            alignment=self._alignment(spec),
            number_format=spec.number,
        )

    @staticmethod
    def _alignment(spec: StyleSpec) -> Alignment:
        horizontal = "left" if spec.indent else spec.horizontal
        return Alignment(horizontal, spec.vertical, spec.rotation, wrap_text=spec.wrap or None, indent=spec.indent)

    def _border(self, spec: StyleSpec) -> Border:
        left, right, top, bottom = (self._side(line) for line in (spec.left, spec.right, spec.top, spec.bottom))
        return Border(left=left, right=right, top=top, bottom=bottom)

    def _side(self, line: str) -> Side:
        if not line:
            return Side()
        return Side("thin", self._colour(self.theme.lines[line]))

    def _colour(self, colour: str) -> str:
        return f"FF{self.theme.colours.get(colour, colour)}"


def _set_normal_font(workbook: Workbook, theme: Theme) -> None:
    """The font of the normal style, by whose digits programs count column widths."""
    inside: Any = workbook
    font = Font(name=theme.font, sz=theme.font_size, family=2)
    inside._fonts = IndexedList([font])
    inside._named_styles["Normal"].font = font
