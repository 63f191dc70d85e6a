"""The whole organisation on one page: an icicle with the names that fit, which leads into the chart."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from dataplanner.analysis.stacks import Mask
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.icicle_picture import IciclePicture
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.legend import Legend
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import plain_tooltip

_MARGIN, _GAP, _INSET, _BASELINE = 16.0, 2.0, 6.0, 16.0
_THICKEST, _THINNEST_NAMED, _THINNEST_COUNTED = 72.0, 20.0, 38.0
_NARROWEST_NAMED = 56.0


class WholeView(QWidget):
    """A click asks for whoever stands there, a double click to look at their branch; both by position id."""

    position_chosen = Signal(str)
    branch_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("The whole organisation: a band a layer, columns as wide as the number of positions")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inks = Inks(theme)
        self._legend = Legend(self._inks, self)
        self._data: ChartData | None = None
        self._picture: IciclePicture | None = None
        self._lit: Mask | None = None
        self._selected: frozenset[int] = frozenset()
        self._image: QImage | None = None

    def set_data(self, data: ChartData) -> None:
        """Show an organisation."""
        self._data, self._picture, self._lit = data, IciclePicture(self._inks, data), None
        self._selected = frozenset()
        self._legend.set_data(data)
        self._place()

    def select(self, position_ids: list[str]) -> None:
        """Frame the columns of these positions."""
        self._selected = frozenset(self._data.rows(position_ids)) if self._data else frozenset()
        self.update()

    def spotlight(self, position_ids: Collection[str] | None) -> None:
        """Make the columns of these positions stand out; None makes none."""
        self._lit = None
        if self._data is not None and position_ids:
            self._lit = np.zeros(len(self._data.index), bool)
            self._lit[self._data.rows(position_ids)] = True
        self._forget()

    def row_at(self, point: QPointF) -> int:
        """Who stands at a point, or -1."""
        return self._picture.row_at(self.area(), self.step(), point) if self._picture else -1

    def column(self, position_id: str) -> QRectF:
        """Where a position's column is."""
        assert self._data is not None
        assert self._picture is not None
        return self._picture.column(self.area(), self.step(), _GAP, self._data.index.row[position_id])

    def area(self) -> QRectF:
        """Where the bands are, above the legend."""
        below = self._legend.height() + _MARGIN if self._legend.isVisibleTo(self) else 0.0
        return QRectF(_MARGIN, _MARGIN, self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN - below)

    def _bands(self) -> QRectF:
        """Where there are bands."""
        area, layers = self.area(), self._data.index.layers if self._data else 0
        return QRectF(area.topLeft(), QSizeF(area.width(), layers * self.step()))

    def step(self) -> float:
        """The height of a layer's band together with the gap below it."""
        layers = self._data.index.layers if self._data else 1
        return min(self.area().height() / max(layers, 1), _THICKEST)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if id_ := self._id_at(event.position()):
            self.position_chosen.emit(id_)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if id_ := self._id_at(event.position()):
            self.branch_chosen.emit(id_)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.row_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _id_at(self, at: QPointF) -> str:
        """The position at a point; empty where nobody stands."""
        row = self.row_at(at)
        return self._data.index.ids[row] if row >= 0 and self._data is not None else ""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(self.tooltip_of(row)) if row >= 0 else "", self)
            return True
        return super().event(event)

    def tooltip_of(self, row: int) -> str:
        """Name, title and how many stand below, as plain text."""
        if self._data is None:
            return ""
        below = int(self._data.index.headcount[row]) - 1
        lines = [self._data.name(row), self._data.title(row), f"{below:,} below" if below else ""]
        return "\n".join(line for line in lines if line)

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._inks.paper)
        if self._data is None or self._picture is None:
            return
        if self._image is None:
            self._image = self._painted(self._picture, self._data)
        painter.drawImage(self._bands(), self._image)
        if self.step() >= _THINNEST_NAMED:
            self._paint_names(painter, self._picture, self._data)
        painter.setPen(self._inks.accent_edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row in self._selected:
            box = self._picture.column(self.area(), self.step(), _GAP, row)
            painter.drawRect(box.adjusted(0, 0, max(2 - box.width(), 0), 0))

    def _painted(self, picture: IciclePicture, data: ChartData) -> QImage:
        ratio, area = self.devicePixelRatioF(), self._bands()
        strong = np.zeros(len(data.index), bool) if self._lit is None else self._lit
        size = max(round(area.width() * ratio), 1), max(round(area.height() * ratio), 1)
        return picture.image(*size, self.step() * ratio, _GAP * ratio, strong)

    def _paint_names(self, painter: QPainter, picture: IciclePicture, data: ChartData) -> None:
        """The names of those whose column has room, and how many stand below."""
        area, step = self.area(), self.step()
        for row in picture.wide_rows(area, _NARROWEST_NAMED).tolist():
            box = picture.column(area, step, _GAP, row)
            left, room = box.left() + _INSET, box.width() - 2 * _INSET
            painter.setPen(self._inks.ink)
            painter.setFont(self._inks.pill_type.font)
            painter.drawText(QPointF(left, box.top() + _BASELINE), self._inks.pill_type.elided(data.name(row), room))
            if step >= _THINNEST_COUNTED:
                painter.setPen(self._inks.secondary)
                painter.setFont(self._inks.small_type.font)
                painter.drawText(QPointF(left, box.top() + 2 * _BASELINE), self._below(data, row, room))

    def _below(self, data: ChartData, row: int, room: float) -> str:
        """How many stand below somebody, in words where there is room for them; never a part of a number."""
        below = f"{int(data.index.headcount[row]) - 1:,}"
        texts = (f"{below} below", below)
        return next((text for text in texts if self._inks.small_type.width(text) <= room), "")

    def _place(self) -> None:
        self._legend.set_room(self.width() - 2 * _MARGIN)
        self._legend.move(round(_MARGIN), round(self.height() - self._legend.height() - _MARGIN))
        self._forget()

    def _forget(self) -> None:
        self._image = None
        self.update()
