"""An open wait as a card: how long, who holds it, what stands behind it, and whom to take it to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from dataplanner.analysis.waits import WaitState, wait_states
from dataplanner.analysis.wording import Count
from dataplanner.model.days import iso_words
from dataplanner.model.edits import ChangePart
from dataplanner.model.projects import Project
from dataplanner.ui.names import short_title
from dataplanner.ui.projects.part_list import Open
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.widgets import button, card, label, row

BEHIND = "{:|One backlog item stands behind it.|# backlog items stand behind it.}"


def wait_cards(session: Session, project: Project, phase: str, step: str, open_: Open) -> Iterator[QWidget]:
    """A card for each open wait that holds a step up."""
    for state in wait_states(session.plan, session.scenario, project.id, today()):
        if state.open and (state.wait.phase or project.phase) == phase and state.wait.step == step:
            yield wait_card(session, state, open_)


def wait_card(session: Session, state: WaitState, open_: Open) -> QWidget:
    """The card of one open wait."""
    wait = state.wait
    frame, column = card("red" if _is_long(session, state) else "amber")
    days = Count(state.days or 0)
    column.addWidget(label(f"Waiting {days:# day|# days} for {wait.name}", "strong", wrap=True))
    held = f"Held by {wait.held_by}." if wait.held_by else "Nobody is named who could end it."
    column.addWidget(label(f"{held} {BEHIND.format(Count(len(state.behind)))}".strip(), "secondary", wrap=True))
    column.addWidget(row(*_links(session, state, open_), None, spacing=16))
    return frame


def _is_long(session: Session, state: WaitState) -> bool:
    return state.days is not None and state.days > session.method.rules["long_wait"].number("days")


def _links(session: Session, state: WaitState, open_: Open) -> Iterator[QWidget]:
    wait = state.wait
    yield button("Open", lambda: open_(wait.table, wait.key), "link")
    if wait.escalated:
        yield label(f"Taken further on {iso_words(wait.escalated)}", "small")
    elif state.leader is not None:
        title = session.organisation.position(state.leader).title
        edit = ChangePart(wait.table, wait.key, {"escalated": str(today())})
        yield button(f"Take it to {short_title(title)}", partial(session.do, edit), "link")
