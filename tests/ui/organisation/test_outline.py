"""The outline: the organisation as a tree, on one selection with the chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import AddPosition, FillPosition, MovePosition, RemovePosition
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.outline import Outline
from dataplanner.ui.organisation.outline_model import OutlineModel
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.session import Session
from tests.windows import click, page, tooltip

HEAD = "head-of-analytics"
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> OrganisationWorkspace:
    return page(window, OrganisationWorkspace)


@pytest.fixture
def outline(workspace: OrganisationWorkspace, qtbot: QtBot) -> Outline:
    """The outline, asked for: at first the chart has the room."""
    assert not workspace.outline.isVisible()
    click(qtbot, workspace, "Outline")
    assert workspace.outline.isVisible()
    return workspace.outline


def all_indexes(model: OutlineModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent or QModelIndex())
        found += [index, *all_indexes(model, index)]
    return found


def ids(outline: Outline) -> list[str]:
    return [outline.outline.position_id(index) for index in outline.selectionModel().selectedRows()]


def test_the_model_keeps_qts_rules_through_edits(session: Session, qtmodeltester: ModelTester) -> None:
    model = OutlineModel(session)
    qtmodeltester.check(model)
    session.do(MovePosition(session.scenario, HEAD, session.organisation.roots()[0].id))
    session.do(AddPosition(session.scenario, "Parked"))
    model.renew()
    qtmodeltester.check(model)


def test_everybody_stands_below_their_manager_once_and_parked_ones_at_the_end(session: Session) -> None:
    parked = AddPosition(session.scenario, "Waiting for a place")
    session.do(parked)
    model = OutlineModel(session)
    indexes = all_indexes(model)
    managers = {
        model.position_id(index): model.position_id(index.parent()) if index.parent().isValid() else None
        for index in indexes
    }
    assert len(indexes) == len(session.organisation)
    assert managers == {position.id: position.manager for position in session.organisation.positions()}
    last = model.index(model.rowCount() - 1, 0)
    assert (model.position_id(last), last.siblingAtColumn(1).data()) == (parked.id, "parked")


def test_siblings_stand_in_their_sequence(session: Session) -> None:
    model = OutlineModel(session)
    parent = model.index_of_position(HEAD)
    told = [model.position_id(model.index(row, 0, parent)) for row in range(model.rowCount(parent))]
    assert told == [position.id for position in session.organisation.reports(HEAD)]


def test_a_leader_tells_how_many_are_below(session: Session) -> None:
    model = OutlineModel(session)
    count = model.index_of_position(HEAD).siblingAtColumn(1)
    assert count.data() == f"{len(session.organisation.subtree(HEAD)) - 1:,}"


def test_each_position_is_found_where_it_stands(session: Session) -> None:
    model = OutlineModel(session)
    for index in all_indexes(model):
        found = model.index_of_position(model.position_id(index))
        assert (found.row(), found.parent(), found.internalId()) == (index.row(), index.parent(), index.internalId())
    assert not model.index_of_position("nobody").isValid()


def test_markup_in_names_is_shown_as_typed(session: Session) -> None:
    session.do(FillPosition(session.scenario, HEAD, "<b>Bold</b> & Co"))
    model = OutlineModel(session)
    index = model.index_of_position(HEAD)
    assert str(index.data()).startswith("<b>Bold</b> & Co, ")
    assert tooltip(index) == index.data()


def test_a_click_in_the_outline_selects_on_the_chart(
    qtbot: QtBot, workspace: OrganisationWorkspace, outline: Outline, session: Session
) -> None:
    index = outline.outline.index(0, 0)
    at = outline.visualRect(index).center()
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.selection == [outline.outline.position_id(index)]
    assert workspace.canvas.selected_ids() == session.selection


def test_the_arrow_keys_walk_the_outline_and_the_chart_follows(
    qtbot: QtBot, workspace: OrganisationWorkspace, outline: Outline, session: Session
) -> None:
    session.select([session.organisation.roots()[0].id])
    outline.setFocus()
    qtbot.keyClick(outline, Qt.Key.Key_Down)
    first = session.organisation.reports(session.organisation.roots()[0].id)[0]
    assert session.selection == [first.id]
    assert workspace.canvas.selected_ids() == [first.id]


def test_a_click_on_the_chart_selects_and_unfolds_in_the_outline(
    qtbot: QtBot, workspace: OrganisationWorkspace, outline: Outline, session: Session
) -> None:
    outline.collapseAll()
    report = session.organisation.reports(HEAD)[0].id
    workspace.canvas.reveal(report)
    canvas = workspace.canvas
    centre = next(
        QPoint(x, y)
        for y in range(0, canvas.height(), 6)
        for x in range(0, canvas.width(), 6)
        if canvas.row_at(QPoint(x, y).toPointF()) == canvas.scene.data.index.row[report]
    )
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=centre + QPoint(8, 8))
    assert session.selection == [report]
    assert ids(outline) == [report]
    assert outline.isExpanded(outline.outline.index_of_position(HEAD))


def test_several_rows_select_several_cards(
    qtbot: QtBot, workspace: OrganisationWorkspace, outline: Outline, session: Session
) -> None:
    reports = [position.id for position in session.organisation.reports(HEAD)][:2]
    session.select(reports)
    assert set(ids(outline)) == set(reports)
    assert set(workspace.canvas.selected_ids()) == set(reports)
    outline.setFocus()
    outline.selectionModel().select(
        outline.outline.index_of_position(reports[0]),
        QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert session.selection == reports[1:]


def test_what_is_unfolded_and_selected_stays_so_after_an_edit(outline: Outline, session: Session) -> None:
    outline.collapseAll()
    outline.expand(outline.outline.index_of_position(session.organisation.roots()[0].id))
    session.select([HEAD])
    outline.collapse(outline.outline.index_of_position(HEAD))
    session.do(FillPosition(session.scenario, HEAD, "Ada Byron"))
    assert ids(outline) == [HEAD]
    assert outline.isExpanded(outline.outline.index_of_position(session.organisation.roots()[0].id))
    assert not outline.isExpanded(outline.outline.index_of_position(HEAD))
    assert str(outline.outline.index_of_position(HEAD).data()).startswith("Ada Byron")


def test_who_is_removed_is_selected_nowhere(
    workspace: OrganisationWorkspace, outline: Outline, session: Session
) -> None:
    session.select([HEAD])
    session.do(RemovePosition(session.scenario, HEAD))
    assert (session.selection, ids(outline), workspace.canvas.selected_ids()) == ([], [], [])


def test_another_scenario_shows_its_own_lines(outline: Outline, session: Session) -> None:
    session.show_scenario("one-data-leader")
    model = outline.outline
    managers = {
        model.position_id(i): model.position_id(i.parent()) if i.parent().isValid() else None
        for i in all_indexes(model)
    }
    assert managers == {position.id: position.manager for position in session.organisation.positions()}


def line(outline: Outline, position_id: str, share: float = 0.5) -> QPoint:
    """A point on the line of a position, so far down."""
    index = outline.outline.index_of_position(position_id)
    outline.scrollTo(index)
    box = outline.visualRect(index)
    return QPoint(box.left() + 30, round(box.top() + share * box.height()))


def drag(outline: Outline, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press, carry and let go, with a key held while it is carried."""
    view = outline.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NO_KEY, start)
    for share in (0.3, 0.7, 1.0):
        at = QPointF(start + (end - start) * share)
        QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton,
                                                 Qt.MouseButton.LeftButton, modifier))  # fmt: skip
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, end)


def manager(session: Session, position_id: str) -> str | None:
    return session.organisation.position(position_id).manager


def test_dragging_a_line_moves_the_position_to_its_new_manager(session: Session, outline: Outline) -> None:
    marta, _jonas, priya = (
        position.id for position in session.organisation.reports(session.organisation.roots()[0].id)[:3]
    )
    drag(outline, line(outline, HEAD), line(outline, priya))
    assert manager(session, HEAD) == priya
    assert session.document.undo_label is not None
    session.undo()
    assert manager(session, HEAD) == marta


def test_a_line_dropped_between_two_stands_beside_them(session: Session, outline: Outline) -> None:
    top = session.organisation.roots()[0].id
    first, second, third, *_ = (position.id for position in session.organisation.reports(top))
    drag(outline, line(outline, third), line(outline, first, 0.05))
    assert [position.id for position in session.organisation.reports(top)][:3] == [third, first, second]


def test_keys_held_mean_what_they_mean_on_the_chart(session: Session, outline: Outline) -> None:
    below = {position.id for position in session.organisation.reports(HEAD)}
    was, target = manager(session, HEAD), session.organisation.reports(session.organisation.roots()[0].id)[2].id
    drag(outline, line(outline, HEAD), line(outline, target), Qt.KeyboardModifier.ControlModifier)
    drawn = {(dotted.position, dotted.leader) for dotted in session.organisation.dotted_lines.values()}
    assert (HEAD, target) in drawn
    assert manager(session, HEAD) == was
    drag(outline, line(outline, HEAD), line(outline, target), Qt.KeyboardModifier.ShiftModifier)
    assert manager(session, HEAD) == target
    assert {manager(session, id_) for id_ in below} == {was}


def test_several_selected_lines_move_together_and_a_click_selects_one(session: Session, outline: Outline) -> None:
    first, second, third, *_ = (p.id for p in session.organisation.reports(session.organisation.roots()[0].id))
    session.select([first, second])
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, NO_KEY, line(outline, first))
    assert session.selection == [first]
    session.select([first, second])
    drag(outline, line(outline, second), line(outline, third))
    assert manager(session, first) == manager(session, second) == third


def test_nobody_is_dropped_on_their_own_report_and_escape_lets_go(session: Session, outline: Outline) -> None:
    top = session.organisation.roots()[0].id
    report = session.organisation.reports(top)[0].id
    drag(outline, line(outline, top), line(outline, report))
    assert manager(session, report) == top
    view, start = outline.viewport(), line(outline, HEAD)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NO_KEY, start)
    QTest.mouseMove(view, line(outline, top))
    QTest.keyClick(outline, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NO_KEY, line(outline, top))
    assert manager(session, HEAD) == report
    assert QApplication.overrideCursor() is None
