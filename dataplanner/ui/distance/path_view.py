"""The path between two leads, drawn: up one side to the common leader, down the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dataplanner.ui.distance.path_cards import draw_path_card
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme

GAP = 36.0


class PathView(QWidget):
    """Draws at most one path; blank without one. The same path is lit on the chart of the organisation."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._path: list[str] = []
        self.setMinimumHeight(120)
        session.names_changed.connect(self.update)

    def show_path(self, path: list[str]) -> None:
        """Draw the path from one lead to the other over the common leader; an empty one clears it."""
        self._path = path
        organisation = self._session.organisation
        words = [self._session.names.position(organisation.position(position)) for position in path]
        self.setAccessibleName("Path: " + ", then ".join(words) if words else "No path")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._path:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, left, right = self._sides()
        boxes = self._boxes(top, left, right)
        scale = min(1.0, self.height() / (max(box.bottom() for box in boxes.values()) + 8))
        painter.translate(self.width() / 2, 4)
        painter.scale(scale, scale)
        self._draw_lines(painter, boxes, top, left, right)
        for position, box in boxes.items():
            draw_path_card(painter, self._theme, self._session, position, box, common=position == top)

    def _sides(self) -> tuple[str, list[str], list[str]]:
        """The common leader, and each side from just below it down to the lead."""
        organisation = self._session.organisation
        depths = [len(organisation.chain_up(position)) for position in self._path]
        at = depths.index(min(depths))
        return self._path[at], list(reversed(self._path[:at])), self._path[at + 1 :]

    def _boxes(self, top: str, left: list[str], right: list[str]) -> dict[str, QRectF]:
        sizes = self._theme.chart
        width, height = sizes.card_width, sizes.card_height
        boxes = {top: QRectF(-width / 2, 0, width, height)}
        for side, centre in ((left, -width * 1.1), (right, width * 1.1)):
            for level, position in enumerate(side, 1):
                boxes[position] = QRectF(centre - width / 2, level * (height + GAP), width, height)
        return boxes

    def _draw_lines(
        self, painter: QPainter, boxes: dict[str, QRectF], top: str, left: list[str], right: list[str]
    ) -> None:
        painter.setPen(QPen(QColor(self._theme.palette.accent), self._theme.chart_style.path_line))
        for side in (left, right):
            for upper, lower in zip([top, *side], side, strict=False):
                start, end = _below(boxes[upper]), _above(boxes[lower])
                middle = (start.y() + end.y()) / 2
                corners = [start, QPointF(start.x(), middle), QPointF(end.x(), middle), end]
                painter.drawPolyline(corners)


def _below(box: QRectF) -> QPointF:
    return QPointF(box.center().x(), box.bottom())


def _above(box: QRectF) -> QPointF:
    return QPointF(box.center().x(), box.top())
