"""A plan read from the bytes of a file: what the bytes are is told from themselves, never from the file's name."""

from __future__ import annotations

import gc
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from pathlib import Path

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.errors import (
    DamagedPlan,
    EmptyFile,
    MissingFile,
    NewerPlan,
    NotAPlan,
    ProtectedPlan,
    UnreadableFile,
)
from dataplanner.files.plan_file.migrations import migrate
from dataplanner.files.plan_file.store import read_tables
from dataplanner.files.plan_json import PlanTextError, is_plan_text, plan_from_tables, plan_from_text
from dataplanner.model.plan import Plan

_PAGE = 4096
_DAMAGE = (
    sqlite3.Error, zlib.error, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError,
    MemoryError,
)  # fmt: skip
_RANDOM_BITS = 7.9  # of 8 a byte: what 4,096 encrypted bytes have and no text, image header or archive start has


@dataclass(frozen=True, slots=True)
class PlanBytes:
    """The content of a plan's file; ``is_text`` where it is the JSON form and not a database."""

    path: Path
    content: bytes
    is_text: bool

    @property
    def newer(self) -> bool:
        """Whether a newer version wrote it, so that we may read it at most."""
        header = schema.header_of(self.content)
        return header is not None and header.version > schema.VERSION


def open_plan(path: Path) -> Plan:
    """The plan in a .dataplan or .plan.json file, checked whole. Raises FileError, the file being as it was."""
    return plan_of(read_bytes(path))


def read_bytes(path: Path) -> PlanBytes:
    """The content of a file that is a plan by its first bytes. Raises FileError for any other."""
    content = _content(path)
    if not content:
        raise EmptyFile(path)
    header = schema.header_of(content)
    if header is not None and header.application == schema.APPLICATION_ID:
        return PlanBytes(path, content, is_text=False)
    if is_plan_text(content[:1000].decode("utf-8", errors="replace")):
        return PlanBytes(path, content, is_text=True)
    if _looks_encrypted(content):
        raise ProtectedPlan(path)
    raise DamagedPlan(path) if content.startswith(schema.MAGIC[:-1]) and header is None else NotAPlan(path)


def plan_of(source: PlanBytes) -> Plan:
    """The plan that the content describes. Raises FileError."""
    if source.is_text:
        return _plan_of_text(source)
    with reading(source) as connection, naming_damage(source.path):
        return plan_in(connection)


def plan_in(connection: sqlite3.Connection) -> Plan:
    """The plan in a database, checked whole. Raises PlanTextError, ValueError or sqlite3.Error."""
    with _no_collection():
        return plan_from_tables(read_tables(connection))


@contextmanager
def reading(source: PlanBytes) -> Iterator[sqlite3.Connection]:
    """The database in memory, found sound: no lock, no side file, and nobody can change it under our hands."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with naming_damage(source.path):
            connection.deserialize(schema.without_log(source.content))
            check_form(connection, source.path)
            migrate(connection)
        yield connection
    finally:
        connection.close()


def check_form(connection: sqlite3.Connection, path: Path) -> None:
    """Raise the FileError of a database that is not a sound plan which this version can read."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if not schema.has_form(connection):
        raise DamagedPlan(path)
    if schema.version(connection) > schema.VERSION and schema.minimum_reader(connection) > schema.VERSION:
        raise NewerPlan(path)
    if not schema.is_sound(connection):
        raise DamagedPlan(path)


@contextmanager
def naming_damage(path: Path) -> Iterator[None]:
    """Turn what a damaged database makes Python raise into one DamagedPlan."""
    try:
        yield
    except PlanTextError as error:
        raise DamagedPlan(path, error.sentence) from error
    except _DAMAGE as error:
        raise DamagedPlan(path) from error


@contextmanager
def _no_collection() -> Iterator[None]:
    """Spare the garbage collector from walking over a million new objects again and again: none of them is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _plan_of_text(source: PlanBytes) -> Plan:
    try:
        return plan_from_text(source.content.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError) as error:
        raise DamagedPlan(source.path) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(path) from error
    except IsADirectoryError as error:
        raise NotAPlan(path) from error
    except OSError as error:
        raise NotAPlan(path) if path.is_dir() else UnreadableFile(path) from error


def _looks_encrypted(content: bytes) -> bool:
    """Whether the content is whole pages that begin like random bytes, as SQLite pages under a password do."""
    if len(content) % _PAGE:
        return False
    counts = Counter(content[:_PAGE]).values()
    return -sum(n / _PAGE * log2(n / _PAGE) for n in counts) > _RANDOM_BITS
