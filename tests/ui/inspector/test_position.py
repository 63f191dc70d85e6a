"""The inspector of the selected position, edited by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AddDottedLine, ChangePosition
from dataplanner.model.positions import Position
from dataplanner.ui.inspector.position import PositionInspector
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import click, press, says, shown, texts

HEAD = "head-of-analytics"


@pytest.fixture
def inspector(window: MainWindow, session: Session, qtbot: QtBot) -> PositionInspector:
    """The inspector on the head of analytics."""
    session.select([HEAD])
    assert window.inspector is not None
    found = window.inspector.position
    qtbot.waitUntil(lambda: says(found, "Tomas Bauer"))
    return found


def head(session: Session) -> Position:
    return session.organisation.position(HEAD)


def line(inspector: PositionInspector, field: str) -> QLineEdit:
    found = inspector.editors[field]
    assert isinstance(found, QLineEdit)
    return found


def type_into(qtbot: QtBot, inspector: PositionInspector, field: str, text: str) -> None:
    """Click into a field, replace what is there, and leave it by Tab."""
    qtbot.mouseClick(line(inspector, field), Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press(qtbot, text or Qt.Key.Key_Delete, Qt.Key.Key_Tab)


def test_nothing_selected_says_what_can_be_done(window: MainWindow, session: Session) -> None:
    assert window.inspector is not None
    assert texts(window.inspector.position)[0] == "Nothing selected"


def test_the_holder_the_manager_and_the_span_are_told(inspector: PositionInspector, session: Session) -> None:
    told = texts(inspector)
    manager = session.organisation.position(head(session).manager or "")
    assert session.names.briefly(manager) in told
    assert session.names.briefly(manager) == "Marta Lindqvist, CFO"
    span, below = session.organisation.span_of_control(HEAD), len(session.organisation.subtree(HEAD)) - 1
    assert f"{span}, {below} in all below" in told


def test_a_title_is_changed_by_typing_and_tab(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    type_into(qtbot, inspector, "title", "Director of Analytics & <b>AI</b>")
    assert head(session).title == "Director of Analytics & <b>AI</b>"
    qtbot.waitUntil(lambda: says(inspector, "Director of Analytics & <b>AI</b>"))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in inspector.findChildren(QLabel))


def test_tab_leads_from_field_to_field_with_what_was_typed_kept(
    qtbot: QtBot, inspector: PositionInspector, session: Session
) -> None:
    type_into(qtbot, inspector, "title", "Director")
    qtbot.waitUntil(lambda: line(inspector, "title").text() == "Director" and line(inspector, "department").hasFocus())
    press(qtbot, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press(qtbot, "Insight", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: line(inspector, "location").hasFocus())
    assert (head(session).title, head(session).department) == ("Director", "Insight")


def test_tabbing_through_changes_nothing(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    qtbot.mouseClick(line(inspector, "person"), Qt.MouseButton.LeftButton)
    press(qtbot, *[Qt.Key.Key_Tab] * len(inspector.editors))
    assert session.document.undo_label is None


def test_f2_puts_the_cursor_into_the_name(window: MainWindow, qtbot: QtBot, inspector: PositionInspector) -> None:
    window.work.toggle_inspector()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert line(inspector, "person").hasFocus()


def test_a_new_name_renames_the_holder(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    type_into(qtbot, inspector, "person", "Tomas Bauer-Lang")
    assert session.names.holder(head(session)) == "Tomas Bauer-Lang"


def test_clearing_the_name_vacates_the_position(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    type_into(qtbot, inspector, "person", "")
    assert head(session).vacant
    qtbot.waitUntil(lambda: says(inspector, "Vacant"))
    assert line(inspector, "person").text() == ""


def test_a_name_fills_a_vacancy(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    type_into(qtbot, inspector, "person", "")
    qtbot.waitUntil(lambda: says(inspector, "Vacant"))
    type_into(qtbot, inspector, "person", "Ada Byron")
    assert session.names.holder(head(session)) == "Ada Byron"


@pytest.mark.parametrize(("typed", "kept"), [("0.5", 0.5), ("0,8", 0.8), ("2.5", 2.5), ("0", 0.0), ("", 1.0)])
def test_fte_takes_a_point_or_a_comma(
    qtbot: QtBot, inspector: PositionInspector, session: Session, typed: str, kept: float
) -> None:
    type_into(qtbot, inspector, "fte", typed)
    assert head(session).fte == kept


@pytest.mark.parametrize("typed", ["half", "-1", "nan", "inf", "1.5.2"])
def test_an_fte_that_is_none_is_refused_with_a_sentence(
    window: MainWindow, qtbot: QtBot, inspector: PositionInspector, session: Session, typed: str
) -> None:
    type_into(qtbot, inspector, "fte", typed)
    assert head(session).fte == 1.0
    assert "FTE" in window.notice.text
    assert "Type 1 for full time, 0.5 for half of it" in window.notice.text
    qtbot.waitUntil(lambda: line(inspector, "fte").text() == "1")
    assert line(inspector, "note").hasFocus()


def test_the_kind_of_work_is_chosen_by_keys(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    box = inspector.editors["kind"]
    assert isinstance(box, QComboBox)
    box.setFocus()
    before = head(session).kind
    press(qtbot, Qt.Key.Key_Home)
    assert (before, head(session).kind) == (before, "")
    qtbot.waitUntil(lambda: inspector.editors["kind"].hasFocus())
    press(qtbot, Qt.Key.Key_Down)
    assert head(session).kind == next(iter(session.method.kinds))


def test_undo_brings_the_old_text_back_into_the_field(
    window: MainWindow, qtbot: QtBot, inspector: PositionInspector, session: Session
) -> None:
    type_into(qtbot, inspector, "title", "Director")
    session.undo()
    qtbot.waitUntil(lambda: line(inspector, "title").text() == head(session).title != "Director")


def test_several_selected_are_summed_up(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    reports = [position.id for position in session.organisation.reports(HEAD)]
    session.select(reports)
    qtbot.waitUntil(lambda: says(inspector, f"{len(reports)} positions selected"))
    assert session.names.position(head(session)) in texts(inspector)


def test_a_dotted_line_is_listed_and_removed(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    for line in list(session.organisation.dotted_lines.values()):
        assert line.position == HEAD
    click(qtbot, inspector, "Remove")
    assert not session.organisation.dotted_lines
    qtbot.waitUntil(lambda: "to" not in texts(inspector))
    chief = session.organisation.roots()[0]
    session.do(AddDottedLine(session.scenario, HEAD, chief.id))
    qtbot.waitUntil(lambda: {"to", session.names.position(chief)} <= set(texts(inspector)))


def test_a_dotted_line_is_drawn_as_is_chosen(qtbot: QtBot, inspector: PositionInspector, session: Session) -> None:
    box = next(box for box in shown(inspector, QComboBox) if box.accessibleName().startswith("How the dotted line"))
    assert box.currentText() == "Dashed"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    (line,) = session.organisation.dotted_lines.values()
    assert line.style == "dots"
    session.undo()
    (line,) = session.organisation.dotted_lines.values()
    assert line.style == ""


def test_its_teams_are_told(inspector: PositionInspector) -> None:
    assert "Data science · lead" in texts(inspector)


def test_a_plan_that_can_only_be_read_gives_the_field_its_text_back(
    window: MainWindow, qtbot: QtBot, inspector: PositionInspector, session: Session
) -> None:
    session.read_only = ("It can only be read.", "Work on a copy.")
    before = head(session).title
    type_into(qtbot, inspector, "title", "Director")
    assert window.notice.text == "It can only be read. Work on a copy."
    qtbot.waitUntil(lambda: line(inspector, "title").text() == before)


def test_an_edit_that_is_half_typed_is_kept_when_another_card_is_chosen(
    qtbot: QtBot, inspector: PositionInspector, session: Session
) -> None:
    qtbot.mouseClick(line(inspector, "title"), Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_End, " and more")
    before = head(session).title
    session.select([session.organisation.roots()[0].id])
    qtbot.waitUntil(lambda: says(inspector, "Ines Okafor"))
    assert head(session).title == f"{before} and more"


def test_a_long_text_shows_its_beginning(inspector: PositionInspector, session: Session, qtbot: QtBot) -> None:
    session.do(ChangePosition(session.scenario, HEAD, {"title": "Head of Analytics " * 8}))
    qtbot.waitUntil(lambda: len(line(inspector, "title").text()) > 100)
    assert line(inspector, "title").cursorPosition() == 0
