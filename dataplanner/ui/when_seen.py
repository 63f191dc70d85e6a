"""Widgets that are drawn only while they can be seen: what changes meanwhile is caught up with once they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # the widget that it is mixed into has a base of its own


class DrawnWhenSeen(_Widget):
    """Mixed into a widget, before its Qt base. ``refresh`` draws everything anew; ``stale`` says that it is to come."""

    stale = True

    def refresh(self) -> None:
        """Show the plan as it is now; called only while the widget can be seen."""
        raise NotImplementedError

    def invalidate(self) -> None:
        """Redraw now if the widget can be seen, else when it next can."""
        self.stale = True
        if self.isVisible():
            self.redraw()

    def redraw(self) -> None:
        """Draw what is stale, and note that it no longer is."""
        self.stale = False
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.stale:
            self.redraw()
