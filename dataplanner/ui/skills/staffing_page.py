"""The hiring and training plan of all data teams as a table, each line leading to its gap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dataplanner.analysis.free_texts import is_hidden
from dataplanner.analysis.staffing_plan import PlannedGap, staffing_plan
from dataplanner.analysis.wording import Count
from dataplanner.model.days import day_words
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.matrix_model import Index
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import label, plain_tooltip

HEADINGS = ("Team", "Skill", "How", "Begins", "Ready", "Needed", "Have it", "To know")
ABOUT = "Every gap that is open or decided on. Dates follow from the lead times; a double click leads to the questions."
NONE = "No gap is known yet. Fill in the matrices first; what is missing appears here."
TO_KNOW = 7
WIDEST = 190
"""Pixels of a column; what is longer is read on several lines."""
PADDING = 8
"""Left and right of a cell, as in the style sheet."""


class StaffingModel(QAbstractTableModel):
    """The plan's gaps as rows of text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.gaps: list[PlannedGap] = []

    def show_gaps(self, gaps: list[PlannedGap]) -> None:
        """Show these gaps."""
        self.beginResetModel()
        self.gaps = gaps
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.gaps)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return HEADINGS[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        gap = self.gaps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return texts(gap)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(texts(gap)[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == TO_KNOW:
            return QColor(self._theme.palette.red if gap.late or gap.way is None else self._theme.palette.secondary)
        return None


class WrappedCells(QStyledItemDelegate):
    """Cells as high as their wrapped text needs: Qt leaves out what the style sheet puts around it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if option.rect.width() > 2 * PADDING:
            option.rect.adjust(PADDING, 0, -PADDING, 0)
        return super().sizeHint(option, index)


class StaffingPage(QWidget):
    """``go_to`` is told the team and the skill of a gap that was double-clicked."""

    def __init__(self, session: Session, theme: Theme, go_to: Callable[[str, str], object]) -> None:
        super().__init__()
        self._session, self._go_to = session, go_to
        self.model = StaffingModel(theme)
        self.table = QTableView()
        self.table.setAccessibleName("Hiring and training plan")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(WrappedCells(self.table))
        self.table.setProperty("role", "listing")
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.activated.connect(self._opened)
        self.table.doubleClicked.connect(self._opened)
        self._about = label("", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Show the plan as it is now."""
        session = self._session
        gaps = staffing_plan(session.plan, session.scenario, session.method, today())
        self.model.show_gaps(gaps)
        self._about.setText(ABOUT if gaps else NONE)
        self.table.setVisible(bool(gaps))
        header = self.table.horizontalHeader()
        self.table.resizeColumnsToContents()
        for column in range(TO_KNOW):
            header.resizeSection(column, min(header.sectionSize(column), WIDEST))
        header.setSectionResizeMode(TO_KNOW, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()

    def status(self) -> str:
        """How many gaps are decided."""
        gaps = self.model.gaps
        late, decided = sum(gap.late > 0 for gap in gaps), sum(gap.way is not None for gap in gaps)
        return f"{Count(len(gaps)):# gap|# gaps} · {decided} decided · {late} late"

    def _opened(self, index: QModelIndex) -> None:
        gap = self.model.gaps[index.row()]
        self._go_to(gap.team.id, gap.skill.id)


def texts(gap: PlannedGap) -> tuple[str, ...]:
    """A gap as the words of its row."""
    return (
        gap.team.name,
        gap.skill.name,
        _how(gap),
        _day(gap.begin if gap.ready else None),
        _day(gap.ready),
        _day(gap.needed),
        f"{gap.have} of {gap.people} → {gap.after} of {gap.people_after}"
        if gap.ready
        else f"{gap.have} of {gap.people}",
        " ".join((*gap.notes, "" if is_hidden(gap.answer.note) else gap.answer.note)).strip(),
    )


def _how(gap: PlannedGap) -> str:
    """The way, and how many people it takes where that is not one."""
    if gap.way is None:
        return "Open"
    return f"{gap.way.name} {gap.answer.count}" if gap.ready and gap.answer.count > 1 else gap.way.name


def _day(day: date | None) -> str:
    return "" if day is None else day_words(day)
