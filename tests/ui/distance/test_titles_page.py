"""Titles: proposed with reason and certainty, misleading ones flagged, confirmed in bulk as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dataplanner.ui.distance.titles_model import MIND, SURE, TITLE, WHY, TitlesModel
from dataplanner.ui.distance.titles_page import TitlesPage
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import button, click, click_cell, page, says


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> DistanceWorkspace:
    found = page(window, DistanceWorkspace)
    found.show_page(TitlesPage.name)
    return found


@pytest.fixture
def titles(workspace: DistanceWorkspace) -> TitlesPage:
    return next(found for found in workspace.pages if isinstance(found, TitlesPage))


def row_of(model: TitlesModel, title: str) -> int:
    return next(at for at, group in enumerate(model.groups) if group.title == title)


def test_the_model_keeps_qts_rules(titles: TitlesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(titles.model)


def test_a_title_stands_with_its_reason_how_sure_it_is_and_what_to_mind(
    qtbot: QtBot, workspace: DistanceWorkspace, titles: TitlesPage
) -> None:
    at = row_of(titles.model, "ETL Developer")
    said = [titles.model.index(at, column).data() for column in (SURE, MIND)]
    assert said == ["likely", "⚠ may mislead"]
    assert "ETL Developer" in str(titles.model.index(at, WHY).data())
    click_cell(qtbot, titles.table, at, WHY)
    assert says(workspace.inspector(), "May mislead")
    assert says(workspace.inspector(), titles.model.groups[at].proposal.warning)


def test_the_sure_ones_are_confirmed_at_once_and_undone_at_once(
    qtbot: QtBot, session: Session, titles: TitlesPage
) -> None:
    assert not button(titles, "Confirm").isEnabled()
    click(qtbot, titles, "Tick the sure")
    wanted = {id_: g.proposal for g in titles.model.ticked() for id_ in g.positions}
    assert wanted
    assert {group.proposal.certainty for group in titles.model.ticked()} == {"sure"}
    before = {id_: session.organisation.position(id_).kind for id_ in wanted}
    click(qtbot, titles, f"Confirm {sum(group.open for group in titles.model.ticked())} positions")
    for id_, proposal in wanted.items():
        position = session.organisation.position(id_)
        taken = before[id_] in ("", proposal.kind)
        assert (position.kind, position.role) == ((proposal.kind, proposal.role) if taken else (before[id_], ""))
    assert not titles.model.ticked()
    session.undo()
    assert not any(session.organisation.position(id_).role for id_ in wanted)


def test_one_is_ticked_with_the_mouse(qtbot: QtBot, titles: TitlesPage) -> None:
    at = row_of(titles.model, "Data Scientist")
    titles.model.setData(titles.model.index(at, TITLE), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert [group.title for group in titles.model.ticked()] == ["Data Scientist"]
    assert button(titles, f"Confirm {titles.model.groups[at].open} positions").isEnabled()


def test_only_those_that_may_mislead_can_be_looked_at(titles: TitlesPage) -> None:
    titles._mislead.setChecked(True)
    assert titles.model.groups
    assert all(group.proposal.warning for group in titles.model.groups)
