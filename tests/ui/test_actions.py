"""The table of actions: each has its place in a menu, its own shortcut, and runs without raising."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file.keys import Key
from dataplanner.model.edits import AddPosition, RenamePlan
from dataplanner.ui.actions import ACTIONS, WITHIN, refresh_actions
from dataplanner.ui.help import SIZE, KeysDialog
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.privacy.password_dialogs import NewPasswordDialog, PasswordDialog
from dataplanner.ui.questions import QuestionDialog
from dataplanner.ui.skills.workspace import SkillsWorkspace
from dataplanner.ui.team_dialog import TeamDialog
from tests.windows import OpenSample, click_cell, opened, page

IDS = [spec.id for spec in ACTIONS]
ENDING = ("new", "quit")
OF_A_PASSWORD = ("change_password", "remove_password")


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every dialog is closed as soon as it opens."""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("", False))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(QuestionDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    for dialog in (PasswordDialog, NewPasswordDialog):
        monkeypatch.setattr(dialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    monkeypatch.setattr(KeysDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    monkeypatch.setattr(TeamDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)


def enabled(window: MainWindow) -> list[str]:
    return [id_ for id_, action in window.actions_by_id.items() if action.isEnabled()]


WEAR = ("wear_system", "wear_light", "wear_dark")


def menus(window: MainWindow) -> dict[str, list[str]]:
    return {
        menu.title(): [action.objectName() for action in menu.actions() if not action.isSeparator()]
        for menu in window.menuBar().findChildren(QMenu)
    }


def test_each_action_has_an_id_of_its_own_and_its_place_in_its_menu(window: MainWindow) -> None:
    assert [id_ for id_, count in Counter(IDS).items() if count > 1] == []
    for spec in ACTIONS:
        assert spec.id in menus(window)[spec.menu.rpartition(WITHIN)[2]]


def test_no_two_actions_share_a_shortcut_and_each_is_understood_by_qt() -> None:
    shortcuts = [QKeySequence(spec.shortcut) for spec in ACTIONS if spec.shortcut]
    assert all(not shortcut.isEmpty() for shortcut in shortcuts)
    assert [text for text, count in Counter(s.toString() for s in shortcuts).items() if count > 1] == []


def test_without_a_plan_only_what_needs_none_is_enabled(window: MainWindow) -> None:
    assert enabled(window) == ["new", "open", "import", "welcome", "keep_recent", "quit", *WEAR, "keys", "about"]


def test_what_is_enabled_without_a_plan_runs(window: MainWindow, qtbot: QtBot) -> None:
    for id_ in enabled(window):
        if id_ not in ENDING:
            window.actions_by_id[id_].trigger()
            qtbot.waitUntil(lambda: not window.tasks.busy)


def test_a_new_plan_is_empty_and_has_no_file(window: MainWindow, qtbot: QtBot) -> None:
    session = opened(qtbot, window, window.actions_by_id["new"].trigger)
    assert (session.plan.name, len(session.organisation)) == ("Untitled plan", 0)
    assert window.files.current is not None
    assert window.files.current.path is None


def test_quit_closes_the_window(window: MainWindow) -> None:
    window.actions_by_id["quit"].trigger()
    assert not window.isVisible()


def test_everything_that_is_enabled_with_a_plan_runs(window: MainWindow, qtbot: QtBot, open_sample: OpenSample) -> None:
    session = open_sample("start-up")
    window.files.recent.note(Path("Acme.dataplan"))
    chief = session.organisation.roots()[0].id
    assert window.files.current is not None
    added = AddPosition(session.scenario, "Head", chief)
    for spec in ACTIONS:
        if spec.id in ENDING:
            continue
        if added.id not in session.organisation or session.document.redo_label is None:
            added = AddPosition(session.scenario, spec.text, chief)
            session.do(added)
            session.do(RenamePlan(f"Before {spec.id}"))
            session.undo()
        window.charting.show_positions([added.id])
        if spec.id in OF_A_PASSWORD:
            window.files.current.key = Key(b"", b"")
            refresh_actions(window, window.actions_by_id)
        assert window.actions_by_id[spec.id].isEnabled(), spec.id
        window.actions_by_id[spec.id].trigger()
        qtbot.waitUntil(lambda: not window.tasks.busy)


def test_undo_and_redo_name_what_they_take_back(window: MainWindow, open_sample: OpenSample) -> None:
    session = open_sample("ten-person-team")
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)
    session.do(RenamePlan("R&D"))
    assert (undo.text(), undo.isEnabled()) == ("Undo Rename the plan to R&&D", True)
    session.undo()
    assert (redo.text(), redo.isEnabled()) == ("Redo Rename the plan to R&&D", True)


def test_what_acts_on_the_selection_is_enabled_only_where_the_selection_can_be_seen(
    window: MainWindow, open_sample: OpenSample
) -> None:
    session = open_sample("hansa-foods")
    on_selection = {"rename", "remove", "move_to", "cut", "detach", "mark_subtree", "mark_selection"}
    assert on_selection.isdisjoint(enabled(window))
    session.select(["head-of-analytics"])
    assert on_selection.issubset(enabled(window))
    window.open_workspace("Distance")
    assert on_selection.isdisjoint(enabled(window))
    window.show_welcome()
    assert on_selection.isdisjoint(enabled(window))


def test_delete_in_the_matrix_never_removes_the_position_selected_on_the_chart(
    window: MainWindow, qtbot: QtBot, open_sample: OpenSample
) -> None:
    session = open_sample("hansa-foods")
    session.select(["head-of-analytics"])
    skills = page(window, SkillsWorkspace)
    click_cell(qtbot, skills.view, 0, 1)
    qtbot.keyClick(skills.view, Qt.Key.Key_Delete)
    assert "head-of-analytics" in session.organisation
    assert session.document.undo_label is None or "Remove" not in session.document.undo_label


def test_the_list_of_shortcuts_tells_every_one(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(KeysDialog, "exec", lambda box: shown.append([one.text() for one in box.findChildren(QLabel)]))
    window.actions_by_id["keys"].trigger()
    (told,) = shown
    for spec in ACTIONS:
        keys = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        assert not spec.shortcut or (keys, spec.text) in pairwise(told)


def test_the_list_of_shortcuts_is_no_larger_than_a_small_window(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.resize(window.minimumSizeHint())
    heights: list[int] = []
    monkeypatch.setattr(KeysDialog, "exec", lambda box: heights.append(box.height()))
    window.actions_by_id["keys"].trigger()
    assert heights == [min(window.height(), SIZE[1])]
    assert window.height() < SIZE[1]
