"""A chart on the pages of a printer: on one, or on several with marks that say where to cut and put them together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from dataplanner.analysis.page_tiles import Size, Tile, Tiling, fitting_tiling, largest_scale
from dataplanner.files.chart_paper import Paper, chart_paper
from dataplanner.ui.organisation.chart_sheet import ChartSheet

POINTS_A_PIXEL = 0.75
"""Of the chart at its full size, which is what lengths on pages are counted in here."""
_POINT, _MILLIMETRE = 1 / POINTS_A_PIXEL, 72 / 25.4 / POINTS_A_PIXEL
_PROBE = 96
"""Pixels of the longer side of the picture that tells whether there is anything on a page."""


def paint_pages(writer: QPdfWriter, begin: Callable[[QPdfWriter], QPainter], sheet: ChartSheet, paper: Paper) -> str:
    """Put the sheet on that paper; ``begin`` starts painting. Returns what there is to know of its scale and pages."""
    tiling, scale = _tiling(sheet, paper)
    _set_page(writer, paper, tiling)
    tiles = [tile for tile in tiling.tiles() if not paper.several or _is_painted(sheet, tile)]
    painter = begin(writer)
    unit = writer.resolution() / 72 * POINTS_A_PIXEL
    for number, tile in enumerate(tiles, 1):
        if number > 1:
            writer.newPage()
        page = _Page(painter, sheet, tiling, tile, scale)
        page.paint(unit)
        if len(tiles) > 1:
            page.paint_marks()
            page.paint_label(number, len(tiles))
    painter.end()
    return _note(sheet, paper, scale, len(tiles))


def room_of(paper: Paper) -> Size:
    """What a page of that paper has between its margins, in pixels of the chart at its full size."""
    margins = 2 * chart_paper().page.margin
    return (paper.width - margins) * _MILLIMETRE, (paper.height - margins) * _MILLIMETRE


def _tiling(sheet: ChartSheet, paper: Paper) -> tuple[Tiling, float]:
    """The sheet cut into pages, in its own pixels, and its scale on them."""
    style, size, room = chart_paper().page, (sheet.size.width(), sheet.size.height()), room_of(paper)
    if paper.several:
        return fitting_tiling(size, room, style.overlap * _MILLIMETRE, style.scale, style.most)
    return fitting_tiling(size, room, 0.0, largest_scale(size, room), 1)


def _set_page(writer: QPdfWriter, paper: Paper, tiling: Tiling) -> None:
    across = tiling.page[0] > tiling.page[1]
    writer.setPageSize(QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _is_painted(sheet: ChartSheet, tile: Tile) -> bool:
    """Whether there is anything on a page."""
    part = _rect(tile)
    shrunk = _PROBE / max(part.width(), part.height())
    image = QImage(round(part.width() * shrunk), round(part.height() * shrunk), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    blank = image.copy()
    painter = QPainter(image)
    painter.scale(shrunk, shrunk)
    painter.translate(-part.topLeft())
    sheet.paint(painter, 1.0, part)
    painter.end()
    return image != blank


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its part of the sheet within the margins, at that scale."""

    painter: QPainter
    sheet: ChartSheet
    tiling: Tiling
    tile: Tile
    scale: float

    def paint(self, unit: float) -> None:
        """The part of the sheet; ``unit`` is how many of the device's pixels one of the page's takes."""
        painter, area, part = self.painter, self._area(), _rect(self.tile)
        painter.resetTransform()
        painter.scale(unit, unit)
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        painter.scale(self.scale, self.scale)
        painter.translate(-part.topLeft())
        self.sheet.paint(painter, 1.0, part)
        painter.restore()

    def paint_marks(self) -> None:
        """Short lines in the margin where the page is cut: in the middle of what it shares with a neighbour."""
        area, style, tile = self._area(), chart_paper().page, self.tile
        half, long = style.overlap / 2 * _MILLIMETRE, style.mark * _MILLIMETRE
        self.painter.setPen(QPen(QColor(self.sheet.theme.palette.secondary), _POINT / 2))
        for cut, x in ((tile.column, area.left() + half), (self.tiling.columns - 1 - tile.column, area.right() - half)):
            if cut:
                self.painter.drawLine(QLineF(x, area.top() - long, x, area.top()))
                self.painter.drawLine(QLineF(x, area.bottom(), x, area.bottom() + long))
        for cut, y in ((tile.row, area.top() + half), (self.tiling.rows - 1 - tile.row, area.bottom() - half)):
            if cut:
                self.painter.drawLine(QLineF(area.left() - long, y, area.left(), y))
                self.painter.drawLine(QLineF(area.right(), y, area.right() + long, y))

    def paint_label(self, page: int, pages: int) -> None:
        """Which page of which chart this is, in the lower margin."""
        area, style, fonts, tile = self._area(), chart_paper().page, self.sheet.theme.fonts, self.tile
        text = chart_paper().texts["label"].format(
            heading=self.sheet.heading, page=page, pages=pages, row=tile.row + 1, rows=self.tiling.rows,
            column=tile.column + 1, columns=self.tiling.columns,
        )  # fmt: skip
        self.painter.setFont(fonts.font(style.text * _POINT, fonts.regular))
        self.painter.drawText(area.bottomLeft() + QPointF(style.overlap, style.mark) * _MILLIMETRE, text)

    def _area(self) -> QRectF:
        """All of the page but its margins."""
        margin = chart_paper().page.margin * _MILLIMETRE
        return QRectF(QPointF(margin, margin), _rect(self.tile).size() * self.scale)


def _rect(tile: Tile) -> QRectF:
    return QRectF(QPointF(tile.part.left, tile.part.top), QPointF(tile.part.right, tile.part.bottom))


def _note(sheet: ChartSheet, paper: Paper, scale: float, pages: int) -> str:
    """What the reader should know before printing; nothing of a chart on one page that can be read."""
    style, texts = chart_paper().page, chart_paper().texts
    letters = sheet.theme.fonts.secondary * POINTS_A_PIXEL * scale
    told = {"several": pages > 1, "scaled": scale < 1 and not paper.several, "small": letters < style.readable}
    return " ".join(texts[text].format(pages=pages, scale=scale, points=letters) for text in told if told[text])
