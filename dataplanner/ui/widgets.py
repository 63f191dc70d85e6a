"""Small widgets that every workspace uses. All show plain text only: a name must never be read as markup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """A label in one of the theme's text roles: title, heading, body, strong, secondary, small."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class ElidedLabel(QLabel):
    """A label on one line that shortens a long text in the middle and gives the whole in its tooltip."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


def plain_tooltip(text: str) -> str:
    """``text`` for a tooltip, which would otherwise read markup in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def menu_text(text: str) -> str:
    """``text`` for a menu or button, where a single & would be taken for a shortcut mark."""
    return text.replace("&", "&&")


def button(text: str, clicked: Callable[[], object], role: str = "plain") -> QPushButton:
    """A push button; ``role`` is plain, primary, link or quiet."""
    made = QPushButton(menu_text(text))
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: clicked())
    return made


def toggle(text: str, toggled: Callable[[bool], object], *, on: bool = False) -> QPushButton:
    """A button that stays down; shown as one of a row of choices."""
    made = QPushButton(menu_text(text))
    made.setCheckable(True)
    made.setChecked(on)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.toggled.connect(toggled)
    return made


def card(weight: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A bordered surface and its column; ``weight`` red, amber or green colours its left edge."""
    frame = QFrame()
    frame.setProperty("role", "finding" if weight else "card")
    frame.setProperty("weight", weight)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(4)
    return frame, column


def row(*widgets: QWidget | None, spacing: int = 8) -> QWidget:
    """Widgets side by side; None stands for the stretch."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return holder


def fact(name: str, value: str) -> QWidget:
    """A line of an inspector: what it is on the left, its value on the right."""
    shown = ElidedLabel(value, "strong")
    shown.setAlignment(Qt.AlignmentFlag.AlignRight)
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(label(name, "secondary"))
    line.addWidget(shown, 1)
    return holder


def clear_layout(column: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
