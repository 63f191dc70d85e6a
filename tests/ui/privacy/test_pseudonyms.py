"""A copy without names from the window: what it leaves out is said, and the key lies in a file of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import open_plan
from dataplanner.model.people import Person
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.privacy.pseudonyms import small_groups_text
from dataplanner.ui.session import Session
from tests.ui.dialogs import Dialogs, choose_files
from tests.windows import TIMEOUT, OpenSample


@pytest.fixture(autouse=True)
def session(open_sample: OpenSample) -> Session:
    return open_sample("hansa-foods")


def save(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["without_names"].trigger()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)


def names(session: Session) -> set[str]:
    return {person.name for person in session.plan.all(Person)}


def test_the_copy_names_nobody_and_the_key_says_who_is_who(
    window: MainWindow,
    qtbot: QtBot,
    session: Session,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "safe").mkdir()
    copy, key = tmp_path / "copy.dataplan", tmp_path / "safe" / "key.json"
    choose_files(monkeypatch, tmp_path / "copy", key)
    dialogs.press("Save the copy…")
    save(window, qtbot)
    assert "fewer than 4 others" in dialogs.said[0]
    plan = open_plan(copy)
    assert names(session).isdisjoint(person.name for person in plan.all(Person))
    assert len(plan.organisation()) == len(session.organisation)
    assert {who["name"] for who in json.loads(key.read_text()).values()} == names(session)
    assert window.notice.text == f"Saved as copy.dataplan, without names. {tmp_path}"


def test_a_key_beside_the_copy_is_warned_of(
    window: MainWindow,
    qtbot: QtBot,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose_files(monkeypatch, tmp_path / "copy.plan.json", tmp_path / "key")
    dialogs.press("Save the copy…")
    save(window, qtbot)
    assert (tmp_path / "key.json").exists()
    assert "move it before you pass the copy on" in window.notice.text


def test_the_key_can_be_left_out(
    window: MainWindow,
    qtbot: QtBot,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose_files(monkeypatch, tmp_path / "copy.dataplan")
    dialogs.press("Save the copy…", tick=False)
    save(window, qtbot)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.dataplan"]


def test_leaving_the_dialog_saves_nothing(
    window: MainWindow, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_files(monkeypatch, "")
    dialogs.press("Save the copy…")
    save(window, qtbot)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize(("answer", "saved"), [("Save without a key", ["copy.dataplan"]), ("Cancel", [])])
def test_without_a_file_for_the_key_somebody_is_asked_what_is_to_become_of_the_copy(
    window: MainWindow,
    qtbot: QtBot,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    saved: list[str],
) -> None:
    choose_files(monkeypatch, tmp_path / "copy.dataplan", "")
    dialogs.press("Save the copy…")
    dialogs.press(answer)
    save(window, qtbot)
    assert "Save the copy without a key?" in dialogs.said[-1]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == saved
    assert ("Saved as copy.dataplan" in window.notice.text) is bool(saved)
    assert ("was not saved" in window.notice.text) is (not saved)


def test_the_copy_takes_neither_the_place_of_the_plan_nor_the_key_that_of_the_copy(
    window: MainWindow,
    qtbot: QtBot,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan, copy = tmp_path / "Hansa.dataplan", tmp_path / "copy.plan.json"
    window.files.save_to(plan)
    before = plan.read_bytes()
    for chosen in ((plan,), (copy, copy)):
        choose_files(monkeypatch, *chosen)
        dialogs.press("Save the copy…")
        save(window, qtbot)
        assert "is taken by the plan or its copy" in window.notice.text
    assert plan.read_bytes() == before
    assert not copy.exists()


@pytest.mark.parametrize(
    ("people", "text"), [(0, "names nobody."), (1, "One person shares title"), (1200, "1,200 people share title")]
)
def test_small_groups_are_told_in_words(people: int, text: str) -> None:
    assert text in small_groups_text(people)
