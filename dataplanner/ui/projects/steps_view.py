"""The table of steps: a sign in each cell, a tint that goes with it, headings between the groups."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dataplanner.ui.dressing import as_shown, text_factor
from dataplanner.ui.projects.steps_model import STATE_ROLE, StepsModel
from dataplanner.ui.theme import Theme

AGAINST = "against the plan"
"""What a cell says whose step has begun although the plan says otherwise."""
HEADING, STEP = 26, 33
"""Heights of rows, chosen so that all steps of the method can be seen at once on a laptop."""
NAME_WIDTH = 260
PHASE_WIDTH = 150
KEYS = {
    Qt.Key.Key_D: "done", Qt.Key.Key_U: "under_way", Qt.Key.Key_W: "waiting", Qt.Key.Key_N: "not_needed",
    Qt.Key.Key_Question: "dont_know", Qt.Key.Key_Delete: "not_started", Qt.Key.Key_Backspace: "not_started",
}  # fmt: skip


ALONE, EDIT, ADD, CLOSE, REVISIT = "alone", "edit", "add", "close", "revisit"
WISHES = {
    Qt.Key.Key_F: ALONE, Qt.Key.Key_E: EDIT, Qt.Key.Key_A: ADD, Qt.Key.Key_C: CLOSE, Qt.Key.Key_R: REVISIT,
}  # fmt: skip


class StepCell(QStyledItemDelegate):
    """Paints one step in one phase; never by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette, fonts, rect = self._theme.palette, as_shown(self._theme).fonts, option.rect
        state = index.data(STATE_ROLE)
        if state is None:
            painter.fillRect(rect, QColor(palette.paper))
            return
        tint, ink = self._colours(state.record.status)
        if AGAINST in str(index.data()):
            ink = palette.amber
        painter.fillRect(rect, QColor(tint))
        painter.setPen(QColor(ink))
        painter.setFont(fonts.font(fonts.text, fonts.strong))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        view = option.widget
        if isinstance(view, QTableView) and view.visualRect(view.currentIndex()) == rect:
            painter.setPen(QColor(palette.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _colours(self, status: str) -> tuple[str, str]:
        palette = self._theme.palette
        return {
            "done": (palette.green_soft, palette.green),
            "under_way": (palette.accent_soft, palette.accent),
            "waiting": (palette.red_soft, palette.red),
            "not_needed": (palette.sunken, palette.secondary),
            "dont_know": (palette.amber_soft, palette.amber),
        }.get(status, (palette.surface, palette.ink))


class StepNames(QHeaderView):
    """The names of steps, with the groups' names set apart."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setFixedWidth(NAME_WIDTH)
        self.setDefaultSectionSize(STEP)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        palette, fonts = self._theme.palette, as_shown(self._theme).fonts
        model = self.model()
        heading = isinstance(model, StepsModel) and model.lines[logicalIndex].step is None
        painter.save()
        painter.fillRect(rect, QColor(palette.paper if heading else palette.surface))
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(palette.secondary if heading else palette.ink))
        painter.setFont(fonts.font(*((fonts.secondary, fonts.strong) if heading else (fonts.text, fonts.regular))))
        text = str(model.headerData(logicalIndex, Qt.Orientation.Vertical))
        painter.drawText(rect.adjusted(12, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class StepsView(QTableView):
    """Emits the status that was asked for; it changes nothing itself."""

    status_asked = Signal(str)
    asked = Signal(str)
    """What a key of WISHES wants done with the step or the phase at the cursor."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Steps of the project in each phase")
        self.setVerticalHeader(StepNames(theme, self))
        self.setItemDelegate(StepCell(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.setProperty("role", "sheet")
        self.horizontalHeader().setDefaultSectionSize(PHASE_WIDTH)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setFixedHeight(48)
        self.horizontalHeader().setSectionsClickable(False)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if isinstance(model, StepsModel):
            for row, line in enumerate(model.lines):
                self.setRowHeight(row, STEP if line.step else HEADING)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, as when presenting, needs a wider column of names."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setFixedWidth(round(NAME_WIDTH * text_factor(self._theme)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS:
            self.status_asked.emit(KEYS[key])
        elif key in WISHES and not event.modifiers():
            self.asked.emit(WISHES[key])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._next()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._next()

    def _next(self) -> None:
        """Not started, under way, done, and round again."""
        state = self.currentIndex().data(STATE_ROLE)
        if state is not None:
            following = {"not_started": "under_way", "under_way": "done"}
            self.status_asked.emit(following.get(state.record.status, "not_started"))
