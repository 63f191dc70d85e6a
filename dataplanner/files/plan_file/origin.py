"""What a working copy knows of the file that it came from, kept beside it in ``origin.json``."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from dataplanner.files.json_file import a_path, read_json
from dataplanner.files.plan_file.publish import replace_file

NAME = "origin.json"


@dataclass(frozen=True, slots=True)
class Origin:
    """The visible file at ``path``, empty while the plan has none; ``name`` is what to call it until then.

    ``known`` holds the digests of the contents that the file may have without anybody else having changed it: the one
    we read or wrote last, and while a new one is put in its place that one too. ``head`` is the state that needs no
    saving. ``erased`` says that the file still names somebody who is to be erased: no version of it may be kept.
    """

    path: str
    name: str
    known: tuple[str, ...]
    head: str
    erased: bool = False

    def knows(self, content: str | None) -> bool:
        """Whether the visible file with this digest (None: it is gone) is as we left it."""
        return content in self.known or (content is None and not self.known)

    def awaiting(self, digest: str) -> Origin:
        """The same while a file of that digest is being put in place."""
        return replace(self, known=(*self.known[:1], digest))

    def published(self, path: Path, digest: str, head: str) -> Origin:
        """The same once ``path`` holds the plan as it was at ``head``."""
        return Origin(str(path), path.stem, (digest,), head)

    def found(self, path: Path, digest: str, head: str) -> Origin:
        """The same when ``path`` is found with that content, which may be what it was before we last saved."""
        return replace(self.published(path, digest, head), erased=self.erased)

    def left_as(self, digest: str) -> Origin:
        """The same when the visible file may have that content, and what is unsaved stays so."""
        return replace(self, known=(digest,))

    def without_somebody(self) -> Origin:
        """The same from when somebody is erased until the visible file has followed."""
        return replace(self, erased=True)

    def saved_at(self, head: str) -> Origin:
        """The same when the state at ``head`` needs no saving."""
        return replace(self, head=head)


def write_origin(folder: Path, origin: Origin) -> None:
    """Keep an origin beside its working copy. Raises CannotSave."""
    shown = Path(origin.path or origin.name)
    replace_file(folder / NAME, lambda path: _write(path, origin), shown=shown)


def read_origin(folder: Path) -> Origin | None:
    """The origin kept in a folder; None where there is none that can be read."""
    try:
        plain = read_json(folder / NAME)
        known, erased = tuple(map(str, plain["known"])), bool(plain.get("erased"))
        a_path(str(plain["path"]))
        return Origin(str(plain["path"]), str(plain["name"]), known, str(plain["head"]), erased)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def has_origin(folder: Path) -> bool:
    """Whether an origin was ever kept in a folder, also where it cannot be read any more."""
    return (folder / NAME).exists()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


NOTHING = digest(b"")
"""The digest of a file in which nothing is."""


def digest_of(path: Path) -> str | None:
    """The digest of a file's content; None where there is no such file. Raises OSError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def same_place(path: Path) -> str:
    """One text for all ways to write the path of the same file."""
    return os.path.normcase(os.path.realpath(path))


def _write(path: Path, origin: Origin) -> None:
    path.write_text(json.dumps(asdict(origin)), encoding="ascii")
