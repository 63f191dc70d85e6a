"""What if: before and after side by side, the plan itself as it was, and a sentence where nothing can happen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_json import plan_text
from dataplanner.ui.distance.what_if_page import WhatIfPage
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import OpenSample, click, named, page, press, says, shown, texts


@pytest.fixture
def what_if_page(window: MainWindow, session: Session) -> WhatIfPage:
    workspace = page(window, DistanceWorkspace)
    workspace.show_page(WhatIfPage.name)
    return next(found for found in workspace.pages if isinstance(found, WhatIfPage))


def leave(qtbot: QtBot, window: MainWindow, name: str) -> None:
    click(qtbot, window, "Somebody leaves…")
    field = next(found for found in shown(window, QLineEdit) if found.accessibleName() == "Who leaves?")
    qtbot.keyClicks(field, name)
    press(qtbot, Qt.Key.Key_Return)


def figures(qtbot: QtBot, what_if_page: WhatIfPage, name: str) -> tuple[str, str]:
    """A figure before and after, once it is there."""
    about = "Figures before and after"
    qtbot.waitUntil(lambda: any(f.accessibleName() == about for f in shown(what_if_page, QFrame)), timeout=10_000)
    told = texts(named(what_if_page, QFrame, about))
    at = told.index(name)
    return told[at + 1], told[at + 2]


def test_somebody_leaves(qtbot: QtBot, window: MainWindow, session: Session, what_if_page: WhatIfPage) -> None:
    before = plan_text(session.plan)
    leave(qtbot, window, "Riya")
    assert figures(qtbot, what_if_page, "People") == ("389", "388")
    assert says(what_if_page, "leaves")
    assert plan_text(session.plan) == before, "the plan itself stays as it is"


def test_a_team_disappears(qtbot: QtBot, session: Session, what_if_page: WhatIfPage) -> None:
    at = what_if_page.teams.findData("operations")
    what_if_page.teams.setCurrentIndex(at)
    what_if_page.teams.activated.emit(at)
    before, after = figures(qtbot, what_if_page, "Data science – Operations")
    assert (before, after) == ("5", "gone")
    assert says(what_if_page, "After: findings that appear or change")
    assert any("operations" in text for text in texts(what_if_page))


def test_planned_hires_arrive(qtbot: QtBot, session: Session, what_if_page: WhatIfPage) -> None:
    what_if_page.teams.setCurrentIndex(1)
    click(qtbot, what_if_page, "Planned hires arrive")
    assert what_if_page.teams.currentData() == "", "no team is said to disappear beside that answer"
    before, after = figures(qtbot, what_if_page, "Vacant positions")
    assert int(before) > int(after)


def test_a_vacancy_cannot_leave(qtbot: QtBot, window: MainWindow, session: Session, what_if_page: WhatIfPage) -> None:
    leave(qtbot, window, "Vacant")
    assert says(window, "That position is vacant")


def test_nothing_can_arrive_where_nothing_is_planned(qtbot: QtBot, window: MainWindow, open_sample: OpenSample) -> None:
    open_sample("rabobank")
    workspace = page(window, DistanceWorkspace)
    workspace.show_page(WhatIfPage.name)
    click(qtbot, workspace, "Planned hires arrive")
    assert says(workspace, "No hire is planned. Add vacant positions to a data team, or hires to a project.")


def test_names_are_masked_here_too(
    qtbot: QtBot, window: MainWindow, session: Session, what_if_page: WhatIfPage
) -> None:
    window.top_bar.mask_button.setChecked(True)
    what_if_page.person_leaves(session.organisation.team_lead(session.organisation.team("data-science")) or "")
    figures(qtbot, what_if_page, "People")
    told = " ".join(texts(what_if_page))
    assert "Person" in told
    assert "Bauer" not in told
    assert "Okafor" not in told
