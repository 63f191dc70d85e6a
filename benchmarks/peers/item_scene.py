"""The chart as most programs draw one: a QGraphicsScene with an item for each person."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from dataplanner.analysis.layout import Layout
from dataplanner.ui.organisation.chart_data import ChartData

CARD = QRectF(0, 0, 168, 54)


class PersonItem(QGraphicsItem):
    """A card with a name and a title."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._name, self._title = name, title

    def boundingRect(self) -> QRectF:
        return CARD

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(CARD)
        painter.drawText(QPointF(8, 20), self._name)
        painter.drawText(QPointF(8, 40), self._title)


class ItemChart(QGraphicsView):
    """A view of a scene with an item a person, at the places that our layout gives."""

    def __init__(self, data: ChartData, layout: Layout) -> None:
        super().__init__()
        self.setScene(QGraphicsScene(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items = {id_: PersonItem(data.name(row), data.title(row)) for row, id_ in enumerate(data.index.ids)}
        for item in self._items.values():
            self.scene().addItem(item)
        self.place(data, layout)
        self.setSceneRect(-1e7, -1e7, 2e7, 2e7)

    def place(self, data: ChartData, layout: Layout) -> None:
        """Move everybody to where a layout has them."""
        for id_, x, y in zip(data.index.ids, layout.x.tolist(), layout.y.tolist(), strict=True):
            self._items[id_].setPos(x, y)

    def show_whole(self, layout: Layout) -> None:
        """Zoom so that everybody is seen."""
        self.fitInView(QRectF(0, 0, layout.width, layout.height), Qt.AspectRatioMode.KeepAspectRatio)

    def push(self, by: QPointF) -> None:
        """Move the chart by so many pixels."""
        scale = self.transform().m11()
        self.translate(by.x() / scale, by.y() / scale)
