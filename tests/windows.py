"""The window for tests: its fixtures, and small ways to find and press what a user sees."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.analysis.method import Method
from dataplanner.app import make_window
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import Folders
from dataplanner.files.resources import root
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme
from dataplanner.ui.workspace import Workspace

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Workspace)
OpenSample = Callable[[str], Session]
TIMEOUT = 10_000
_closed = count(1)


@pytest.fixture(scope="session")
def method() -> Method:
    return load_method()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "private")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, folders: Folders) -> Iterator[MainWindow]:
    """The window as the program shows it, on its welcome page, with private folders of its own."""
    with started(qtbot, qapp, folders) as made:
        yield made


@contextmanager
def started(qtbot: QtBot, qapp: QApplication, folders: Folders) -> Iterator[MainWindow]:
    """The window from its start to its end; another one afterwards is a restart."""
    made = make_window(qapp, folders)
    with qtbot.waitActive(made, timeout=TIMEOUT):
        made.show()
        made.activateWindow()
    yield made
    made.tasks.wait()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()  # what its plan was made of may go
    if not next(_closed) % 20:  # by itself the collector lets two hundred windows of 6 MB pile up
        gc.collect()


@pytest.fixture
def theme(window: MainWindow) -> Theme:
    return window.theme


@pytest.fixture
def open_sample(qtbot: QtBot, window: MainWindow) -> OpenSample:
    """Opens a sample by the beginning of its file name and returns the session on it."""

    def open_it(name: str) -> Session:
        return opened(qtbot, window, lambda: window.files.open([sample(name)]))

    return open_it


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    """The session on Hansa Foods; tests about another plan have a fixture of their own by this name."""
    return open_sample("hansa-foods")


def sample(name: str) -> Path:
    """The file of a sample."""
    return root() / "sample_orgs" / f"{name}.plan.json"


def opened(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> Session:
    """The session that ``act`` brings about."""
    before = window.session
    act()
    qtbot.waitUntil(lambda: window.session not in (None, before), timeout=TIMEOUT)
    assert window.session is not None
    return window.session


def page(window: MainWindow, kind: type[P]) -> P:
    """The workspace of that type, turned to."""
    window.open_workspace(kind.name)
    found = window.workspaces.current()
    assert isinstance(found, kind)
    return found


def shown(parent: QWidget, kind: type[W]) -> list[W]:
    """The widgets of a type that can be seen once what was just added has its place."""
    QApplication.processEvents()
    return [widget for widget in parent.findChildren(kind) if widget.isVisible()]


def texts(parent: QWidget) -> list[str]:
    """What the labels say that can be seen."""
    return [label.text() for label in shown(parent, QLabel) if label.text()]


def says(parent: QWidget, part: str) -> bool:
    """Whether a label that can be seen holds this text."""
    return any(part in text for text in texts(parent))


def tooltip(index: QModelIndex) -> str:
    """The tooltip of a cell as a reader sees it: Qt takes it for markup."""
    document = QTextDocument()
    document.setHtml(str(index.data(Qt.ItemDataRole.ToolTipRole)))
    return document.toPlainText()


def button(parent: QWidget, text: str) -> QPushButton:
    """The one button of that text that can be seen."""
    return next(found for found in shown(parent, QPushButton) if found.text().replace("&&", "&") == text)


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The widget of that type and accessible name that can be seen."""
    return next(found for found in shown(parent, kind) if found.accessibleName() == name)


def click(qtbot: QtBot, parent: QWidget, text: str) -> None:
    """Click the button of that text."""
    qtbot.mouseClick(button(parent, text), Qt.MouseButton.LeftButton)


def click_cell(qtbot: QtBot, view: QAbstractItemView, row: int, column: int) -> None:
    """Click into the middle of a cell."""
    at: QPoint = view.visualRect(view.model().index(row, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press(qtbot: QtBot, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys, and type texts, wherever the focus is."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, key, modifier)
