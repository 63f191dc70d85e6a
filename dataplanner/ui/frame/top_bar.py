"""The top bar: the plan's name, scenarios as tabs, search, and what a projector needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QMenu, QPushButton

from dataplanner.model.edits import CopyScenario, RemoveScenario, RenamePlan, RenameScenario
from dataplanner.model.positions import AS_IS, Scenario
from dataplanner.ui.frame.search import Search
from dataplanner.ui.widgets import ElidedLabel, button, clear_layout, menu_text, plain_tooltip, toggle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

TAB_WIDTH = 168
"""Pixels of a scenario's name; a longer one is shortened in the middle."""


class TopBar(QFrame):
    """One line at the top of the window; without a plan it shows only the program's name and the search."""

    search: Search
    mask_button: QPushButton
    present_button: QPushButton

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setProperty("role", "panel-top")
        self.setFixedHeight(48)
        self._window = window
        self.name = ElidedLabel("Data Planner", "heading")
        self.name.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.name.customContextMenuRequested.connect(lambda _at: self._rename_plan())
        self.search = Search(window)
        self.search.setFixedHeight(32)
        self.mask_button = toggle("Mask names", window.mask_names)
        self.present_button = toggle("Present", window.present)
        self._scenarios = QHBoxLayout()
        self._scenarios.setSpacing(8)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(12)
        line.addWidget(self.name, 3)
        line.addLayout(self._scenarios)
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
        clear_layout(self._scenarios)
        if session is not None:
            for scenario in session.plan.scenarios():
                self._scenarios.addWidget(self._tab(scenario, scenario.id == session.scenario))
            self._scenarios.addWidget(button("+ Scenario", self._add_scenario))
            if len(session.plan.scenarios()) > 1:
                self._scenarios.addWidget(button("Compare", lambda: self._window.open_workspace("Compare")))

    def _tab(self, scenario: Scenario, shown: bool) -> QPushButton:
        session = self._window.session
        name = session.names.hidden(scenario.name) if session else scenario.name
        tab = toggle(name, lambda _on: self._show_scenario(scenario.id), on=shown)
        tab.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tab.customContextMenuRequested.connect(lambda at: self._menu(scenario).exec(tab.mapToGlobal(at)))
        tab.setText(menu_text(tab.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, TAB_WIDTH)))
        tab.setToolTip(plain_tooltip(f"{name}\nRight-click to rename or remove it"))
        return tab

    def _menu(self, scenario: Scenario) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Rename…", lambda: self._rename_scenario(scenario))
        menu.addAction("Duplicate…", lambda: self._add_scenario(scenario.id))
        if scenario.id != AS_IS:
            menu.addAction("Remove", lambda: self._do(RemoveScenario(scenario.id)))
        return menu

    def _show_scenario(self, scenario: str) -> None:
        if self._window.session:
            self._window.session.show_scenario(scenario)
        self.refresh()

    def _add_scenario(self, source: str | None = None) -> None:
        """Copy a scenario, the one shown if none is given, and turn to the copy."""
        session = self._window.session
        said = "Name of the scenario, a copy of the one shown" if source is None else "Name of the copy"
        name, given = QInputDialog.getText(self, "New scenario", said)
        if session and given:
            edit = CopyScenario(source or session.scenario, name)
            if session.do(edit):
                self._show_scenario(edit.id)

    def _rename_scenario(self, scenario: Scenario) -> None:
        name, given = QInputDialog.getText(self, "Rename", "Name of the scenario", text=scenario.name)
        if given:
            self._do(RenameScenario(scenario.id, name))

    def _rename_plan(self) -> None:
        session = self._window.session
        if session is None:
            return
        name, given = QInputDialog.getText(self, "Rename", "Name of the plan", text=session.plan.name)
        if given:
            self._do(RenamePlan(name))

    def _do(self, edit: RemoveScenario | RenameScenario | RenamePlan) -> None:
        if self._window.session:
            self._window.session.do(edit)
