"""Value against cost as a picture: two bars a phase, and how many times its cost the value is (ch. 7, 8)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dataplanner.analysis.method import Method
from dataplanner.analysis.value import Balance, ValueAgainstCost
from dataplanner.analysis.wording import short_amount
from dataplanner.ui.dressing import as_shown
from dataplanner.ui.theme import Theme

NAME, RATIO, ROW, BAR, PAD = 56.0, 92.0, 44.0, 12.0, 12.0
NO_COST = "no cost said"


class ValuePainter:
    """Paints the balance of each phase into a rectangle; the same on the screen and on paper."""

    def __init__(self, theme: Theme, method: Method, found: ValueAgainstCost, currency: str) -> None:
        self._theme, self._method, self._found, self._currency = theme, method, found, currency

    @property
    def height(self) -> float:
        return len(self._found.phases) * ROW + 2 * PAD

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a row a phase."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max([1.0, *(max(one.cost, one.value) for one in self._found.phases.values())])
        for number, (phase, balance) in enumerate(self._found.phases.items()):
            row = QRectF(rect.left() + PAD, rect.top() + PAD + number * ROW, rect.width() - 2 * PAD, ROW)
            self._paint_row(painter, row, self._method.phases[phase].name, balance, most)

    def _paint_row(self, painter: QPainter, row: QRectF, name: str, balance: Balance, most: float) -> None:
        palette, fonts = self._theme.palette, as_shown(self._theme).fonts
        painter.setFont(fonts.font(fonts.text, fonts.strong))
        painter.setPen(QColor(palette.ink))
        painter.drawText(QRectF(row.left(), row.top(), NAME, ROW), Qt.AlignmentFlag.AlignVCenter, name)
        room = row.width() - NAME - RATIO
        for number, (amount, colour) in enumerate(
            ((balance.cost, palette.strong_line), (balance.value, palette.accent))
        ):
            top = row.center().y() - BAR - 1 + number * (BAR + 2)
            if not amount:
                continue
            width = amount / most * (room - 60)
            painter.fillRect(QRectF(row.left() + NAME, top, max(width, 1.0), BAR), QColor(colour))
            painter.setFont(fonts.font(fonts.secondary, fonts.regular))
            painter.setPen(QColor(palette.secondary))
            at = QRectF(row.left() + NAME + width + 6, top - 2, 90, BAR + 4)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, short_amount(amount, self._currency))
        ratio = NO_COST if balance.ratio is None else f"{balance.ratio:.1f} ×"
        painter.setFont(fonts.font(fonts.text, fonts.strong))
        painter.setPen(QColor(palette.ink if balance.ratio is not None else palette.faint))
        at = QRectF(row.right() - RATIO, row.top(), RATIO, ROW)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, ratio)


class ValuePicture(QWidget):
    """The picture on the page."""

    def __init__(self, theme: Theme, method: Method) -> None:
        super().__init__()
        self._theme, self._method = theme, method
        self._painter: ValuePainter | None = None
        self.setAccessibleName("Value against cost by phase: cost above, value below")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, found: ValueAgainstCost, currency: str) -> None:
        """Show these balances."""
        self._painter = ValuePainter(self._theme, self._method, found, currency)
        told = (f"{phase}: cost {one.cost:,.0f}, value {one.value:,.0f}" for phase, one in found.phases.items())
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(self._painter.height) if self._painter else 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.palette.line))
        painter.setBrush(QColor(self._theme.palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self._painter is not None:
            self._painter.paint(painter, QRectF(self.rect()))
