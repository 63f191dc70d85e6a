"""A small matrix over the chart: the distances that a move in the air would change, before and after."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.distance_ahead import MatrixAhead
from dataplanner.analysis.distance_matrix import NOWHERE
from dataplanner.analysis.method import Method
from dataplanner.analysis.wording import Count
from dataplanner.model.teams import Team
from dataplanner.ui.distance.matrix_view import heat_tint
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.theme import Theme

NAME, CELL, ROW, PAD, HEAD, MARK = 156, 52, 28, 12, 24, 16
CORNER = 144
"""The room at the bottom for the overview and the legend."""
SAID = QSizeF(360, 64)
"""The room of the sentence beside the pointer."""
HEADING = "Reporting distance, if dropped here"
NO_CHANGE = "No distance between teams changes"


class AheadCard(QWidget):
    """Shown beside the pointer's way while cards are carried; the mouse goes through it."""

    def __init__(self, theme: Theme, method: Method, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._method, self._chart = theme, method, parent
        self._ahead: MatrixAhead | None = None
        self._teams: list[Team] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(HEADING)
        self.hide()

    def show_ahead(self, ahead: MatrixAhead, teams: list[Team], pointer: QPointF) -> None:
        """Show what would change between ``teams``, those of ``ahead``, away from the pointer."""
        self._ahead, self._teams = ahead, teams
        self.setAccessibleDescription("; ".join(self.changes()) or NO_CHANGE)
        least = QFontMetrics(self._fonts()[0]).horizontalAdvance(HEADING) + 2 * PAD
        width = max(NAME + CELL * len(teams) + 2 * PAD, least + PAD) if teams else least + PAD
        height = 2 * PAD + HEAD + (ROW * (len(teams) + 1) if teams else HEAD) + HEAD * bool(ahead.more)
        self.resize(width, height)
        self.move(self._place(pointer).topLeft())
        self.show()
        self.update()

    def _place(self, pointer: QPointF) -> QRect:
        """The first corner, from the lower right, that is not under the pointer or what is said beside it."""
        chart, size = self._chart.rect(), self.size()
        right, bottom = chart.width() - size.width() - PAD, chart.height() - size.height() - CORNER
        places = [QRect(x, y, size.width(), size.height()) for x, y in ((right, bottom), (right, PAD), (PAD, PAD))]
        taken = QRectF(pointer, SAID).toRect().adjusted(-PAD, -PAD, PAD, PAD)
        return next((place for place in places if not place.intersects(taken)), places[-1])

    def changes(self) -> list[str]:
        """The pairs that change, in words."""
        ahead = self._ahead
        if ahead is None:
            return []
        return [
            f"{a.name} – {b.name}: {_number(ahead.before[row, at])} → {_number(ahead.after[row, at])}"
            for row, a in enumerate(self._teams)
            for at, b in enumerate(self._teams)
            if at > row and ahead.before[row, at] != ahead.after[row, at]
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ahead is None:
            return
        painter, palette = QPainter(self), self._theme.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.accent))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        strong, plain = self._fonts()
        painter.setFont(strong)
        painter.setPen(QColor(palette.ink))
        width = self.width() - 2 * PAD
        painter.drawText(QRectF(PAD, PAD, width, HEAD), _LEFT, HEADING)
        painter.setFont(plain)
        painter.setPen(QColor(palette.secondary))
        if not self._teams:
            painter.drawText(QRectF(PAD, PAD + HEAD, width, HEAD), _LEFT, NO_CHANGE)
        self._paint_matrix(painter)
        if more := self._ahead.more:
            at = QRectF(PAD, self.height() - PAD - HEAD, width, HEAD)
            painter.setPen(QColor(palette.secondary))
            painter.drawText(at, _LEFT, f"and {Count(more):# more pair changes|# more pairs change}")

    def _paint_matrix(self, painter: QPainter) -> None:
        top = PAD + HEAD
        for at, team in enumerate(self._teams):
            icon = kind_icon(team.kind, self._theme)
            column, row = PAD + NAME + at * CELL, top + ROW * (at + 1)
            icon.paint(painter, PAD, row, MARK, ROW)
            icon.paint(painter, column + CELL // 2 - MARK, top, MARK, ROW)
            self._paint_name(painter, QRectF(PAD + MARK + 4, row, NAME - MARK - 8, ROW), f"{at + 1}  {team.name}")
            self._paint_name(painter, QRectF(column + CELL / 2 + 4, top, CELL / 2 - 4, ROW), str(at + 1))
            for other in range(len(self._teams)):
                self._paint_cell(painter, at, other, QRectF(PAD + NAME + other * CELL, row, CELL, ROW))

    def _paint_name(self, painter: QPainter, place: QRectF, name: str) -> None:
        painter.setFont(self._fonts()[1])
        painter.setPen(QColor(self._theme.palette.ink))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(place.width()))
        painter.drawText(place, _LEFT, shown)

    def _paint_cell(self, painter: QPainter, row: int, at: int, place: QRectF) -> None:
        ahead, palette = self._ahead, self._theme.palette
        if ahead is None or row == at:
            painter.fillRect(place.adjusted(1, 1, -1, -1), QColor(palette.sunken))
            return
        before, after = ahead.before[row, at], ahead.after[row, at]
        steps = None if after == NOWHERE else int(after)
        painter.fillRect(place.adjusted(1, 1, -1, -1), QColor(heat_tint(steps, self._theme, self._method)))
        strong, plain = self._fonts()
        painter.setFont(strong if before != after else plain)
        painter.setPen(QColor(palette.ink if before != after else palette.secondary))
        told = f"{_number(before)} → {_number(after)}" if before != after else _number(after)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), told)

    def _fonts(self) -> tuple[QFont, QFont]:
        fonts = self._theme.fonts
        return fonts.font(fonts.card_title, fonts.strong), fonts.font(fonts.secondary, fonts.regular)


def _number(steps: object) -> str:
    return "–" if steps == NOWHERE else str(steps)


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
