"""The top bar: the plan's name, its scenarios as tabs, and what can be done to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.model.edits import CopyScenario, RenamePlan, RenameScenario
from dataplanner.model.positions import AS_IS, Scenario
from dataplanner.ui.frame.scenario_tabs import TAB_WIDTH
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.session import Session
from tests.windows import button, click, shown


def answer(monkeypatch: pytest.MonkeyPatch, text: str, *, given: bool = True) -> None:
    """What is typed into the next dialog that asks for a text."""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (text, given))


def tabs(window: MainWindow) -> dict[str, bool]:
    """Each scenario's tab and whether it is the one shown."""
    names = {"Mask names", "Present", "Compare"}
    buttons = shown(window.top_bar, QPushButton)
    return {found.text(): found.isChecked() for found in buttons if found.isCheckable() and found.text() not in names}


def test_without_a_plan_it_offers_nothing_to_do_to_one(window: MainWindow) -> None:
    assert shown(window.top_bar, QPushButton) == []
    assert window.top_bar.name.text() == "Data Planner"


def test_scenarios_are_tabs_with_as_is_first_and_shown(window: MainWindow, session: Session) -> None:
    assert tabs(window) == {"As is": True, "One data leader": False}
    assert window.top_bar.name.text() == session.plan.name


def test_a_tab_turns_to_its_scenario(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    click(qtbot, window.top_bar, "One data leader")
    assert session.scenario == "one-data-leader"
    assert tabs(window) == {"As is": False, "One data leader": True}


def test_the_tab_that_is_shown_stays_down_when_it_is_clicked(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    click(qtbot, window.top_bar, "As is")
    assert tabs(window)["As is"]


def test_a_new_scenario_copies_the_one_shown_and_is_turned_to(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Two leaders")
    click(qtbot, window.top_bar, "One data leader")
    click(qtbot, window.top_bar, "+ Scenario")
    assert tabs(window) == {"As is": False, "One data leader": False, "Two leaders": True}
    copied, source = session.organisation, session.plan.organisation("one-data-leader")
    assert {(p.id, p.manager) for p in copied.positions()} == {(p.id, p.manager) for p in source.positions()}


@pytest.mark.parametrize(("text", "given"), [("", False), ("Anything", False)])
def test_a_dialog_that_is_left_adds_nothing(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, text: str, given: bool
) -> None:
    answer(monkeypatch, text, given=given)
    click(qtbot, window.top_bar, "+ Scenario")
    assert len(tabs(window)) == 2


def test_a_scenario_without_a_name_is_refused_with_a_sentence(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "  ")
    click(qtbot, window.top_bar, "+ Scenario")
    assert len(tabs(window)) == 2
    assert window.notice.text.startswith("A scenario")


def test_a_scenario_is_renamed_and_removed_by_its_menu(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "One leader")
    menu = window.top_bar.scenarios.menu(session.plan.get(Scenario, "one-data-leader"))
    rename, duplicate, remove = menu.actions()
    rename.trigger()
    assert list(tabs(window)) == ["As is", "One leader"]
    remove.trigger()
    assert list(tabs(window)) == ["As is"]
    assert duplicate.text() == "Duplicate…"


def test_any_scenario_is_duplicated_by_its_menu_and_the_copy_is_shown(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Second try")
    source = "one-data-leader"
    window.top_bar.scenarios.menu(session.plan.get(Scenario, source)).actions()[1].trigger()
    assert list(tabs(window))[-1] == "Second try"
    assert session.plan.get(Scenario, session.scenario).name == "Second try"
    managers = {p.id: p.manager for p in session.plan.organisation(source).positions()}
    assert {p.id: p.manager for p in session.organisation.positions()} == managers


def test_scenarios_are_stepped_through_by_key(window: MainWindow, session: Session) -> None:
    seen = []
    for id_ in ("next_scenario", "next_scenario", "previous_scenario"):
        window.actions_by_id[id_].trigger()
        seen.append(session.scenario)
    assert seen == ["one-data-leader", AS_IS, "one-data-leader"]


def test_as_is_can_be_renamed_but_offers_no_removal(window: MainWindow, session: Session) -> None:
    menu = window.top_bar.scenarios.menu(session.plan.get(Scenario, AS_IS))
    assert [action.text() for action in menu.actions()] == ["Rename…", "Duplicate…"]


def test_names_are_shown_as_typed(window: MainWindow, session: Session) -> None:
    session.do(RenameScenario(AS_IS, "R&D <b>now</b>"))
    session.do(RenamePlan("<i>Plan</i> & more"))
    assert button(window.top_bar, "R&D <b>now</b>").isVisible()
    assert window.top_bar.name.text() == "<i>Plan</i> & more"
    assert window.top_bar.name.textFormat() == Qt.TextFormat.PlainText
    assert window.windowTitle() == "<i>Plan</i> & more – Data Planner"


def test_undoing_the_scenario_shown_leads_back(
    window: MainWindow, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Two leaders")
    click(qtbot, window.top_bar, "+ Scenario")
    window.actions_by_id["undo"].trigger()
    assert tabs(window) == {"As is": True, "One data leader": False}


def test_many_scenarios_never_widen_the_bar(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    narrow = window.top_bar.minimumSizeHint().width()
    for number in range(12):
        session.do(CopyScenario(AS_IS, f"A scenario with a long name, number {number}", f"s{number}"))
    qtbot.wait(1)
    assert window.top_bar.minimumSizeHint().width() < narrow + 2.5 * TAB_WIDTH
    more = next(found for found in shown(window.top_bar, QPushButton) if found.text().endswith("more ▾"))
    hidden = [action.text() for action in more.menu().actions()]
    assert len(hidden) + len(tabs(window)) == len(session.plan.scenarios())
    more.menu().actions()[-1].trigger()
    assert session.plan.get(Scenario, session.scenario).name == hidden[-1]
    assert sum(tabs(window).values()) == 1
