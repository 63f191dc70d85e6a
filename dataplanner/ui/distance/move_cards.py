"""A proposed move as a card: what is done, what it lowers, how much moves, what to mind, and where to try it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from dataplanner.analysis.moves import Move, edit_in, edit_in_new
from dataplanner.analysis.sketch import PairChange
from dataplanner.analysis.wording import few_of
from dataplanner.model.edits import Batch
from dataplanner.model.positions import AS_IS
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import button, card, label, menu_text, row

MOST_PAIRS = 6
"""So many pairs of teams are named on a card; of more, their number."""


def move_card(move: Move, session: Session, *, number: int = 0, brief: bool = False) -> QFrame:
    """The card of a move; ``number`` is its place in the ranking, ``brief`` leaves the pairs of teams out."""
    frame, column = card("green")
    frame.setAccessibleName(f"Move: {move.title}")
    column.addWidget(label(f"{number}. {move.title}" if number else move.title, "strong", wrap=True))
    column.addWidget(label(move.summary, "secondary", wrap=True))
    if not brief:
        column.addWidget(label(lowered(move, session), "body", wrap=True))
    for downside in move.downsides[: 1 if brief else None]:
        column.addWidget(label(f"Mind: {downside}", "secondary", wrap=True))
    if not brief:
        column.addWidget(label(f"Data Teams, {move.chapter}", "small"))
    column.addWidget(row(*_choices(move, session), None, spacing=16), 0, Qt.AlignmentFlag.AlignLeft)
    return frame


def lowered(move: Move, session: Session) -> str:
    """The pairs of teams whose distance changes, those that come nearest to each other first, a line each."""
    changes = sorted(move.formal or move.linked, key=_saved, reverse=True)
    few, more = few_of(changes, MOST_PAIRS)
    said = [*(_change(change, session) for change in few), *filter(None, [more])]
    if not move.formal:
        said.insert(0, "With dotted lines, squads and embeds; reporting lines stay as they are:")
    return "\n".join(said)


def apply_in_new(move: Move, session: Session) -> None:
    """Do a move in a copy of the scenario shown, and turn to the copy."""
    _apply(session, edit_in_new(move, session.plan, session.scenario))


def apply_in(move: Move, scenario: str, session: Session) -> None:
    """Do a move in a scenario that is there, and turn to it."""
    if session.do(edit_in(move, scenario)):
        session.show_scenario(scenario)


def _apply(session: Session, edit: Batch) -> None:
    if session.do(edit):
        session.show_scenario(str(getattr(edit.edits[0], "id", AS_IS)))


def _choices(move: Move, session: Session) -> list[QPushButton]:
    new = button("Try in a new scenario", partial(apply_in_new, move, session), "link")
    planned = [scenario for scenario in session.plan.scenarios() if scenario.id != AS_IS]
    if not planned:
        return [new]
    into = button("Do it in…", lambda: None, "link")
    menu = QMenu(into)
    for scenario in planned:
        name = menu_text(scenario.name)
        menu.addAction(name, partial(apply_in, move, scenario.id, session))
    into.clicked.connect(lambda: menu.popup(into.mapToGlobal(into.rect().bottomLeft())))
    return [new, into]


def _change(change: PairChange, session: Session) -> str:
    teams = session.organisation.teams
    a, b = (teams[team].name if team in teams else "a team that is gone" for team in (change.team_a, change.team_b))
    return f"{a} – {b}: {_steps(change.before)} → {_steps(change.after)}"


def _steps(steps: int | None) -> str:
    return "separate trees" if steps is None else str(steps)


def _saved(change: PairChange) -> float:
    before, after = (float("inf") if steps is None else steps for steps in (change.before, change.after))
    return 0.0 if before == after else before - after
