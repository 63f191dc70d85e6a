"""The chart for screen readers: the cards on the screen as items with name, description, place, state and selection."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from dataplanner.ui.organisation.cards import card_box, folded_text, positions_below

if TYPE_CHECKING:
    from dataplanner.ui.organisation.choosing import ChoosingChart

_MOST_NAMED = 3
_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@cache
def speak_charts() -> None:
    """Let Qt ask here about charts, from now on."""
    QAccessible.installFactory(_interface)


def tell_selection(chart: ChoosingChart) -> None:
    """Tell screen readers which card is the current one, where one listens."""
    if not QAccessible.isActive():
        return
    row, shown = chart.spoken_row(), _rows_on_screen(chart)
    for kind in (QAccessible.Event.Selection, *((QAccessible.Event.Focus,) if chart.hasFocus() else ())):
        event = QAccessibleEvent(chart, kind)
        if row in shown:
            event.setChild(shown.index(row))
        QAccessible.updateAccessibility(event)


def _interface(_kind: str, thing: Any) -> QAccessibleInterface | None:
    from dataplanner.ui.organisation.choosing import ChoosingChart

    if not isinstance(thing, ChoosingChart):
        return None
    made = SpokenChart(thing)
    _kept.append(made)  # Qt deletes it with the widget; Python must not do so before
    return made


_kept: list[QAccessibleInterface] = []


def _rows_on_screen(chart: ChoosingChart) -> list[int]:
    """The cards of which something can be read, in the chart's sequence; far away, only those that are selected."""
    if chart.view.scale < chart.painter.theme.chart_style.text_scale:
        return sorted(row for row in chart.scene.selection if chart.scene.layout.visible[row])
    rows: list[int] = chart.scene.rows_in(chart.view.box(chart.room())).tolist()
    return rows


class SpokenChart(QAccessibleWidget):
    """A tree whose items are the cards on the screen."""

    def __init__(self, chart: ChoosingChart) -> None:
        super().__init__(chart, QAccessible.Role.Tree, chart.accessibleName())
        self._chart = chart
        self._cards: dict[str, SpokenCard] = {}

    def childCount(self) -> int:
        return len(_rows_on_screen(self._chart))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        rows = _rows_on_screen(self._chart)
        return self._card(rows[index]) if 0 <= index < len(rows) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        rows = _rows_on_screen(self._chart)
        return rows.index(child.row()) if isinstance(child, SpokenCard) and child.row() in rows else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        row = self._chart.row_at(self._chart.mapFromGlobal(QPoint(x, y)).toPointF())
        return self._card(row) if row >= 0 else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        row = self._chart.spoken_row()
        return self._card(row) if row >= 0 and self._chart.hasFocus() else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == _DESCRIPTION:
            data = self._chart.scene.data
            chosen = self._chart.selected_rows()[:_MOST_NAMED]
            return "; ".join(", ".join(filter(None, (data.name(row), data.title(row)))) for row in chosen)
        return super().text(kind)

    def _card(self, row: int) -> SpokenCard:
        id_ = self._chart.scene.data.index.ids[row]
        if id_ not in self._cards:
            self._cards[id_] = SpokenCard(self._chart, id_)
            _kept.append(self._cards[id_])
        return self._cards[id_]


class SpokenCard(QAccessibleInterface):
    """One position on a chart, known by its id."""

    def __init__(self, chart: ChoosingChart, position_id: str) -> None:
        super().__init__()
        self._chart, self._id = chart, position_id

    def row(self) -> int:
        """Where the position is now; -1 where the chart no longer has it."""
        return self._chart.scene.data.index.row.get(self._id, -1)

    def isValid(self) -> bool:
        return self.row() >= 0

    def text(self, kind: QAccessible.Text) -> str:
        row = self.row()
        if row < 0:
            return ""
        data = self._chart.scene.data
        if kind == _NAME:
            return ", ".join(filter(None, (data.name(row), data.title(row))))
        return self._description(row) if kind == _DESCRIPTION else ""

    def _description(self, row: int) -> str:
        """Layer, kind, fields and how many report, as a sighted reader takes them from the card."""
        data, span = self._chart.scene.data, int(self._chart.scene.data.index.child_count[row])
        said = [f"Layer {data.layer(row)}"]
        if data.kind_of(row):
            said.append(data.kind_names[data.kind_of(row)])
        if span:
            said.append(f"span of control {span:,}, {positions_below(self._chart.scene, row):,} below")
        if self._chart.scene.layout.folded[row]:
            said.append(folded_text(self._chart.scene, row))
        return " · ".join([*said, *filter(None, data.lines(row))])

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.TreeItem

    def state(self) -> QAccessible.State:
        state, row, scene = QAccessible.State(), self.row(), self._chart.scene
        if row < 0:
            state.invalid = 1
            return state
        state.selectable = state.focusable = state.multiSelectable = 1
        state.selected = int(row in scene.selection)
        state.focused = int(self._chart.hasFocus() and row == self._chart.spoken_row())
        if scene.data.index.child_count[row]:
            state.expandable = 1
            state.collapsed = int(bool(scene.layout.folded[row]))
            state.expanded = 1 - state.collapsed
        state.offscreen = int(row not in _rows_on_screen(self._chart))
        return state

    def rect(self) -> QRect:
        row = self.row()
        if row < 0:
            return QRect()
        box = self._chart.view.to_widget(card_box(self._chart.scene, row)).toRect()
        return QRect(self._chart.mapToGlobal(box.topLeft()), box.size())

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._chart)

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._chart.window().windowHandle()

    def object(self) -> None:  # type: ignore[override]
        """A card is no object of Qt's."""

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> None:  # type: ignore[override]
        """Cards stand beside each other; who reports to whom is in the outline."""

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        """See child."""

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> None:  # type: ignore[override]
        """See child."""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nobody writes on a card."""

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()
