"""The table of the backlog: keys move an item between phases, rate it, call it done, add and remove."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from dataplanner.analysis.backlog import PlannedItem
from dataplanner.model.projects import PHASES
from dataplanner.ui.dressing import as_shown
from dataplanner.ui.projects.backlog_model import BacklogModel
from dataplanner.ui.theme import Theme

MOVES = {
    Qt.Key.Key_1: PHASES[0], Qt.Key.Key_2: PHASES[1], Qt.Key.Key_3: PHASES[2], Qt.Key.Key_0: "",
}  # fmt: skip
RATES = {
    Qt.Key.Key_Plus: ("value", 1), Qt.Key.Key_Minus: ("value", -1),
    Qt.Key.Key_BracketRight: ("complexity", 1), Qt.Key.Key_BracketLeft: ("complexity", -1),
}  # fmt: skip
HELP = (
    "1 2 3 move an item to crawl, walk or run, 0 takes it out of all · + − value · ] [ complexity · D done · "
    "Insert adds an item · Enter opens it · Delete removes it"
)
WIDTHS = (0, 76, 80, 52, 52, 104, 124)


class BacklogCell(QStyledItemDelegate):
    """Paints headings apart, and in colour what needs a look; never by colour alone."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        palette, fonts = self._theme.palette, as_shown(self._theme).fonts
        model = index.model()
        if not isinstance(model, BacklogModel):
            return
        one = model.item(index)
        if one is None:
            option.font = fonts.font(fonts.secondary, fonts.strong)
            option.palette.setColor(option.palette.ColorRole.Text, QColor(palette.secondary))
            return
        option.palette.setColor(option.palette.ColorRole.Text, QColor(self._ink(one, index.column())))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if isinstance(model, BacklogModel) and model.item(index) is None:
            painter.fillRect(option.rect, QColor(self._theme.palette.paper))
        super().paint(painter, option, index)

    def _ink(self, one: PlannedItem, column: int) -> str:
        palette = self._theme.palette
        if one.item.done or one.item.out_of_reach:
            return palette.secondary
        if column == 1:
            return palette.accent
        if column == len(WIDTHS) - 1:
            return palette.red if one.pushed or one.open_waits else palette.green if one.fruit else palette.secondary
        return palette.ink


class BacklogView(QTableView):
    """Emits what was asked for; it changes nothing itself."""

    move_asked = Signal(str)
    rate_asked = Signal(str, int)
    done_asked = Signal()
    add_asked = Signal()
    open_asked = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, model: BacklogModel) -> None:
        super().__init__()
        self.setAccessibleName("Backlog of the project by phase")
        self.setModel(model)
        self.setItemDelegate(BacklogCell(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.space.row - 2)
        self.doubleClicked.connect(lambda _index: self.open_asked.emit())
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        for column, width in enumerate(WIDTHS):
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if width:
                self.setColumnWidth(column, width)
        self._span_headings(model)
        model.modelReset.connect(lambda: self._span_headings(model))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = {
            Qt.Key.Key_D: self.done_asked, Qt.Key.Key_Insert: self.add_asked, Qt.Key.Key_Return: self.open_asked,
            Qt.Key.Key_Enter: self.open_asked, Qt.Key.Key_Delete: self.remove_asked,
        }  # fmt: skip
        if key in MOVES:
            self.move_asked.emit(MOVES[key])
        elif key in RATES:
            self.rate_asked.emit(*RATES[key])
        elif key in plain:
            plain[key].emit()
        else:
            super().keyPressEvent(event)

    def _span_headings(self, model: BacklogModel) -> None:
        self.clearSpans()
        for at, line in enumerate(model.lines):
            if line.item is None:
                self.setSpan(at, 0, 1, model.columnCount())
