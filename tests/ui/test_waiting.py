"""Saving that has to wait: said once, in words, with what can be done, until it has worked by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import PlanSession, open_plan, save_plan
from dataplanner.files.plan_file import session as session_module
from dataplanner.files.plan_file.draft import Draft
from dataplanner.files.plan_file.errors import FileHeld
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.ui.dialogs import Dialogs
from tests.windows import TIMEOUT, OpenSample, click, opened, says


class Held:
    """A program that holds the file until it is told to let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tries = 0
        self.holding = True
        publish = Draft.publish

        def tried(draft: Draft, path: Path, *, over: bool) -> None:
            self.tries += 1
            if self.holding:
                raise FileHeld(path)
            publish(draft, path, over=over)

        monkeypatch.setattr(Draft, "publish", tried)
        monkeypatch.setattr(session_module, "IDLE", 0.0)
        monkeypatch.setattr(session_module, "RETRY", 0.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Acme.dataplan"
    save_plan(Plan("Acme"), path)
    return path


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot, file: Path) -> Session:
    return opened(qtbot, window, lambda: window.files.open([file]))


@pytest.fixture
def held(window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> Held:
    """A plan edited while another program holds its file, which the banner says."""
    held = Held(monkeypatch)
    session.do(RenamePlan("Edited"))
    qtbot.waitUntil(lambda: "Another program is holding “Acme.dataplan”" in window.notice.text, timeout=TIMEOUT)
    return held


def again(window: MainWindow, qtbot: QtBot, held: Held) -> None:
    """Wait until saving was tried twice more, so that one whole try has ended."""
    before = held.tries
    qtbot.waitUntil(lambda: held.tries >= before + 2, timeout=TIMEOUT)


def test_the_banner_says_that_nothing_is_lost_and_goes_once_it_has_worked(
    window: MainWindow, qtbot: QtBot, held: Held, file: Path
) -> None:
    assert "Your edits are safe on this computer." in window.notice.text
    assert says(window.status_bar, "Not saved yet")
    again(window, qtbot, held)
    assert window.notice.text
    held.holding = False
    qtbot.waitUntil(lambda: not window.notice.text, timeout=TIMEOUT)
    assert open_plan(file).name == "Edited"


def test_dismissed_it_is_not_said_again_while_it_is_the_same(window: MainWindow, qtbot: QtBot, held: Held) -> None:
    click(qtbot, window.notice, "Dismiss")
    again(window, qtbot, held)
    assert not window.notice.text
    held.holding = False


def test_another_sentence_meanwhile_is_not_taken_away(window: MainWindow, qtbot: QtBot, held: Held, file: Path) -> None:
    window.notice.say("Something else.")
    held.holding = False
    qtbot.waitUntil(lambda: open_plan(file).name == "Edited", timeout=TIMEOUT)
    qtbot.wait(50)
    assert window.notice.text == "Something else."


def test_save_says_it_even_when_it_was_dismissed(window: MainWindow, qtbot: QtBot, held: Held) -> None:
    click(qtbot, window.notice, "Dismiss")
    window.actions_by_id["save"].trigger()
    assert "Another program is holding" in window.notice.text
    held.holding = False


def test_what_was_left_unsaved_can_be_thrown_away_after_a_question(
    window: MainWindow, qtbot: QtBot, open_sample: OpenSample, dialogs: Dialogs
) -> None:
    open_sample("start-up").do(RenamePlan("Mine"))
    window.files.close()
    window.show_welcome()
    dialogs.press("Cancel")
    click(qtbot, window.welcome, "Throw away…")
    assert len(window.files.left()) == 1
    dialogs.press("Throw away")
    click(qtbot, window.welcome, "Throw away…")
    assert window.files.left() == []
    assert not says(window.welcome, "Not saved yet")


def test_a_plan_asked_for_twice_and_one_freed_meanwhile_can_be_edited(
    window: MainWindow, qtbot: QtBot, file: Path
) -> None:
    window.files.open([file])
    window.files.open([file])
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    assert isinstance(window.files.current, PlanSession)
    assert window.files.current.read_only is None
