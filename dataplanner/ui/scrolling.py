"""Content that scrolls downwards where it has more than its room, on a surface of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(content: QWidget, role: str = "page", width: int = 0) -> QScrollArea:
    """The content in an area of its own; ``role`` is its surface, page or panel, ``width`` fixes that of the area."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("role", role)
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if width:
        area.setFixedWidth(width)
    return area
