"""The working copy: the database in the private folder in which every edit is kept as it is made.

One connection, one transaction an edit, brought to the disk before the edit counts as done (WAL, synchronous FULL),
with the undo log inside: so edits, undo and redo outlive kill -9 and loss of power.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from dataplanner.files.plan_file import database, history, schema
from dataplanner.files.plan_file.database import connect
from dataplanner.files.plan_file.encrypting import under_key
from dataplanner.files.plan_file.erasing import Eraser, gather_traces, nothing, sweep
from dataplanner.files.plan_file.errors import EditNotKept, WriteFailed
from dataplanner.files.plan_file.keys import Key, Secret
from dataplanner.files.plan_file.line import Line, read_line, write_line
from dataplanner.files.plan_file.numbers import keep_numbers, read_numbers
from dataplanner.files.plan_file.publish import replace_file, sync_file
from dataplanner.files.plan_file.reading import naming_damage, plan_in
from dataplanner.files.plan_file.store import write_changes
from dataplanner.files.plan_file.typed import forget_typed, is_typed, keep_typed, typed_step
from dataplanner.files.plan_file.working_connection import key_wanted, open_safely
from dataplanner.files.privacy.erasure import Traces
from dataplanner.model.document import Entry
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change

NAME = "plan.dataplan"
T = TypeVar("T")


class WorkingCopy:
    """The journal of a document. ``head`` is the id of the state after the last edit, ``line`` the document that it is
    through all its versions, and those that it comes from.

    It is ``unswept`` while bytes of somebody who was erased may be left in its files. ``mask_numbers`` are what people
    are called by while names are masked.

    Its methods may be called from any thread; each waits for the one that is running.
    """

    def __init__(self, path: Path, shown: Path, secret: Secret = None) -> None:
        """Open the working copy at ``path``, whatever state a crash left it in. Raises DamagedPlan or NewerPlan.

        Where it is encrypted, also ProtectedPlan, WrongPassword or NoPasswordLibrary. ``shown`` is how sentences call
        it: by the visible file.
        """
        self.path = path
        self.key = key_wanted(path, shown, secret)
        self._shown = shown
        self._one_at_a_time = threading.RLock()
        self.unswept = False
        self._open()
        self.mask_numbers = self._read(read_numbers)
        self._numbers_kept = len(self.mask_numbers.given)

    def _open(self) -> None:
        self._connection = open_safely(self.path, self._shown, self.key)
        self.head = self._read(lambda connection: schema.meta(connection, "head"))
        self.line = self._read(read_line)
        self._typed = self._read(is_typed)

    def did(self, entry: Entry) -> None:
        """Keep a step that was done. Raises EditNotKept."""
        with self._transaction(entry.changes):
            history.write_step(self._connection, entry)

    def undid(self, entry: Entry) -> None:
        """Keep that the last step was taken back. Raises EditNotKept."""
        with self._transaction(change.inverted() for change in reversed(entry.changes)):
            history.mark_undone(self._connection)

    def redid(self, entry: Entry) -> None:
        """Keep that a step was done again. Raises EditNotKept."""
        with self._transaction(entry.changes):
            history.mark_done(self._connection)

    def typing(self, entry: Entry | None) -> None:
        """Keep what a step would be that is still being typed, until one is done; None where it is no more.

        Raises EditNotKept.
        """
        if entry is None and not self._typed:
            return
        with self._one_at_a_time:
            try:
                if entry is not None:
                    keep_typed(self._connection, entry)
                else:
                    forget_typed(self._connection)
                self._typed = entry is not None
            except database.errors() as error:
                raise EditNotKept(self._shown) from error

    def finish_typed(self) -> None:
        """Make a step of what was being typed when a session broke off; where there is no room, at the next start."""
        with self._one_at_a_time, suppress(EditNotKept):
            if self._typed:
                entry = self._read(typed_step)
                self.typing(None) if entry is None else self.did(entry)

    def plan(self) -> Plan:
        """The plan as it was last kept. Raises DamagedPlan."""
        return self._read(plan_in)

    def done(self) -> list[Entry]:
        """The steps that can be undone, oldest first."""
        return self._read(lambda connection: history.steps(connection, self._changes, undone=False))

    def undone(self) -> list[Entry]:
        """The steps that can be redone, the next one last."""
        return self._read(lambda connection: history.steps(connection, self._changes, undone=True))

    def edited_at(self) -> datetime | None:
        """When the last step was done (UTC); None where there is none. Raises DamagedPlan."""
        return self._read(history.last_at)

    @property
    def document(self) -> str:
        """The id of the document through all its versions."""
        return self.line.document

    def belong_to(self, line: Line) -> None:
        """Be of another line from now on, which is no edit: a file says so once it is saved. Raises EditNotKept."""
        with self._one_at_a_time:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                write_line(self._connection, line)
                self._connection.execute("COMMIT")
                self.line = line
            except database.errors() as error:
                with suppress(*database.errors()):
                    self._connection.execute("ROLLBACK")
                raise EditNotKept(self._shown) from error

    def gather_traces(self, traces: Traces, between: Callable[[], object] = nothing) -> None:
        """Note what the plan and its history say of a person. Raises DamagedPlan, and what ``between`` raises."""
        self._read(lambda connection: gather_traces(connection, traces, between))

    def erase(self, eraser: Eraser) -> None:
        """Erase a person from the plan and its history. Raises EditNotKept or DamagedPlan: they are still there.

        Their bytes go with ``sweep``, at the latest before anything is copied.
        """
        with self._one_at_a_time:
            try:
                eraser.erase_in(self._connection)
            except database.errors() as error:
                raise EditNotKept(self._shown) from error
            self.mask_numbers.forget(eraser.erasure.person)
            self._typed = False
            self.unswept = True
            self.head = schema.meta(self._connection, "head")

    def sweep(self) -> None:
        """Remove what erasing has left in the bytes of its files. Raises WriteFailed."""
        with self._one_at_a_time:
            try:
                self._sweep()
            except database.errors() as error:
                raise WriteFailed(self._shown) from error

    def _sweep(self) -> None:
        if self.unswept:
            sweep(self._connection)
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.unswept = False

    def copy_to(self, path: Path) -> str:
        """Write the whole, as it is now, into an empty file; returns its head. Raises sqlite3.Error or SQLCipher's.

        What is still being typed is not in it. The copy has the same key, and needs no side files.
        """
        with closing(connect(path, self.key)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # whoever asked for the copy syncs it once, whole
            with self._one_at_a_time:
                self._sweep()
                self._keep_numbers()
                self._connection.backup(copy)
            if is_typed(copy):
                copy.execute("PRAGMA secure_delete = ON")
                forget_typed(copy)
            copy.execute("PRAGMA locking_mode = EXCLUSIVE")
            copy.execute("PRAGMA journal_mode = DELETE")
        return schema.checked_head(path, self.key)

    def _keep_numbers(self) -> None:
        """Keep new numbers also without an edit; where there is no room, they can be told from the ids again."""
        with suppress(*database.errors()):
            self._numbers_kept = keep_numbers(self._connection, self.mask_numbers, self._numbers_kept)

    def encrypt(self, key: Key | None) -> None:
        """Put the same under another key, or under none. Raises CannotSave, everything being as it was.

        The new file takes the place of the old one in one step; its head is another, as the visible file lacks this.
        """
        with self._one_at_a_time:
            with naming_damage(self._shown):
                schema.set_meta(self._connection, "head", secrets.token_hex(8))
                content = under_key(self._connection, key)
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
            try:
                replace_file(self.path, lambda temporary: temporary.write_bytes(content), shown=self._shown)
                self.key = key
            finally:
                self._open()

    def close(self) -> None:
        with self._one_at_a_time:
            self._connection.close()

    def _changes(self, seq: int) -> history.Changes:
        return self._read(lambda connection: history.changes_of(connection, seq))

    def _read(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """What ``read`` finds in the database. Raises DamagedPlan."""
        with self._one_at_a_time, naming_damage(self._shown):
            return read(self._connection)

    @contextmanager
    def _transaction(self, changes: Iterator[Change] | tuple[Change, ...]) -> Iterator[None]:
        with self._one_at_a_time:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                write_changes(self._connection, changes)
                yield
                if self._typed:
                    forget_typed(self._connection)
                kept = keep_numbers(self._connection, self.mask_numbers, self._numbers_kept)
                head = secrets.token_hex(8)
                schema.set_meta(self._connection, "head", head)
                self._connection.execute("COMMIT")
                self.head, self._numbers_kept, self._typed = head, kept, False
            except database.errors(LookupError) as error:
                with suppress(*database.errors()):
                    self._connection.execute("ROLLBACK")
                raise EditNotKept(self._shown) from error


def create_working_copy(
    path: Path, write: Callable[[Path], object], shown: Path, key: Key | None = None
) -> WorkingCopy:
    """A working copy that begins as the plan's file that ``write`` writes. Raises OSError, DamagedPlan, or what
    SQLite and SQLCipher raise."""
    write(path)
    sync_file(path)
    return WorkingCopy(path, shown, key)
