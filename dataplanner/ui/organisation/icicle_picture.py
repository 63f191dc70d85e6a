"""The picture of an icicle: a band a layer, everybody's column as wide as their headcount and in their colour."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dataplanner.analysis.icicle import Icicle, icicle_of
from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks, mixed

_FAINT, _STRONG = 0.35, 0.85


class IciclePicture:
    """One organisation in one theme. Bands stand ``step`` pixels below each other, with ``gap`` pixels between."""

    def __init__(self, inks: Inks, data: ChartData) -> None:
        self._inks, self._data = inks, data

    @cached_property
    def _icicle(self) -> Icicle:
        return icicle_of(self._data.index)

    def row_at(self, area: QRectF, step: float, point: QPointF) -> int:
        """Who stands at a point of the picture, or -1."""
        layer = int((point.y() - area.top()) / step)
        if not area.contains(point) or layer >= self._data.index.layers:
            return -1
        place = (point.x() - area.left()) / area.width() * self._icicle.people
        return int(self._icicle.rows_at(layer + 1, np.array([place]))[0])

    def column(self, area: QRectF, step: float, gap: float, row: int) -> QRectF:
        """The rectangle of somebody's column."""
        scale = area.width() / max(self._icicle.people, 1)
        top = area.top() + (int(self._data.index.depth[row]) - 1) * step
        width = int(self._data.index.headcount[row]) * scale
        return QRectF(area.left() + self._icicle.start_of(row) * scale, top, width, step - gap)

    def wide_rows(self, area: QRectF, width: float) -> Rows:
        """Everybody whose column is at least so many pixels wide."""
        least = width * self._icicle.people / max(area.width(), 1)
        rows: Rows = np.flatnonzero(self._data.index.headcount >= least).astype(np.int32)
        return rows

    def image(self, width: int, height: int, step: float, gap: float, strong: NDArray[np.bool_]) -> QImage:
        """The bands, those columns stronger that are True in ``strong``; sizes in pixels of the device."""
        image = QImage(width, height, QImage.Format.Format_ARGB32)
        image.fill(self._inks.surface)
        painter = QPainter(image)
        people = self._icicle.people
        for layer, rows in enumerate(self._icicle.layers_at(np.linspace(0, people, width, endpoint=False))):
            painter.drawImage(QRectF(0, layer * step, width, max(step - gap, 1.0)), self._band(rows, strong))
        painter.end()
        return image

    def _band(self, rows: NDArray[np.int64], strong: NDArray[np.bool_]) -> QImage:
        """One layer, a pixel high, given by who stands at each pixel."""
        width, fills = len(rows), self._fills()
        number = 1 + self._data.kind[rows] + (len(fills) // 2) * strong[rows]
        colours = np.array([fill.rgba() for fill in fills], np.uint32)[number]
        colours[(rows < 0) | self._separators(rows, self._icicle.people / width)] = self._inks.surface.rgba()
        return QImage(colours.tobytes(), width, 1, 4 * width, QImage.Format.Format_ARGB32).copy()

    def _separators(self, rows: NDArray[np.int64], people_a_pixel: float) -> NDArray[np.bool_]:
        """The first pixel of every column that is wide enough to be set apart from the one before."""
        wide = self._data.index.headcount[rows] > self._inks.theme.overview.smallest_column * people_a_pixel
        starts: NDArray[np.bool_] = (np.diff(rows, prepend=rows[:1]) != 0) & wide
        return starts

    def _fills(self) -> list[QColor]:
        """The faint colours of no kind and of each kind, then the strong ones in the same sequence."""
        kinds, inks = ["", *self._data.kinds], self._inks
        return [mixed(inks.kind(kind), inks.surface, share) for share in (_FAINT, _STRONG) for kind in kinds]
