"""The way from the whole organisation down to the manager that the chart is focused on; each step leads back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.widgets import button, label

WHOLE = "Whole organisation"


class Breadcrumb(QWidget):
    """Hidden while the whole is shown. ``chosen`` carries the position to focus on, empty for the whole."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Focus")
        self._line = FlowLayout()
        self.setContentsMargins(16, 0, 16, 8)
        self.setLayout(self._line)
        self.hide()

    def show_way(self, steps: Sequence[tuple[str, str]]) -> None:
        """Show the positions, as id and name, from the top down to the one in focus."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(steps))
        if not steps:
            return
        self._line.addWidget(button(WHOLE, lambda: self.chosen.emit(""), "link"))
        for id_, name in steps[:-1]:
            self._line.addWidget(label("›", "secondary"))
            self._line.addWidget(button(name, partial(self.chosen.emit, id_), "link"))
        self._line.addWidget(label("›", "secondary"))
        self._line.addWidget(label(steps[-1][1], "strong"))
