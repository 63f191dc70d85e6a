"""The chart as a file: SVG, PNG or PDF, drawn offscreen by the canvas's own painter, always on white.

No widget and no display is needed, only a QGuiApplication, which is made where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import sqrt
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from dataplanner.analysis.box import Box
from dataplanner.analysis.layout import Layout, compact_layout, shelf_layout
from dataplanner.analysis.stacks import Mask
from dataplanner.files.errors import FileError
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Scenario
from dataplanner.ui.organisation.chart_data import ChartData, chart_data
from dataplanner.ui.organisation.legend_entries import LegendPainter, legend_entries
from dataplanner.ui.organisation.painter import ChartPainter
from dataplanner.ui.organisation.scene import ChartScene, chart_scene
from dataplanner.ui.theme import Theme, load_fonts, load_theme

_LONGEST_SIDE = 32_000
"""Pixels; Qt's image painter goes no further."""
_LONGEST_PAGE = 14_400.0
"""Points; PDF readers go no further."""
_POINTS_A_PIXEL = 0.75
_HEADED_WIDTH = 2_000
"""Pixels; on wider charts heading and legend grow along, or nobody would find them."""


class UnknownPicture(FileError):
    """A file name that does not say what kind of picture is wanted."""


class PictureFailed(FileError):
    """Qt could not make the picture, for want of memory as a rule."""


def write_plan_chart(plan: Plan, scenario: str, path: Path) -> str:
    """Draw the whole organisation of a plan's scenario into ``path``, headed by their names; as write_chart."""
    kind_names = {kind.id: kind.name for kind in load_method().kinds.values()}
    chart = chart_data(plan, scenario, kind_names=kind_names)
    heading = f"{plan.name} · {plan.get(Scenario, scenario).name}"
    return write_chart(chart, path, load_theme("light"), heading=heading)


def write_chart(chart: ChartData, path: Path, theme: Theme, *, folded: Mask | None = None, heading: str = "") -> str:
    """Draw a chart into ``path``, whose ending says how: .svg, .png or .pdf.

    ``folded`` marks the rows whose reports are left out; none by default. ``heading`` stands above the chart. Of
    ``theme`` the sizes count: the colours are those of print. Returns a sentence on the scale where the picture had
    to be made smaller, else nothing.
    Raises FileError; a file that was there is then as it was.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnknownPicture(f"“{path.name}” does not say what to draw.", "End its name in .svg, .png or .pdf.")
    app = QGuiApplication.instance() or QGuiApplication([])
    page = _Page(chart, _for_print(theme), folded, heading)
    data, scale = writer(page)
    replace_file(path, lambda temporary: temporary.write_bytes(data))
    del app
    return "" if scale >= 1 else f"The chart is large: the picture shows it at {scale:.0%} of its full size."


class _Page:
    """A chart laid out for paper: a margin round it, its heading above and its legend below."""

    def __init__(self, chart: ChartData, theme: Theme, folded: Mask | None, heading: str) -> None:
        load_fonts(theme.fonts)
        mask = np.zeros(len(chart.index), dtype=bool) if folded is None else folded
        self.theme = theme
        self._scene: ChartScene = chart_scene(chart, _paper_layout(chart, mask, theme))
        self._painter = ChartPainter(theme)
        self._legend = LegendPainter(self._painter.inks, legend_entries(chart))
        self._heading = heading
        layout, margin = self._scene.layout, theme.chart_style.margin
        self._enlarged = max(1.0, layout.width / _HEADED_WIDTH)
        self._above = margin * self._enlarged if heading else 0.0
        below = self._legend.size().height() * self._enlarged
        width = max(layout.width, self._legend.size().width() * self._enlarged, self._heading_width())
        self.size = QSizeF(width + 2 * margin, layout.height + self._above + below + 2 * margin)

    def paint(self, painter: QPainter, scale: float, detail: float) -> None:
        """Paint the page; ``scale`` is the device's, ``detail`` the one that decides what can be read."""
        margin, layout = self.theme.chart_style.margin, self._scene.layout
        painter.scale(scale, scale)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), self._painter.inks.paper)
        painter.translate(margin, margin)
        self._paint_heading(painter)
        painter.translate(0, self._above)
        whole = Box(0, 0, layout.width, layout.height).grown(margin)
        self._painter.paint(painter, self._scene, whole, detail)
        painter.translate(0, layout.height + margin / 4)
        painter.scale(self._enlarged, self._enlarged)
        self._legend.paint(painter)
        painter.end()

    def _paint_heading(self, painter: QPainter) -> None:
        painter.save()
        painter.scale(self._enlarged, self._enlarged)
        painter.setFont(self._heading_font())
        painter.setPen(self._painter.inks.ink)
        painter.drawText(QPointF(0, self.theme.fonts.title), self._heading)
        painter.restore()

    def _heading_font(self) -> QFont:
        return self.theme.fonts.font(self.theme.fonts.title, self.theme.fonts.strong)

    def _heading_width(self) -> float:
        return QFontMetricsF(self._heading_font()).horizontalAdvance(self._heading) * self._enlarged


def _paper_layout(chart: ChartData, folded: Mask, theme: Theme) -> Layout:
    """The tree, unless that is far wider than a page."""
    tree = compact_layout(chart.index, folded, theme.chart)
    if tree.width <= theme.chart_style.widest_tree * tree.height:
        return tree
    return shelf_layout(chart.index, folded, theme.chart)


def _for_print(theme: Theme) -> Theme:
    light = load_theme("light")
    white = replace(light.palette, paper=light.palette.surface)
    return replace(light, palette=white, chart=theme.chart, chart_style=theme.chart_style)


def _svg(page: _Page) -> tuple[bytes, float]:
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(page.size.width()), round(page.size.height())))
    generator.setViewBox(QRectF(0, 0, page.size.width(), page.size.height()))
    generator.setTitle("Organisation chart")
    page.paint(_painter(generator), 1.0, 1.0)
    return bytes(buffer.data().data()), 1.0


def _png(page: _Page) -> tuple[bytes, float]:
    style, width, height = page.theme.chart_style, page.size.width(), page.size.height()
    scale = min(style.png_scale, sqrt(style.png_pixels / (width * height)), _LONGEST_SIDE / max(width, height))
    image = QImage(max(1, round(width * scale)), max(1, round(height * scale)), QImage.Format.Format_RGB32)
    page.paint(_painter(image), scale, scale)
    buffer = _buffer()
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise PictureFailed("The picture could not be made.", "Choose .svg or .pdf, or fold a part of the chart.")
    return bytes(buffer.data().data()), scale


def _pdf(page: _Page) -> tuple[bytes, float]:
    """One page of the chart's own size, in points; larger charts are scaled down to the largest page there is."""
    points = page.size * _POINTS_A_PIXEL
    scale = min(1.0, _LONGEST_PAGE / max(points.width(), points.height()))
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle("Organisation chart")
    writer.setPageSize(QPageSize(points * scale, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = _painter(writer)
    page.paint(painter, scale * _POINTS_A_PIXEL * writer.resolution() / 72, 1.0)
    return bytes(buffer.data().data()), scale


_WRITERS: dict[str, Callable[[_Page], tuple[bytes, float]]] = {".svg": _svg, ".png": _png, ".pdf": _pdf}


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _painter(device: QSvgGenerator | QImage | QPdfWriter) -> QPainter:
    painter = QPainter()
    if not painter.begin(device):
        raise PictureFailed("The picture could not be made.", "Fold a part of the chart, and try again.")
    return painter
