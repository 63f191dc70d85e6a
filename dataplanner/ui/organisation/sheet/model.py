"""The sheet as a Qt table: a row a position, cells that can be edited, and edits of many cells as one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dataplanner.model.edits.base import new_id
from dataplanner.model.errors import PlanError
from dataplanner.ui.organisation.sheet.columns import Column, sheet_columns
from dataplanner.ui.organisation.sheet.entries import Cell, entered
from dataplanner.ui.organisation.sheet.rows import chart_sequence, found_rows, sorted_rows
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
MASKED = ("Names are masked.", "Show them first, with “Mask names” at the top.")


class SheetModel(QAbstractTableModel):
    """The scenario shown. Rows stay where they are while cells change; they are sorted when that is asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sorted: tuple[int, bool] | None = None
        self._text = ""
        self._every: list[str] = []
        self.ids: list[str] = []
        self.columns: list[Column] = []
        self._rows: dict[str, int] = {}
        self._kind_names = {kind.id: kind.name for kind in session.method.kinds.values()}

    # What is shown

    def renew(self) -> None:
        """Show the organisation as it is now; positions that are still there keep their places."""
        organisation = self._session.organisation
        columns = sheet_columns(organisation, self._session.names, self._kind_names)
        same = [c.key for c in columns] == [c.key for c in self.columns] and len(self._every) == len(organisation)
        if same and all(id_ in organisation for id_ in self._every):
            self.columns = columns
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(columns) - 1))
            return
        self.columns = columns
        self._arrange(self._text)

    def show_rows(self, text: str) -> None:
        """Show the rows that a text finds; see found_rows. Raises QueryError, the rows then being as before."""
        self._arrange(text)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 puts the rows into the sequence of the chart."""
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange(self._text)

    def _arrange(self, text: str) -> None:
        organisation = self._session.organisation
        every = chart_sequence(organisation)
        ids = found_rows(organisation, self.columns, every, text)
        if self._sorted is not None:
            column, descending = self._sorted
            ids = sorted_rows(organisation, self.columns[column], ids, descending=descending)
        self.beginResetModel()
        self._text, self._every, self.ids = text, every, ids
        self._rows = {id_: row for row, id_ in enumerate(ids)}
        self.endResetModel()

    def row_of(self, position_id: str) -> int:
        """The row of a position, or -1."""
        return self._rows.get(position_id, -1)

    # Edits of many cells

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

    def _enter(self, cells: Sequence[Cell], name: str) -> bool:
        """One edit of all cells; True when it was done. What is wrong with them is announced."""
        personal = {column.key for column in self.columns if column.personal}
        if self._session.names.masked and any(cell.column in personal for cell in cells):
            self._session.refused.emit(*MASKED)
            return False
        try:
            edit = entered(self._session.plan, self._session.scenario, cells, self._kind_names, name)
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
        return self.fill([(index.row(), index.column(), text)], "Change a cell")

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        masked = self._session.names.masked and self.columns[index.column()].personal
        return super().flags(index) if masked else super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns[section].heading if orientation == Qt.Orientation.Horizontal else f"{section + 1:,}"
