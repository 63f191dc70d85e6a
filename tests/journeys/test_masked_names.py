"""Names masked: nobody is named on any page, in any dialog, menu, tooltip or by a screen reader, whatever the text.

The plan has a name in every text that it holds: titles, teams, projects, notes, answers, columns of the export.
"""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from dataplanner.analysis.free_texts import is_free
from dataplanner.analysis.masking import MaskedPlan
from dataplanner.files.plan_file import open_plan
from dataplanner.files.plan_file.errors import DamagedPlan
from dataplanner.model.edits import (
    AddPosition,
    ChangePosition,
    CopyScenario,
    FillPosition,
    MovePosition,
    RenamePlan,
)
from dataplanner.model.positions import AS_IS
from dataplanner.ui.actions import ACTIONS
from dataplanner.ui.findings.feed import PAUSE_MS
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.sheet.page import SheetPage
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.report.workspace import ReportWorkspace
from dataplanner.ui.session import Session
from dataplanner.ui.workspaces import WORKSPACES
from tests.every_field import NAME, PERSON, PLACE, every_field
from tests.journeys.test_plain_texts import pages
from tests.told import told_anywhere
from tests.ui.dialogs import Dialogs
from tests.windows import TIMEOUT, click, opened, page, sample, says, shown

FORMER = "Ottoline Brackwater"
ROOT = "top"
FREE = tuple(word for (kind, name), word in every_field().words.items() if is_free(kind, name))
"""What stands in notes and in the columns of the export: a nickname could."""
WORDS = (*NAME.casefold().split(), *FORMER.casefold().split(), *FREE)
LEAVING = {"quit", "new", "mask", "present", "save", "clear_recent", "keep_recent"}
"""Actions that end the plan, or what is tried here."""


@pytest.fixture
def session(qtbot: QtBot, window: MainWindow) -> Session:
    """A plan that names somebody everywhere, and a history that names who is not in it any more as well."""
    session = opened(qtbot, window, lambda: window.files.take_over(every_field().plan))
    session.do(RenamePlan(f"What {NAME} leaves"))
    session.do(CopyScenario(AS_IS, f"Without {NAME}", "later"))
    session.do(FillPosition(AS_IS, "top", FORMER))
    session.do(ChangePosition(AS_IS, "top", {"title": f"Head, for {NAME}"}))
    session.do(FillPosition(AS_IS, "top", "Somebody else"))
    session.do(MovePosition(AS_IS, PLACE, "other"))
    session.do(ChangePosition(AS_IS, PLACE, {"location": f"Desk of {FORMER}"}))
    session.select([PLACE])
    return session


@pytest.fixture
def masked(qtbot: QtBot, window: MainWindow, session: Session) -> Session:
    click(qtbot, window.top_bar, "Mask names")
    return session


def named(*, paint: bool = True) -> list[str]:
    """What tells somebody's name, a word of it, or what was written freely, in any window."""
    return [text for text in told_anywhere(paint=paint) if any(word in text.casefold() for word in WORDS)]


def settled(qtbot: QtBot, window: MainWindow, pause: int = PAUSE_MS + 30) -> None:
    """Wait for what is worked out in the background, the findings after their pause (ms) among it."""
    qtbot.wait(pause)
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)


def test_the_plan_names_somebody_on_every_page_before(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    for workspace in WORKSPACES:
        window.open_workspace(workspace.name)
        settled(qtbot, window)
        assert any(NAME in text for text in told_anywhere()), "a page that names nobody proves nothing"


@pytest.mark.parametrize("workspace", WORKSPACES, ids=lambda workspace: workspace.name)
def test_nobody_is_named_on_any_page(qtbot: QtBot, window: MainWindow, masked: Session, workspace: type) -> None:
    window.open_workspace(workspace.name)
    for _ in pages(window.workspaces):
        settled(qtbot, window)
        masked.select([PLACE])
        assert named() == []


@pytest.mark.parametrize("workspace", WORKSPACES, ids=lambda workspace: workspace.name)
def test_nobody_is_named_from_the_moment_on_in_which_names_are_masked(
    qtbot: QtBot, window: MainWindow, session: Session, workspace: type
) -> None:
    """What is worked out in the background comes later, and what came before it named people."""
    window.open_workspace(workspace.name)
    for _ in pages(window.workspaces):
        settled(qtbot, window)
        session.select([PLACE])
        assert named(), "a page that names nobody proves nothing"
        click(qtbot, window.top_bar, "Mask names")
        for _ in range(2):  # what is drawn anew at once, and what goes with it; nothing has been worked out by then
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert named() == []
        settled(qtbot, window)
        click(qtbot, window.top_bar, "Mask names")


def test_nobody_is_named_by_any_action_or_the_dialog_it_opens(
    qtbot: QtBot, window: MainWindow, masked: Session, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for ask in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, ask, lambda *said: (asked.extend(map(str, said[1:])), "")[::-1])
    found: dict[str, list[str]] = {}

    def look(dialog: QDialog) -> None:
        found.setdefault(dialog.windowTitle(), []).extend(named())
        dialog.reject()

    for action in ACTIONS:
        if action.id not in LEAVING and window.actions_by_id[action.id].isEnabled():
            dialogs.do(look)
            window.actions_by_id[action.id].trigger()
            settled(qtbot, window, 10)
            assert named(paint=False) == [], action.id
            for one in QApplication.topLevelWidgets():
                if isinstance(one, QDialog):
                    one.reject()
            masked.select([PLACE])
    assert len(found) > 3, "dialogs were opened"
    assert [text for texts in found.values() for text in texts] == []
    assert [text for text in asked if any(word in text.casefold() for word in WORDS)] == []


def test_what_a_query_lacks_is_said_without_the_ids_that_are_names(
    qtbot: QtBot, window: MainWindow, masked: Session
) -> None:
    for id_ in (f"twin-{NAME.replace(' ', '-').lower()}", "twin-2"):
        masked.do(AddPosition(AS_IS, "Twin", ROOT, id=id_))
    bar = page(window, OrganisationWorkspace).chart.bar
    bar.spotlight.setText("under:Twin")
    qtbot.waitUntil(lambda: "stands for 2 positions" in bar.spotlight.told)
    assert named() == []
    window.actions_by_id["sheet"].trigger()
    sheet = shown(window, SheetPage)[0]
    sheet.field.setText("under:Twin")
    qtbot.waitUntil(lambda: "stands for 2 positions" in sheet.says.text())
    assert named() == []


def test_files_called_after_somebody_are_not_told(
    qtbot: QtBot, window: MainWindow, masked: Session, tmp_path: Path
) -> None:
    window.files.save_to(tmp_path / f"{NAME}.dataplan")
    assert "Saved as Person" in window.notice.text
    page(window, ReportWorkspace).export_workbook(tmp_path / f"{NAME}.xlsx")
    settled(qtbot, window)
    assert (tmp_path / f"{NAME}.xlsx").exists()
    window.show_welcome()
    assert named() == []
    window.show_import([sample("start-up").with_name("hansa-foods-export.csv")])
    settled(qtbot, window)
    assert says(window.importing, "names are masked")
    assert named() == []


def test_files_that_are_written_hold_the_names(
    qtbot: QtBot, window: MainWindow, masked: Session, tmp_path: Path
) -> None:
    window.files.save_to(tmp_path / "plan.dataplan")
    page(window, ReportWorkspace).export_chart(tmp_path / "chart.svg")
    settled(qtbot, window)
    assert NAME in open_plan(tmp_path / "plan.dataplan").name
    assert NAME in unescape((tmp_path / "chart.svg").read_text(encoding="utf-8"))


def test_an_edit_made_of_what_is_seen_keeps_the_names_that_are_not(
    window: MainWindow, qtbot: QtBot, masked: Session
) -> None:
    place = masked.organisation.position(PLACE)
    assert NAME not in place.title
    number = masked.names.mask.person(PERSON) if masked.names.mask else ""
    masked.do(ChangePosition(AS_IS, PLACE, {"title": f"Deputy of {number}", "department": place.department}))
    kept = masked.document.plan.organisation().position(PLACE)
    assert kept.title == f"Deputy of {NAME}"
    assert kept.department == every_field().plan.organisation().position(PLACE).department
    window.actions_by_id["undo"].trigger()
    assert masked.document.plan.organisation().position(PLACE).title.endswith(NAME)


def test_a_history_that_cannot_be_read_leaves_the_names_unmasked_and_says_so(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> MaskedPlan:
        raise DamagedPlan(Path("plan.dataplan"))

    monkeypatch.setattr(Session, "masked_plan", damaged)
    click(qtbot, window.top_bar, "Mask names")
    assert "Names cannot be masked." in window.notice.text
    assert not window.top_bar.mask_button.isChecked()
    assert not session.names.masked
