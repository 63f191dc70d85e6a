"""Small widgets that every workspace uses. All show plain text only: a name must never be read as markup."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

NAME, VALUE = 180, 90
"""Pixels of the name of a fact, and of what it says, that are never shortened."""


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """A label in one of the theme's text roles: title, heading, body, strong, secondary, small."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setIndent(0)
    return made


class ElidedLabel(QLabel):
    """A label on one line that shortens a long text in the middle and gives the whole in its tooltip.

    ``least`` pixels of it are always seen, or all of a shorter text.
    """

    def __init__(self, text: str = "", role: str = "body", *, least: int = 40) -> None:
        super().__init__(text)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self._least), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


def plain_tooltip(text: str) -> str:
    """``text`` for a tooltip, which would otherwise read markup in it; lines stay lines, and no text stays none.

    It is said to be markup, because Qt would otherwise show “R&amp;D” where it guesses that it is not.
    """
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""


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


def text_field(text: str) -> QLineEdit:
    """A field that holds this text, and shows its beginning where it is too long."""
    field = QLineEdit(text)
    field.setCursorPosition(0)
    return field


def toggle(text: str, toggled: Callable[[bool], object], *, on: bool = False) -> QPushButton:
    """A button that stays down; shown as one of a row of choices."""
    made = QPushButton(menu_text(text))
    made.setCheckable(True)
    made.setChecked(on)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.toggled.connect(toggled)
    return made


def tab(text: str, toggled: Callable[[bool], object], *, on: bool = False, width: int = 320) -> QPushButton:
    """A toggle with a name that somebody gave: beyond ``width`` pixels it is shortened, and whole in its tooltip."""
    made = toggle(text, toggled, on=on)
    shown = made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    if shown != text:
        made.setText(menu_text(shown))
        made.setAccessibleName(text)
        made.setToolTip(plain_tooltip(text))
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


class PageStack(QStackedWidget):
    """Pages of which one is shown; that one alone says how narrow the window may be."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


class Column(QVBoxLayout):
    """Widgets from the top down, with what is left over below them.

    A layout aligned to the top would do, but gives wrapped texts less than their height.
    """

    def __init__(self, holder: QWidget | None = None, margins: tuple[int, int, int, int] = (16, 16, 16, 16)) -> None:
        super().__init__(holder) if holder is not None else super().__init__()
        self.setContentsMargins(*margins)
        self.setSpacing(8)
        self.addStretch(1)

    def add(self, widget: QWidget, alignment: Qt.AlignmentFlag | None = None) -> None:
        """Put a widget below those that are there, to be seen at once unless it was hidden.

        A layout alone shows it with the next events only: a column filled anew would be empty for that moment.
        """
        if alignment is None:
            self.insertWidget(self.count() - 1, widget)
        else:
            self.insertWidget(self.count() - 1, widget, 0, alignment)
        if widget.parentWidget() and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()

    def clear(self) -> None:
        """Take everything out and delete it."""
        while self.count() > 1:
            _delete(self.takeAt(0))


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


def gap(width: int = 8) -> QWidget:
    """So much room between two groups of widgets."""
    holder = QWidget()
    holder.setFixedWidth(width)
    return holder


def fact(name: str, value: str) -> QWidget:
    """A line of an inspector: what it is on the left, its value on the right."""
    called, shown = ElidedLabel(name, "secondary", least=NAME), ElidedLabel(value, "strong", least=VALUE)
    for part in (called, shown):
        part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # one that is ignored has no least
    shown.setAlignment(Qt.AlignmentFlag.AlignRight)
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(called)
    line.addWidget(shown, 1)
    return holder


def clear_layout(column: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := column.takeAt(0)) is not None:
        _delete(item)


def _delete(item: QLayoutItem | None) -> None:
    if item is not None and (widget := item.widget()) is not None:
        widget.setParent(None)
        # What a layout was given a moment ago is still to be shown: hidden expressly, it never is as a window.
        widget.hide()
        widget.deleteLater()
