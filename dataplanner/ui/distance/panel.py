"""The inspector page of the distance workspace: what the page that is seen has to say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dataplanner.ui.widgets import Column


class DistancePanel(QWidget):
    """Filled anew by whoever has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self)

    def fill(self, tell: Callable[[Column], object]) -> None:
        """Show what ``tell`` puts into the column, at once: it is filled again by what arrives from the background."""
        self._column.clear()
        tell(self._column)
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            widget.show()
