"""The report workspace: files written where they are asked for, and why when they are not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import RenamePlan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.report.workspace import ReportWorkspace
from dataplanner.ui.session import Session
from tests.windows import TIMEOUT, OpenSample, click, named, page, says, shown, texts


@pytest.fixture
def session(open_sample: OpenSample) -> Session:
    return open_sample("ten-person-team")


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> ReportWorkspace:
    return page(window, ReportWorkspace)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """Choose this path in the next file dialog; the list takes what was proposed."""
    proposed: list[str] = []

    def ask(_parent: object, _title: str, suggestion: str, _filters: str) -> tuple[str, str]:
        proposed.append(suggestion)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


def cards(workspace: ReportWorkspace, weight: str) -> list[QFrame]:
    return [frame for frame in shown(workspace, QFrame) if frame.property("weight") == weight]


def test_the_workbook_is_written_and_told(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Ten & more.xlsx"
    proposed = answer(monkeypatch, target)
    click(qtbot, workspace, "Export the workbook…")
    qtbot.waitUntil(lambda: says(workspace, "Written: Ten & more.xlsx"), timeout=TIMEOUT)
    assert Path(proposed[0]).name == "Ten-person data engineering team.xlsx"
    assert len(openpyxl.load_workbook(target).sheetnames) > 3
    assert says(workspace, str(target))


def test_its_key_asks_where_to_from_any_page_and_again(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first.xlsx", "second.xlsx"):
        answer(monkeypatch, tmp_path / name)
        qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda name=name: says(window, f"Written: {name}"), timeout=TIMEOUT)


def test_the_ending_is_added_when_it_is_left_out(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "plan v1.2")
    click(qtbot, workspace, "Export the workbook…")
    qtbot.waitUntil(lambda: says(workspace, "Written: plan v1.2.xlsx"), timeout=TIMEOUT)
    assert (tmp_path / "plan v1.2.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "head"), [("PDF…", b"%PDF"), ("SVG…", b"<?xml"), ("PNG…", b"\x89PNG")], ids=["pdf", "svg", "png"]
)
def test_the_chart_is_written_in_each_format(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, head: bytes
) -> None:
    target = tmp_path / f"chart.{name.lower().strip('…')}"
    answer(monkeypatch, target)
    click(qtbot, workspace, name)
    qtbot.waitUntil(lambda: says(workspace, f"Written: {target.name}"), timeout=TIMEOUT)
    assert target.read_bytes().startswith(head)
    if target.suffix == ".png":
        assert not QImage(str(target)).isNull()


def test_a_pdf_is_on_the_paper_chosen(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = named(workspace, QComboBox, "Paper of the PDF")
    papers.setCurrentText("One A3 page")
    answer(monkeypatch, tmp_path / "chart.pdf")
    click(qtbot, workspace, "PDF…")
    qtbot.waitUntil(lambda: says(workspace, "Written: chart.pdf"), timeout=TIMEOUT)
    assert b"/MediaBox [0 0 1191.0" in (tmp_path / "chart.pdf").read_bytes()


def test_the_chart_is_headed_by_plan_and_scenario(qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path) -> None:
    workspace.export_chart(tmp_path / "chart.svg")
    qtbot.waitUntil(lambda: says(workspace, "Written: chart.svg"), timeout=TIMEOUT)
    assert "Ten-person data engineering team · As is" in (tmp_path / "chart.svg").read_text(encoding="utf-8")


def test_a_chart_that_had_to_be_made_smaller_says_so(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    smaller = "The chart is large: the picture shows it at 12% of its full size."
    monkeypatch.setattr("dataplanner.ui.report.workspace.write_plan_chart", lambda *_, **__: smaller)
    workspace.export_chart(tmp_path / "chart.png")
    qtbot.waitUntil(lambda: says(workspace, smaller), timeout=TIMEOUT)


def test_nothing_is_written_when_the_dialog_is_left(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "")
    click(qtbot, workspace, "Export the workbook…")
    click(qtbot, workspace, "PDF…")
    assert not workspace.tasks.busy
    assert list(tmp_path.glob("*.*")) == []


@pytest.mark.parametrize("name", ["Export the workbook…", "PDF…", "SVG…", "PNG…"])
def test_a_target_that_cannot_be_written_is_told_in_a_red_card(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    answer(monkeypatch, tmp_path / "no such folder" / "report.out")
    click(qtbot, workspace, name)
    qtbot.waitUntil(lambda: bool(cards(workspace, "red")), timeout=TIMEOUT)
    sentence, remedy = texts(cards(workspace, "red")[0])
    assert sentence.startswith("Not written: ")
    assert remedy
    assert "Errno" not in sentence + remedy
    assert not (tmp_path / "no such folder").exists()


def test_a_second_export_takes_the_place_of_the_first_card(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "no such folder" / "report.xlsx")
    click(qtbot, workspace, "Export the workbook…")
    qtbot.waitUntil(lambda: bool(cards(workspace, "red")), timeout=TIMEOUT)
    answer(monkeypatch, tmp_path / "report.xlsx")
    click(qtbot, workspace, "Export the workbook…")
    qtbot.waitUntil(lambda: bool(cards(workspace, "green")), timeout=TIMEOUT)
    assert cards(workspace, "red") == []


def test_a_file_that_was_there_stays_when_the_export_is_stopped(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path
) -> None:
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"as it was")
    workspace.export_workbook(target)
    workspace.tasks.cancel()
    qtbot.waitUntil(lambda: not workspace.tasks.busy, timeout=TIMEOUT)
    assert target.read_bytes() == b"as it was"
    assert cards(workspace, "green") == cards(workspace, "red") == []


def test_another_plan_may_be_opened_while_one_is_exported(
    qtbot: QtBot, workspace: ReportWorkspace, tmp_path: Path, open_sample: OpenSample, window: MainWindow
) -> None:
    workspace.export_workbook(tmp_path / "report.xlsx")
    open_sample("start-up")
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    assert (tmp_path / "report.xlsx").exists()


def test_edits_during_the_export_do_not_reach_the_file(
    qtbot: QtBot, workspace: ReportWorkspace, session: Session, tmp_path: Path
) -> None:
    target = tmp_path / "report.xlsx"
    workspace.export_workbook(target)
    session.do(RenamePlan("Another name altogether"))
    qtbot.waitUntil(lambda: bool(cards(workspace, "green")), timeout=TIMEOUT)
    cells = (cell for row in openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True) for cell in row)
    assert "Another name altogether" not in set(cells)


def test_it_says_of_which_scenario_and_that_files_carry_real_names(
    qtbot: QtBot, window: MainWindow, workspace: ReportWorkspace
) -> None:
    assert says(workspace, "Of the scenario “As is”")
    click(qtbot, window.top_bar, "Mask names")
    assert says(workspace, "the files carry the real ones")
