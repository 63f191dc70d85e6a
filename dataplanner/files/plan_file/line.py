"""Which document a plan's file is a version of, and which it comes from, as the file says of itself."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from dataplanner.files.plan_file import schema


@dataclass(frozen=True, slots=True)
class Shared:
    """A document whose versions up to a moment (UTC) may be this one's, too: it lay somewhere that cannot be seen."""

    document: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One ``document`` through all its versions; ``ancestors`` are those that it was saved or copied from.

    ``shared`` are those of them that may be this very file before it was moved; their versions are never changed for
    it, unless somebody is erased.
    """

    document: str
    ancestors: tuple[str, ...] = ()
    shared: tuple[Shared, ...] = ()

    def branched(self, document: str, shared: tuple[Shared, ...] = ()) -> Line:
        """A document of its own that comes from this one."""
        return Line(document, (*self.ancestors, self.document), shared)

    def needs(self, document: str) -> bool:
        """Whether the versions of a document are this one's, or may be."""
        return document in (self.document, *(one.document for one in self.shared))


def read_line(connection: sqlite3.Connection) -> Line:
    """What a plan's database says. Raises ValueError where it says no document."""
    ancestors = tuple(name for name in _words(connection, "ancestors") if _is_id(name))
    shared = (_shared_in(word) for word in _words(connection, "shared"))
    return Line(schema.meta(connection, "document"), ancestors, tuple(one for one in shared if one))


def write_line(connection: sqlite3.Connection, line: Line) -> None:
    """Let a plan's database say it."""
    schema.set_meta(connection, "document", line.document)
    schema.set_meta(connection, "ancestors", " ".join(line.ancestors))
    schema.set_meta(connection, "shared", " ".join(f"{one.document}@{one.until.isoformat()}" for one in line.shared))


def _words(connection: sqlite3.Connection, name: str) -> list[str]:
    return (schema.find_meta(connection, name) or "").split()


def _shared_in(word: str) -> Shared | None:
    document, _, until = word.partition("@")
    with suppress(ValueError):
        at = datetime.fromisoformat(until)
        return Shared(document, at) if _is_id(document) and at.tzinfo else None
    return None


def _is_id(name: str) -> bool:
    """Whether it may name a folder."""
    return name.isascii() and name.isalnum()
