"""Workbooks sent from the page and brought back to it: looked at first, one undo step, nothing over masked names."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import SetAssessment, SetExperience
from dataplanner.model.skills import Assessment, Experience
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.files.skills_sheet.conftest import mark
from tests.windows import button, click, says, shown

TIMEOUT = 20_000


@pytest.fixture
def sent(qtbot: QtBot, ten: SkillsWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workbook of the team, sent by the menu."""
    path = tmp_path / "Ten.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    button(ten, "Send as workbook").menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: says(ten, "Written: Ten.xlsx"), timeout=TIMEOUT)
    return path


def bring_back(qtbot: QtBot, page: SkillsWorkspace, *paths: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
        click(qtbot, page, "Bring back")
    qtbot.waitUntil(lambda: page.exchange.panel.isVisible() or says(page, "is no workbook"), timeout=TIMEOUT)


def type_into(path: Path, *cells: tuple[str, str, object]) -> Path:
    workbook = load_workbook(path)
    for name, skill, text in cells:
        mark(workbook.worksheets[0], name, skill, text)
    workbook.save(path)
    return path


def test_what_came_back_is_shown_before_it_is_taken_over(qtbot: QtBot, ten: SkillsWorkspace, sent: Path) -> None:
    type_into(sent, ("Mohamed", "Schema", "x "), ("Riya", "Project veteran", None), ("Jack", "Analysis", "0.5"))
    bring_back(qtbot, ten, sent)
    assert says(ten, "2 answers change · 0 conflicts · 97 as they were · 1 to know")
    assert says(ten, "Mohamed, Schema: does not have it → has it")
    assert says(ten, "“0.5” is neither yes nor no.")
    assert ten.session.document.undo_label is None, "nothing has changed yet"
    click(qtbot, ten, "Take over")
    assert ten.session.plan.get(Assessment, "mohamed", "schema").held
    assert not ten.session.plan.get(Assessment, "riya", "project_veteran").held
    assert ten.session.document.undo_label == "Bring back a workbook"
    assert ten.view.isVisible()
    ten.session.undo()
    assert ten.session.document.undo_label is None


def test_what_came_back_can_be_discarded(qtbot: QtBot, ten: SkillsWorkspace, sent: Path) -> None:
    type_into(sent, ("Mohamed", "Schema", "X"))
    bring_back(qtbot, ten, sent)
    click(qtbot, ten, "Discard")
    assert ten.session.document.undo_label is None
    assert ten.view.isVisible()


def test_a_conflict_is_decided_in_place(qtbot: QtBot, ten: SkillsWorkspace, sent: Path) -> None:
    other = sent.with_name("Other.xlsx")
    other.write_bytes(sent.read_bytes())
    type_into(sent, ("Mohamed", "Schema", "X"))
    type_into(other, ("Mohamed", "Schema", "?"))
    bring_back(qtbot, ten, sent, other)
    assert says(ten, "Mohamed, Schema. Two hands differ.")
    (box,) = shown(ten.exchange.panel, QComboBox)
    assert box.currentText() == "Keep what the plan says: does not have it"
    box.setCurrentIndex(1)
    assert "Ten.xlsx, Data engineering, I7" in box.currentText()
    click(qtbot, ten, "Take over")
    assert ten.session.plan.get(Assessment, "mohamed", "schema").held
    assert ten.session.document.undo_label == "Bring back 2 workbooks"


def test_a_conflict_left_alone_changes_nothing(qtbot: QtBot, ten: SkillsWorkspace, sent: Path) -> None:
    type_into(sent, ("Riya", "Project veteran", None))
    ten.session.do(SetAssessment("riya", "project_veteran", None))
    bring_back(qtbot, ten, sent)
    assert says(ten, "The plan was changed since this was sent.")
    click(qtbot, ten, "Take over")
    assert ten.session.plan.find(Assessment, "riya", "project_veteran") is None


def rate(path: Path, row: int, level: str, evidence: str = "") -> None:
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet.cell(row, 12).value, sheet.cell(row, 13).value = level, evidence
    workbook.save(path)


def test_levels_come_back_with_their_evidence_and_conflicts_are_decided(
    qtbot: QtBot, ten: SkillsWorkspace, sent: Path
) -> None:
    rate(sent, 7, "Qualified", "Billing")
    rate(sent, 8, "Veteran")
    ten.session.do(SetExperience("gabrielle", "new"))
    bring_back(qtbot, ten, sent)
    assert says(ten, "2 answers change · 1 conflict · 97 as they were · 0 to know")
    assert says(ten, "Mohamed, level: not said → Qualified")
    assert says(ten, "Mohamed, systems in production: not said → Billing")
    (box,) = shown(ten.exchange.panel, QComboBox)
    assert box.currentText() == "Keep what the plan says: New"
    box.setCurrentIndex(1)
    click(qtbot, ten, "Take over")
    assert ten.session.plan.get(Experience, "mohamed") == Experience("mohamed", "qualified", "Billing")
    assert ten.session.plan.get(Experience, "gabrielle").level == "veteran"
    assert says(ten, "3 answers taken over.")
    ten.session.undo()
    assert ten.session.plan.find(Experience, "mohamed") is None


def test_one_workbook_for_each_manager(
    qtbot: QtBot, ten: SkillsWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    button(ten, "Send as workbook").menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: says(ten, "Written: out"), timeout=TIMEOUT)
    assert [path.name for path in folder.iterdir()] == ["Skills of the people of Morgan Sample.xlsx"]


def test_another_file_is_refused_in_place(qtbot: QtBot, ten: SkillsWorkspace, tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "other.xlsx")
    bring_back(qtbot, ten, tmp_path / "other.xlsx")
    assert says(ten, "“other.xlsx” is no workbook that was sent out for skills.")


def test_masked_names_are_neither_sent_nor_brought_back(qtbot: QtBot, ten: SkillsWorkspace, sent: Path) -> None:
    ten.session.mask_names(True)
    target = sent.with_name("masked.xlsx")
    ten.exchange.send_to(target, each=False)
    assert says(ten, "Names are masked.")
    ten.exchange.bring_back([sent])
    assert not ten.session.names.masked or not ten.exchange.panel.isVisible()
    assert not target.exists()
