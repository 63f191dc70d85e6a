"""The top bar: the plan's name, scenarios as tabs, search, and what a projector needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QPushButton, QSizePolicy

from dataplanner.model.edits import RenamePlan
from dataplanner.ui.frame.scenario_tabs import ScenarioTabs
from dataplanner.ui.frame.search import Search
from dataplanner.ui.widgets import ElidedLabel, toggle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

NAME_WIDTH = 160
"""Pixels of the plan's name that are seen however narrow the window: those of a few words on a projector."""


class TopBar(QFrame):
    """One line at the top of the window; without a plan it shows only the program's name and the search."""

    search: Search
    scenarios: ScenarioTabs
    mask_button: QPushButton
    present_button: QPushButton

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setProperty("role", "panel-top")
        self.setFixedHeight(48)
        self._window = window
        self.name = ElidedLabel("Data Planner", "heading", least=NAME_WIDTH)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.name.customContextMenuRequested.connect(lambda _at: self._rename_plan())
        self.search = Search(window)
        self.search.setFixedHeight(32)
        self.mask_button = toggle("Mask names", window.masking.turn, on=window.masking.at_first)
        self.present_button = toggle("Present", window.presenting.turn)
        self.scenarios = ScenarioTabs(window)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(12)
        line.addWidget(self.name, 3)
        line.addWidget(self.scenarios)
        line.addStretch(2)
        line.addWidget(self.search, 3)
        line.addWidget(self.mask_button)
        line.addWidget(self.present_button)

    def refresh(self) -> None:
        """Show the plan and its scenarios as they are now."""
        session = self._window.session
        self.name.setText(session.plan.name if session else "Data Planner")
        for part in (self.mask_button, self.present_button):
            part.setVisible(session is not None)
        self.scenarios.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scenarios.refresh()

    def _rename_plan(self) -> None:
        session = self._window.session
        if session is None:
            return
        name, given = QInputDialog.getText(self, "Rename", "Name of the plan", text=session.plan.name)
        if given:
            session.do(RenamePlan(name))
