"""The plan exported as text from the window, judgements about people only where they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_json import plan_text, read_plan_json
from dataplanner.model.edits import SetJudgement
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.people import Person
from dataplanner.model.skills import Skill
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.names import CARRIED
from dataplanner.ui.session import Session
from tests.ui.dialogs import Dialogs, choose_files
from tests.windows import TIMEOUT, OpenSample, opened


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    return open_sample("ten-person-team")


@pytest.fixture
def judged(session: Session) -> str:
    """The sample with a judgement about somebody."""
    person, skill = next(session.plan.all(Person)).id, next(session.plan.all(Skill)).id
    assert session.do(SetJudgement(person, skill, {"resource": "yes"}))
    return person


def export(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["export_text"].trigger()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)


def test_the_text_is_the_whole_plan_and_opens_again(
    window: MainWindow,
    qtbot: QtBot,
    session: Session,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose_files(monkeypatch, tmp_path / "team")
    export(window, qtbot)
    assert dialogs.said == []
    before = plan_text(session.plan)
    assert (tmp_path / "team.plan.json").read_text(encoding="utf-8") == before
    assert plan_text(opened(qtbot, window, lambda: window.files.open([tmp_path / "team.plan.json"])).plan) == before


def test_while_names_are_masked_it_is_told_that_the_text_carries_them(
    window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_files(monkeypatch, tmp_path / "team")
    session.mask_names(masked=True)
    export(window, qtbot)
    assert CARRIED in window.notice.text
    assert next(session.document.plan.all(Person)).name in (tmp_path / "team.plan.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("asked_for", [True, False])
def test_judgements_are_in_it_only_if_asked_for(
    window: MainWindow,
    qtbot: QtBot,
    judged: str,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked_for: bool,
) -> None:
    choose_files(monkeypatch, tmp_path / "team.plan.json")
    dialogs.press("Export…", tick=asked_for)
    export(window, qtbot)
    found = [record.person for record in read_plan_json(tmp_path / "team.plan.json").all(AbilityJudgement)]
    assert found == ([judged] if asked_for else [])


def test_leaving_the_question_or_the_dialog_writes_nothing(
    window: MainWindow, qtbot: QtBot, judged: str, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs.press("Cancel")
    export(window, qtbot)
    choose_files(monkeypatch, "")
    dialogs.press("Export…")
    export(window, qtbot)
    assert dialogs.answered
    assert list(tmp_path.glob("*.json")) == []


def test_a_folder_that_is_gone_is_told(
    window: MainWindow, qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_files(monkeypatch, tmp_path / "gone" / "team.plan.json")
    export(window, qtbot)
    assert "The folder of “team.plan.json” is not there." in window.notice.text
