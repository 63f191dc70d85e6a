"""The only door to a plan: do, undo, redo, and tell those who show it what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from dataplanner.model.edits.base import Edit, inverted
from dataplanner.model.errors import PlanError, StepDoesNotFit
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change, Key

Where = Callable[[Callable[[], object]], None]
"""Where a plan is changed: a window gives its own thread for that, and runs what takes long in another."""


def at_once(change: Callable[[], object]) -> None:
    """Change the plan here and now."""
    change()


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the history: its label, when it was done (UTC) and the records that it changed."""

    label: str
    at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What subscribers are told: the new revision, the label and the changes as they happened."""

    revision: int
    label: str
    changes: tuple[Change, ...]

    @property
    def tables(self) -> frozenset[str]:
        """The kinds of record that changed."""
        return frozenset(change.table for change in self.changes)

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
        self._note(entry)
        return True

    def take_over(self, edit: Edit, where: Where = at_once) -> bool:
        """Do an edit of very many changes, as ``do`` does it. Raises its PlanError, the plan then being as before.

        They are worked out and handed to the journal here, which takes long; then ``where`` changes the plan. Nothing
        may edit it meanwhile.
        """
        label, changes = edit.label(self.plan), tuple(edit.changes(self.plan))
        if not changes:
            return False
        entry = Entry(label, datetime.now(UTC), changes)
        if self.journal is not None:
            self.journal.did(entry)
        where(lambda: self._took_over(entry))
        return True

    def typing(self, edit: Edit | None) -> None:
        """Have the journal keep what an edit would do that is still being typed, and None when it is no more.

        Nothing changes by it. One that would be refused is not kept: half a date is no date.
        """
        if self.journal is not None:
            self.journal.typing(self._would_do(edit))

    def undo(self) -> None:
        """Take the last edit back; nothing when there is none. Raises StepDoesNotFit, the plan being as before."""
        if not self.done:
            return
        entry = self.done[-1]
        back = inverted(list(entry.changes))
        self._apply(back)
        self._keep("undid", entry, undo_with=list(entry.changes))
        self.undone.append(self.done.pop())
        self._tell(entry.label, tuple(back))

    def redo(self) -> None:
        """Do the edit last taken back again; nothing when there is none. Raises StepDoesNotFit, as ``undo`` does."""
        if not self.undone:
            return
        entry = self.undone[-1]
        self._apply(entry.changes)
        self._keep("redid", entry, undo_with=inverted(list(entry.changes)))
        self.done.append(self.undone.pop())
        self._tell(entry.label, entry.changes)

    def rewrite(self, label: str, changes: Sequence[Change], done: list[Entry], undone: list[Entry]) -> None:
        """Take over changes that its journal has made already, and a history that knows nothing of what they erased."""
        self.plan.apply(changes)
        self.done, self.undone = done, undone
        self._tell(label, tuple(changes))

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

    def _apply(self, changes: Sequence[Change]) -> None:
        """Apply a step of the history, which a damaged file may tell wrongly."""
        try:
            self.plan.apply(changes)
        except LookupError as error:
            raise StepDoesNotFit from error

    def _took_over(self, entry: Entry) -> None:
        self.plan.apply(entry.changes)
        self._note(entry)

    def _note(self, entry: Entry) -> None:
        """Put a step that was done into the history."""
        self.done.append(entry)
        self.undone.clear()
        self._tell(entry.label, entry.changes)

    def _keep(self, step: str, entry: Entry, undo_with: list[Change]) -> None:
        """Hand the step to the journal; when it cannot keep it, the plan goes back and the error goes on."""
        if self.journal is None:
            return
        try:
            getattr(self.journal, step)(entry)
        except Exception:
            self.plan.apply(undo_with)
            raise

    def _tell(self, label: str, changes: tuple[Change, ...]) -> None:
        self.revision += 1
        for subscriber in list(self._subscribers):
            subscriber(Changed(self.revision, label, changes))
