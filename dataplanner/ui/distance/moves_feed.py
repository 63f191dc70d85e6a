"""Proposed moves, looked for in the background; a search that an edit or another question overtakes is dropped."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from dataplanner.analysis.moves import Move, proposed_moves
from dataplanner.analysis.sketch import Pair
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Handle, Task, Tasks


class State(Enum):
    """How far a search is."""

    IDLE = "idle"
    LOOKING = "looking"
    FOUND = "found"
    STOPPED = "stopped"


class MovesFeed(QObject):
    """Answers one question at a time: what would bring these two teams, or all far ones, nearer?"""

    changed = Signal()

    def __init__(self, session: Session, tasks: Tasks, *, quiet: bool = False) -> None:
        super().__init__(session)
        self._session, self._tasks, self._quiet = session, tasks, quiet
        self._task: Task | None = None
        self._wanted = 0
        self._asked: tuple[tuple[int, str, bool], Pair | None] | None = None
        self.state = State.IDLE
        self.pair: Pair | None = None
        self.moves: list[Move] = []

    def ask(self, pair: Pair | None) -> None:
        """Look for moves, unless just that has been answered, or is being looked for, in the plan as it is now."""
        asked = (self._session.seen, pair)
        if asked != self._asked or self.state not in (State.LOOKING, State.FOUND):
            self._look(pair)
            self._asked = asked
        self.changed.emit()

    def _look(self, pair: Pair | None) -> None:
        """Begin a search; one that is under way is stopped."""
        self.forget()
        self._wanted += 1
        wanted, session = self._wanted, self._session
        plan, scenario, method = session.plan, session.scenario, session.method
        self.pair, self.state = pair, State.LOOKING
        self._task = self._tasks.run(
            "Looking for moves that would help",
            lambda handle: proposed_moves(plan, scenario, method, pair, _watch(handle)),
            lambda moves: self._end(wanted, State.FOUND, moves),
            lambda *_: self._end(wanted, State.STOPPED, []),
            lambda: self._end(wanted, State.STOPPED, []),
            owner=self,
            quiet=self._quiet,
        )

    def forget(self) -> None:
        """Stop and drop what was found: the plan is another now."""
        if self._task is not None:
            self._task.handle.stop.set()
        self._wanted += 1
        self._asked, self._task, self.state, self.moves, self.pair = None, None, State.IDLE, [], None

    def _end(self, wanted: int, state: State, moves: list[Move]) -> None:
        if wanted == self._wanted:
            self._task, self.state, self.moves = None, state, moves
            self.changed.emit()


def _watch(handle: Handle) -> Callable[[float], None]:
    return lambda share: handle.report(share)
