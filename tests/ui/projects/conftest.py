"""The cold chain of Hansa Foods, opened at its steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.page import Page
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from tests.windows import OpenSample, click, page, shown

COLD_CHAIN = "waste-in-the-cold-chain"
Turn = Callable[[str], Page]


@pytest.fixture
def hansa(open_sample: OpenSample) -> Session:
    return open_sample("hansa-foods")


@pytest.fixture
def projects(window: MainWindow, hansa: Session) -> ProjectsWorkspace:
    return page(window, ProjectsWorkspace)


@pytest.fixture
def turn(qtbot: QtBot, projects: ProjectsWorkspace) -> Turn:
    """Turns to a page of the workspace by a click on its tab."""

    def to(name: str) -> Page:
        click(qtbot, projects, name)
        return next(found for found in projects.pages if found.name == name)

    return to


def panel(projects: ProjectsWorkspace) -> QWidget:
    return projects.inspector()


def focused(projects: ProjectsWorkspace, name: str) -> bool:
    """Whether the field of that name in the inspector has the cursor."""
    widget = QApplication.focusWidget()
    return widget is not None and widget.accessibleName() == name and panel(projects).isAncestorOf(widget)


def written(projects: ProjectsWorkspace, name: str) -> str | None:
    """What stands in the text area of that name in the inspector; None while there is none."""
    areas = [found for found in shown(panel(projects), QPlainTextEdit) if found.accessibleName() == name]
    return areas[0].toPlainText() if areas else None


def offers(projects: ProjectsWorkspace, text: str) -> bool:
    """Whether a button of that text can be seen in the inspector."""
    return any(found.text() == text for found in shown(panel(projects), QPushButton))
