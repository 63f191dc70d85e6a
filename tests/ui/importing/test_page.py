"""The import page: what was understood, why not, and the way into a plan or back."""

from __future__ import annotations

import gc
from pathlib import Path
from threading import Event
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.files.hr_import.shapes import Problem
from dataplanner.files.plan_file import Folders
from dataplanner.files.resources import root
from dataplanner.model.notes import ImportProblem
from dataplanner.ui.importing import page as import_page
from dataplanner.ui.importing.page import ImportPage
from dataplanner.ui.importing.problems import ProblemTable
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.tasks import Handle
from tests.windows import TIMEOUT, OpenSample, button, click, named, opened, press, says, texts

HANSA = root() / "sample_orgs" / "hansa-foods-export.csv"
PEOPLE = "Id,Name,Title,Manager\n1,Ada,Chief,\n2,Bob,Head,1\n3,Cy,Analyst,2\n4,Di,Analyst,9\n"


def start(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportPage:
    """Import these files and wait for what comes of it."""
    window.files.open(list(paths))
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=TIMEOUT)
    return window.importing


def written(tmp_path: Path, text: str, name: str = "people.csv") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def table(page: ImportPage) -> QTableView:
    return named(page, QTableView, "Rows that need a look")


def test_the_preview_tells_figures_mapping_and_problems(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = start(window, qtbot, written(tmp_path, PEOPLE))
    told = texts(page)
    assert told[0] == "people.csv"
    assert told[told.index("positions") - 1] == "4"
    assert told[told.index("rows read") - 1] == "4"
    assert says(page, "Managers are given by")
    model = table(page).model()
    assert model.rowCount() == 1
    assert "people.csv" in str(model.index(0, 0).data())
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(2)] == ["File", "Row"]


def test_the_plan_that_is_created_holds_the_people_and_the_problems(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = start(window, qtbot, written(tmp_path, PEOPLE))
    session = opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    assert session.plan.name == "people"
    holders = {session.names.holder(position) for position in session.organisation.positions()}
    assert holders == {"Ada", "Bob", "Cy", "Di"}
    assert [problem.kind for problem in session.plan.all(ImportProblem)] == ["missing_manager"]


def test_what_was_read_is_let_go_of_once_it_is_a_plan(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = start(window, qtbot, written(tmp_path, PEOPLE))
    assert page.review is not None
    review, positions = ref(page.review), page.review.reading.imported.positions
    assert len(positions) == 4
    opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    qtbot.waitUntil(lambda: not positions)
    qtbot.waitUntil(lambda: window.tasks.idle)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.collect()
    assert (review(), positions) == (None, [])


def test_a_plan_is_made_once_and_not_at_all_once_that_is_cancelled(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancelled, made = Event(), import_page.plan_from_import
    monkeypatch.setattr(
        import_page, "plan_from_import", lambda *given: made(*given) if cancelled.wait(TIMEOUT / 1000) else None
    )
    page = start(window, qtbot, written(tmp_path, PEOPLE))
    click(qtbot, page, "Create the plan")
    assert not button(page, "Create the plan").isEnabled()
    click(qtbot, page, "Cancel")
    cancelled.set()
    qtbot.waitUntil(lambda: window.tasks.idle)
    assert window.session is None


def test_the_space_bar_creates_the_plan(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    start(window, qtbot, written(tmp_path, PEOPLE))
    session = opened(qtbot, window, lambda: press(qtbot, " "))
    assert len(session.organisation) == 4


def test_an_import_that_was_never_saved_is_offered_at_the_next_start(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = start(window, qtbot, written(tmp_path, PEOPLE))
    opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    window.close()
    assert [item.name for item in window.files.left()] == ["people"]


def test_the_filter_shows_one_kind_of_problem(window: MainWindow, qtbot: QtBot) -> None:
    page = start(window, qtbot, HANSA)
    kinds = named(page, QComboBox, "Show only one kind")
    everything = table(page).model().rowCount()
    assert kinds.itemText(0) == f"All {everything:,}"
    kinds.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    count = int(kinds.currentText().rpartition(" ")[2].replace(",", ""))
    assert table(page).model().rowCount() == count < everything


def test_the_table_of_problems_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    problems = [Problem(row, "people.csv", "odd", "Odd.", "Look.") for row in (None, 3)]
    qtmodeltester.check(ProblemTable(problems))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("header.csv", b"Id,Name,Manager\n"),
        ("broken.json", b'{"people": ['),
    ],
)
def test_a_file_that_cannot_be_imported_is_told_in_a_sentence_with_the_way_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    page = start(window, qtbot, tmp_path / name)
    title, sentence, remedy = texts(page)
    assert title == "This export cannot be imported yet"
    assert name in sentence
    assert remedy
    assert "Traceback" not in sentence + remedy
    click(qtbot, page, "Back")
    assert window.welcome.isVisible()


def test_a_missing_file_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = start(window, qtbot, tmp_path / "gone.csv")
    assert says(page, "gone.csv")
    assert says(page, "This export cannot be imported yet")


def test_a_table_without_managers_can_be_taken_as_a_list(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    people = written(tmp_path, "Id,Name,Title\n1,Ada,Chief\n2,Bob,Analyst\n3,Cy,Analyst\n")
    page = start(window, qtbot, people)
    click(qtbot, page, "Import as a list")
    qtbot.waitUntil(lambda: says(page, "No column says who reports to whom"), timeout=TIMEOUT)
    session = opened(qtbot, window, lambda: click(qtbot, page, "Create the plan"))
    assert len(session.organisation) == 3
    assert session.organisation.roots() == []


def test_several_tables_without_managers_can_be_taken_as_a_list(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = "{0}1,Ada {0},Chief\n{0}2,Bob {0},Head\n{0}3,Cy {0},Analyst\n"
    paths = [written(tmp_path, f"Id,Name,Title\n{rows.format(n)}", f"{n}.csv") for n in (1, 2)]
    page = start(window, qtbot, *paths)
    click(qtbot, page, "Import as a list")
    qtbot.waitUntil(lambda: says(page, "No column says who reports to whom"), timeout=TIMEOUT)


def test_reading_is_stopped_by_cancel(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go = Event(), Event()

    def slow(_paths: list[Path], _folders: Folders, handle: Handle, **_options: object) -> object:
        started.set()
        go.wait(10)
        handle.report(0.5, "Reading")
        return object()

    monkeypatch.setattr(import_page, "first_reading", slow)
    window.files.open([written(tmp_path, PEOPLE)])
    assert says(window.importing, "Reading the export")
    started.wait(10)
    click(qtbot, window.importing, "Cancel")
    go.set()
    qtbot.waitUntil(window.welcome.isVisible, timeout=TIMEOUT)
    assert window.session is None


def test_a_real_import_hears_that_it_is_to_stop(window: MainWindow, qtbot: QtBot) -> None:
    window.files.open([HANSA])
    click(qtbot, window.importing, "Cancel")
    qtbot.waitUntil(window.welcome.isVisible, timeout=TIMEOUT)
    assert window.notice.text == ""


def test_the_way_back_leads_to_the_plan_that_is_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, open_sample: OpenSample
) -> None:
    session = open_sample("start-up")
    page = start(window, qtbot, written(tmp_path, PEOPLE))
    click(qtbot, page, "Cancel")
    assert window.session is session
    assert window.charting.shown


def test_names_with_markup_are_shown_as_they_are(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = start(window, qtbot, written(tmp_path, PEOPLE.replace("Manager", "Manager <b>&</b> co"), "R&D <i>.csv"))
    assert texts(page)[0] == "R&D <i>.csv"
    assert says(page, "Manager <b>&</b> co")
