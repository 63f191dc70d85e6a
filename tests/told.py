"""Everything that a window tells: what is written, painted, hinted at and read out, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dataplanner.ui.organisation.canvas import ChartCanvas

ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip
SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
TOP = QModelIndex()


def told(window: QWidget, *, paint: bool = True) -> list[str]:
    """What a window and everything in it that can be seen tells; what it paints, which takes 0.1 s, if asked for."""
    seen = [window, *(widget for widget in window.findChildren(QWidget) if widget.isVisible())]
    texts = [text for widget in seen for text in (*_of(widget), *_held(widget), *_spoken(widget))]
    actions = [text for action in window.findChildren(QAction) for text in _of_action(action)]
    return [text for text in (*texts, *actions, *(painted(window) if paint else ())) if text]


def told_anywhere(*, paint: bool = True) -> list[str]:
    """What all windows, dialogs and open menus tell."""
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return [text for window in shown for text in told(window, paint=paint)]


def painted(widget: QWidget) -> list[str]:
    """The texts that a widget paints, its own and those of everything in it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    widget.render(drawing)
    found = re.findall(r"<text[^>]*>([^<]*)</text>", bytes(buffer.data().data()).decode())
    return [unescape(text) for text in found]


def _of(widget: QWidget) -> tuple[str, ...]:
    return (
        widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis(),
        widget.accessibleName(), widget.accessibleDescription(),
    )  # fmt: skip


def _held(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
        case QPlainTextEdit() | QTextEdit():
            yield from (widget.toPlainText(), widget.placeholderText())
        case QComboBox():
            yield from cells(widget.model())
        case QGroupBox() | QMenu():
            yield widget.title()
        case QTabBar():
            yield from (text for at in range(widget.count()) for text in (widget.tabText(at), widget.tabToolTip(at)))
        case QAbstractItemView() if widget.model() is not None:
            yield from cells(widget.model())
        case ChartCanvas():
            data = widget.scene.data
            for row in range(len(data.index)):
                yield from (data.name(row), data.title(row), *data.lines(row), widget.tooltip_of(row))


def _of_action(action: QAction) -> tuple[str, ...]:
    return action.text(), action.toolTip(), action.statusTip(), action.whatsThis()


def cells(model: QAbstractItemModel, parent: QModelIndex = TOP) -> Iterator[str]:
    """The texts of a model's cells and headers, children included."""
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent))
    for row in range(model.rowCount(parent)):
        yield from (str(model.headerData(row, Qt.Orientation.Vertical, role) or "") for role in ROLES)
        for column in columns:
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in ROLES)
            if not column and not isinstance(model, QAbstractListModel):
                yield from cells(model, index)
    yield from (str(model.headerData(at, Qt.Orientation.Horizontal, role) or "") for at in columns for role in ROLES)


def _spoken(widget: QWidget) -> Iterator[str]:
    """What a screen reader is told of a widget that paints itself, and of what it has within."""
    QAccessible.setActive(True)  # as a screen reader does: else Qt keeps what it said of columns that are gone
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is not None and type(widget).__module__.startswith("dataplanner"):
        yield from _read(spoken)
        for at in range(min(spoken.childCount(), 60)):
            if (child := spoken.child(at)) is not None:
                yield from _read(child)


def _read(spoken: QAccessibleInterface) -> Iterator[str]:
    yield from (spoken.text(kind) for kind in SPOKEN)
