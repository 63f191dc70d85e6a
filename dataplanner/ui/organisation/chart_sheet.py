"""A chart laid out for paper, always on white: a margin round it, its heading above and its legend below."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from dataplanner.analysis.box import Box
from dataplanner.analysis.layout import Layout, compact_layout, shelf_layout
from dataplanner.analysis.page_tiles import Size, largest_scale
from dataplanner.analysis.stacks import Mask
from dataplanner.ui.dressing import load_fonts
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.legend_entries import LegendPainter, legend_entries
from dataplanner.ui.organisation.painter import ChartPainter
from dataplanner.ui.organisation.scene import chart_scene
from dataplanner.ui.theme import Theme, load_theme

_HEADED_WIDTH = 2_000
"""Pixels; on wider charts heading and legend grow along."""


class ChartSheet:
    """One sheet as large as the chart, in pixels. Of ``theme`` the sizes count: the colours are those of print.

    It is laid out for a ``page`` of that size where one is given. Heading and legend grow with it, or nobody would find
    them, where it is to be seen ``at_once``.
    """

    def __init__(
        self,
        chart: ChartData,
        theme: Theme,
        *,
        folded: Mask | None = None,
        heading: str = "",
        page: Size | None = None,
        at_once: bool = True,
    ) -> None:
        self.theme, self.heading = _for_print(theme), heading
        load_fonts(self.theme.fonts)
        mask = np.zeros(len(chart.index), dtype=bool) if folded is None else folded
        self._scene = chart_scene(chart, _paper_layout(chart, mask, self.theme, page))
        self._painter = ChartPainter(self.theme)
        self._legend = LegendPainter(self._painter.inks, legend_entries(chart))
        layout, margin = self._scene.layout, self.theme.chart_style.margin
        self._enlarged = max(1.0, layout.width / _HEADED_WIDTH) if at_once else 1.0
        self._above = margin * self._enlarged if heading else 0.0
        below = self._legend.size().height() * self._enlarged
        width = max(layout.width, self._legend.size().width() * self._enlarged, self._heading_width())
        self.size = QSizeF(width + 2 * margin, layout.height + self._above + below + 2 * margin)

    def paint(self, painter: QPainter, detail: float, part: QRectF | None = None) -> None:
        """Paint the sheet, or what lies in a part of it; ``detail`` is the scale that decides what can be read."""
        whole = QRectF(QPointF(), self.size)
        part = whole if part is None else part
        margin, layout = self.theme.chart_style.margin, self._scene.layout
        painter.fillRect(part & whole, self._painter.inks.paper)
        painter.translate(margin, margin)
        self._paint_heading(painter)
        painter.translate(0, self._above)
        seen = part.translated(-margin, -margin - self._above)
        self._painter.paint(painter, self._scene, Box(seen.left(), seen.top(), seen.right(), seen.bottom()), detail)
        painter.translate(0, layout.height + margin / 4)
        painter.scale(self._enlarged, self._enlarged)
        self._legend.paint(painter)

    def _paint_heading(self, painter: QPainter) -> None:
        painter.save()
        painter.scale(self._enlarged, self._enlarged)
        painter.setFont(self._heading_font())
        painter.setPen(self._painter.inks.ink)
        painter.drawText(QPointF(0, self.theme.fonts.title), self.heading)
        painter.restore()

    def _heading_font(self) -> QFont:
        return self.theme.fonts.font(self.theme.fonts.title, self.theme.fonts.strong)

    def _heading_width(self) -> float:
        return QFontMetricsF(self._heading_font()).horizontalAdvance(self.heading) * self._enlarged


def _paper_layout(chart: ChartData, folded: Mask, theme: Theme, page: Size | None) -> Layout:
    """The tree, unless that is far wider than a page; for a certain page, what can be larger on it."""
    tree = compact_layout(chart.index, folded, theme.chart)
    if page is None and tree.width <= theme.chart_style.widest_tree * tree.height:
        return tree
    shelves = shelf_layout(chart.index, folded, theme.chart)
    if page is None or not len(chart.index):
        return shelves
    return max(tree, shelves, key=lambda layout: largest_scale((layout.width, layout.height), page))


def _for_print(theme: Theme) -> Theme:
    light = load_theme("light")
    white = replace(light.palette, paper=light.palette.surface)
    return replace(light, palette=white, chart=theme.chart, chart_style=theme.chart_style)
