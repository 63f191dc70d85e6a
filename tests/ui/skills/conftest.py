"""A skills page on the team of fig. 12-2, shown, with its own session."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.analysis.method import Method
from dataplanner.files.plan_json import read_plan_json
from dataplanner.model.document import Document
from dataplanner.model.plan import Plan
from dataplanner.ui.dressing import apply_theme
from dataplanner.ui.session import Session
from dataplanner.ui.skills.workspace import SkillsWorkspace
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme, load_theme
from tests.windows import sample

MakePage = Callable[[Plan], SkillsWorkspace]


@pytest.fixture(scope="module")
def light(qapp: QApplication) -> Theme:
    """The light theme, given to the application once a module: that takes longer the more widgets there are."""
    theme = load_theme("light")
    apply_theme(qapp, theme)
    return theme


@pytest.fixture
def make_page(qtbot: QtBot, light: Theme, method: Method) -> Iterator[MakePage]:
    """Shows the skills page of a plan, its inspector beside it."""
    tasks = Tasks()

    def make(plan: Plan) -> SkillsWorkspace:
        page = SkillsWorkspace(Session(Document(plan), method, tasks), tasks, light)
        side = page.inspector()
        for widget, width in ((page, 1100), (side, 320)):
            qtbot.addWidget(widget)
            widget.resize(width, 800)
            widget.show()
        qtbot.waitExposed(page)
        page.view.setFocus()
        return page

    yield make
    tasks.wait()


@pytest.fixture
def ten(make_page: MakePage) -> SkillsWorkspace:
    """The page of the ten-person team, the cursor on the first cell."""
    page = make_page(read_plan_json(sample("ten-person-team")))
    page.view.setCurrentIndex(page.view.model().index(0, 1))
    return page


@pytest.fixture
def side(ten: SkillsWorkspace) -> QWidget:
    """What stands in the inspector."""
    return ten.inspector()
