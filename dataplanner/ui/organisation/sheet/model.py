"""The sheet as a Qt table: a row a position, cells that can be edited, and edits of many cells as one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from dataplanner.model.edits import Edit
from dataplanner.model.edits.base import new_id
from dataplanner.model.errors import PlanError
from dataplanner.model.organisation import Organisation
from dataplanner.ui.latest import MANY, Latest
from dataplanner.ui.organisation.sheet.columns import Column, sheet_columns
from dataplanner.ui.organisation.sheet.entries import Cell, entered
from dataplanner.ui.organisation.sheet.rows import Arranged, Wanted, arranged
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
CHANGE = "Change a cell"
MASKED = ("Names are masked.", "Show them first, with “Mask names” at the top.")


class SheetModel(QAbstractTableModel):
    """The scenario shown. Rows stay where they are while cells change; they are sorted when that is asked for.

    The rows of a large one are found and sorted in the background.
    """

    refused = Signal(str, str)
    """Why a text finds no rows, and the remedy; the rows are as before then."""
    rested = Signal()
    """Nothing is being done to the rows in the background any more, be it done or stopped."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__()
        self._session = session
        self._wanted = Wanted()
        self._shown = Arranged((), (), (), {})
        self._revision = -1
        self._organisation: Organisation | None = None
        self._arranging = Latest(self, tasks, self.rested.emit)
        self._kind_names = {kind.id: kind.name for kind in session.method.kinds.values()}

    # What is shown

    def renew(self) -> None:
        """Show the organisation as it is now; positions that are still there keep their places."""
        organisation = self._session.organisation
        if not self._arranging.under_way and self._has_rows_of(organisation):
            columns = self._columns(organisation)
            if [column.key for column in columns] == [column.key for column in self.columns]:
                self._shown, self._revision = replace(self._shown, columns=columns), organisation.revision
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(columns) - 1))
                return
        self._arrange(self._wanted)

    def _has_rows_of(self, organisation: Organisation) -> bool:
        """Whether the positions of an organisation are those that there were."""
        touched = organisation.touched_since(self._revision) if organisation is self._organisation else None
        same = touched is not None and len(self._shown.every) == len(organisation)
        return same and all(id_ in organisation for id_ in touched or ())

    def _columns(self, organisation: Organisation) -> list[Column]:
        return sheet_columns(organisation, self._session.names, self._kind_names)

    def show_rows(self, text: str) -> None:
        """Show the rows that a text finds; see found_rows."""
        self._arrange(replace(self._wanted, text=text))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 puts the rows into the sequence of the chart."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._arrange(replace(self._wanted, column=column, descending=descending))

    def _arrange(self, wanted: Wanted) -> None:
        organisation, before = self._session.organisation, self._wanted
        self._wanted = wanted
        revision = organisation.revision

        def show(found: Arranged) -> None:
            self.beginResetModel()
            self._shown, self._revision, self._organisation = found, revision, organisation
            self.endResetModel()

        def refuse(sentence: str, remedy: str) -> None:
            self._wanted = replace(self._wanted, text=before.text)
            self.refused.emit(sentence, remedy)

        self._arranging.ask(
            f"Arranging {len(organisation):,} rows",
            lambda proceed: arranged(organisation, self._columns(organisation), wanted, proceed),
            show,
            refuse,
            much=len(organisation) >= MANY,
        )

    @property
    def arranging(self) -> str:
        """What is being done to the rows in the background; empty where nothing is."""
        return self._arranging.name if self._arranging.under_way else ""

    @property
    def ids(self) -> Sequence[str]:
        """The position of each row."""
        return self._shown.ids

    @property
    def columns(self) -> Sequence[Column]:
        return self._shown.columns

    def row_of(self, position_id: str) -> int:
        """The row of a position, or -1."""
        return self._shown.rows.get(position_id, -1)

    # Edits of many cells

    def without_headings(self, column: int, texts: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """A block of texts without its first line where that is what the columns from one on are called."""
        headings = [found.heading.casefold() for found in self.columns[column:]]
        first = [text.strip().casefold() for text in texts[0]]
        is_one_cell = len(texts) == len(first) == 1
        return texts[1:] if first == headings[: len(first)] and not is_one_cell else texts

    def put(self, row: int, column: int, texts: Sequence[Sequence[str]], name: str) -> bool:
        """Put a block of texts into the sheet from a cell on; rows below the last one are new positions."""
        keys = [found.key for found in self.columns[column:]]
        ids = [*self.ids[row : row + len(texts)], *(new_id() for _ in range(row + len(texts) - len(self.ids)))]
        lines = zip(ids, texts, strict=True)
        cells = [Cell(id_, key, text) for id_, line in lines for key, text in zip(keys, line, strict=False)]
        return self._enter(cells, name)

    def fill(self, cells: Iterable[tuple[int, int, str]], name: str) -> bool:
        """Put texts into cells given by row and column."""
        return self._enter([Cell(self.ids[row], self.columns[at].key, text) for row, at, text in cells], name)

    def typed(self, row: int, column: int, text: str) -> Edit | None:
        """The edit that a text would be in a cell; None where the cell says it already. Raises PlanError."""
        if text == self.text(row, column):
            return None
        return self._entered([Cell(self.ids[row], self.columns[column].key, text)], CHANGE)

    def _entered(self, cells: Sequence[Cell], name: str) -> Edit:
        return entered(self._session.plan, self._session.scenario, cells, self._kind_names, name)

    def _enter(self, cells: Sequence[Cell], name: str) -> bool:
        """One edit of all cells; True when it was done. What is wrong with them is announced."""
        personal = {column.key for column in self.columns if column.personal}
        if self._session.names.masked and any(cell.column in personal for cell in cells):
            self._session.refused.emit(*MASKED)
            return False
        try:
            edit = self._entered(cells, name)
        except PlanError as error:
            self._session.refused.emit(error.sentence, error.remedy)
            return False
        return self._session.do(edit)

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.ids[index.row()] not in self._session.organisation:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(index.row(), index.column())
        return plain_tooltip(self.text(index.row(), index.column())) if role == Qt.ItemDataRole.ToolTipRole else None

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        return self.columns[column].value(self._session.organisation.position(self.ids[row]))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self.text(index.row(), index.column()):
            return False
        return self.fill([(index.row(), index.column(), text)], CHANGE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        masked = self._session.names.masked and self.columns[index.column()].personal
        return super().flags(index) if masked else super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns[section].heading if orientation == Qt.Orientation.Horizontal else f"{section + 1:,}"
