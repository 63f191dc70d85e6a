"""The compare page: two scenarios to choose, a chart of before, changes or after, and the list of differences."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSplitter, QWidget

from dataplanner.analysis.comparison import Comparison, compared
from dataplanner.analysis.wording import Count
from dataplanner.ui.compare.charts import after_chart, before_chart, changes_chart
from dataplanner.ui.compare.listing import DifferenceList
from dataplanner.ui.compare.sides import Sides
from dataplanner.ui.latest import MANY, Latest, Proceed
from dataplanner.ui.motion import reduced_motion
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import label, row, toggle
from dataplanner.ui.workspace import Workspace

LIST_WIDTH = 520
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
        self._fresh = True
        self._seen: set[str] = set()
        """The charts that were turned to since: what changed is unfolded on each for once."""
        self._shown = "Changes"
        self.sides = Sides()
        self.canvas = ChartCanvas(theme, reduced_motion=reduced_motion(), movable=False, tasks=tasks)
        self.listing = DifferenceList(session, theme)
        self._group = QButtonGroup(self)
        self._switches = {name: self._switch(name) for name in CHARTS}
        self._none = label("", "secondary", wrap=True)
        self._lay_out()
        self.sides.chosen.connect(self._choose)
        self.listing.chosen.connect(self._follow_list)
        self.canvas.selection_changed.connect(self._follow_chart)
        session.scenario_changed.connect(lambda: self.sides.look_at(session.scenario))

    def status(self) -> str:
        found = self._comparison
        if found is None:
            return ""
        differences, positions = Count(len(found.differences)), Count(len(found.by_position()))
        return f"{differences:# difference|# differences} of {positions:# position|# positions}"

    def refresh(self) -> None:
        self.sides.offer(self.session.plan.scenarios(), self.session.scenario)
        self.listing.setVisible(not self.session.presenting)
        self.listing.forget()
        self._comparison, self._charts = None, {}
        self._comparing.forget()
        if self.sides.several:
            self._compare()
        self._tell()

    def place(self) -> tuple[tuple[str, str], str]:
        """The scenarios compared, and which chart of them is shown."""
        return self.sides.ids, self._shown

    def return_to(self, place: tuple[tuple[str, str], str]) -> None:
        sides, self._shown = place
        self.sides.offer(self.session.plan.scenarios(), self.session.scenario)
        self.sides.choose(*sides)
        with QSignalBlocker(self._switches[self._shown]):  # the chart is drawn when the page is seen
            self._switches[self._shown].setChecked(True)

    def step_chart(self) -> None:
        """Turn to the next of the three charts, round and round."""
        names = list(CHARTS)
        self._switches[names[(names.index(self._shown) + 1) % len(names)]].setChecked(True)

    def _choose(self) -> None:
        self._fresh = True
        self.invalidate()

    def _tell(self) -> None:
        """Show the comparison, or say why there is none; one that is out of date may name somebody who is masked."""
        several, there = self.sides.several, self._comparison is not None
        self._bar.setVisible(several)
        self._split.setVisible(there)
        self._none.setVisible(not there)
        self._none.setText(COMPARING if self._comparing.under_way else STOPPED if several else ONE_ONLY)
        self.status_changed.emit()

    def _compare(self) -> None:
        """Have the two scenarios compared as far as they are not, and the chart drawn that is wanted."""
        plan, names, found, shown = self.session.plan, self.session.names, self._comparison, self._shown
        before, after = self.sides.ids

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
            self.listing.show_comparison(comparison, self.sides.before.currentText(), self.sides.after.currentText())
        self._show_chart()

    def _show_chart(self) -> None:
        if self._comparison is None or (chart := self._charts.get(self._shown)) is None:
            self._compare()
            return
        leaders = _leaders(chart, self._comparison)
        self.canvas.set_chart(chart, fresh=self._fresh, open_to=leaders, at_least=len(leaders))
        if not self._fresh and self._shown not in self._seen:
            self.canvas.unfold_to(chart.rows(list(self._comparison.by_position())[:MOST_OPENED]))
        self._seen = {self._shown} if self._fresh else self._seen | {self._shown}
        self._fresh = False
        self.listing.tell_chosen()

    def _follow_list(self, positions: list[str]) -> None:
        self.canvas.set_selection(positions)
        if positions:
            self.canvas.reveal(positions[0])

    def _follow_chart(self, positions: list[str]) -> None:
        self.listing.choose(*positions[:1])

    # Parts

    def _lay_out(self) -> None:
        self._bar = row(self.sides, *self._switches.values(), None)
        self._bar.setContentsMargins(16, 12, 16, 0)
        self.listing.counts.setContentsMargins(16, 0, 16, 0)
        self._none.setContentsMargins(16, 16, 16, 16)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._split = self._splitter()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._bar)
        self.column.addLayout(self.listing.counts)
        self.column.addWidget(self._none)
        self.column.addWidget(self._split, 1)

    def _splitter(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.canvas)
        split.addWidget(self.listing)
        split.setStretchFactor(0, 1)
        split.setSizes([900, LIST_WIDTH])
        return split

    def _switch(self, name: str) -> QPushButton:
        switch = toggle(name, lambda on: self._turn_to(name) if on else None, on=name == self._shown)
        self._group.addButton(switch)
        return switch

    def _turn_to(self, name: str) -> None:
        """Show another of the three charts."""
        self._shown = name
        self._show_chart()


def _leaders(chart: ChartData, comparison: Comparison) -> list[str]:
    """Those below whom something differs, as many as a first view may be opened to; those with most of it first."""
    changed = chart.rows(list(comparison.by_position()))
    counts = Counter(int(chart.index.parent[row]) for row in changed if chart.index.parent[row] >= 0)
    first = sorted(counts, key=lambda row: (-counts[row], row))
    return [chart.index.ids[row] for row in first[:MOST_OPENED]]
