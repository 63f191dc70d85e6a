"""What the File menu does to the disk: saving, closing, opening again, and what happens when that cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import Folders, open_plan, open_session, save_plan
from dataplanner.files.plan_file.errors import DiskFull
from dataplanner.files.plan_file.session import PlanSession
from dataplanner.model.edits import FillPosition, RenamePlan
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.ui.main_window import MainWindow
from tests.torture.machine import crash
from tests.windows import TIMEOUT, OpenSample, click, opened, sample


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan in a file of its own."""
    path = tmp_path / "plan.dataplan"
    save_plan(open_plan(sample("start-up")), path)
    return path


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def name_in(path: Path) -> str:
    return open_plan(path).name


def save(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def state(window: MainWindow) -> str:
    return window.status_bar.saved.text()


def test_the_first_save_asks_where_to_and_the_next_does_not(
    window: MainWindow, qtbot: QtBot, open_sample: OpenSample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_sample("start-up")
    assert state(window) == "Not saved to a file yet"
    choose(monkeypatch, tmp_path / "Mine & yours")
    session.do(RenamePlan("First"))
    save(window, qtbot)
    target = tmp_path / "Mine & yours.dataplan"
    assert name_in(target) == "First"
    assert window.notice.text.startswith("Saved as Mine & yours.dataplan.")
    assert state(window).startswith("Saved ")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked again"))
    session.do(RenamePlan("Second"))
    assert state(window) == "Saving soon"
    save(window, qtbot)
    assert name_in(target) == "Second"
    assert state(window).startswith("Saved ")


def test_leaving_the_dialog_saves_nothing(
    window: MainWindow, qtbot: QtBot, open_sample: OpenSample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_sample("start-up")
    choose(monkeypatch, "")
    save(window, qtbot)
    assert state(window) == "Not saved to a file yet"


def test_the_file_follows_by_itself(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    session.do(RenamePlan("By itself"))
    qtbot.waitUntil(lambda: state(window).startswith("Saved "), timeout=TIMEOUT)
    assert name_in(file) == "By itself"


def test_a_copy_that_was_set_aside_leads_to_the_plan_beside_it(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    copy = file.with_name("plan (Maria's conflicted copy).dataplan")
    save_plan(open_plan(file), copy)
    opened(qtbot, window, lambda: window.files.open([copy]))
    assert "“plan.dataplan”" in window.notice.text
    opened(qtbot, window, lambda: click(qtbot, window.notice, "Open the other one"))
    assert window.files.current is not None
    assert window.files.current.path == file
    assert "set aside" not in window.notice.text


def test_what_was_not_saved_under_the_former_name_of_a_file_is_told(
    window: MainWindow, qtbot: QtBot, file: Path, folders: Folders
) -> None:
    session = open_session(file, folders)
    session.document.do(RenamePlan("Not saved"))
    crash(session)
    opened(qtbot, window, lambda: window.files.open([file.rename(file.with_name("moved.dataplan"))]))
    assert "When this file was called “plan”, it was edited, and that was not saved." in window.notice.text
    again = opened(qtbot, window, lambda: click(qtbot, window.notice, "Go on with it"))
    assert again.plan.name == "Not saved"


def test_closing_the_window_publishes(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    session.do(RenamePlan("At the end"))
    assert window.close()
    assert name_in(file) == "At the end"


def test_opening_another_plan_publishes_the_first(
    window: MainWindow, qtbot: QtBot, file: Path, open_sample: OpenSample
) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    session.do(RenamePlan("Before the next"))
    open_sample("ten-person-team")
    assert name_in(file) == "Before the next"


def test_undo_is_still_there_after_closing_and_opening(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    before = session.plan.name
    session.do(RenamePlan("Another"))
    opened(qtbot, window, window.files.new)
    again = opened(qtbot, window, lambda: window.files.open([file]))
    assert again.plan.name == "Another"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.plan.name == before


def test_opening_the_plan_that_is_open_turns_to_it(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    window.show_welcome()
    window.files.open([file.parent / "." / file.name])
    assert window.session is session
    assert window.charting.shown
    assert session.read_only is None


@pytest.mark.parametrize(
    ("name", "content"),
    [("gone.dataplan", None), ("empty.dataplan", b""), ("text.dataplan", b"nothing"), ("broken.plan.json", b"{")],
)
def test_a_file_that_is_no_plan_is_told_in_a_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    window.files.open([tmp_path / name])
    qtbot.waitUntil(lambda: name in window.notice.text, timeout=TIMEOUT)
    assert window.session is None
    assert window.welcome.isVisible()


def test_a_file_that_somebody_else_changed_is_not_overwritten_unasked(
    window: MainWindow, qtbot: QtBot, file: Path
) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    save_plan(Plan("Theirs"), file)
    session.do(RenamePlan("Mine"))
    save(window, qtbot)
    assert "was changed by somebody else" in window.notice.text
    assert state(window).startswith("Not saved yet")
    assert name_in(file) == "Theirs"
    assert "Keep your version, take the other one" in window.notice.text
    click(qtbot, window.notice, "Keep your version")
    assert name_in(file) == "Mine"


def test_the_other_version_can_be_taken_and_taken_back(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    save_plan(Plan("Theirs"), file)
    session.do(RenamePlan("Mine"))
    save(window, qtbot)
    click(qtbot, window.notice, "Take the other one")
    assert (session.plan.name, len(session.organisation)) == ("Theirs", 0)
    session.undo()
    assert (session.plan.name, len(session.organisation)) == ("Mine", 5)


def test_a_plan_that_is_open_elsewhere_can_be_read_and_copied(
    window: MainWindow, qtbot: QtBot, file: Path, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = open_session(file, Folders(tmp_path / "elsewhere"))
    session = opened(qtbot, window, lambda: window.files.open([file]))
    assert "is open in another window" in window.notice.text or "is open on the computer" in window.notice.text
    assert state(window) == "Read only"
    assert not session.do(RenamePlan("Mine"))
    choose(monkeypatch, tmp_path / "copy.dataplan")
    copy = opened(qtbot, window, lambda: click(qtbot, window.notice, "Save as…"))
    assert copy.do(RenamePlan("Copied"))
    save(window, qtbot)
    assert name_in(tmp_path / "copy.dataplan") == "Copied"
    elsewhere.leave()


def test_a_plan_that_cannot_be_saved_keeps_the_window_open_and_offers_to_close(
    window: MainWindow, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(qtbot, window, lambda: window.files.open([file]))
    session.do(FillPosition(session.scenario, session.organisation.roots()[0].id, "Ada Byron"))

    def full(_session: PlanSession) -> None:
        raise DiskFull(file)

    monkeypatch.setattr(PlanSession, "publish", full)
    assert not window.close()
    assert "There is no room to save" in window.notice.text
    click(qtbot, window.notice, "Close, and save later")
    assert not window.isVisible()
    monkeypatch.undo()
    (left,) = window.files.left()
    assert left.path == file
    again = opened(qtbot, window, lambda: window.files.recover(left))
    assert again.names.holder(again.organisation.roots()[0]) == "Ada Byron"


def test_a_sample_that_was_only_looked_at_leaves_nothing_behind(window: MainWindow, open_sample: OpenSample) -> None:
    open_sample("start-up")
    window.close()
    assert window.files.left() == []


def test_a_sample_that_was_edited_is_offered_again(window: MainWindow, open_sample: OpenSample) -> None:
    open_sample("start-up").do(RenamePlan("Mine"))
    window.close()
    assert len(window.files.left()) == 1


def test_cancelled_opening_leaves_the_file_free(window: MainWindow, qtbot: QtBot, file: Path, folders: Folders) -> None:
    window.files.open([file])
    window.tasks.cancel()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    assert window.session is None
    free = open_session(file, folders)
    assert free.read_only is None
    free.leave()


def test_two_plans_opened_at_once_end_with_one(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    for path in (file, sample("ten-person-team")):
        window.files.open([path])
    qtbot.waitUntil(lambda: not window.tasks.busy and window.session is not None, timeout=TIMEOUT)
    assert window.files.current is not None
    assert window.session is not None
    assert window.files.current.document is window.session.document


def test_a_key_that_a_method_file_must_not_hold_is_told_in_one_sentence_and_the_plan_is_open(
    window: MainWindow, open_sample: OpenSample
) -> None:
    noted = "steps.toml, step “code”: the key “mood” is not known."
    window.method = replace(window.method, noted=(noted,))
    session = open_sample("start-up")
    assert window.notice.text == f"{noted} It was left out. Remove it, or correct its spelling."
    assert window.session is session


def test_a_plan_that_gave_way_to_another_is_let_go_of(
    window: MainWindow, qtbot: QtBot, open_sample: OpenSample
) -> None:
    plan = ref(open_sample("start-up").plan)
    open_sample("twitter")
    qtbot.waitUntil(lambda: window.tasks.idle)
    open_sample("ing")  # what was still being worked out about the first has come by now
    qtbot.waitUntil(lambda: plan() is None)


def test_a_large_plan_that_gave_way_is_emptied_off_the_ui_thread(
    qtbot: QtBot, window: MainWindow, open_sample: OpenSample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dataplanner.ui.giving_way.MANY", 1)
    session = open_sample("start-up")
    session.do(RenamePlan("Other"))
    document, people = session.document, len(session.plan.ids(Person))
    assert people
    graph = document.plan.organisation().graph
    newer = open_sample("twitter")
    qtbot.waitUntil(lambda: not document.plan.ids(Person) and window.tasks.idle)
    assert (len(document.plan.organisation()), len(graph), document.done) == (0, 0, [])
    assert len(newer.organisation) == len(newer.organisation.graph) > 0
