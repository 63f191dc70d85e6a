"""Edits taken back to the first and done again to the last, with restarts between them."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.plan_file import PlanSession, open_plan, open_session
from dataplanner.files.plan_json import plan_text
from tests.torture.cases import each_case, folders_of
from tests.torture.figures import Figures
from tests.torture.steps import take_step


def undo_everything(root: Path, cases: int) -> Figures:
    """N edits, a restart and N undos lead back to the start, and N redos to the end, by the text of the whole plan."""
    return each_case("N edits, N undos, restarts", root, cases, _there_and_back)


def _there_and_back(plan: Path, number: int, figures: Figures) -> str | None:
    session = open_session(plan, folders_of(plan))
    texts = [plan_text(session.document.plan)]
    for step in range(30 + number):
        take_step(session.document, number, step)
    texts.append(plan_text(session.document.plan))
    steps = len(session.document.done)
    figures.count("edits undone and redone", steps)
    session = _restarted(session, plan, number)
    for at in range(steps):
        session.document.undo()
        if at == steps // 2:
            session = _restarted(session, plan, number + 1)
    if session.document.undo_label or plan_text(session.document.plan) != texts[0]:
        return "undoing everything did not lead back"
    session = _restarted(session, plan, number)
    for _ in range(steps):
        session.document.redo()
    same = plan_text(session.document.plan) == texts[1]
    session.close()
    return None if same and plan_text(open_plan(plan)) == texts[1] else "redoing everything did not lead there"


def _restarted(session: PlanSession, plan: Path, number: int) -> PlanSession:
    """The same plan opened anew, after it was saved or without."""
    session.close() if number % 2 else session.leave()
    return open_session(plan, folders_of(plan))
