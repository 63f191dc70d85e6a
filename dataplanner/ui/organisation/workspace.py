"""The organisation workspace: chart, overview or sheet, with the outline and the teams beside it, on one selection."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dataplanner.analysis.shape import counts_of
from dataplanner.analysis.wording import Count
from dataplanner.ui.one_line import OneLine
from dataplanner.ui.organisation.chart_page import ChartPage, PagePlace
from dataplanner.ui.organisation.drag_ahead import DragAhead
from dataplanner.ui.organisation.outline import Outline
from dataplanner.ui.organisation.sheet.page import SheetPage
from dataplanner.ui.organisation.teams_panel import TeamsPanel
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, gap, label, row, toggle
from dataplanner.ui.workspace import Workspace

SIDE_WIDTH, SIDE_LEAST, SIDE_MOST = 288, 220, 560
CHART, OVERVIEW, SHEET = "Chart", "Overview", "Sheet"
MENU = (
    ("rename", "add_report", "add_peer", "insert_manager"),
    ("cut", "paste", "move_to", "move_alone_to", "dotted_to"),
    ("vacate", "detach", "park"),
    ("remove", "remove_parking", "remove_branch"),
    ("focus", "unfocus"),
    ("mark_subtree", "mark_selection"),
)
"""What a right click on the chart offers, by the ids of the actions."""


class OrganisationWorkspace(Workspace):
    """The canvas emits what was asked for; the window's actions turn it into edits."""

    name = "Organisation"
    icon = "organisation"
    tables = frozenset({"positions", "people", "teams", "dotted_lines"})

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self.chart = ChartPage(session, tasks, theme)
        self.canvas = self.chart.canvas
        self.ahead = DragAhead(session, self.canvas, theme)
        self.sheet = SheetPage(session, tasks, theme)
        self.outline = Outline(session)
        self.teams = TeamsPanel(session, tasks, theme)
        self._pages: dict[str, QWidget] = {CHART: self.chart, OVERVIEW: self.chart.whole, SHEET: self.sheet}
        self._switches: dict[str, QPushButton] = {}
        self._of_the_chart: list[QWidget] = []
        self._unfolded: list[QPushButton] | None = None
        self._views = self._stack()
        self._side = self._side_panel()
        self._side_width = SIDE_WIDTH
        self._empty = self._empty_state()
        self._split = self._splitter()
        self._views.setFocusProxy(self.chart)
        self.setFocusProxy(self._views)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self._toolbar())
        self.column.addWidget(self._empty)
        self.column.addWidget(self._split, 1)
        self._connect()

    def status(self) -> str:
        shape = counts_of(self.session.organisation)
        parts = [
            f"{Count(shape.positions):# position|# positions}",
            f"{shape.vacant:,} vacant",
            f"{Count(shape.layers):# layer|# layers}",
        ]
        trees = f"{Count(shape.roots):# tree|# trees}"
        parked = [f"{shape.unplaced:,} parked"] if shape.unplaced else []
        return " · ".join([*parts, trees, *parked, *filter(None, (self.chart.bar.spotlight.told,))])

    def zoom(self) -> str:
        return f"{self.canvas.scale:.0%}"

    def refresh(self) -> None:
        self._fold_side(self.session.presenting)
        self.ahead.forget()
        self.chart.renew()
        self.outline.invalidate()
        self.teams.invalidate()
        self.sheet.invalidate()
        has_positions = len(self.session.organisation) > 0
        self._split.setVisible(has_positions)
        self._empty.setVisible(not has_positions)

    def place(self) -> tuple[str, list[bool], PagePlace]:
        """The view, which panel is open beside it, and the chart."""
        view = next(name for name, page in self._pages.items() if page is self._views.currentWidget())
        return view, [part.isChecked() for part in self._panels()], self.chart.place()

    def return_to(self, place: tuple[str, list[bool], PagePlace]) -> None:
        view, panels, chart = place
        self.chart.return_to(chart)
        for part, on in zip(self._panels(), panels, strict=True):
            part.setChecked(on)
        self.show_view(view)

    def _panels(self) -> tuple[QPushButton, QPushButton]:
        return self._outline_button, self._teams_button

    def show_view(self, name: str) -> None:
        """Turn to the chart, the overview or the sheet by its name."""
        view = self._pages[name]
        self._switches[name].setChecked(True)
        self._views.setCurrentWidget(view)
        self._views.setFocusProxy(view)
        for part in self._of_the_chart:
            self._bar.offer(part, name == CHART or (name == OVERVIEW and part in self.chart.bar.of_overview()))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        session, canvas = self.session, self.canvas
        canvas.selection_changed.connect(session.select)
        canvas.context_requested.connect(self._show_menu)
        canvas.drop_requested.connect(session.drop_asked)
        self.outline.drop_requested.connect(session.drop_asked)
        canvas.edit_requested.connect(self._edit)
        canvas.zoom_changed.connect(lambda _scale: self.status_changed.emit())
        self.chart.shown_in_chart.connect(lambda: self.show_view(CHART))
        self.chart.spotlight_moved.connect(self.status_changed)
        session.selection_changed.connect(self.chart.follow_selection)
        session.path_changed.connect(self.chart.follow_path)
        session.cut_changed.connect(canvas.show_cut)

    # What the menu and the keyboard ask for

    def _edit(self, position_id: str) -> None:
        self.session.select([position_id])
        self._trigger("rename")

    def _show_menu(self, position_id: str, at: QPoint) -> None:
        if position_id and position_id not in self.session.selection:
            self.session.select([position_id])
        menu = QMenu(self)
        for group in MENU:
            for action in filter(None, map(self._action, group)):
                menu.addAction(action)
            menu.addSeparator()
        menu.exec(at)

    def _trigger(self, action_id: str) -> None:
        if (action := self._action(action_id)) is not None:
            action.trigger()

    def _action(self, action_id: str) -> QAction | None:
        return self.window().findChild(QAction, action_id)

    # Parts

    def _toolbar(self) -> QWidget:
        self._outline_button = toggle("Outline", lambda on: self._show_side(self.outline, on))
        self._teams_button = toggle("Teams", lambda on: self._show_side(self.teams, on))
        self._of_the_chart = list[QWidget](self.chart.bar.widgets())
        parts = (*self._view_switches(), gap(), self._outline_button, self._teams_button, gap(), *self._of_the_chart)
        self._bar = OneLine(*parts, kept=[self.chart.bar.spotlight])
        holder = row(self._bar)
        holder.setContentsMargins(16, 12, 16, 12)
        return holder

    def _view_switches(self) -> list[QPushButton]:
        group = QButtonGroup(self)
        for name in self._pages:
            self._switches[name] = toggle(name, partial(self._turn_to, name), on=name == CHART)
            group.addButton(self._switches[name])
        return list(self._switches.values())

    def _turn_to(self, name: str, on: bool) -> None:
        if on:
            self.show_view(name)

    def _stack(self) -> QStackedWidget:
        views = QStackedWidget()
        for view in self._pages.values():
            views.addWidget(view)
        return views

    def _side_panel(self) -> QStackedWidget:
        side = QStackedWidget()
        side.setMaximumWidth(SIDE_MOST)
        self.outline.setMinimumWidth(SIDE_LEAST)
        for page in (self.outline, self.teams):
            page.setFrameShape(QFrame.Shape.NoFrame)
            side.addWidget(page)
        side.hide()  # the chart comes first, and needs the room
        return side

    def _splitter(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._side)
        split.addWidget(self._views)
        split.setStretchFactor(1, 1)
        return split

    def _show_side(self, page: QWidget, shown: bool) -> None:
        """Turn the panel to a page, or fold it away when its button is released."""
        other = self._teams_button if page is self.outline else self._outline_button
        if shown:
            other.setChecked(False)
            self._side.setCurrentWidget(page)
        wanted = self._outline_button.isChecked() or self._teams_button.isChecked()
        if wanted and self._side.isHidden():
            self._side.show()
            self._split.setSizes([self._side_width, self._split.width() - self._side_width])
        elif not wanted:
            self._side_width = self._side.width()
            self._side.hide()

    def _fold_side(self, presenting: bool) -> None:
        """Fold the panel away while the page is on a projector, and bring it back after that."""
        if presenting and self._unfolded is None:
            self._unfolded = [part for part in self._panels() if part.isChecked()]
            for part in self._unfolded:
                part.setChecked(False)
        elif not presenting and self._unfolded is not None:
            for part in self._unfolded:
                part.setChecked(True)
            self._unfolded = None

    def _empty_state(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label("Nobody is here yet", "heading"))
        column.addWidget(label("Add the position at the top, or import an HR export from the File menu.", "secondary"))
        column.addSpacing(8)
        column.addWidget(row(button("Add a position", lambda: self._trigger("add_report"), "primary"), None))
        column.addStretch(1)
        return holder
