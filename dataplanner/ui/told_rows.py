"""Rows of a list with a name in strong letters, and below it what is told of it, on as many lines as that needs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex

PADDING, GAP = 8, 2  # px
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_UNLIMITED = 10_000


class ToldRows(QStyledItemDelegate):
    """The first line of an item's text is its name; a name that is too long is elided."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        _name, told = self._places(option.font, QRect(0, 0, width, _UNLIMITED), _texts(index)[1])
        return QSize(width, told.bottom() + 1 + PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)  # the ground; the text is drawn here
        name, told = _texts(index)
        over, below = self._places(option.font, option.rect, told)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.setFont(_strong(option.font))
        painter.drawText(
            over, _WRAPPED, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, over.width())
        )
        painter.setFont(option.font)
        painter.drawText(below, _WRAPPED, told)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def _places(self, font: QFont, row: QRect, told: str) -> tuple[QRect, QRect]:
        """Where the name stands in a row, and what is told of it."""
        room = row.adjusted(PADDING, PADDING, -PADDING, 0)
        over = QRect(room.topLeft(), QSize(room.width(), QFontMetrics(_strong(font)).height()))
        room.setTop(over.bottom() + 1 + GAP)
        return over, QFontMetrics(font).boundingRect(room, _WRAPPED, told)


def _texts(index: Index) -> tuple[str, str]:
    name, _, told = str(index.data()).partition("\n")
    return name, told


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
