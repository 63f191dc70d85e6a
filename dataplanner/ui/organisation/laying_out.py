"""Where a chart is laid out: a small one at once, a large one in the background, so that the window stays alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from dataplanner.ui.latest import Latest, Proceed
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.tasks import Tasks

MANY = 30_000
"""Positions from which on a layout takes long enough to be felt."""

T = TypeVar("T")


class LayingOut(Latest):
    """The layouts of the chart on ``widget``."""

    def __init__(self, widget: QWidget, tasks: Tasks | None) -> None:
        super().__init__(widget, tasks, widget.update)

    def ask_for(self, positions: int, work: Callable[[Proceed], T], done: Callable[[T], object]) -> None:
        """Hand what ``work`` finds for so many positions to ``done``."""
        self.ask(f"Laying out {positions:,} positions", work, done, much=positions >= MANY)

    def tell(self, painter: QPainter, room: QRectF, inks: Inks) -> None:
        """Say in the middle of ``room`` what is being worked out."""
        painter.setPen(inks.secondary)
        painter.setFont(inks.text_type.font)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{self.name} …")
