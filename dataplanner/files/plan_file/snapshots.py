"""Earlier versions of a plan, kept in the private folder: as it was opened, saved, closed, before much of it changed.

Besides, what was saved without being asked is kept from time to time. The newest is what a session saved last, so that
nothing is lost should the file be damaged before the next one; what that finds is then no version more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.encrypting import file_under_key
from dataplanner.files.plan_file.errors import WriteFailed, called
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.line import Line
from dataplanner.files.plan_file.publish import remove_all_leftovers, replace_file
from dataplanner.files.plan_file.sameness import same_plan

A_VERSION = "an earlier version"
"""What sentences call one, where any may be meant."""
MOST, FEWEST = 40, 10
ROOM = 1 << 30
"""Bytes that the versions of a plan may take, as long as there are more than the fewest."""
APART = timedelta(minutes=10)
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(\d{8}T\d{12}Z)(?:-([a-z]+))?")
OPENED, SAVED, CLOSED, BROKEN_OFF = "opened", "saved", "closed", "broken"
BEFORE_REFRESH, BEFORE_RESTORE, OUTSIDE = "refresh", "restore", "outside"
"""Why a version was kept: the plan as it was opened first in a session, saved by hand, closed or left by one that broke
off, before an export or a version was brought into it, or what somebody else made of its file. Empty is from time to
time."""


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    """A version of a plan as it stood at ``at`` (UTC), and why it was kept."""

    at: datetime
    path: Path
    why: str = ""

    @classmethod
    def named(cls, folder: Path, at: datetime, why: str) -> Snapshot:
        """A version that is to be in a folder, its file named by what it is."""
        name = "-".join(filter(None, (at.astimezone(UTC).strftime(_STAMP), why)))
        return cls(at, folder / f"{name}.dataplan", why)

    @property
    def outside(self) -> bool:
        """Whether it is what somebody else made of the plan's file."""
        return self.why == OUTSIDE


class Snapshots:
    """The snapshots of one document, in a folder of their own."""

    def __init__(self, folder: Path, key: Key | None = None) -> None:
        self._folder = folder
        self._key = key

    def all(self) -> list[Snapshot]:
        """The snapshots, newest first."""
        found = (_snapshot(path) for path in self._folder.glob("*.dataplan"))
        return sorted((snapshot for snapshot in found if snapshot), reverse=True)

    def keep(self, source: Path, at: datetime, why: str = "") -> None:
        """Keep a copy of a plan's file as it stood at ``at``, encrypted as the plan is now. Raises FileError."""
        try:
            content = self._under_our_key(source)
        except OSError as error:
            raise WriteFailed(source) from error
        self._write(lambda temporary: temporary.write_bytes(content), Snapshot.named(self._folder, at, why), source)
        self._thin_out()

    def keep_new(self, source: Path, at: datetime, why: str = "") -> None:
        """The same, unless it is the same plan as the newest version. Raises FileError."""
        if not self._is_newest(source):
            self.keep(source, at, why)

    def keep_due(self, source: Path, why: str) -> None:
        """Keep a copy of a plan's file that is about to be replaced; without ``why`` only where none was kept just
        before. One of an older schema is always kept.

        A fault of the disk must not hinder saving.
        """
        with suppress(OSError, FileError):
            at, newest = datetime.fromtimestamp(source.stat().st_mtime, UTC), self.all()[:1]
            if schema.is_older(source):
                self.keep(source, at, why)
            elif why or not newest or abs(at - newest[0].at) >= APART:
                self.keep_new(source, at, why)

    def keep_written(self, write: Callable[[Path], object], at: datetime, why: str, shown: Path) -> None:
        """Keep what ``write`` writes, encrypted as the plan is, unless it is the same plan as the newest version.

        Raises FileError; ``shown`` is the file that its sentences name.
        """
        newest, kept = self.all()[:1], Snapshot.named(self._folder, at, why)
        self._write(write, kept, shown)
        if newest and same_plan(kept.path, newest[0].path, self._key):
            drop(kept.path)
        self._thin_out()

    def paths(self) -> list[Path]:
        """The files of the versions; what a break-off left beside them is removed."""
        remove_all_leftovers(self._folder)
        return [snapshot.path for snapshot in self.all()]

    def _write(self, write: Callable[[Path], object], kept: Snapshot, shown: Path) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise WriteFailed(shown) from error
        replace_file(kept.path, write, shown=shown)

    def _is_newest(self, source: Path) -> bool:
        """Whether a file holds the same plan as the newest version."""
        newest = self.all()[:1]
        return bool(newest) and same_plan(source, newest[0].path, self._key)

    def _under_our_key(self, source: Path) -> bytes:
        """The content of a file encrypted as the plan is; as it is where it has another password or is no plan."""
        content = source.read_bytes()
        ours = content.startswith(schema.MAGIC) if self._key is None else self._key.is_for(content)
        if not ours:
            with suppress(FileError):
                return file_under_key(source, self._key, self._key)
        return content

    def _thin_out(self) -> None:
        """Drop versions until there are few enough, so that they stand the further apart the older they are."""
        with suppress(OSError):  # another window may thin out the same versions
            while _too_many(snapshots := self.all()):
                newest = snapshots[0].at
                _, crowded = min(
                    ((younger.at - elder.at) / (newest - elder.at), younger)
                    for younger, elder in pairwise(snapshots[1:])
                )
                drop(crowded.path)


def versions_in(line: Line, folders: Folders) -> list[Snapshot]:
    """The versions of a plan, newest first, with those of what may be its own file before it was moved."""
    found = Snapshots(folders.snapshots / line.document).all()
    for shared in line.shared:
        found += [one for one in Snapshots(folders.snapshots / shared.document).all() if one.at <= shared.until]
    return sorted(found, reverse=True)


def _too_many(snapshots: list[Snapshot]) -> bool:
    """Whether there are more versions than are worth their room; those of a large plan may be 100 MB each."""
    if len(snapshots) <= FEWEST:
        return False
    return len(snapshots) > MOST or sum(one.path.stat().st_size for one in snapshots) > ROOM


def drop(version: Path) -> None:
    """Remove a version. Raises CannotSave."""
    try:
        version.unlink(missing_ok=True)
    except OSError as error:
        with called(A_VERSION):
            raise WriteFailed(version) from error


def _snapshot(path: Path) -> Snapshot | None:
    if (name := _NAME.fullmatch(path.stem)) is None:
        return None
    try:
        return Snapshot(datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC), path, name[2] or "")
    except ValueError:
        return None
