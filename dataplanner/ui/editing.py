"""What menus, keys and the chart do to the selection, as edits of the open document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from dataplanner.model.edits import AddPosition, Batch, Edit, MovePosition, RemovePosition
from dataplanner.ui.session import Session
from dataplanner.ui.team_dialog import ask_for_team

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow


class Editing:
    """Acts on what is selected in the window; without a session nothing happens."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def _session(self) -> Session:
        session = self._window.session
        assert session is not None, "actions without a document are disabled"
        return session

    def add_report(self) -> None:
        """A new vacancy under the selected position, or at the top; it is selected, its fields ready to type."""
        session = self._session
        manager = session.selection[0] if session.selection else None
        title, given = QInputDialog.getText(self._window, "Add a position", "Title of the new position")
        if not given:
            return
        edit = AddPosition(session.scenario, title, manager)
        if session.do(edit):
            session.select([edit.id])

    def edit_position(self) -> None:
        """Put the cursor into the inspector."""
        self._window.open_inspector()
        self._window.focus_position()

    def detach(self) -> None:
        """Take the selected positions out from under their managers."""
        move_positions(self._session, self._session.selection, None)

    def remove(self) -> None:
        """Take the selected positions out; their reports go up to the manager."""
        session = self._session
        removals: tuple[Edit, ...] = tuple(RemovePosition(session.scenario, p) for p in session.selection)
        session.do(removals[0] if len(removals) == 1 else Batch(removals, f"Remove {len(removals)} positions"))

    def mark_subtree(self) -> None:
        """Make a team of the selected position and everybody below."""
        session = self._session
        ask_for_team(self._window, session, subtree=session.selection[0])

    def mark_selection(self) -> None:
        """Make a team of exactly what is selected."""
        session = self._session
        ask_for_team(self._window, session, members=tuple(session.selection))


def move_positions(session: Session, position_ids: list[str], manager: str | None) -> None:
    """Put positions under another manager as one undo step; those below another one of them come along with it."""
    moves: tuple[Edit, ...] = tuple(
        MovePosition(session.scenario, position_id, manager) for position_id in _outermost(session, position_ids)
    )
    session.do(moves[0] if len(moves) == 1 else Batch(moves, f"Move {len(moves)} positions"))


def _outermost(session: Session, position_ids: list[str]) -> list[str]:
    """Those that are not below another one of them."""
    chosen = set(position_ids)
    return [p for p in position_ids if chosen.isdisjoint(session.organisation.chain_up(p)[1:])]
