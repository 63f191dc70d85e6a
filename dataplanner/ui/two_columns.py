"""Two columns that scroll together; on a narrow page the second stands below the first."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from dataplanner.ui.scrolling import scrolling

NARROW = 800
"""Pixels below which two columns would shorten what stands in them."""
BESIDE_BAR = 12


class TwoColumns(QWidget):
    """The columns are as wide as each other, with ``spacing`` between them."""

    def __init__(self, left: QLayout, right: QLayout, spacing: int) -> None:
        super().__init__()
        body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._columns.setContentsMargins(0, 0, BESIDE_BAR, 0)
        self._columns.setSpacing(spacing)
        for column in (left, right):
            self._columns.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(body))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.TopToBottom if self.width() < NARROW else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
