"""A plan read from the bytes of a file: what the bytes are is told from themselves, never from the file's name."""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from pathlib import Path

from dataplanner.collector import collector_held
from dataplanner.files.plan_file import database, schema
from dataplanner.files.plan_file.errors import (
    DamagedPlan,
    EmptyFile,
    IsAFolder,
    MissingFile,
    NewerPlan,
    NoPasswordLibrary,
    NoPlanText,
    NotAPlan,
    OtherPassword,
    ProtectedPlan,
    UnreadableFile,
    WrongPassword,
)
from dataplanner.files.plan_file.keys import Key, Secret, key_to
from dataplanner.files.plan_file.line import Line, read_line
from dataplanner.files.plan_file.migrations import migrate
from dataplanner.files.plan_file.store import read_tables
from dataplanner.files.plan_json import is_plan_text, plan_from_text
from dataplanner.files.plan_records import PlanTextError
from dataplanner.files.plan_records import plan_of as plan_of_tables
from dataplanner.model.plan import Plan

PAGE = 4096
_DAMAGE = (
    zlib.error, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError,
    MemoryError,
)  # fmt: skip
_RANDOM_BITS = 7.9  # of 8 a byte: what 4,096 encrypted bytes have and no text, image header or archive start has


@dataclass(frozen=True, slots=True)
class PlanBytes:
    """The content of a plan's file: the JSON form, or a database; ``key`` is what opens it where it is encrypted."""

    path: Path
    content: bytes
    version: int
    is_text: bool = False
    key: Key | None = None

    @property
    def newer(self) -> bool:
        """Whether a newer version wrote it, so that we may read it at most."""
        return self.version > schema.VERSION


def open_plan(path: Path, secret: Secret = None) -> Plan:
    """The plan in a .dataplan or .plan.json file, checked whole. Raises FileError, the file being as it was.

    Where the file is encrypted, ProtectedPlan asks for its password, WrongPassword for another one than ``secret``.
    """
    return plan_of(read_bytes(path, secret))


def read_bytes(path: Path, secret: Secret = None) -> PlanBytes:
    """The content of a file that is a plan by its first bytes. Raises FileError for any other."""
    content = _content(path)
    if not content:
        raise EmptyFile(path)
    header = schema.header_of(content)
    if header is not None and header.application == schema.APPLICATION_ID:
        return PlanBytes(path, content, header.version)
    if is_plan_text(content[:1000].decode("utf-8", errors="replace")):
        return PlanBytes(path, content, schema.VERSION, is_text=True)
    if looks_encrypted(content[:PAGE], len(content)):
        return _encrypted(path, content, secret)
    raise DamagedPlan(path) if content.startswith(schema.MAGIC[:-1]) and header is None else NotAPlan(path)


def read_sibling(path: Path, key: Key | None) -> PlanBytes:
    """The content of another version of a plan whose key this is. Raises FileError, OtherPassword where it is not."""
    try:
        return read_bytes(path, key)
    except ProtectedPlan as error:
        raise OtherPassword(path) from error


def plan_of(source: PlanBytes) -> Plan:
    """The plan that the content describes. Raises FileError."""
    if source.is_text:
        return _plan_of_text(source)
    with reading(source) as connection, naming_damage(source.path):
        return plan_in(connection)


def line_of(path: Path, secret: Secret = None) -> Line | None:
    """Which document a file says it is a version of; None for the text form, which is none. Raises FileError."""
    source = read_bytes(path, secret)
    if source.is_text:
        return None
    with reading(source) as connection, naming_damage(path):
        return read_line(connection)


def plan_in(connection: sqlite3.Connection) -> Plan:
    """The plan in a database, checked whole. Raises PlanTextError, ValueError or sqlite3.Error."""
    with collector_held():
        return plan_of_tables(read_tables(connection))


@contextmanager
def reading(source: PlanBytes) -> Iterator[sqlite3.Connection]:
    """The database in memory, found sound: no lock, no side file, and nobody can change it under our hands."""
    content = source.content if source.key else schema.without_log(source.content)
    with naming_damage(source.path), database.in_memory(content, source.key) as connection:
        check_form(connection, source.path)
        migrate(connection)
        yield connection


def key_of(path: Path, begins: bytes, secret: Secret) -> Key:
    """The key to an encrypted file that begins so. Raises ProtectedPlan, WrongPassword or NoPasswordLibrary."""
    if not database.can_encrypt():
        raise NoPasswordLibrary(path)
    if secret is None:
        raise ProtectedPlan(path)
    key = key_to(begins, secret)
    if key is None:
        raise WrongPassword(path)
    return key


def looks_encrypted(begins: bytes, size: int) -> bool:
    """Whether a file is whole pages, the first like random bytes, as those of SQLCipher are."""
    if size % PAGE or not size:
        return False
    counts = Counter(begins).values()
    return -sum(n / PAGE * log2(n / PAGE) for n in counts) > _RANDOM_BITS


def check_key(connection: sqlite3.Connection, path: Path) -> None:
    """Raise WrongPassword where the first page does not open."""
    try:
        schema.version(connection)
    except database.errors() as error:
        raise WrongPassword(path) from error


def check_form(connection: sqlite3.Connection, path: Path) -> None:
    """Raise the FileError of a database that is not a sound plan which this version can read."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if not schema.has_form(connection):
        raise DamagedPlan(path)
    if schema.version(connection) > schema.VERSION and schema.minimum_reader(connection) > schema.VERSION:
        raise NewerPlan(path)
    if not schema.is_sound(connection) or not schema.names_itself(connection):
        raise DamagedPlan(path)


@contextmanager
def naming_damage(path: Path) -> Iterator[None]:
    """Turn what a damaged database makes Python raise into one DamagedPlan."""
    try:
        yield
    except PlanTextError as error:
        raise DamagedPlan(path, error.sentence) from error
    except OSError as error:
        raise UnreadableFile(path) from error
    except database.errors(*_DAMAGE) as error:
        raise DamagedPlan(path) from error


def _encrypted(path: Path, content: bytes, secret: Secret) -> PlanBytes:
    key = key_of(path, content, secret)
    with naming_damage(path), database.in_memory(content, key) as connection:
        check_key(connection, path)
        return PlanBytes(path, content, schema.version(connection), key=key)


def _plan_of_text(source: PlanBytes) -> Plan:
    try:
        return plan_from_text(source.content.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError) as error:
        raise DamagedPlan(source.path) from error
    except PlanTextError as error:
        raise NoPlanText(source.path, error.sentence, error.remedy) from error


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise IsAFolder(path) if path.is_dir() else NotAPlan(path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(path) from error
    except IsADirectoryError as error:
        raise IsAFolder(path) from error
    except OSError as error:
        raise IsAFolder(path) if path.is_dir() else UnreadableFile(path) from error
