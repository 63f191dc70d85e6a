"""“Export as text (JSON)…”: the whole plan in a form that other programs and people can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataplanner.files.plan_file import save_plan
from dataplanner.model.plan import TABLES, Plan
from dataplanner.ui.questions import Answer, Question, ask

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

SUFFIX = ".plan.json"
FILTER = f"Plan as text (*{SUFFIX})"
JUDGEMENTS = Question(
    "Export as text",
    "The plan holds private judgements about people.",
    "They stay out of the text unless you ask for them.",
    "Export…",
    "Export them too",
)


def export_text(window: MainWindow) -> None:
    """Ask where to, and write the text in the background; judgements about people only where they are asked for."""
    session = window.session
    if session is None:
        return
    answer = ask(window, JUDGEMENTS) if has_private(session.document.plan) else Answer(yes=True)
    if not answer.yes:
        return
    name = f"{window.plan_name()}{SUFFIX}"
    path = window.files.dialogs.to_save(window, "Export as text", name, FILTER, (SUFFIX, ".json"))
    if path is not None:
        plan, carried = session.document.plan.copy(private=answer.option), session.names.carried
        window.tasks.run(
            "Writing the text",
            lambda _handle: save_plan(plan, path, private=answer.option),
            lambda _none: window.notice.say(f"Exported as {path.name}.", carried or str(path.parent), "green"),
            window.notice.say,
        )


def has_private(plan: Plan) -> bool:
    """Whether the plan holds records that judge people."""
    return any(record_type.private and any(True for _ in plan.all(record_type)) for record_type in TABLES.values())
