"""The findings workspace: cards with their chapter, a filter, and findings kept on purpose."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.analysis.findings import Finding
from dataplanner.model.edits import AcceptFinding, FillPosition, MovePosition, SetStep
from dataplanner.model.outcomes import Reaction
from dataplanner.ui.findings.cards import WORDS
from dataplanner.ui.findings.workspace import FindingsWorkspace
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.projects.steps_model import STATE_ROLE
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.session import Session
from tests.windows import OpenSample, click, named, opened, page, says, shown

BAKERY_CODE = ("bakery-demand", "crawl", "code")


@pytest.fixture
def session(open_sample: OpenSample, qtbot: QtBot) -> Session:
    session = open_sample("hansa-foods")
    qtbot.waitUntil(lambda: bool(session.findings.current))
    return session


@pytest.fixture
def workspace(window: MainWindow, session: Session) -> FindingsWorkspace:
    return page(window, FindingsWorkspace)


def cards(workspace: FindingsWorkspace) -> list[str]:
    return [
        frame.accessibleName()
        for frame in shown(workspace, QFrame)
        if frame.accessibleName().startswith(tuple(WORDS.values()))
    ]


def name(finding: Finding) -> str:
    return f"{WORDS[finding.weight]}: {finding.headline}"


def answer(monkeypatch: pytest.MonkeyPatch, text: str, *, given: bool = True) -> None:
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_, **__: (text, given))


def card_of(workspace: FindingsWorkspace, finding: Finding) -> QFrame:
    return named(workspace, QFrame, name(finding))


def current(session: Session, rule: str, subject: str) -> Finding:
    return next(f for f in session.findings.current if (f.rule, f.subject) == (rule, subject))


def test_every_finding_has_a_card_with_its_reason_and_chapter(workspace: FindingsWorkspace, session: Session) -> None:
    assert sorted(cards(workspace)) == sorted(name(finding) for finding in session.findings.current)
    first = session.findings.current[0]
    card = card_of(workspace, first)
    for part in (first.headline, first.why, f"Data Teams, {first.chapter}", first.remedy):
        assert says(card, part)


def test_the_filter_shows_one_weight_and_lets_go_of_it(
    qtbot: QtBot, workspace: FindingsWorkspace, session: Session
) -> None:
    reds = sorted(name(f) for f in session.findings.current if f.weight == "red")
    assert reds
    click(qtbot, workspace, f"{WORDS['red']} {len(reds)}")
    assert sorted(cards(workspace)) == reds
    click(qtbot, workspace, f"{WORDS['red']} {len(reds)}")
    assert len(cards(workspace)) == len(session.findings.current)


def test_a_finding_is_kept_on_purpose_with_its_reason_and_stands_again(
    qtbot: QtBot, workspace: FindingsWorkspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Decided by the board & <b>kept</b>")
    first = session.findings.current[0]
    click(qtbot, card_of(workspace, first), "Keep on purpose…")
    qtbot.waitUntil(lambda: current(session, first.rule, first.subject).accepted)
    card = card_of(workspace, first)
    assert says(card, "Kept on purpose: Decided by the board & <b>kept</b>")
    click(qtbot, card, "Let it stand again")
    qtbot.waitUntil(lambda: not current(session, first.rule, first.subject).accepted)
    assert not says(card_of(workspace, first), "Decided by the board")


@pytest.mark.parametrize(
    ("text", "given", "said"), [("", True, "An accepted finding needs its reason."), ("x", False, "")]
)
def test_without_a_reason_nothing_is_kept(
    window: MainWindow, qtbot: QtBot, workspace: FindingsWorkspace, session: Session, monkeypatch: pytest.MonkeyPatch,
    text: str, given: bool, said: str,
) -> None:  # fmt: skip
    answer(monkeypatch, text, given=given)
    click(qtbot, card_of(workspace, session.findings.current[0]), "Keep on purpose…")
    assert session.document.undo_label is None
    assert window.notice.text.startswith(said)


def test_a_reason_given_elsewhere_cannot_be_withdrawn_here(workspace: FindingsWorkspace, session: Session) -> None:
    told_with_a_step = next(finding for finding in session.findings.current if finding.accepted)
    assert [button.text() for button in shown(card_of(workspace, told_with_a_step), QPushButton)] == ["Open the step"]


def test_a_card_leads_to_what_it_is_about(
    window: MainWindow, qtbot: QtBot, workspace: FindingsWorkspace, session: Session
) -> None:
    found = next(f for f in session.findings.current if f.positions)
    click(qtbot, card_of(workspace, found), "Show on the chart")
    assert window.charting.shown
    assert set(session.selection) == set(found.positions)


def test_a_card_about_a_step_leads_to_that_very_step(
    window: MainWindow, qtbot: QtBot, workspace: FindingsWorkspace, session: Session
) -> None:
    session.do(SetStep(*BAKERY_CODE, {"status": "done"}))
    qtbot.waitUntil(lambda: any(found.entry == ("steps", BAKERY_CODE) for found in session.findings.current))
    found = next(found for found in session.findings.current if found.entry == ("steps", BAKERY_CODE))
    click(qtbot, card_of(workspace, found), "Open the step")
    projects = window.workspaces.currentWidget()
    assert isinstance(projects, ProjectsWorkspace)
    assert projects.view.currentIndex().data(STATE_ROLE).record.key == BAKERY_CODE
    qtbot.waitUntil(lambda: says(projects.inspector(), "Write the code"))


def test_a_card_about_another_part_of_a_project_opens_its_form(
    window: MainWindow, qtbot: QtBot, workspace: FindingsWorkspace, session: Session
) -> None:
    found = next(f for f in session.findings.current if f.rule == "little_value")
    click(qtbot, card_of(workspace, found), "Open in the project")
    projects = window.workspaces.currentWidget()
    assert isinstance(projects, ProjectsWorkspace)
    assert found.part is not None
    reaction = session.plan.get(Reaction, *found.part[1])
    assert reaction.name in found.headline
    qtbot.waitUntil(lambda: says(projects.inspector(), reaction.name))


def test_an_edit_brings_new_findings_and_counts(
    window: MainWindow, qtbot: QtBot, workspace: FindingsWorkspace, session: Session
) -> None:
    before = window.status_bar.counts.text()
    assert before == workspace.status()
    for team in ("data-engineering", "operations"):
        lead = session.organisation.team_lead(session.organisation.team(team)) or ""
        session.do(MovePosition(session.scenario, lead, "head-of-analytics"))
    qtbot.waitUntil(lambda: workspace.status() != before)
    assert window.status_bar.counts.text() == workspace.status()
    assert sorted(cards(workspace)) == sorted(name(finding) for finding in session.findings.current)


def test_each_scenario_has_its_own(qtbot: QtBot, workspace: FindingsWorkspace, session: Session) -> None:
    before = cards(workspace)
    with qtbot.waitSignal(session.findings.found):
        session.show_scenario("one-data-leader")
    assert cards(workspace) != before


def test_what_is_kept_in_one_scenario_stands_in_the_other(qtbot: QtBot, session: Session) -> None:
    first = session.findings.current[0]
    with qtbot.waitSignal(session.findings.found):
        session.do(AcceptFinding(session.scenario, first.rule, first.subject, "On purpose"))
    with qtbot.waitSignal(session.findings.found):
        session.show_scenario("one-data-leader")
    assert "On purpose" not in [finding.reason for finding in session.findings.current]


def test_edits_in_quick_succession_end_with_the_findings_of_the_last(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.findings.found):
        for number in range(5):
            session.do(FillPosition(session.scenario, "head-of-analytics", f"Head {number}"))
    told = " ".join(finding.headline for finding in session.findings.current)
    assert "Head 4" in told
    assert "Head 3" not in told


def test_a_plan_without_findings_says_so(window: MainWindow, qtbot: QtBot) -> None:
    session = opened(qtbot, window, window.files.new)
    with qtbot.waitSignal(session.findings.found):
        workspace = page(window, FindingsWorkspace)
    assert says(workspace, "Nothing stands out here.")
    buttons = shown(workspace, QPushButton)
    assert [button.text() for button in buttons] == [f"{word} 0" for word in WORDS.values()]


def test_what_is_kept_on_purpose_comes_last_and_is_not_counted(
    qtbot: QtBot, workspace: FindingsWorkspace, session: Session
) -> None:
    first = session.findings.current[0]
    before = sum(finding.weight == first.weight for finding in session.findings.current)
    with qtbot.waitSignal(session.findings.found):
        session.do(AcceptFinding(session.scenario, first.rule, first.subject, "On purpose"))
    kept = [finding for finding in session.findings.current if finding.accepted]
    assert current(session, first.rule, first.subject) in kept

    def kept_are_last() -> bool:
        tops = {finding: card_of(workspace, finding).y() for finding in session.findings.current}
        return set(sorted(tops, key=lambda finding: tops[finding])[-len(kept) :]) == set(kept)

    qtbot.waitUntil(kept_are_last)
    assert workspace.status().startswith(f"{before - 1} {WORDS[first.weight].lower()}")
