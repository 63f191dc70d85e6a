"""The only door to a plan: do, undo, redo, and tell those who show it what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from dataplanner.in_parts import let_go
from dataplanner.model.edits.base import Edit, inverted
from dataplanner.model.errors import PlanError, StepDoesNotFit
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change, Key

Where = Callable[[Callable[[], object]], None]
"""Where a plan is changed: a window gives its own thread for that, and runs what takes long in another."""


Prepare = Callable[[Plan, "Changed"], object]
"""What looks at the plan as it is going to be, to work out beforehand what will be asked of it then."""


def at_once(change: Callable[[], object]) -> None:
    """Change the plan here and now."""
    change()


def unprepared(_ahead: Plan, _change: Changed) -> None:
    """Work nothing out beforehand."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the history: its label, when it was done (UTC) and the records that it changed."""

    label: str
    at: datetime
    changes: tuple[Change, ...]

    @property
    def reach(self) -> int:
        """About how many records it changes."""
        return len(self.changes)


@dataclass(frozen=True, slots=True)
class Changed:
    """What subscribers are told: the new revision, the label and the changes as they happened.

    ``tables`` are the kinds of record that changed.
    """

    revision: int
    label: str
    changes: tuple[Change, ...]
    tables: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", frozenset(change.table for change in self.changes))

    def keys(self, table: str) -> frozenset[Key]:
        """The keys of the records of one table that changed."""
        return frozenset(change.key for change in self.changes if change.table == table)


class Journal(Protocol):
    """Whoever keeps the plan safe: told of each step before anybody else, and may refuse it by raising.

    Besides, what the next step would be if the user stopped typing now; any step takes its place.
    """

    def did(self, entry: Entry) -> None: ...
    def undid(self, entry: Entry) -> None: ...
    def redid(self, entry: Entry) -> None: ...
    def typing(self, entry: Entry | None) -> None: ...


class Document:
    """A plan that is being edited, with its history. ``revision`` rises with every change, undo included."""

    def __init__(self, plan: Plan, journal: Journal | None = None) -> None:
        self.plan = plan
        self.revision = 0
        self.done: list[Entry] = []
        self.undone: list[Entry] = []
        self.journal = journal
        self.prepare: Prepare = unprepared
        self._subscribers: list[Callable[[Changed], None]] = []

    @property
    def undo_label(self) -> str | None:
        """What ``undo`` would take back, or None."""
        return self.done[-1].label if self.done else None

    @property
    def redo_label(self) -> str | None:
        """What ``redo`` would do again, or None."""
        return self.undone[-1].label if self.undone else None

    def do(self, edit: Edit) -> bool:
        """Do an edit; True when it changed anything. Raises its PlanError, the plan then being as before."""
        label = edit.label(self.plan)
        changes = tuple(edit.apply(self.plan))
        if not changes:
            return False
        entry = Entry(label, datetime.now(UTC), changes)
        self._keep("did", entry, undo_with=inverted(list(changes)))
        self._tell("did", entry, Changed(self.revision + 1, label, changes))
        return True

    def typing(self, edit: Edit | None) -> None:
        """Have the journal keep what an edit would do that is still being typed, and None when it is no more.

        Nothing changes by it. One that would be refused is not kept: half a date is no date.
        """
        if self.journal is not None:
            self.journal.typing(self._would_do(edit))

    def undo(self) -> None:
        """Take the last edit back; nothing when there is none. Raises StepDoesNotFit, the plan being as before."""
        if self.done:
            entry = self.done[-1]
            back = tuple(inverted(list(entry.changes)))
            _apply(self.plan, back)
            self._keep("undid", entry, undo_with=entry.changes)
            self._tell("undid", entry, Changed(self.revision + 1, entry.label, back))

    def redo(self) -> None:
        """Do the edit last taken back again; nothing when there is none. Raises StepDoesNotFit, as ``undo`` does."""
        if self.undone:
            entry = self.undone[-1]
            _apply(self.plan, entry.changes)
            self._keep("redid", entry, undo_with=inverted(list(entry.changes)))
            self._tell("redid", entry, Changed(self.revision + 1, entry.label, entry.changes))

    # Steps of very many changes are worked out and prepared on a copy and handed to the journal, which takes long; then
    # ``where`` puts the copy in the place of the plan. Nothing may edit the plan meanwhile.

    def take_over(self, edit: Edit, where: Where = at_once) -> bool:
        """Do an edit of very many changes, as ``do`` does it. Raises its PlanError, the plan then being as before."""
        ahead = self.plan.copy(private=True)
        label, changes = edit.label(self.plan), tuple(edit.apply(ahead))
        if not changes:
            return False
        self._change_places(ahead, "did", Entry(label, datetime.now(UTC), changes), changes, where)
        return True

    def take_back(self, where: Where = at_once) -> None:
        """Undo a step of very many changes, as ``undo`` does it."""
        if self.done:
            entry = self.done[-1]
            self._apply_ahead("undid", entry, tuple(inverted(list(entry.changes))), where)

    def take_again(self, where: Where = at_once) -> None:
        """Redo a step of very many changes, as ``redo`` does it."""
        if self.undone:
            entry = self.undone[-1]
            self._apply_ahead("redid", entry, entry.changes, where)

    def rewrite(self, label: str, changes: Sequence[Change], done: list[Entry], undone: list[Entry]) -> None:
        """Take over changes that its journal has made already, and a history that knows nothing of what they erased."""
        self.plan.apply(changes)
        self.done, self.undone = done, undone
        self._say(Changed(self.revision + 1, label, tuple(changes)))

    def let_go(self) -> None:
        """Empty the plan part by part, and forget its history: another is open, and nobody looks at this one."""
        self.plan.let_go()
        let_go(self.done, self.undone)

    def subscribe(self, subscriber: Callable[[Changed], None]) -> Callable[[], None]:
        """Call ``subscriber`` after each change; returns what ends the subscription."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def _would_do(self, edit: Edit | None) -> Entry | None:
        """The step that an edit would be; None where it would change nothing, or be refused."""
        if edit is None:
            return None
        try:
            changes = tuple(edit.changes(self.plan))
            return Entry(edit.label(self.plan), datetime.now(UTC), changes) if changes else None
        except PlanError:
            return None

    def _apply_ahead(self, step: str, entry: Entry, changes: tuple[Change, ...], where: Where) -> None:
        ahead = self.plan.copy(private=True)
        _apply(ahead, changes)
        self._change_places(ahead, step, entry, changes, where)

    def _change_places(self, ahead: Plan, step: str, entry: Entry, changes: tuple[Change, ...], where: Where) -> None:
        """Let ``ahead``, where a step is made already, be the plan."""
        change = Changed(self.revision + 1, entry.label, changes)
        self.prepare(ahead, change)
        if self.journal is not None:
            getattr(self.journal, step)(entry)

        def put() -> None:
            self.plan.change_places(ahead)
            self._tell(step, entry, change)

        where(put)

    def _keep(self, step: str, entry: Entry, undo_with: Sequence[Change]) -> None:
        """Hand the step to the journal; when it cannot keep it, the plan goes back and the error goes on."""
        if self.journal is None:
            return
        try:
            getattr(self.journal, step)(entry)
        except Exception:
            self.plan.apply(undo_with)
            raise

    def _tell(self, step: str, entry: Entry, change: Changed) -> None:
        """Note in the history that an entry was done, taken back or done again, and say so."""
        if step == "did":
            self.done.append(entry)
            self.undone.clear()
        elif step == "undid":
            self.undone.append(self.done.pop())
        else:
            self.done.append(self.undone.pop())
        self._say(change)

    def _say(self, change: Changed) -> None:
        self.revision = change.revision
        for subscriber in list(self._subscribers):
            subscriber(change)


def _apply(plan: Plan, changes: Sequence[Change]) -> None:
    """Apply a step of the history, which a damaged file may tell wrongly. Raises StepDoesNotFit."""
    try:
        plan.apply(changes)
    except LookupError as error:
        raise StepDoesNotFit from error
