"""A path by dotted lines, squads and embeds, drawn: cards in a row, and between them what leads to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.connections import LINE, PathStep
from dataplanner.ui.distance.link_words import LINK_WORDS, told
from dataplanner.ui.distance.path_cards import draw_path_card
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme

BETWEEN, LINE_GAP = 112.0, 24.0


class ChainView(QWidget):
    """Draws at most one path; blank without one. A row that is full goes on below."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._path: Sequence[PathStep] = ()
        self.setMinimumHeight(120)
        session.names_changed.connect(self.update)

    def show_path(self, path: Sequence[PathStep]) -> None:
        """Draw the path from one end to the other; an empty one clears it."""
        self._path = path
        self.setAccessibleName(f"Path: {told(path, self._session)}" if path else "No path")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self._boxes()
        if boxes:
            scale = min(1.0, self.height() / (boxes[-1].bottom() + 8))
            painter.scale(scale, scale)
        for box, step in zip(boxes, self._path, strict=True):
            draw_path_card(painter, self._theme, self._session, step.position, box, common=False)
            if step.by:
                self._draw_link(painter, box, step.by)

    def _boxes(self) -> list[QRectF]:
        """Where each card stands: the first of a line is indented by the room for what leads to it."""
        sizes = self._theme.chart
        step = sizes.card_width + BETWEEN
        columns = max(int((self.width() - 8) / step), 1)
        return [
            QRectF(
                BETWEEN * (at >= columns) + at % columns * step + 4,
                at // columns * (sizes.card_height + LINE_GAP) + 4,
                sizes.card_width,
                sizes.card_height,
            )
            for at in range(len(self._path))
        ]

    def _draw_link(self, painter: QPainter, box: QRectF, by: str) -> None:
        """The line that leads to a card, and what it is."""
        palette, fonts = self._theme.palette, self._theme.fonts
        line = by == LINE
        pen = QPen(QColor(palette.accent if line else palette.dotted), self._theme.chart_style.path_line)
        if not line:
            pen.setDashPattern(list(self._theme.chart_style.dash))
        painter.setPen(pen)
        middle = box.center().y()
        painter.drawLine(QLineF(box.left() - BETWEEN, middle, box.left(), middle))
        painter.setPen(QColor(palette.secondary))
        painter.setFont(fonts.font(fonts.secondary, fonts.regular))
        above = QRectF(box.left() - BETWEEN, middle - 20, BETWEEN, 16)
        painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), LINK_WORDS[by])
