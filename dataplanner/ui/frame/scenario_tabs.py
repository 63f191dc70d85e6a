"""The scenarios as tabs, as many as there is room for; the others are in a menu beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QPushButton, QWidget

from dataplanner.model.edits import CopyScenario, Edit, RemoveScenario, RenameScenario
from dataplanner.model.positions import AS_IS, Scenario
from dataplanner.ui.widgets import button, clear_layout, menu_text, plain_tooltip, tab, toggle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

TAB_WIDTH = 168
"""Pixels of a scenario's name; a longer one is shortened in the middle."""
COMPARE = "Compare"
SHARE = 0.36
"""Of the window's width, for the tabs; the first one and the one shown are always there."""


class ScenarioTabs(QWidget):
    """A right click on a tab renames, duplicates or removes its scenario."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._shown: object = None

    def step(self, steps: int) -> None:
        """Turn to the scenario so many places further, round and round."""
        if (session := self._window.session) is not None:
            ids = [scenario.id for scenario in session.plan.scenarios()]
            session.show_scenario(ids[(ids.index(session.scenario) + steps) % len(ids)])

    def refresh(self) -> None:
        """Show the scenarios as they are now; built anew only where they are others, as this is called at each edit."""
        session = self._window.session
        scenarios = session.plan.scenarios() if session else []
        called = [(scenario, scenario.name) for scenario in scenarios]
        width, size = self._window.width(), self.font().pixelSize()
        shown = (called, session and session.scenario, width, size, self._compares())
        if shown != self._shown:
            self._shown = shown
            self._build(scenarios)

    def _build(self, scenarios: list[Scenario]) -> None:
        clear_layout(self._line)
        session = self._window.session
        if session is None:
            return
        tabs = {scenario.id: self._tab(scenario, scenario.id == session.scenario) for scenario in scenarios}
        fitting = self._fitting(tabs, session.scenario)
        for id_, made in tabs.items():
            if id_ in fitting:
                self._line.addWidget(made)
            else:
                made.deleteLater()
        if others := [scenario for scenario in scenarios if scenario.id not in fitting]:
            self._line.addWidget(self._more(others))
        self._line.addWidget(button("+ Scenario", self._add))
        if len(scenarios) > 1:
            self._line.addWidget(toggle(COMPARE, lambda _on: self._compare(), on=self._compares()))

    def _compares(self) -> bool:
        """Whether scenarios are being compared."""
        if self._window.session is None or not self._window.shows_work():
            return False
        page = self._window.workspaces.current()
        return page is not None and page.name == COMPARE

    def _compare(self) -> None:
        self._window.open_workspace(COMPARE)
        self._shown = None  # pressed once more, it would not be down
        self.refresh()

    def _fitting(self, tabs: dict[str, QPushButton], shown: str) -> set[str]:
        """The scenarios whose tabs there is room for."""
        room = self._window.width() * SHARE
        fitting = {AS_IS, shown}
        room -= sum(tabs[id_].sizeHint().width() for id_ in fitting)
        for id_ in tabs:
            if id_ not in fitting:
                room -= tabs[id_].sizeHint().width()
                if room < 0:
                    break
                fitting.add(id_)
        return fitting

    def _more(self, others: list[Scenario]) -> QPushButton:
        """The scenarios without a tab, by name."""
        opened = QMenu(self)
        for scenario in others:
            opened.addAction(menu_text(scenario.name), partial(self._show, scenario.id))
        more = QPushButton(f"{len(others)} more ▾")
        more.setAccessibleName(f"{len(others)} more scenarios")
        more.setMenu(opened)
        return more

    def _tab(self, scenario: Scenario, shown: bool) -> QPushButton:
        name = scenario.name
        made = tab(name, lambda _on: self._show(scenario.id), on=shown, width=TAB_WIDTH)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(lambda at: self.menu(scenario).exec(made.mapToGlobal(at)))
        made.setToolTip(plain_tooltip(f"{name}\nRight-click to rename or remove it"))
        return made

    def menu(self, scenario: Scenario) -> QMenu:
        """What can be done with a scenario."""
        menu = QMenu(self)
        menu.addAction("Rename…", lambda: self._rename(scenario))
        menu.addAction("Duplicate…", lambda: self._add(scenario.id))
        if scenario.id != AS_IS:
            menu.addAction("Remove", lambda: self._do(RemoveScenario(scenario.id)))
        return menu

    def _show(self, scenario: str) -> None:
        if self._window.session:
            self._window.session.show_scenario(scenario)
        self._shown = None
        self.refresh()

    def _add(self, source: str | None = None) -> None:
        """Copy a scenario, the one shown if none is given, and turn to the copy."""
        session = self._window.session
        said = "Name of the scenario, a copy of the one shown" if source is None else "Name of the copy"
        name, given = QInputDialog.getText(self, "New scenario", said)
        if session and given:
            edit = CopyScenario(source or session.scenario, name)
            if session.do(edit):
                self._show(edit.id)

    def _rename(self, scenario: Scenario) -> None:
        name, given = QInputDialog.getText(self, "Rename", "Name of the scenario", text=scenario.name)
        if given:
            self._do(RenameScenario(scenario.id, name))

    def _do(self, edit: Edit) -> None:
        if self._window.session:
            self._window.session.do(edit)
