"""Nothing on the screen is cut or too small to hit, at the sizes and text sizes in use."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AddProject, AddTeam, ChangePosition, CopyScenario, FillPosition
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import ElidedLabel
from dataplanner.ui.workspaces import WORKSPACES
from tests.windows import OpenSample, click, shown

SIZES = [(1440, 900), (1100, 700)]
NAMES = [workspace.name for workspace in WORKSPACES]


@pytest.fixture
def session(open_sample: OpenSample, qtbot: QtBot) -> Session:
    """Hansa Foods with somebody selected and its findings there."""
    session = open_sample("hansa-foods")
    session.select(["head-of-analytics"])
    qtbot.waitUntil(lambda: bool(session.findings.current))
    return session


def settle(window: MainWindow, size: tuple[int, int], *, presenting: bool) -> None:
    window.top_bar.present_button.setChecked(presenting)
    window.showNormal()  # the screen of tests is narrower than a projector
    window.resize(*size)
    QApplication.processEvents()


def visits(window: MainWindow) -> dict[str, list[str]]:
    """What is wrong on each page in turn, the welcome page included; nothing for pages that are sound."""
    found = {}
    for name in NAMES:
        window.open_workspace(name)
        found[name] = complaints(window)
    window.show_welcome()
    return {name: wrong for name, wrong in (found | {"Welcome": complaints(window)}).items() if wrong}


def complaints(window: MainWindow) -> list[str]:
    """What is wrong on the page that is shown."""
    for _ in range(3):
        QApplication.processEvents()
    widgets = shown(window, QWidget)
    return [*cut_texts(widgets), *cut_buttons(widgets), *overlapping(widgets), *small_targets(widgets)]


def cut_texts(widgets: list[QWidget]) -> list[str]:
    """Labels that do not have the room that their text needs; those that elide say the whole in a tooltip."""
    labels = [w for w in widgets if isinstance(w, QLabel) and not isinstance(w, ElidedLabel) and w.text()]
    return [f"cut: {label.text()[:60]!r} {label.size().toTuple()}" for label in labels if not has_room(label)]


def has_room(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    needed = label.sizeHint()
    return label.width() >= needed.width() and label.height() >= needed.height()


def cut_buttons(widgets: list[QWidget]) -> list[str]:
    """Buttons whose word is wider than they are."""
    buttons = [w for w in widgets if isinstance(w, QAbstractButton) and w.text()]
    return [
        f"cut button: {button.text()!r} {button.size().toTuple()}"
        for button in buttons
        if button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&")) > button.width()
    ]


def overlapping(widgets: list[QWidget]) -> list[str]:
    """Widgets that reach out of their parent where it does not scroll."""
    return [
        f"outside: {type(w).__name__} {w.accessibleName() or w.property('text') or ''!r} in {type(p).__name__}"
        for w in widgets
        if (p := w.parentWidget()) is not None and not w.isWindow() and not scrolls(p)
        if not p.rect().adjusted(-1, -1, 1, 1).contains(QRect(w.pos(), w.size()))
    ]


def scrolls(parent: QWidget) -> bool:
    """Whether what does not fit in a widget can be scrolled to."""
    above = parent.parentWidget()
    return isinstance(above, QAbstractScrollArea | QScrollArea)


def small_targets(widgets: list[QWidget]) -> list[str]:
    """What is clicked and is lower or narrower than 28 pixels."""
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    targets = [w for w in widgets if isinstance(w, kinds) and not w.parent().inherits("QAbstractItemView")]
    return [
        f"small: {type(w).__name__} {w.accessibleName() or w.property('text') or ''!r} {w.size().toTuple()}"
        for w in targets
        if min(w.width(), w.height()) < 28 and not part_of_control(w)
    ]


def part_of_control(widget: QWidget) -> bool:
    """Qt's own buttons inside fields, such as the cross that empties one."""
    parent = widget.parentWidget()
    return isinstance(parent, QLineEdit | QComboBox | QAbstractScrollArea)


@pytest.mark.parametrize("presenting", [False, True], ids=["normal", "presenting"])
def test_nothing_is_cut_or_too_small(window: MainWindow, session: Session, presenting: bool) -> None:
    for size in SIZES:
        settle(window, size, presenting=presenting)
        assert visits(window) == {}
        assert window.size().toTuple() == size


def test_long_names_and_many_teams_neither_cut_nor_widen_anything(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    long = "Vorstandsvorsitzendenstellvertreterin für Datenschutz und Daten"
    for number in range(12):
        session.do(AddTeam(session.scenario, f"{number} {long}", "science", "head-of-analytics"))
    session.do(ChangePosition(session.scenario, "head-of-analytics", {"title": long, "department": long}))
    session.do(FillPosition(session.scenario, "head-of-analytics", long))
    session.do(AddProject(long))
    session.do(CopyScenario(session.scenario, long))
    window.open_workspace("Organisation")
    click(qtbot, window, "Teams")
    settle(window, SIZES[1], presenting=False)
    assert visits(window) == {}
    assert window.size().toTuple() == SIZES[1]
