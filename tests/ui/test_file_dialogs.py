"""Dialogs for files begin where files were used last: beside the plan, the export or what was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_file import save_plan
from dataplanner.model.edits import AddPosition
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui import file_dialogs
from dataplanner.ui.file_dialogs import FileDialogs
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.questions import Answer, Question
from tests.windows import click, opened


class Asked:
    """What the system's dialogs were asked to begin with; each is answered by ``answer``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun: list[Path] = []
        self.answer = ""
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (self._noted(asked), ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (self._noted(asked), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *asked: ([*filter(None, [self._noted(asked)])], ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *asked: self._noted(asked))

    def _noted(self, asked: tuple[object, ...]) -> str:
        self.begun.append(Path(str(asked[2])))
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_dialog_begins_where_the_last_one_ended(asked: Asked, parent: QWidget, tmp_path: Path) -> None:
    dialogs = FileDialogs()
    (tmp_path / "in").mkdir()
    asked.answer = str(tmp_path / "in" / "export.csv")
    assert dialogs.several_to_open(parent, "Open", "") == [tmp_path / "in" / "export.csv"]
    asked.answer = str(tmp_path / "copy")
    assert dialogs.to_save(parent, "Save", "R/D.pdf", "", (".pdf",)) == tmp_path / "copy.pdf"
    asked.answer = str(tmp_path / "in")
    assert dialogs.folder_to_fill(parent, "Folder") == tmp_path / "in"
    asked.answer = ""
    assert dialogs.to_open(parent, "Open", "") is None
    assert asked.begun == [Path.home(), tmp_path / "in" / "R-D.pdf", tmp_path, tmp_path / "in"]


def test_a_folder_that_is_gone_is_not_begun_in_and_what_lies_apart_begins_at_home(
    asked: Asked, parent: QWidget, tmp_path: Path
) -> None:
    dialogs = FileDialogs(tmp_path / "gone")
    dialogs.to_open(parent, "Open", "")
    dialogs.note(tmp_path / "plan.dataplan")
    dialogs.to_save(parent, "Key", "key.json", "", (".json",), apart=True)
    assert asked.begun == [Path.home(), Path.home() / "key.json"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_that_is_meant_with_its_suffix_is_replaced_only_when_that_is_wanted(
    asked: Asked, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    there = tmp_path / "plan.dataplan"
    there.touch()
    asked.answer = str(tmp_path / "plan")
    questions: list[Question] = []
    monkeypatch.setattr(file_dialogs, "ask", lambda _parent, question: (questions.append(question), Answer(replace))[1])
    chosen = FileDialogs().to_save(parent, "Save", "x", "", (".dataplan",))
    assert chosen == (there if replace else None)
    assert [question.sentence for question in questions] == ["Replace “plan.dataplan”?"]


def test_a_suffix_that_is_there_stays(asked: Asked, parent: QWidget, tmp_path: Path) -> None:
    asked.answer = str(tmp_path / "Team.JSON")
    assert FileDialogs().to_save(parent, "Save", "x", "", (".plan.json", ".json")) == tmp_path / "Team.JSON"


def test_the_folder_of_the_open_plan_is_where_its_files_go(
    window: MainWindow, qtbot: QtBot, asked: Asked, tmp_path: Path
) -> None:
    (tmp_path / "client").mkdir()
    save_plan(Plan("Acme"), tmp_path / "client" / "Acme.dataplan")
    opened(qtbot, window, lambda: window.files.open([tmp_path / "client" / "Acme.dataplan"]))
    window.actions_by_id["save_as"].trigger()
    window.actions_by_id["open"].trigger()
    window.actions_by_id["import"].trigger()
    assert asked.begun == [tmp_path / "client" / "Acme.dataplan", tmp_path / "client", tmp_path / "client"]


@pytest.mark.parametrize(("name", "masked"), [("Head office", "Head office"), ("Team of Ann Lee", "Plan")])
def test_while_names_are_masked_no_file_is_proposed_to_be_called_after_somebody(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, asked: Asked, name: str, masked: str
) -> None:
    path = tmp_path / f"{name}.dataplan"
    plan = Plan("Another name")
    AddPosition(AS_IS, "Head", None, "Ann Lee", "head").apply(plan)
    save_plan(plan, path)
    opened(qtbot, window, lambda: window.files.open([path]))
    window.actions_by_id["save_as"].trigger()
    click(qtbot, window.top_bar, "Mask names")
    for action in ("save_as", "export_text"):
        window.actions_by_id[action].trigger()
    assert [begun.name.partition(".")[0] for begun in asked.begun] == [name, masked, masked]
