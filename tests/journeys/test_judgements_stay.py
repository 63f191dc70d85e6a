"""A judgement about a person in the open window: whatever is written from there is without it, and so are the logs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import Folders
from dataplanner.model.edits import SetJudgement
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.sentinels import JUDGEMENT, NOTE, content, traces_below, traces_in
from tests.traces import running
from tests.ui.dialogs import Dialogs
from tests.windows import OpenSample, button, page, texts


@pytest.fixture
def session(window: MainWindow, open_sample: OpenSample) -> Session:
    session = open_sample("ten-person-team")
    session.do(JUDGEMENT)
    return session


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    """A folder that everything logged goes to while the test runs."""
    with running(Folders(tmp_path / "traces")):
        yield tmp_path / "traces"


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def written(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    qtbot.waitUntil(lambda: all(path.exists() for path in paths), timeout=30_000)
    window.tasks.wait()


def test_what_is_written_from_the_window_is_without_it(
    qtbot: QtBot, window: MainWindow, session: Session, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path, logs: Path,
) -> None:  # fmt: skip
    out = tmp_path / "out"
    out.mkdir()
    skills = page(window, SkillsWorkspace)
    for name in ("Print", "Print blank"):
        save_as(monkeypatch, out / f"{name}.pdf")
        button(skills, name).menu().actions()[0].trigger()
        written(qtbot, window, out / f"{name}.pdf")
    skills.exchange.send_to(out / "all.xlsx", each=False)
    written(qtbot, window, out / "all.xlsx")
    dialogs.press("Export…")
    save_as(monkeypatch, out / "a.plan.json")
    window.actions_by_id["export_text"].trigger()
    written(qtbot, window, out / "a.plan.json")
    dialogs.press("Save the copy…")
    names = iter((out / "copy.dataplan", out / "key.json"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(next(names)), ""))
    window.actions_by_id["without_names"].trigger()
    written(qtbot, window, out / "copy.dataplan", out / "key.json")
    session.do(SetJudgement("riya", "schema", {"judged": NOTE}))
    assert NOTE in session.plan.get(AbilityJudgement, "riya", "schema").note
    logging.getLogger("x").warning("odd: %s", session.plan.get(AbilityJudgement, "riya", "schema"))
    assert traces_below(out) == {}
    assert traces_below(logs) == {}
    assert len(list(out.iterdir())) == 6


def test_copied_cells_do_not_carry_it(window: MainWindow, session: Session) -> None:
    skills = page(window, SkillsWorkspace)
    skills.view.selectAll()
    skills.view.copy_asked.emit(True)
    copied = QGuiApplication.clipboard().text()
    assert "Riya" in copied
    assert traces_in(copied) == []


def test_it_stands_on_no_page_until_it_is_asked_for(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    for name in ("Organisation", "Distance", "Skills", "Projects", "Findings", "Report"):
        window.open_workspace(name)
        qtbot.wait(60)
        said = " ".join([*texts(window), *(part.toolTip() for part in window.findChildren(QWidget))])
        assert [trace for trace in traces_in(said) if trace != "judgements"] == [], name


def test_it_goes_with_the_person(window: MainWindow, session: Session, dialogs: Dialogs, tmp_path: Path) -> None:
    window.files.save_to(tmp_path / "ten.dataplan")
    window.tasks.wait()
    assert NOTE in content(tmp_path / "ten.dataplan")
    holder = next(place.id for place in session.organisation.positions() if place.person == "riya")
    window.charting.show_position(holder)
    dialogs.press("Erase for good")
    window.actions_by_id["erase"].trigger()
    assert not list(session.plan.all(AbilityJudgement))
    assert NOTE not in content(tmp_path / "ten.dataplan")
    kept = [path for path in (tmp_path / "private").rglob("*") if path.is_file() and NOTE.encode() in path.read_bytes()]
    assert kept == []
