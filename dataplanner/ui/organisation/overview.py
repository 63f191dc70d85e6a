"""The overview in the corner: the whole organisation as an icicle, with what the chart shows just now marked in it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.icicle_picture import IciclePicture
from dataplanner.ui.organisation.inks import Inks

_CAPTION = 18.0
_FEWEST_LAYERS = 2
_THICKEST = 14.0


def _nobody() -> Rows:
    return np.empty(0, np.int32)


class Overview(QWidget):
    """Everybody at once. A click asks for whoever stands there: ``row_chosen`` carries their row.

    It follows right after the chart has been painted, so that nobody waits for it.
    """

    row_chosen = Signal(int)

    def __init__(self, inks: Inks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._inks, self._factor = inks, 1.0
        self._data: ChartData | None = None
        self._picture: IciclePicture | None = None
        self._on_screen: Callable[[], Rows] = _nobody
        self._bands: QImage | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._forget)
        self.setVisible(False)

    def set_data(self, data: ChartData) -> None:
        """Show another organisation; nothing of it is marked at first."""
        self._data, self._picture = data, IciclePicture(self._inks, data)
        self._on_screen = _nobody
        self.setVisible(self.explains())
        self.setToolTip(self.caption())
        self.setAccessibleName(self.caption())
        self.resize(self.sizeHint())
        self._soon.start()

    def write_in(self, inks: Inks, factor: float) -> None:
        """Have a caption so many times as large as usual, written in other inks, and room for it."""
        self._inks, self._factor = inks, factor
        self.resize(self.sizeHint())
        self._soon.start()

    def explains(self) -> bool:
        """Whether there is more than one layer to look at."""
        return self._data is not None and self._data.index.layers >= _FEWEST_LAYERS

    def mark(self, rows: Callable[[], Rows]) -> None:
        """Mark the rows that the chart shows just now, which are asked for when they are to be seen."""
        self._on_screen = rows
        self._soon.start()

    def caption(self) -> str:
        """How many positions in how many layers."""
        index = self._data.index if self._data else None
        return f"Overview · {len(index):,} in {index.layers} layers" if index else ""

    def sizeHint(self) -> QSize:
        sizes = self._inks.theme.overview
        wide = max(sizes.width, self._inks.small_type.width(self.caption()) + 2 * sizes.padding)
        return QSize(round(wide), round(sizes.height + _CAPTION * (self._factor - 1)))

    def row_at(self, point: QPointF) -> int:
        """Who stands at a point, or -1."""
        return self._picture.row_at(self._area(), self._step(), point) if self._picture else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (row := self.row_at(event.position())) >= 0:
            self.row_chosen.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._inks.edge)
        painter.setBrush(self._inks.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        area = self._area()
        if self._bands is None and self._picture is not None and self._data is not None:
            self._bands = self._painted_bands(self._picture, self._data)
        if self._bands is not None:
            painter.drawImage(area, self._bands)
        painter.setPen(self._inks.secondary)
        painter.setFont(self._inks.small_type.font)
        painter.drawText(QPointF(area.left(), self.height() - self._inks.theme.overview.padding), self.caption())

    def _forget(self) -> None:
        self._bands = None
        self.update()

    def _area(self) -> QRectF:
        padding = self._inks.theme.overview.padding
        return QRectF(
            padding, padding, self.width() - 2 * padding, self.height() - 2 * padding - _CAPTION * self._factor
        )

    def _step(self) -> float:
        """The height of a layer's band together with the gap below it."""
        layers = self._data.index.layers if self._data else 1
        gap = self._inks.theme.overview.gap
        return min((self._area().height() + gap) / max(layers, 1), _THICKEST + gap)

    def _painted_bands(self, picture: IciclePicture, data: ChartData) -> QImage:
        marked = np.zeros(len(data.index), bool)
        marked[self._on_screen()] = True
        ratio, area, step = self.devicePixelRatioF(), self._area(), self._step()
        gap = self._inks.theme.overview.gap if step > 2 * self._inks.theme.overview.gap else 0.0
        size = round(area.width() * ratio), round(area.height() * ratio)
        return picture.image(*size, step * ratio, gap * ratio, marked)
