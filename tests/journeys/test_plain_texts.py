"""A plan whose every text is markup and an ampersand: on no page, in no tooltip, menu or dialog is it read as such."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QDialog,
    QGroupBox,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import CopyScenario
from dataplanner.model.positions import AS_IS
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.questions import Question, ask
from dataplanner.ui.session import Session
from dataplanner.ui.workspaces import WORKSPACES
from tests.every_field import PLACE, every_field
from tests.ui.dialogs import Dialogs
from tests.windows import opened

MARKUP = "<img src=x>"
BEGINS = f"{MARKUP}&Bold "
DATA_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
MOST_ROWS = 60
TOP = QModelIndex()


@pytest.fixture
def session(qtbot: QtBot, window: MainWindow) -> Session:
    session = opened(qtbot, window, lambda: window.files.take_over(every_field([BEGINS]).plan))
    session.do(CopyScenario(AS_IS, f"{BEGINS}later", "later"))
    session.select([PLACE])
    return session


def test_no_text_of_a_plan_is_read_as_markup_or_as_a_shortcut(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    seen: set[str] = set()
    for workspace in WORKSPACES:
        window.open_workspace(workspace.name)
        for _ in pages(window.workspaces):
            qtbot.wait(50)
            session.select([PLACE])
            assert faults(window) == [], workspace.name
            seen |= {workspace.name} if any(MARKUP in text for text in texts_of(window.workspaces)) else set()
    assert seen == {workspace.name for workspace in WORKSPACES}, "a page that shows none proves nothing"


def test_a_question_shows_all_its_words_as_they_are(window: MainWindow, dialogs: Dialogs) -> None:
    found: list[str] = []
    dialogs.do(lambda dialog: found.extend(faults_of_question(dialog)))
    ask(window, Question(BEGINS, BEGINS, BEGINS, BEGINS, BEGINS))
    assert dialogs.answered
    assert found == []


def test_erasing_asks_with_the_name_as_it_is(window: MainWindow, session: Session, dialogs: Dialogs) -> None:
    found: list[str] = []
    dialogs.do(lambda dialog: found.extend(faults_of_question(dialog)))
    window.actions_by_id["erase"].trigger()
    assert dialogs.answered
    assert found == []


def faults_of_question(dialog: QDialog) -> list[str]:
    """What is wrong with a question that quotes the plan; it is left then."""
    found = faults(dialog) if any(MARKUP in text for text in texts_of(dialog)) else ["nothing of the plan is in it"]
    dialog.reject()
    return found


def pages(parent: QWidget) -> Iterator[None]:
    """Each page that one of a group of buttons turns to, one after the other; at first what is there."""
    yield
    for group in parent.findChildren(QButtonGroup):
        for button in group.buttons():
            if button.isVisible() and button.isEnabled() and not button.isChecked():
                button.click()
                QApplication.processEvents()
                yield


def faults(window: QWidget) -> list[str]:
    """What of the window, everything in it included, would be read as markup or lose its ampersand."""
    widgets = [window, *window.findChildren(QWidget)]
    found = [f"{type(one).__name__}: {text}" for one in widgets for text in _told(one) if MARKUP in text]
    found += [f"label: {one.text()}" for one in widgets if isinstance(one, QLabel) and _is_read(one)]
    found += [
        f"marks: {text}" for one in [*widgets, *window.findChildren(QAction)] for text in _marked(one) if _lost(text)
    ]
    views = [one for one in widgets if isinstance(one, QAbstractItemView)]
    return found + [text for view in views for text in _of_model(view.model()) if MARKUP in text]


def _told(widget: QWidget) -> tuple[str, ...]:
    return widget.toolTip(), widget.statusTip(), widget.whatsThis()


def _is_read(label: QLabel) -> bool:
    return MARKUP in label.text() and label.textFormat() is not Qt.TextFormat.PlainText


def _marked(one: QWidget | QAction) -> list[str]:
    """The texts in which a single ampersand is taken for a mark."""
    if isinstance(one, QAction | QAbstractButton):
        return [one.text()]
    if isinstance(one, QMenu | QGroupBox):
        return [one.title()]
    return [one.tabText(at) for at in range(one.count())] if isinstance(one, QTabBar) else []


def _lost(text: str) -> bool:
    return "Bold" in text and "&" in text.replace("&&", "")


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for row in range(min(model.rowCount(TOP), MOST_ROWS)):
        for column in range(_columns(model)):
            yield from _of_index(model.index(row, column))
    for direction in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        count = _columns(model) if direction is Qt.Orientation.Horizontal else model.rowCount(TOP)
        for section in range(min(count, MOST_ROWS)):
            yield from (str(model.headerData(section, direction, role) or "") for role in DATA_ROLES)


def _of_index(index: QModelIndex) -> Iterator[str]:
    yield from (str(index.data(role) or "") for role in DATA_ROLES)
    for row in range(index.model().rowCount(index)):
        yield from _of_index(index.model().index(row, 0, index))


def texts_of(parent: QWidget) -> list[str]:
    """What stands on a page: labels, buttons, the cells of its lists, and what a screen reader is told."""
    shown = [one for one in parent.findChildren(QWidget) if one.isVisible()]
    spoken = [text for one in shown for text in (one.accessibleName(), one.accessibleDescription())]
    written = [one.text() for one in shown if isinstance(one, QLabel | QAbstractButton)]
    views = [one for one in shown if isinstance(one, QAbstractItemView)]
    return [*written, *spoken, *(text for view in views for text in _cells(view.model()))]


def _cells(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is not None:
        for row in range(model.rowCount(TOP)):
            yield from (str(model.index(row, column).data()) for column in range(_columns(model)))


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(TOP)
