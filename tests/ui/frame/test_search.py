"""Search as one types: people, titles, teams and commands; Enter goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AddTeam, Batch, FillPosition
from dataplanner.ui.frame.search import Search
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import press


@pytest.fixture
def search(window: MainWindow, session: Session) -> Search:
    """The field, reached by its shortcut."""
    window.actions_by_id["search"].trigger()
    assert window.top_bar.search.hasFocus()
    return window.top_bar.search


def hits(window: MainWindow) -> list[str]:
    """The lines of the list; none when it is hidden."""
    found = window.findChild(QListWidget, "hits")
    assert isinstance(found, QListWidget)
    return [found.item(row).text().strip() for row in range(found.count())] if found.isVisible() else []


def test_its_shortcut_puts_the_cursor_there(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.top_bar.search.hasFocus()


def test_a_name_leads_to_its_card(window: MainWindow, qtbot: QtBot, session: Session, search: Search) -> None:
    window.open_workspace("Skills")
    search.start()
    press(qtbot, "tomas bauer", Qt.Key.Key_Return)
    assert [session.names.holder(session.organisation.position(id_)) for id_ in session.selection] == ["Tomas Bauer"]
    assert window.charting.shown
    assert hits(window) == []
    assert search.text() == ""


def test_words_of_name_and_title_find_a_position_in_any_sequence(
    window: MainWindow, qtbot: QtBot, search: Search
) -> None:
    press(qtbot, "financial LINDQ")
    assert hits(window) == ["Marta Lindqvist, Chief Financial Officer"]


def test_the_arrows_choose_among_the_hits(window: MainWindow, qtbot: QtBot, session: Session, search: Search) -> None:
    press(qtbot, "controller", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    second = hits(window)[1]
    press(qtbot, Qt.Key.Key_Return)
    assert [session.names.position(session.organisation.position(id_)) for id_ in session.selection] == [second]


def test_a_click_on_a_hit_goes_there(window: MainWindow, qtbot: QtBot, session: Session, search: Search) -> None:
    press(qtbot, "controller")
    third = hits(window)[2]
    found = window.findChild(QListWidget, "hits")
    assert isinstance(found, QListWidget)
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualItemRect(found.item(2)).center())
    assert [session.names.position(session.organisation.position(id_)) for id_ in session.selection] == [third]


def test_a_team_selects_its_members(window: MainWindow, qtbot: QtBot, session: Session, search: Search) -> None:
    press(qtbot, "data science")
    at = hits(window).index("Data science    team")
    press(qtbot, *[Qt.Key.Key_Down] * at, Qt.Key.Key_Return)
    organisation = session.organisation
    assert set(session.selection) == organisation.team_members(organisation.team("data-science"))


def test_a_command_runs(window: MainWindow, qtbot: QtBot, search: Search) -> None:
    press(qtbot, "mask na", Qt.Key.Key_Return)
    assert window.top_bar.mask_button.isChecked()


def test_nothing_found_is_said_and_enter_then_does_nothing(
    window: MainWindow, qtbot: QtBot, session: Session, search: Search
) -> None:
    press(qtbot, "zzzz")
    assert hits(window) == ["Nothing found"]
    press(qtbot, Qt.Key.Key_Return)
    assert session.selection == []


def test_enter_in_the_emptied_field_does_not_go_to_an_earlier_hit(
    window: MainWindow, qtbot: QtBot, session: Session, search: Search
) -> None:
    press(qtbot, "tomas")
    search.clear()
    press(qtbot, Qt.Key.Key_Return)
    assert session.selection == []
    assert hits(window) == []


def test_escape_closes_the_list_and_keeps_the_text(window: MainWindow, qtbot: QtBot, search: Search) -> None:
    press(qtbot, "tomas", Qt.Key.Key_Escape)
    assert hits(window) == []
    assert search.text() == "tomas"


def test_escape_once_more_empties_the_field_and_leaves_it(window: MainWindow, qtbot: QtBot, search: Search) -> None:
    press(qtbot, "tomas", Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert not search.hasFocus()


def test_who_is_called_exactly_so_comes_first(
    window: MainWindow, qtbot: QtBot, session: Session, search: Search
) -> None:
    organisation = session.organisation
    names = ("Kim Person 21", "Person 10", "Person 1", "Ada Unperson 1")
    session.do(
        Batch(
            tuple(
                FillPosition(session.scenario, position.id, name)
                for position, name in zip(organisation.positions(), names, strict=False)
            ),
            "Names",
        )
    )
    press(qtbot, "person 1")
    assert [hit.partition(",")[0] for hit in hits(window)] == ["Person 1", "Person 10", *names[::3]]


def test_the_list_goes_with_the_focus(window: MainWindow, qtbot: QtBot, search: Search) -> None:
    press(qtbot, "tomas")
    window.top_bar.mask_button.setFocus()
    assert hits(window) == []


def test_markup_and_ampersands_are_shown_as_typed(
    window: MainWindow, qtbot: QtBot, session: Session, search: Search
) -> None:
    id_ = session.organisation.roots()[0].id
    name, team = "<b>Bold</b> & Co", "R&D <i>north</i>"
    session.do(
        Batch((FillPosition(session.scenario, id_, name), AddTeam(session.scenario, team, "other", id_)), "Odd names")
    )
    press(qtbot, "& co")
    assert hits(window) == [f"{name}, Chief Executive Officer"]
    search.clear()
    press(qtbot, "r&d")
    assert hits(window) == [f"{team}    team"]


@pytest.mark.parametrize("letter", ["Ж", "λ", "ß", "張"])
def test_letters_of_every_script_can_be_typed_while_the_list_is_open(
    window: MainWindow, session: Session, search: Search, qtbot: QtBot, letter: str
) -> None:
    session.do(FillPosition(session.scenario, session.organisation.roots()[0].id, f"A{letter}{letter}"))
    press(qtbot, "a")
    for _ in range(2):
        key = QKeyEvent(QKeyEvent.Type.KeyPress, ord(letter.upper()[0]), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(search, key)
    assert hits(window) == [f"A{letter}{letter}, Chief Executive Officer"]


def test_masked_people_are_found_by_number_only(
    window: MainWindow, qtbot: QtBot, session: Session, search: Search
) -> None:
    window.top_bar.mask_button.toggle()
    press(qtbot, "bauer")
    assert hits(window) == ["Nothing found"]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan counts as one that takes long to look through."""
    monkeypatch.setattr("dataplanner.ui.frame.search.MANY", 1)


@pytest.mark.usefixtures("large")
def test_a_large_plan_is_searched_in_the_background_and_the_last_text_counts(
    window: MainWindow, qtbot: QtBot, search: Search
) -> None:
    press(qtbot, "controller")
    assert hits(window) == []
    press(qtbot, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press(qtbot, "financial LINDQ")
    qtbot.waitUntil(lambda: hits(window) == ["Marta Lindqvist, Chief Financial Officer"])


@pytest.mark.usefixtures("large")
def test_enter_waits_for_what_is_found(window: MainWindow, qtbot: QtBot, session: Session, search: Search) -> None:
    press(qtbot, "tomas bauer", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.selection))
    assert [session.names.holder(session.organisation.position(id_)) for id_ in session.selection] == ["Tomas Bauer"]


@pytest.mark.usefixtures("large")
def test_nobody_is_named_by_hits_from_before_names_were_masked(
    window: MainWindow, qtbot: QtBot, session: Session, search: Search
) -> None:
    press(qtbot, "lindq")
    qtbot.waitUntil(lambda: bool(hits(window)))
    seen: list[str] = []
    session.names_changed.connect(lambda: seen.extend(hits(window)))
    press(qtbot, "v")
    window.actions_by_id["mask"].trigger()
    qtbot.waitUntil(lambda: window.tasks.idle and not search._finding.under_way)
    assert not [hit for hit in hits(window) if "Lindqvist" in hit]
