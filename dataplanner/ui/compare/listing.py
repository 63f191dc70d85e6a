"""The list of differences: switches for the kinds that are listed, and changes brought over as one edit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from dataplanner.analysis.comparison import Comparison, Difference
from dataplanner.model.differences import JOINED, LEFT
from dataplanner.model.edits import Batch, BringOver
from dataplanner.ui.compare.model import DifferencesModel
from dataplanner.ui.compare.words import WORDS
from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.session import Session
from dataplanner.ui.tables import list_table
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, clear_layout, menu_text, row, toggle

LINES = 3
"""A row is so many halves of a usual one high: a name and a title have two lines."""
CHOOSE_FIRST = "Choose what is to be brought over or taken back in the list first."
_OTHER_WAY = {JOINED: LEFT, LEFT: JOINED}


class DifferenceList(QWidget):
    """``chosen`` tells the positions whose rows are; ``counts`` are the switches, to be put where there is room."""

    chosen = Signal(list)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._comparison: Comparison | None = None
        self._hidden: set[str] = set()
        self.model = DifferencesModel(session, theme)
        self.table = self._table(theme)
        self.counts = FlowLayout()
        self._bring = button("", lambda: self._bring_over(back=False), "primary")
        self._back = button("", lambda: self._bring_over(back=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 16)
        column.addWidget(self.table, 1)
        column.addWidget(row(self._bring, self._back, None))

    def show_comparison(self, comparison: Comparison, before: str, after: str) -> None:
        """List the differences of the scenarios of these names."""
        self._comparison = comparison
        self._bring.setText(menu_text(f"Bring over to {before}"))
        self._back.setText(menu_text(f"Take back in {after}"))
        self._show_counts(comparison)
        self._show_list()

    def forget(self) -> None:
        """There is no comparison just now: nothing can be switched or brought over."""
        self._comparison = None
        clear_layout(self.counts)

    def tell_chosen(self) -> None:
        """Say once more whose rows are chosen."""
        positions = [difference.position for difference in self._chosen()]
        for part in (self._bring, self._back):
            part.setEnabled(bool(positions))
            part.setToolTip("" if positions else CHOOSE_FIRST)
        self.chosen.emit(positions)

    def choose(self, position: str = "") -> None:
        """Choose the first row about a position; none for one that does not differ."""
        at = self.model.row_of(position)
        if at >= 0:
            self.table.selectRow(at)
        else:
            self.table.clearSelection()

    def _show_counts(self, comparison: Comparison) -> None:
        """A switch for each kind of difference that there is, with its number."""
        clear_layout(self.counts)
        for what, count in comparison.counts.items():
            if count:
                text, shown = f"{WORDS[what]} {count:,}", what not in self._hidden
                self.counts.addWidget(toggle(text, partial(self._look_for, what), on=shown))

    def _look_for(self, what: str, shown: bool) -> None:
        self._hidden = self._hidden - {what} if shown else self._hidden | {what}
        self._show_list()

    def _show_list(self) -> None:
        if self._comparison is not None:
            self.model.show(self._comparison, WORDS.keys() - self._hidden)
            self.tell_chosen()

    def _chosen(self) -> list[Difference]:
        return [self.model.differences[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _bring_over(self, *, back: bool) -> None:
        """Make the chosen positions in one scenario what they are in the other."""
        if self._comparison is None:
            return
        sides = (self._comparison.after, self._comparison.before)
        source, target = reversed(sides) if back else sides
        edits = tuple(BringOver(source, target, d.position, _seen_from(d.what, back=back)) for d in self._chosen())
        if edits:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed is about to be disabled
            self._session.do(edits[0] if len(edits) == 1 else Batch(edits, f"Bring {len(edits):,} changes over"))

    def _table(self, theme: Theme) -> QTableView:
        table = list_table("Differences", self.model)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().setDefaultSectionSize(LINES * theme.space.row // 2)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.selectionModel().selectionChanged.connect(lambda *_: self.tell_chosen())
        table.doubleClicked.connect(lambda _index: self._bring_over(back=False))
        return table


def _seen_from(what: str, *, back: bool) -> str:
    """The same difference seen from the other side: who joined here has left there."""
    return _OTHER_WAY.get(what, what) if back else what
