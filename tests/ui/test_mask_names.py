"""Mask names: no page tells who somebody is, by any text that a widget shows, reads out or hints at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.analysis.free_texts import NOT_SHOWN
from dataplanner.model.edits import ChangePosition, CopyScenario, FillPosition, MovePosition, RenamePlan, SetExperience
from dataplanner.model.people import Person
from dataplanner.model.skills import Experience
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.sheet.page import SheetPage
from dataplanner.ui.session import Session
from dataplanner.ui.workspaces import WORKSPACES
from tests.windows import OpenSample, click, page, shown

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def mask(window: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, window.top_bar, "Mask names")
    found = window.session.findings.found if window.session else None
    qtbot.waitSignal(found).wait()


def said(window: MainWindow) -> list[str]:
    """Every text of every widget that can be seen, and of every entry of the menus."""
    menus = [action.text() for action in window.actions_by_id.values()]
    return [window.windowTitle(), *menus, *(text for widget in shown(window, QWidget) for text in words(widget))]


def words(widget: QWidget) -> list[str]:
    told = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel | QLineEdit):
        told.append(widget.text())
    if isinstance(widget, QComboBox):
        told += [widget.itemText(at) for at in range(widget.count())]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        told += cells(widget.model(), QModelIndex())
    if isinstance(widget, ChartCanvas):
        data = widget.scene.data
        told += [data.name(row) for row in range(len(data.index))]
        told += [widget.tooltip_of(row) for row in range(len(data.index))]
    return told


def cells(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    """The texts of a model's cells and headers, children included."""
    found = []
    for row in range(model.rowCount(parent)):
        found.append(str(model.headerData(row, Qt.Orientation.Vertical)))
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            found += [str(index.data(role)) for role in ROLES]
            found += cells(model, index)
    return found


def leaks(window: MainWindow, session: Session) -> dict[str, str]:
    """The names of people that are told, each with the text that does."""
    names = {person.name for person in session.document.plan.all(Person)}
    return {name: text for text in set(said(window)) for name in names if name in text}


def test_no_workspace_tells_a_name(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    session.select(["head-of-analytics"])
    mask(window, qtbot)
    for workspace in WORKSPACES:
        window.open_workspace(workspace.name)
        assert leaks(window, session) == {}, workspace.name


def test_what_is_called_after_somebody_names_nobody(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    session.do(CopyScenario(session.scenario, "Tomas Bauer under Priya Raman"))
    session.do(RenamePlan("What Tomas Bauer leaves"))
    mask(window, qtbot)
    for workspace in WORKSPACES:
        window.open_workspace(workspace.name)
        assert leaks(window, session) == {}, workspace.name


def test_no_page_of_the_distance_workspace_tells_a_name(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    mask(window, qtbot)
    workspace = page(window, DistanceWorkspace)
    for one in workspace.pages:
        workspace.show_page(one.name)
        qtbot.waitUntil(lambda: not window.tasks.busy, timeout=10_000)
        assert leaks(window, session) == {}, one.name


@pytest.mark.parametrize("workspace", [workspace.name for workspace in WORKSPACES])
def test_a_page_that_is_open_hides_the_names_at_once(
    window: MainWindow, qtbot: QtBot, session: Session, workspace: str
) -> None:
    session.select(["head-of-analytics"])
    window.open_workspace(workspace)
    QApplication.processEvents()
    mask(window, qtbot)
    assert leaks(window, session) == {}


def test_names_come_back(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    mask(window, qtbot)
    mask(window, qtbot)
    session.select(["head-of-analytics"])
    assert "Tomas Bauer" in leaks(window, session)


def test_history_and_undo_call_people_by_their_numbers(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    session.do(MovePosition(session.scenario, "head-of-analytics", session.organisation.roots()[0].id))
    mask(window, qtbot)
    assert window.inspector is not None
    assert window.inspector.history.isVisible()
    who = session.names.holder(session.organisation.position("head-of-analytics"))
    assert window.actions_by_id["undo"].text().startswith(f"Undo Move {who} under Person ")
    assert leaks(window, session) == {}


def test_a_refusal_names_nobody(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    mask(window, qtbot)
    session.do(MovePosition(session.scenario, session.organisation.roots()[0].id, "head-of-analytics"))
    assert "already reports to" in window.notice.text
    assert "Person" in window.notice.text
    assert leaks(window, session) == {}


def test_a_notice_that_is_there_already_hides_its_names(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    session.do(MovePosition(session.scenario, session.organisation.roots()[0].id, "head-of-analytics"))
    assert "Tomas Bauer" in window.notice.text
    mask(window, qtbot)
    assert leaks(window, session) == {}


def test_what_the_export_said_of_somebody_is_hidden(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    change = {"fields": {"Mail": "tb@hansa.example"}, "note": "Ask Tomas Bauer himself"}
    session.do(ChangePosition(session.scenario, "head-of-analytics", change))
    session.select(["head-of-analytics"])
    qtbot.waitUntil(lambda: "tb@hansa.example" in said(window))
    mask(window, qtbot)
    assert "tb@hansa.example" not in said(window)
    assert leaks(window, session) == {}


def test_the_sheet_neither_shows_nor_copies_nor_takes_what_is_not_shown(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    change = {"fields": {"Hobby": "Sails with Lexi"}, "note": "Lexi covers for her"}
    session.do(ChangePosition(session.scenario, "head-of-analytics", change))
    click(qtbot, window.workspaces, "Sheet")
    sheet = shown(window, SheetPage)[0]
    hobby = [column.heading for column in sheet.model.columns].index("Hobby")
    sheet.view.sortByColumn(hobby, Qt.SortOrder.AscendingOrder)
    mask(window, qtbot)
    assert [text for text in said(window) if "Lexi" in text] == []
    sheet.view.selectAll()
    sheet.view.copy()
    copied = QApplication.clipboard().text()
    assert "Lexi" not in copied
    assert NOT_SHOWN in copied
    note = [column.heading for column in sheet.model.columns].index("Note")
    row = sheet.model.row_of("head-of-analytics")
    assert not sheet.model.flags(sheet.model.index(row, note)) & Qt.ItemFlag.ItemIsEditable
    assert not sheet.model.put(row, note, [["Another"]], "Paste a row")
    assert session.document.plan.organisation().position("head-of-analytics").note == "Lexi covers for her"


def test_a_level_that_is_chosen_keeps_the_evidence_that_is_not_shown(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    who = next(session.document.plan.all(Person)).id
    session.do(SetExperience(who, "qualified", "The billing that Lexi asked for"))
    mask(window, qtbot)
    shown_now = session.plan.get(Experience, who).evidence
    assert "Lexi" not in shown_now
    session.do(SetExperience(who, "veteran", shown_now))
    kept = session.document.plan.get(Experience, who)
    assert (kept.level, kept.evidence) == ("veteran", "The billing that Lexi asked for")


def test_the_holder_cannot_be_typed_over_while_masked(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    mask(window, qtbot)
    session.select(["head-of-analytics"])
    assert window.inspector is not None
    position = window.inspector.position
    qtbot.waitUntil(lambda: "person" in position.editors)
    assert not position.editors["person"].isEnabled()
    session.do(FillPosition(session.scenario, "head-of-analytics", "Tomas Bauer"))
    assert session.document.undo_label is None


def test_another_plan_opened_meanwhile_is_masked_too(
    window: MainWindow, qtbot: QtBot, session: Session, open_sample: OpenSample
) -> None:
    mask(window, qtbot)
    other = open_sample("ten-person-team")
    assert window.top_bar.mask_button.isChecked()
    assert leaks(window, other) == {}
