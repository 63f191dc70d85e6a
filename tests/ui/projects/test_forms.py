"""Forms of parts and steps: every field takes what it holds, says what is wrong, and leads somewhere and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dataplanner.analysis.parts import parts_of
from dataplanner.model.backlog import Velocity
from dataplanner.model.decisions import RiskCover
from dataplanner.model.edits import SetStep
from dataplanner.model.edits.parts import part_type
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.outcomes import Metric
from dataplanner.model.plan import PART_TYPES
from dataplanner.model.projects import PhasePlan, Project, Step
from dataplanner.model.waits import Wait
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.part_list import PartLine, shown_parts
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from tests.ui.projects.conftest import COLD_CHAIN, Turn, focused, offers, panel, written
from tests.windows import button, click, named, press, says, shown, texts


def open_(qtbot: QtBot, projects: ProjectsWorkspace, table: str, *key: str) -> None:
    projects.show_entry(table, key)
    name = projects.session.method.projects.forms[table].fields[-1].name
    qtbot.waitUntil(lambda: says(panel(projects), name))


def type_into(qtbot: QtBot, projects: ProjectsWorkspace, field: str, text: str) -> None:
    line = named(panel(projects), QLineEdit, field)
    line.setFocus()
    line.selectAll()
    press(qtbot, text, Qt.Key.Key_Tab) if text else press(qtbot, Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    QApplication.processEvents()


def test_every_sort_of_part_opens_as_a_form_that_changes_nothing(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    before = hansa.document.revision
    project = hansa.plan.get(Project, COLD_CHAIN)
    for table in (part.table for part in PART_TYPES if part is not Step):
        form = hansa.method.projects.forms[table]
        asked = {field.name for field in form.fields if field.id not in part_type(table).key_fields}
        for part in shown_parts(hansa, project, table)[:1]:
            projects.show_entry(table, part.key)
            qtbot.waitUntil(lambda: asked <= set(texts(panel(projects))))  # noqa: B023 – waits at once
    assert hansa.document.revision == before


def test_an_amount_a_day_and_a_name_are_typed(qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session) -> None:
    open_(qtbot, projects, "phases", COLD_CHAIN, "run")
    type_into(qtbot, projects, "Cost of staff", "210,000")
    type_into(qtbot, projects, "Start", "1 Oct 2027")
    found = hansa.plan.get(PhasePlan, COLD_CHAIN, "run")
    assert (found.staff, found.start) == (210_000, "2027-10-01")


def test_a_name_of_the_plan_is_linked_and_another_is_not(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    open_(qtbot, projects, "waits", "loggers")
    type_into(qtbot, projects, "Followed up by", "ravi menon")
    assert hansa.plan.get(Wait, "loggers").person == "ravi-menon"
    type_into(qtbot, projects, "Followed up by", "Somebody at purchasing")
    found = hansa.plan.get(Wait, "loggers")
    assert (found.owner, found.person) == ("Somebody at purchasing", "")


@pytest.mark.parametrize(
    ("table", "key", "field", "typed", "sentence"),
    [
        (
            "waits",
            ("warehouse",),
            "Ended on",
            "2026-10-01",
            "the end, 1 Oct 2026, lies before the beginning, 18 Oct 2026.",
        ),
        ("waits", ("warehouse",), "Since", "autumn", "“autumn” is not a day (the beginning)."),
        ("cants", ("order-less",), "Worth a year", "-5", "the worth cannot be -5."),
        ("cants", ("order-less",), "Worth a year", "2,5", "“2,5” is not a number."),
        ("cants", ("order-less",), "Worth a year", "1.234,56", "“1.234,56” is not a number."),
        ("cants", ("order-less",), "Worth a year", "much", "“much” is not a number."),
        ("cants", ("order-less",), "Confirmed by", "Nobody Known", "“Nobody Known” is nobody in the plan."),
        ("cants", ("order-less",), "What cannot be done", " ", "It needs a name."),
    ],
)
def test_what_is_not_sound_is_said_in_a_sentence_and_not_taken(
    qtbot: QtBot, window: MainWindow, projects: ProjectsWorkspace, hansa: Session,
    table: str, key: tuple[str, ...], field: str, typed: str, sentence: str,
) -> None:  # fmt: skip
    before = hansa.plan.get(part_type(table), *key)
    open_(qtbot, projects, table, *key)
    shown_before = named(panel(projects), QLineEdit, field).text()
    type_into(qtbot, projects, field, typed)
    assert sentence in window.notice.text
    assert hansa.plan.get(part_type(table), *key) == before
    qtbot.waitUntil(lambda: named(panel(projects), QLineEdit, field).text() == shown_before)


def area(projects: ProjectsWorkspace, name: str) -> QPlainTextEdit:
    return named(panel(projects), QPlainTextEdit, name)


def test_figures_are_read_a_line_each(
    qtbot: QtBot, window: MainWindow, projects: ProjectsWorkspace, hansa: Session
) -> None:
    open_(qtbot, projects, "metrics", "trust")
    area(projects, "Figures").setFocus()
    press(qtbot, "1 Mar 2027: 12", Qt.Key.Key_Return, "2027-04-01: 18", Qt.Key.Key_Tab)
    assert hansa.plan.get(Metric, "trust").values == {"2027-03-01": "12", "2027-04-01": "18"}
    qtbot.waitUntil(lambda: (written(projects, "Figures") or "").startswith("1 Mar 2027: 12"))
    area(projects, "Figures").setFocus()
    area(projects, "Figures").selectAll()
    press(qtbot, "soon", Qt.Key.Key_Tab)
    assert "“soon” is not a day with a figure." in window.notice.text


def test_a_risk_not_yet_noted_is_noted_by_naming_somebody(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    open_(qtbot, projects, "risks", COLD_CHAIN, "fairness")
    type_into(qtbot, projects, "Who sees to it", "Aiko Mori")
    assert hansa.plan.get(RiskCover, COLD_CHAIN, "fairness").person == "aiko-mori"


def test_a_verdict_stands_above_a_cant(qtbot: QtBot, projects: ProjectsWorkspace) -> None:
    open_(qtbot, projects, "cants", "weekly-report")
    assert says(panel(projects), "No big data problem: another team’s job")
    open_(qtbot, projects, "cants", "order-less")
    qtbot.waitUntil(lambda: says(panel(projects), "A big data problem later"))


def test_a_part_is_added_from_the_step_and_left_again(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    projects._steps.go_to("walk", "data_access")
    qtbot.waitUntil(lambda: says(panel(projects), "Get the data flowing"))
    click(qtbot, panel(projects), "+ Wait")
    qtbot.waitUntil(lambda: focused(projects, "Waiting for"))
    press(qtbot, "Badges for the depot", Qt.Key.Key_Tab)
    made = next(wait for wait in hansa.plan.all(Wait) if wait.name == "Badges for the depot")
    assert made.phase == "walk"
    qtbot.waitUntil(lambda: offers(projects, "‹ Back"))
    click(qtbot, panel(projects), "‹ Back")
    qtbot.waitUntil(lambda: says(panel(projects), "Get the data flowing"))
    line = next(line for line in shown(panel(projects), PartLine) if line.accessibleName().startswith("Badges"))
    line.click()
    qtbot.waitUntil(lambda: offers(projects, "Remove this wait"))
    click(qtbot, panel(projects), "Remove this wait")
    assert hansa.plan.find(Wait, made.id) is None


def test_an_open_wait_says_how_long_and_whom_to_take_it_to(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    projects._steps.go_to("walk", "data_access")
    qtbot.waitUntil(lambda: says(panel(projects), "for Warehouse credentials"))
    assert says(panel(projects), "6 backlog items stand behind it.")
    click(qtbot, panel(projects), "Take it to VP Data Platform")
    assert hansa.plan.get(Wait, "warehouse").escalated


def test_questions_and_evidence_of_a_step_are_kept(qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session) -> None:
    projects._steps.go_to("walk", "metrics")
    question = hansa.method.projects.questions_of("metrics")[0]
    qtbot.waitUntil(lambda: says(panel(projects), question.text))
    area(projects, question.text).setFocus()
    press(qtbot, "Jonas Haile", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: written(projects, "Evidence") == "")
    area(projects, "Evidence").setFocus()
    press(qtbot, "Minutes.pdf", Qt.Key.Key_Tab)
    found = hansa.plan.get(Step, COLD_CHAIN, "walk", "metrics")
    assert (found.answers[question.id], found.evidence) == ("Jonas Haile", ("Minutes.pdf",))


def test_a_tick_against_the_facts_asks_for_its_reason_in_place(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    projects._steps.go_to("run", "technologies")
    projects.view.setFocus()
    press(qtbot, "d")
    qtbot.waitUntil(lambda: says(panel(projects), "The plan says otherwise"))
    assert says(panel(projects), "Not understood yet: Where the cold was lost.")
    area(projects, "Reason").setFocus()
    press(qtbot, "Given by the group", Qt.Key.Key_Tab)
    assert hansa.plan.get(Step, COLD_CHAIN, "run", "technologies").reason == "Given by the group"
    row = projects.view.currentIndex()
    assert "against the plan" in str(row.data())
    qtbot.waitUntil(lambda: any(f.reason == "Given by the group" for f in hansa.findings.current), timeout=10_000)


def test_masked_names_are_nowhere_in_forms(qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session) -> None:
    hansa.do(SetStep(COLD_CHAIN, "walk", "metrics", {"note": "Dana Whitfield asks"}))
    hansa.mask_names(True)
    people = ("Dana", "Whitfield", "Viktor", "Haile")
    for table, key in (("waits", ("warehouse",)), ("steps", ()), ("risks", (COLD_CHAIN, "privacy"))):
        if table == "steps":
            projects._steps.go_to("walk", "metrics")
        else:
            projects.show_entry(table, key)
        qtbot.wait(50)
        told = texts(panel(projects))
        told += [line.text() for line in shown(panel(projects), QLineEdit)]
        told += [text.toPlainText() for text in shown(panel(projects), QPlainTextEdit)]
        assert not [text for text in told if any(name in text for name in people)]


def test_the_page_of_value_lists_all_parts_and_sums_them_up(turn: Turn, projects: ProjectsWorkspace) -> None:
    turn("Value and debt")
    for sentence in ("Walk and Run together, 5 to 10 × is the aim", "Debt to pay in Walk", "The can’ts are worth"):
        assert says(projects, sentence)
    titles = set(texts(projects))
    forms = projects.session.method.projects.forms
    assert {forms[table].several for table in ("debts", "waits", "metrics", "technologies", "voices")} <= titles


def test_a_part_that_is_undone_leaves_the_form(
    qtbot: QtBot, projects: ProjectsWorkspace, turn: Turn, hansa: Session
) -> None:
    turn("Value and debt")
    click(qtbot, projects, "+ Debt")
    qtbot.waitUntil(lambda: says(panel(projects), "New debt"))
    hansa.undo()
    qtbot.waitUntil(lambda: not says(panel(projects), "New debt"))
    assert list(hansa.plan.all(Cant)) != []
    assert button(projects, "+ Debt").isVisible()


def test_everything_about_a_project_is_typed_and_a_sponsor_of_the_plan_is_linked(
    qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session
) -> None:
    click(qtbot, projects, "About it…")
    qtbot.waitUntil(lambda: says(panel(projects), "Currency of its amounts"))
    type_into(qtbot, projects, "Project", "Less waste")
    type_into(qtbot, projects, "Sponsor", "marta lindqvist")
    type_into(qtbot, projects, "Currency of its amounts", "SEK")
    area(projects, "Business need").setFocus()
    area(projects, "Business need").selectAll()
    press(qtbot, "Waste half", Qt.Key.Key_Tab)
    found = hansa.plan.get(Project, COLD_CHAIN)
    assert (found.name, found.person, found.currency, found.need) == (
        "Less waste", "marta-lindqvist", "SEK", "Waste half",
    )  # fmt: skip
    assert button(projects, "Less waste").isChecked()
    type_into(qtbot, projects, "Project", " ")
    assert hansa.plan.get(Project, COLD_CHAIN).name == "Less waste"


def test_a_month_that_was_mistaken_is_corrected_and_what_is_none_is_refused(
    qtbot: QtBot, window: MainWindow, projects: ProjectsWorkspace, hansa: Session
) -> None:
    open_(qtbot, projects, "velocity", COLD_CHAIN, "data-science", "2026-10")
    type_into(qtbot, projects, "Month", "Nov 2026")
    assert hansa.plan.find(Velocity, COLD_CHAIN, "data-science", "2026-10") is None
    assert hansa.plan.get(Velocity, COLD_CHAIN, "data-science", "2026-11").points == 4
    qtbot.waitUntil(lambda: named(panel(projects), QLineEdit, "Month").text() == "Nov 2026")
    type_into(qtbot, projects, "Month", "autumn")
    assert "“autumn” is not a month." in window.notice.text
    type_into(qtbot, projects, "Month", "2026-09")
    assert "is already there" in window.notice.text
    assert hansa.plan.get(Velocity, COLD_CHAIN, "data-science", "2026-11").points == 4


def test_the_use_cases_of_a_cant_are_ticked(qtbot: QtBot, projects: ProjectsWorkspace, hansa: Session) -> None:
    open_(qtbot, projects, "cants", "order-less")
    name = parts_of(hansa.plan, COLD_CHAIN, UseCase)[0].name
    tick = next(found for found in shown(panel(projects), QCheckBox) if found.text() == name)
    before = tick.isChecked()
    tick.click()
    chosen = {hansa.plan.get(UseCase, id_).name for id_ in hansa.plan.get(Cant, "order-less").use_cases}
    assert (name in chosen) is not before
