"""What menus, keys and the chart do to the selection, as edits of the open document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dataplanner.model.edits import AddPosition, Edit, InsertManager, RemoveBranch, RemovePosition, VacatePosition
from dataplanner.ui import moves
from dataplanner.ui.inspector.history_list import HistoryList
from dataplanner.ui.organisation.drop import DropRequest, How, drop_on
from dataplanner.ui.picker import PositionPicker
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

    def show_history(self) -> None:
        """Open the whole history, to be read and jumped in."""
        HistoryList(self._session, self._window).show()

    # New positions

    def add_report(self) -> None:
        """A vacancy under the selected position, or at the top; it is selected, its title ready to type."""
        session = self._session
        manager = session.selection[0] if session.selection else None
        self._add(AddPosition(session.scenario, "", manager))

    def add_peer(self) -> None:
        """A vacancy directly after the selected position, under the same manager."""
        session = self._session
        beside = session.organisation.position(session.selection[0])
        self._add(AddPosition(session.scenario, "", beside.manager, after=beside.id))

    def insert_manager(self) -> None:
        """A vacancy between the selected positions and the manager whom they share."""
        self._add(InsertManager(self._session.scenario, tuple(self._session.selection)))

    def _add(self, edit: AddPosition | InsertManager) -> None:
        if self._session.do(edit):
            self._session.select([edit.id])
            self.edit_position("title")

    def edit_position(self, field: str = "person") -> None:
        """Put the cursor into the inspector."""
        self._window.work.edit_position(field)

    # Positions that go

    def vacate(self) -> None:
        """Make the selected positions vacant."""
        self._each(lambda position: VacatePosition(self._session.scenario, position), "Vacate {} positions")

    def remove(self) -> None:
        """Take the selected positions out; their reports go up to the manager."""
        self._each(lambda position: RemovePosition(self._session.scenario, position), "Remove {} positions")

    def remove_parking(self) -> None:
        """Take the selected positions out; their reports are left without a manager."""
        self._each(
            lambda position: RemovePosition(self._session.scenario, position, detach_reports=True),
            "Remove {} positions",
        )

    def remove_branch(self) -> None:
        """Take the selected positions out with everybody below."""
        session = self._session
        tops = moves.outermost(session, session.selection)
        branches = [RemoveBranch(session.scenario, position) for position in tops]
        session.do(moves.together(branches, f"Remove {len(branches):,} branches"))

    def _each(self, edit: Callable[[str], Edit], name: str) -> None:
        session = self._session
        edits = [edit(position) for position in session.selection]
        session.do(moves.together(edits, name.format(f"{len(edits):,}")))

    # Moves

    def drop(self, request: DropRequest) -> None:
        """What cards were dropped on the chart for."""
        self._session.do(moves.dropped(self._session, request))

    def detach(self) -> None:
        """Take the selected positions out from under their managers."""
        self._session.do(moves.moved_under(self._session, self._session.selection, None))

    def park(self) -> None:
        """Take the selected positions out of the chart, without their reports."""
        self._session.do(moves.moved_alone(self._session, self._session.selection, None))

    def shift(self, steps: int) -> None:
        """Move the selected position among its siblings."""
        self._do(moves.shifted(self._session, self._session.selection[0], steps))

    def raise_level(self) -> None:
        """Put the selected position beside its manager."""
        self._do(moves.raised(self._session, self._session.selection[0]))

    def lower_level(self) -> None:
        """Put the selected position under the sibling before it."""
        self._do(moves.lowered(self._session, self._session.selection[0]))

    def _do(self, edit: Edit | None) -> None:
        if edit is not None:
            self._session.do(edit)

    def choose(self, how: How) -> None:
        """Ask for the position that the selected ones are to go to, and what that means there is done."""
        self._window.text_fields.hand_back()  # and, once somebody is chosen, the keys are where they can undo it
        session = self._session
        chosen = tuple(session.selection)
        who = session.names.holder(session.organisation.position(chosen[0]))
        heading = _HEADINGS[how].format(who if len(chosen) == 1 else f"{len(chosen):,} positions")
        PositionPicker(
            self._window.workspaces,
            session,
            heading,
            lambda target: self.drop(DropRequest(how, chosen, target)),
            lambda target: self._reason_against(DropRequest(how, chosen, target)),
        ).open()

    def _reason_against(self, request: DropRequest) -> str:
        """Why the chart would refuse such a drop; nothing where it would not."""
        chart = self._window.charting.canvas.scene.data
        (target,) = chart.rows([request.target])
        drop = drop_on(chart, chart.rows(request.positions), target, request.how)
        return f"{drop.sentence}." if drop.refused else ""

    # Cut and paste

    def cut(self) -> None:
        """Remember the selected positions; nothing moves until they are pasted."""
        self._session.cut_out(self._session.selection)

    def paste(self) -> None:
        """Put the positions that were cut under the selected one."""
        session = self._session
        held, target = session.cut, session.selection[0]
        if session.do(moves.moved_under(session, held, target)):
            session.cut_out([])
            session.select(held)

    # Teams

    def mark_subtree(self) -> None:
        """Make a team of the selected position and everybody below."""
        session = self._session
        ask_for_team(self._window, session, subtree=session.selection[0])

    def mark_selection(self) -> None:
        """Make a team of exactly what is selected."""
        session = self._session
        ask_for_team(self._window, session, members=tuple(session.selection))


_HEADINGS = {
    How.UNDER: "Move {} under …",
    How.ALONE: "Move {} without their reports under …",
    How.DOTTED: "Dotted line from {} to …",
}
