"""A session: edits and refusals, undo, scenarios, and a selection that forgets what is gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.analysis.method import Method
from dataplanner.files.errors import FileError
from dataplanner.model.document import Document, Entry
from dataplanner.model.edits import (
    AddPosition,
    CopyScenario,
    FillPosition,
    MovePosition,
    RemovePosition,
    RemoveScenario,
)
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks

NO = ("It cannot be kept.", "Free some space.")


class FullDisk:
    """A journal that keeps nothing."""

    def did(self, entry: Entry) -> None:
        raise FileError(*NO)

    undid = redid = did


@pytest.fixture
def session(qtbot: QtBot, method: Method) -> Iterator[Session]:
    """A chief with a head, who has an analyst."""
    tasks = Tasks()
    made = Session(Document(Plan("Test")), method, tasks)
    for id_, title, manager in (("chief", "CEO", None), ("head", "Head", "chief"), ("analyst", "Analyst", "head")):
        made.do(AddPosition(AS_IS, title, manager, title, id=id_))
    yield made
    tasks.wait()


def test_an_edit_is_done_and_announced_with_what_changed(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.changed) as told:
        assert session.do(FillPosition(AS_IS, "analyst", "Ada"))
    assert told.args is not None
    assert told.args[0].tables == {"people"}
    assert session.names.holder(session.organisation.position("analyst")) == "Ada"


def test_an_edit_that_changes_nothing_is_not_announced(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.changed):
        assert not session.do(FillPosition(AS_IS, "analyst", "Analyst"))


def test_a_refusal_is_a_sentence_with_a_remedy_and_changes_nothing(qtbot: QtBot, session: Session) -> None:
    before = session.document.revision
    with qtbot.waitSignal(session.refused) as told:
        assert not session.do(MovePosition(AS_IS, "chief", "analyst"))
    assert told.args == [
        "Analyst already reports to CEO, directly or further up.",
        "Choose a manager outside this part of the chart.",
    ]
    assert session.document.revision == before


def test_a_plan_that_cannot_be_kept_refuses_the_edit_with_the_reason(qtbot: QtBot, session: Session) -> None:
    session.document.journal = FullDisk()
    with qtbot.waitSignal(session.refused) as told:
        assert not session.do(FillPosition(AS_IS, "analyst", "Ada"))
    assert told.args == list(NO)
    assert session.names.holder(session.organisation.position("analyst")) == "Analyst"


def test_a_plan_that_can_only_be_read_refuses_edit_undo_and_redo(qtbot: QtBot, session: Session) -> None:
    session.read_only = NO
    for act in (lambda: session.do(FillPosition(AS_IS, "analyst", "Ada")), session.undo, session.redo):
        with qtbot.waitSignal(session.refused) as told, qtbot.assertNotEmitted(session.changed):
            act()
        assert told.args == list(NO)


def test_undo_and_redo_go_back_and_forth(session: Session) -> None:
    session.do(FillPosition(AS_IS, "analyst", "Ada"))
    session.undo()
    assert session.names.holder(session.organisation.position("analyst")) == "Analyst"
    session.redo()
    assert session.names.holder(session.organisation.position("analyst")) == "Ada"


def test_only_what_is_there_can_be_selected(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.selection_changed) as told:
        session.select(["head", "nobody"])
    assert told.args == [["head"]]
    assert session.selected() == session.organisation.position("head")
    with qtbot.assertNotEmitted(session.selection_changed):
        session.select(["head"])


def test_no_one_position_is_selected_when_there_are_several(session: Session) -> None:
    session.select(["head", "chief"])
    assert session.selected() is None


def test_the_selection_forgets_who_is_removed(qtbot: QtBot, session: Session) -> None:
    session.select(["head", "analyst"])
    with qtbot.waitSignal(session.selection_changed) as told:
        session.do(RemovePosition(AS_IS, "analyst"))
    assert told.args == [["head"]]


def test_a_lit_path_goes_out_when_somebody_on_it_is_removed(qtbot: QtBot, session: Session) -> None:
    session.show_path(["analyst", "head", "chief"])
    with qtbot.waitSignal(session.path_changed) as told:
        session.do(RemovePosition(AS_IS, "head"))
    assert told.args == [[]]


def test_another_scenario_keeps_the_selection_that_it_shares(qtbot: QtBot, session: Session) -> None:
    session.do(CopyScenario(AS_IS, "To be", id="to-be"))
    session.do(RemovePosition("to-be", "analyst"))
    session.select(["head", "analyst"])
    with qtbot.waitSignals([session.scenario_changed, session.selection_changed]):
        session.show_scenario("to-be")
    assert session.selection == ["head"]


def test_removing_the_scenario_shown_leads_back_to_as_is(qtbot: QtBot, session: Session) -> None:
    session.do(CopyScenario(AS_IS, "To be", id="to-be"))
    session.show_scenario("to-be")
    with qtbot.waitSignal(session.scenario_changed):
        session.do(RemoveScenario("to-be"))
    assert session.scenario == AS_IS


def test_undoing_a_new_scenario_leads_back_to_as_is(session: Session) -> None:
    session.do(CopyScenario(AS_IS, "To be", id="to-be"))
    session.show_scenario("to-be")
    session.undo()
    assert session.scenario == AS_IS


def test_a_closed_session_hears_nothing_more(qtbot: QtBot, session: Session) -> None:
    session.close()
    with qtbot.assertNotEmitted(session.changed):
        session.document.undo()


def test_masked_people_keep_their_number(session: Session) -> None:
    session.mask_names(True)
    shown = [session.names.holder(session.organisation.position(id_)) for id_ in ("chief", "head", "chief")]
    assert len(set(shown)) == 2
    assert shown[0] == shown[2]
