"""A disk that is pulled out while a plan on it is open: told once, calmly; saved by itself once it is back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import open_plan, save_plan, session
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import TIMEOUT, click, opened, says


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def plan(window: MainWindow, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A plan on a stick, called after somebody; it is saved at once and tried again at once."""
    monkeypatch.setattr(session, "IDLE", 0.0)
    monkeypatch.setattr(session, "RETRY", 0.0)
    save_plan(Plan("Acme"), stick / "Acme.dataplan")
    return opened(qtbot, window, lambda: window.files.open([stick / "Acme.dataplan"]))


def test_it_is_told_edits_go_on_and_are_saved_when_it_is_back(
    window: MainWindow, qtbot: QtBot, plan: Session, stick: Path
) -> None:
    away = stick.rename(stick.with_name("away"))
    plan.do(RenamePlan("Edited"))
    qtbot.waitUntil(lambda: "The folder of “Acme.dataplan” is not there." in window.notice.text, timeout=TIMEOUT)
    assert "Connect its disk" in window.notice.text
    assert says(window.status_bar, "your edits are safe on this computer")
    plan.do(RenamePlan("Edited on"))
    away.rename(stick)
    qtbot.waitUntil(lambda: open_plan(stick / "Acme.dataplan").name == "Edited on", timeout=TIMEOUT)
    qtbot.waitUntil(lambda: "is not there" not in window.notice.text or window.notice.isHidden(), timeout=TIMEOUT)


def test_closing_offers_to_save_elsewhere_or_later(
    window: MainWindow, qtbot: QtBot, plan: Session, stick: Path
) -> None:
    stick.rename(stick.with_name("away"))
    plan.do(RenamePlan("Edited"))
    assert not window.close()
    assert "is not there" in window.notice.text
    click(qtbot, window.notice, "Close, and save later")
    assert window.isHidden()
    (left,) = window.files.left()
    assert left.path == stick / "Acme.dataplan"
