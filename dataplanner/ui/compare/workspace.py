"""The compare page: two scenarios to choose, a chart of before, changes or after, and the list of differences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dataplanner.analysis.comparison import Comparison, Difference, compared
from dataplanner.analysis.wording import Count
from dataplanner.model.differences import JOINED, LEFT
from dataplanner.model.edits import Batch, BringOver
from dataplanner.model.positions import Scenario
from dataplanner.ui.compare.charts import after_chart, before_chart, changes_chart
from dataplanner.ui.compare.model import DifferencesModel
from dataplanner.ui.compare.words import WORDS
from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.latest import MANY, Latest, Proceed
from dataplanner.ui.motion import reduced_motion
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.session import Session
from dataplanner.ui.tables import list_table
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, clear_layout, label, menu_text, row, toggle
from dataplanner.ui.workspace import Workspace

LIST_WIDTH = 520
NAME_LENGTH = 12
"""Letters of a scenario's name that there is always room for."""
MOST_OPENED = 60
"""Leaders that a first view is tried to be opened to; each try lays the chart out."""
ONE_ONLY = "There is one scenario only. Add another one with “+ Scenario”, and change it."
COMPARING = "Comparing the two scenarios …"
STOPPED = "That was stopped. Choose a scenario to compare them again."
CHARTS = {"Before": before_chart, "Changes": changes_chart, "After": after_chart}


class CompareWorkspace(Workspace):
    """Both scenarios stay as they are until a difference is brought over, which is one edit like any other."""

    name = "Compare"
    in_rail = False
    has_inspector = False
    tables = frozenset({"positions", "people", "teams", "scenarios"})

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._comparison: Comparison | None = None
        self._charts: dict[str, ChartData] = {}
        self._comparing = Latest(self, tasks, self._tell)
        self._hidden: set[str] = set()
        self._fresh = True
        self._shown = "Changes"
        self.before, self.after = self._chooser("Before"), self._chooser("After")
        self.canvas = ChartCanvas(theme, reduced_motion=reduced_motion(), movable=False, tasks=tasks)
        self.model = DifferencesModel(session, theme)
        self.table = self._table()
        self._counts = FlowLayout()
        self._which = QButtonGroup(self)
        self._none = label("", "secondary", wrap=True)
        self._bring = button("", lambda: self._bring_over(back=False), "primary")
        self._back = button("", lambda: self._bring_over(back=True))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.canvas)
        self._split.addWidget(self._list())
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([900, LIST_WIDTH])
        self.column.setContentsMargins(0, 0, 0, 0)
        self._bar = self._toolbar()
        self.column.addWidget(self._bar)
        self.column.addLayout(self._counts)
        self._counts.setContentsMargins(16, 0, 16, 0)
        self.column.addWidget(self._none)
        self.column.addWidget(self._split, 1)
        self._none.setContentsMargins(16, 16, 16, 16)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.canvas.selection_changed.connect(self._follow_chart)
        session.scenario_changed.connect(self._look_at_shown)

    def status(self) -> str:
        found = self._comparison
        if found is None:
            return ""
        differences, positions = Count(len(found.differences)), Count(len(found.by_position()))
        return f"{differences:# difference|# differences} of {positions:# position|# positions}"

    def refresh(self) -> None:
        scenarios = self.session.plan.scenarios()
        self._fill(self.before, scenarios, 0)
        shown = self.before.findData(self.session.scenario)
        self._fill(self.after, scenarios, 1 if shown in (-1, 0, self.before.currentIndex()) else shown)
        self._comparison, self._charts = None, {}
        clear_layout(self._counts)
        self._comparing.forget()
        if len(scenarios) > 1:
            self._compare()
        self._tell()

    def compare(self, before: str, after: str) -> None:
        """Compare these two scenarios."""
        self.before.setCurrentIndex(self.before.findData(before))
        self.after.setCurrentIndex(self.after.findData(after))

    # What is compared

    def _fill(self, box: QComboBox, scenarios: Sequence[Scenario], fallback: int) -> None:
        """The scenarios to choose from; the one that was chosen stays."""
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for scenario in scenarios:
            box.addItem(scenario.name, scenario.id)
        found = box.findData(chosen)
        box.setCurrentIndex(found if found >= 0 else min(fallback, len(scenarios) - 1))
        box.blockSignals(False)

    def _look_at_shown(self) -> None:
        """Compare the scenario that the window turned to with *as is*."""
        if self.session.scenario != self.before.currentData():
            self.after.setCurrentIndex(self.after.findData(self.session.scenario))

    def _choose(self) -> None:
        self._fresh = True
        self.invalidate()

    def _tell(self) -> None:
        """Show the comparison, or say why there is none; one that is out of date may name somebody who is masked."""
        several, there = self.before.count() > 1, self._comparison is not None
        self._bar.setVisible(several)
        self._split.setVisible(there)
        self._none.setVisible(not there)
        self._none.setText(COMPARING if self._comparing.under_way else STOPPED if several else ONE_ONLY)
        self.status_changed.emit()

    def _compare(self) -> None:
        """Have the two scenarios compared as far as they are not, and the chart drawn that is wanted."""
        plan, names, found, shown = self.session.plan, self.session.names, self._comparison, self._shown
        before, after = str(self.before.currentData()), str(self.after.currentData())

        def work(proceed: Proceed) -> tuple[Comparison, ChartData]:
            comparison = found or compared(plan, before, after, label=names.position)
            proceed()
            return comparison, CHARTS[shown](plan, comparison, names.holder)

        many = sum(len(plan.organisation(side)) for side in (before, after)) >= MANY
        self._comparing.ask(COMPARING, work, lambda made: self._show(shown, *made), much=many)

    def _show(self, name: str, comparison: Comparison, chart: ChartData) -> None:
        self._charts[name] = chart
        if comparison is not self._comparison:
            self._comparison = comparison
            self._bring.setText(menu_text(f"Bring over to {self.before.currentText()}"))
            self._back.setText(menu_text(f"Take back in {self.after.currentText()}"))
            self._show_counts(comparison)
            self._show_list()
        self._show_chart()

    def _show_counts(self, comparison: Comparison) -> None:
        """A switch for each kind of difference that there is, with its number."""
        clear_layout(self._counts)
        for what, count in comparison.counts.items():
            if count:
                text, shown = f"{WORDS[what]} {count:,}", what not in self._hidden
                self._counts.addWidget(toggle(text, partial(self._look_for, what), on=shown))

    def _look_for(self, what: str, shown: bool) -> None:
        self._hidden = self._hidden - {what} if shown else self._hidden | {what}
        self._show_list()

    def _show_list(self) -> None:
        if self._comparison is not None:
            self.model.show(self._comparison, WORDS.keys() - self._hidden)
            self._follow_list()

    def _show_chart(self) -> None:
        if self._comparison is None or (chart := self._charts.get(self._shown)) is None:
            self._compare()
            return
        self.canvas.set_chart(chart, fresh=self._fresh, open_to=_leaders(chart, self._comparison))
        self._fresh = False
        self._follow_list()

    # The two selections

    def _follow_list(self) -> None:
        chosen = [difference.position for difference in self._chosen()]
        self.canvas.set_selection(chosen)
        if chosen:
            self.canvas.reveal(chosen[0])
        for part in (self._bring, self._back):
            part.setEnabled(bool(chosen))

    def _follow_chart(self, positions: list[str]) -> None:
        at = self.model.row_of(positions[0]) if positions else -1
        if at >= 0:
            self.table.selectRow(at)
        else:
            self.table.clearSelection()

    def _chosen(self) -> list[Difference]:
        return [self.model.differences[index.row()] for index in self.table.selectionModel().selectedRows()]

    # Bringing over

    def _bring_over(self, *, back: bool) -> None:
        """Make the chosen positions in one scenario what they are in the other."""
        if self._comparison is None:
            return
        sides = (self._comparison.after, self._comparison.before)
        source, target = reversed(sides) if back else sides
        edits = tuple(BringOver(source, target, d.position, _seen_from(d.what, back=back)) for d in self._chosen())
        if edits:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed is about to be disabled
            self.session.do(edits[0] if len(edits) == 1 else Batch(edits, f"Bring {len(edits):,} changes over"))

    # Parts

    def _toolbar(self) -> QWidget:
        switches = [self._chart_switch(name) for name in CHARTS]
        bar = row(self.before, label("→", "secondary"), self.after, *switches, None)
        bar.setContentsMargins(16, 12, 16, 0)
        return bar

    def _chart_switch(self, name: str) -> QPushButton:
        switch = toggle(name, lambda on: self._turn_to(name) if on else None, on=name == self._shown)
        self._which.addButton(switch)
        return switch

    def _turn_to(self, name: str) -> None:
        """Show another of the three charts."""
        self._shown = name
        self._show_chart()

    def _chooser(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"{name}: the scenario")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(NAME_LENGTH)
        box.currentIndexChanged.connect(lambda _at: self._choose())
        return box

    def _table(self) -> QTableView:
        table = list_table("Differences", self.model)
        table.setShowGrid(False)
        table.verticalHeader().setDefaultSectionSize(self.theme.space.row)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow_list())
        table.doubleClicked.connect(lambda _index: self._bring_over(back=False))
        return table

    def _list(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 16, 16)
        column.addWidget(self.table, 1)
        column.addWidget(row(self._bring, self._back, None))
        return holder


def _leaders(chart: ChartData, comparison: Comparison) -> list[str]:
    """Those below whom something differs, as many as a first view may be opened to; further up first."""
    rows = {int(chart.index.parent[row]) for row in chart.rows(list(comparison.by_position()))} - {-1}
    return [chart.index.ids[row] for row in sorted(rows)[:MOST_OPENED]]


def _seen_from(what: str, *, back: bool) -> str:
    """The same difference seen from the other side: who joined here has left there."""
    return _OTHER_WAY.get(what, what) if back else what


_OTHER_WAY = {JOINED: LEFT, LEFT: JOINED}
