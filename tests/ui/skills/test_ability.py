"""The private judgement: hidden until asked for, each time; never on a projector; and a report for the person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import ChangeSkill, ChangeTeam, FillPosition, SetExperience, SetJudgement
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.positions import AS_IS
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import MASKED, PRESENTED
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.files.workbook.office import needs_poppler, pages
from tests.windows import OpenSample, button, click, named, page, says, shown

QUESTIONS = (
    "Was good material to learn from given?", "Was somebody there in person to learn from?",
    "Was working time set aside for it?", "Is there progress?",
)  # fmt: skip
NOTE = "Sentinel note"
WIDTH = 320
"""Pixels of the inspector."""


def turn_to(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget, row: int = 0, column: int = 7) -> None:
    """Put the cursor on a cell; the first is Mohamed's schema, which he lacks."""
    ten.view.setCurrentIndex(ten.view.model().index(row, column))
    name = ten.view.model().headerData(row, Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: says(side, str(name)) and says(side, "Gap is of"))


def answer(qtbot: QtBot, side: QWidget, *answers: str) -> None:
    for question, text in zip(QUESTIONS, answers, strict=False):
        qtbot.mouseClick(named(side, QPushButton, f"{question} {text}"), Qt.MouseButton.LeftButton)


def kept(ten: SkillsWorkspace) -> AbilityJudgement:
    return ten.session.plan.get(AbilityJudgement, "mohamed", "schema")


@pytest.fixture
def judged(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> SkillsWorkspace:
    """Mohamed is judged, and the judgement is open."""
    ten.session.do(SetJudgement("mohamed", "schema", {"time": "no", "judged": "2026-01-15", "note": NOTE}))
    turn_to(qtbot, ten, side)
    click(qtbot, side, "Show the judgement")
    assert says(side, "Gap in skill")
    return ten


@pytest.mark.parametrize(
    ("answers", "nature"),
    [
        ((), "Not yet known"), (("Yes", "No"), "Gap in skill"), (("Yes", "Yes", "Yes"), "Not yet known"),
        (("Yes", "Yes", "Yes", "No"), "Gap in ability"), (("No", "No", "Yes", "Yes"), "Gap in skill, closing"),
    ],
)  # fmt: skip
def test_the_questions_lead_to_a_judgement(
    qtbot: QtBot, ten: SkillsWorkspace, side: QWidget, answers: tuple[str, ...], nature: str
) -> None:
    turn_to(qtbot, ten, side)
    assert says(side, "hidden")
    assert not says(side, "Not yet known")
    click(qtbot, side, "Show the judgement")
    answer(qtbot, side, *answers)
    assert says(side, nature)
    assert says(side, "Looked at on") == bool(answers)
    if answers:
        assert kept(ten).judged == today().isoformat()


def test_long_names_do_not_widen_it(qtbot: QtBot, judged: SkillsWorkspace, side: QWidget) -> None:
    long = "Maximiliane-Alexandra von und zu Hohenstein-Wartenberg"
    holder = next(place for place in judged.session.organisation.positions() if place.person == "mohamed")
    judged.session.do(FillPosition(AS_IS, holder.id, long))
    judged.session.do(ChangeSkill("schema", {"name": "Operationalisation best practices and monitoring"}))
    judged.session.do(ChangeTeam(AS_IS, "data-engineering", {"name": "Data engineering of all northern markets"}))
    qtbot.waitUntil(lambda: says(side, f"{long}, Operationalisation"))
    assert side.minimumSizeHint().width() <= WIDTH


def test_an_answer_clicked_again_is_taken_back(qtbot: QtBot, ten: SkillsWorkspace, side: QWidget) -> None:
    turn_to(qtbot, ten, side)
    click(qtbot, side, "Show the judgement")
    answer(qtbot, side, "Yes")
    answer(qtbot, side, "Yes")
    assert not list(ten.session.plan.all(AbilityJudgement))


def test_the_day_to_look_again_is_told_and_can_be_set(qtbot: QtBot, judged: SkillsWorkspace, side: QWidget) -> None:
    assert says(side, "Looked at on 15 Jan 2026; look again on 15 Mar 2026.")
    line = named(side, QLineEdit, "Look again on")
    line.setText("2026-02-01")
    line.editingFinished.emit()
    assert kept(judged).reassess == "2026-02-01"
    qtbot.waitUntil(lambda: says(side, "look again on 1 Feb 2026."))
    judged.session.do(SetJudgement("riya", "schema", {"time": "no", "judged": "2026-05-01"}))
    qtbot.waitUntil(lambda: says(side, "Riya, Schema"))
    assert says(side, "Mohamed, Schema")


def elsewhere(ten: SkillsWorkspace) -> None:
    ten.view.setCurrentIndex(ten.view.model().index(1, 1))


def masked(ten: SkillsWorkspace) -> None:
    ten.session.mask_names(True)
    ten.session.mask_names(False)


def projected(ten: SkillsWorkspace) -> None:
    ten.session.present(True)
    ten.session.present(False)


def folded(ten: SkillsWorkspace) -> None:
    ten.inspector().hide()
    ten.inspector().show()


def another_page(ten: SkillsWorkspace) -> None:
    button(ten, "All teams").click()
    button(ten, "Matrix").click()


@pytest.mark.parametrize("act", [elsewhere, masked, projected, folded, another_page])
def test_it_is_hidden_again_by_itself(
    qtbot: QtBot, judged: SkillsWorkspace, side: QWidget, act: Callable[[SkillsWorkspace], None]
) -> None:
    act(judged)
    qtbot.waitUntil(lambda: not says(side, "Gap in skill"))
    turn_to(qtbot, judged, side)
    assert says(side, "hidden")
    assert not says(side, "Gap in skill")
    assert NOTE not in [line.text() for line in side.findChildren(QLineEdit) if line.isVisible()]


@pytest.mark.parametrize(("present", "sentence"), [(True, PRESENTED), (False, MASKED)])
def test_on_a_projector_it_is_refused_with_the_reason(
    qtbot: QtBot, ten: SkillsWorkspace, side: QWidget, present: bool, sentence: tuple[str, str]
) -> None:
    turn_to(qtbot, ten, side)
    (ten.session.present if present else ten.session.mask_names)(True)
    with qtbot.waitSignal(ten.session.refused) as refused:
        click(qtbot, side, "Show the judgement")
    assert refused.args == list(sentence)
    assert not ten._reading.ability.open


def test_presenting_hides_what_is_open(window: MainWindow, open_sample: OpenSample, qtbot: QtBot) -> None:
    session = open_sample("ten-person-team")
    session.do(SetJudgement("mohamed", "schema", {"time": "no", "note": NOTE}))
    skills = page(window, SkillsWorkspace)
    skills.view.setCurrentIndex(skills.view.model().index(0, 7))
    qtbot.waitUntil(lambda: says(window, "Gap is of"))
    click(qtbot, window, "Show the judgement")
    assert says(window, "Gap in skill")
    click(qtbot, window.top_bar, "Present")
    window.work.toggle_inspector()
    assert not says(window, "Gap in skill")
    click(qtbot, window, "Show the judgement")
    assert PRESENTED[0] in window.notice.text
    click(qtbot, window.top_bar, "Present")


def test_a_skill_that_somebody_has_and_nobody_judged_is_no_gap(
    qtbot: QtBot, ten: SkillsWorkspace, side: QWidget
) -> None:
    turn_to(qtbot, ten, side)
    ten.view.setCurrentIndex(ten.view.model().index(0, 1))
    qtbot.waitUntil(lambda: not says(side, "Gap is of"))


@needs_poppler
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_report_is_for_one_person(
    qtbot: QtBot, judged: SkillsWorkspace, side: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    judged.session.do(SetExperience("mohamed", "qualified", "Billing pipeline"))
    judged.session.do(SetJudgement("riya", "schema", {"time": "no", "note": "another person"}))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report"), ""))
    menu = button(side, "Report for this person").menu()
    next(action for action in menu.actions() if size in action.text()).trigger()
    qtbot.waitUntil(lambda: judged.outcome.isVisible(), timeout=10_000)
    found = pages(tmp_path / "report.pdf")
    text = " ".join(found[0].text.split())
    for part in ("Mohamed: skills", "Billing pipeline", "Schema: Gap in skill", NOTE, "Page 1 of 1", "Confidential"):
        assert part in text
    assert "another person" not in text
    assert "Riya" not in text
    assert abs(found[0].width - {"A4": 595, "Letter": 612}[size]) < 2


def test_no_report_on_a_projector(qtbot: QtBot, judged: SkillsWorkspace, tmp_path: Path) -> None:
    judged.session.present(True)
    with qtbot.waitSignal(judged.session.refused):
        judged._reading.ability._report.save_pdf("mohamed", tmp_path / "a.pdf", "A4")
    judged.tasks.wait()
    assert not (tmp_path / "a.pdf").exists()


def test_the_report_goes_to_a_printer_through_its_dialog(
    qtbot: QtBot, judged: SkillsWorkspace, side: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", chosen)
    button(side, "Report for this person").menu().actions()[-1].trigger()
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_nothing_of_it_stands_in_hidden_widgets(qtbot: QtBot, judged: SkillsWorkspace, side: QWidget) -> None:
    judged._reading.ability.conceal()
    qtbot.waitUntil(lambda: not [line for line in side.findChildren(QLineEdit) if line.text() == NOTE])
    assert shown(side, QPushButton)
