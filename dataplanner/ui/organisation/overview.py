"""The overview in the corner: the whole organisation as an icicle, with what the chart shows just now marked in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.icicle import Icicle, icicle_of
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks, mixed

_CAPTION = 18.0
_FEWEST_LAYERS = 2
_FAINT, _STRONG = 0.35, 0.85
_THICKEST = 14.0


class Overview(QWidget):
    """Everybody at once. A click asks for whoever stands there: ``row_chosen`` carries their row."""

    row_chosen = Signal(int)

    def __init__(self, inks: Inks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._inks = inks
        self._data: ChartData | None = None
        self._icicle: Icicle | None = None
        self._on_screen: NDArray[np.bool_] = np.empty(0, dtype=bool)
        self._bands: QImage | None = None
        self.setVisible(False)

    def set_inks(self, inks: Inks) -> None:
        self._inks = inks
        self._forget()

    def set_data(self, data: ChartData) -> None:
        """Show another organisation; nothing of it is marked at first."""
        self._data, self._icicle = data, icicle_of(data.index)
        self._on_screen = np.zeros(len(data.index), dtype=bool)
        self.setVisible(data.index.layers >= _FEWEST_LAYERS)
        self.setToolTip(self.caption())
        self.setAccessibleName(self.caption())
        self.resize(self.sizeHint())
        self._forget()

    def mark(self, rows: NDArray[np.int32]) -> None:
        """Mark the rows that the chart shows just now."""
        on_screen = np.zeros_like(self._on_screen)
        on_screen[rows] = True
        if not np.array_equal(on_screen, self._on_screen):
            self._on_screen = on_screen
            self._forget()

    def caption(self) -> str:
        """How many positions in how many layers."""
        index = self._data.index if self._data else None
        return f"Overview · {len(index):,} in {index.layers} layers" if index else ""

    def sizeHint(self) -> QSize:
        sizes = self._inks.theme.overview
        return QSize(round(sizes.width), round(sizes.height))

    def row_at(self, point: QPointF) -> int:
        """Who stands at a point, or -1."""
        area, icicle = self._area(), self._icicle
        if icicle is None or not area.contains(point):
            return -1
        layer = int((point.y() - area.top()) / self._step())
        if layer >= icicle.index.layers:
            return -1
        place = (point.x() - area.left()) / area.width() * icicle.people
        return int(icicle.rows_at(layer + 1, np.array([place]))[0])

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
        if self._bands is None:
            self._bands = self._painted_bands()
        painter.drawImage(self._area(), self._bands)
        painter.setPen(self._inks.secondary)
        painter.setFont(self._inks.small_type.font)
        area = self._area()
        painter.drawText(QPointF(area.left(), self.height() - self._inks.theme.overview.padding), self.caption())

    def _forget(self) -> None:
        self._bands = None
        self.update()

    def _area(self) -> QRectF:
        padding = self._inks.theme.overview.padding
        return QRectF(padding, padding, self.width() - 2 * padding, self.height() - 2 * padding - _CAPTION)

    def _step(self) -> float:
        """The height of a layer's band together with the gap below it."""
        layers = self._icicle.index.layers if self._icicle else 1
        gap = self._inks.theme.overview.gap
        return min((self._area().height() + gap) / max(layers, 1), _THICKEST + gap)

    def _painted_bands(self) -> QImage:
        ratio = self.devicePixelRatioF()
        area = self._area()
        image = QImage(round(area.width() * ratio), round(area.height() * ratio), QImage.Format.Format_ARGB32)
        image.fill(self._inks.surface)
        painter = QPainter(image)
        layers = self._icicle.index.layers if self._icicle else 0
        gap = self._inks.theme.overview.gap if self._step() > 2 * self._inks.theme.overview.gap else 0.0
        for layer in range(layers):
            top, height = layer * self._step() * ratio, (self._step() - gap) * ratio
            painter.drawImage(QRectF(0, top, image.width(), max(height, 1.0)), self._band(layer + 1, image.width()))
        painter.end()
        return image

    def _band(self, layer: int, width: int) -> QImage:
        """One layer, a pixel high: everybody in the colour of their kind, stronger where the chart shows them."""
        assert self._icicle is not None
        assert self._data is not None
        people = self._icicle.people
        rows = self._icicle.rows_at(layer, np.linspace(0, people, width, endpoint=False))
        fills = self._fills()
        number = 1 + self._data.kind[rows] + (len(fills) // 2) * self._on_screen[rows]
        colours = np.array([fill.rgba() for fill in fills], np.uint32)[number]
        colours[(rows < 0) | self._separators(rows, people / width)] = self._inks.surface.rgba()
        return QImage(colours.tobytes(), width, 1, 4 * width, QImage.Format.Format_ARGB32).copy()

    def _separators(self, rows: NDArray[np.int64], people_a_pixel: float) -> NDArray[np.bool_]:
        """The first pixel of every column that is wide enough to be set apart from the one before."""
        assert self._icicle is not None
        wide = self._icicle.index.headcount[rows] > self._inks.theme.overview.smallest_column * people_a_pixel
        starts: NDArray[np.bool_] = (np.diff(rows, prepend=rows[:1]) != 0) & wide
        return starts

    def _fills(self) -> list[QColor]:
        """The faint colours of no kind and of each kind, then the strong ones in the same sequence."""
        assert self._data is not None
        kinds = ["", *self._data.kinds]
        inks = self._inks
        return [mixed(inks.kind(kind), inks.surface, share) for share in (_FAINT, _STRONG) for kind in kinds]
