"""What an import found and how it was understood: figures, the mapping, the rows as read, and what needs a look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from dataplanner.files.hr_import import ImportedOrganisation
from dataplanner.ui.importing.chart import ImportChart
from dataplanner.ui.importing.mapping_panel import MappingPanel
from dataplanner.ui.importing.parked import ParkedList
from dataplanner.ui.importing.place_bar import PlaceBar
from dataplanner.ui.importing.problems import ProblemList
from dataplanner.ui.importing.rows import RowsView
from dataplanner.ui.importing.work import Reading
from dataplanner.ui.widgets import card, clear_layout, label, row

PANEL_HEIGHT = 262
LISTS_HEIGHT = 250
"""What a problem in two lines, what may be done about it and two rows of the list need."""


class ImportPreview(QWidget):
    """One reading at a time; its choices can be changed in the mapping."""

    changed = Signal(object)
    export_wanted = Signal(list, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout()
        self.summary = label("", "body", wrap=True)
        self.panel = MappingPanel()
        self.place = PlaceBar()
        self.rows = RowsView()
        self.problems = ProblemList()
        self.parked = ParkedList()
        self.chart = ImportChart()
        self.panel.changed.connect(self.changed)
        self.place.changed.connect(lambda place: self.changed.emit(self._reading.choices.placed(place)))
        self.panel.table_changed.connect(self._show_rows)
        self.problems.row_wanted.connect(self._jump)
        self.parked.row_wanted.connect(self._jump)
        self.problems.decided.connect(lambda found: self.changed.emit(self._reading.choices.decided(found)))
        self.problems.export_wanted.connect(self.export_wanted)
        self._build()

    def show_reading(self, reading: Reading) -> None:
        """Show what came of other choices."""
        self._reading = reading
        clear_layout(self._line)
        for value, name in reading.summary.figures:
            self._line.addWidget(_figure(value, name))
        self._line.addStretch(1)
        self.summary.setText(manager_text(reading.imported))
        self.panel.show_reading(reading)
        self._show_rows()
        self.problems.show_problems(reading.imported)
        parked = reading.summary.parked
        self.parked.show_parked(parked)
        self.lists.setTabText(0, f"To look at · {len(reading.imported.problems):,}")
        self.lists.setTabText(1, f"Parked · {len(parked):,}")

    def _build(self) -> None:
        self.lists = QTabWidget()
        self.lists.setMinimumHeight(LISTS_HEIGHT)
        self.lists.setDocumentMode(True)
        self.lists.tabBar().setDrawBase(False)
        self.lists.addTab(self.problems, "")
        self.lists.addTab(self.parked, "")
        above = _splitter(Qt.Orientation.Horizontal, self.panel, self.chart, first=3, second=2)
        below = _splitter(Qt.Orientation.Horizontal, _below(self.place, self.rows), self.lists, first=1, second=1)
        halves = _splitter(Qt.Orientation.Vertical, above, below, first=0, second=1)
        halves.setSizes([PANEL_HEIGHT, 2 * PANEL_HEIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._line)
        column.addWidget(self.summary)
        column.addWidget(halves, 1)

    def _show_rows(self) -> None:
        at = max(self.panel.at, 0)
        self.place.show_table(self._reading, self._reading.imported.tables[at])
        self.rows.show_table(self._reading.imported, at)

    def _jump(self, source: str, number: int) -> None:
        """Turn to the table of a problem and to its row."""
        sources = [table.source for table in self._reading.imported.tables]
        if source in sources:
            if (at := sources.index(source)) != self.panel.at:
                self.panel.show_table(at)
            self.rows.jump_to(number)


def _splitter(direction: Qt.Orientation, one: QWidget, other: QWidget, *, first: int, second: int) -> QSplitter:
    """Two widgets that share what room there is as these numbers say."""
    made = QSplitter(direction)
    for at, (widget, stretch) in enumerate(((one, first), (other, second))):
        made.addWidget(widget)
        made.setStretchFactor(at, stretch)
    made.setChildrenCollapsible(False)
    made.setSizes([1000 * first, 1000 * second])
    return made


def _below(*widgets: QWidget) -> QWidget:
    """Widgets below each other, the last as high as there is room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _figure(value: str, name: str) -> QWidget:
    frame, lines = card()
    lines.setContentsMargins(10, 3, 10, 3)
    lines.addWidget(row(label(value, "title"), label(name, "secondary"), spacing=6))
    return frame


def manager_text(imported: ImportedOrganisation) -> str:
    """How the managers are given and what share of them was found."""
    chosen = next((way for way in imported.mapping.managers if way), None)
    if chosen is None:
        return "No column says who reports to whom: everybody is listed without a manager."
    against = "" if chosen.key in ("", chosen.column, chosen.way) else f", looked up in {chosen.key.replace('_', ' ')}"
    return (
        f"Managers are given by {chosen.way} in “{chosen.column}”{against}: once the rows were cleaned, "
        f"{imported.share_resolved:.1%} of the filled cells lead to a manager."
    )
