"""Earlier versions of a plan, kept in the private folder: a copy of the visible file from time to time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.encrypting import file_under_key
from dataplanner.files.plan_file.erasing import erase_in_file, gather_in_file
from dataplanner.files.plan_file.errors import WriteFailed
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.publish import remove_all_leftovers, replace_file
from dataplanner.files.privacy.erasure import Erasure, Traces

MOST = 40
APART = timedelta(minutes=10)
_OUTSIDE = "-outside"
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    """A version of a plan as it stood at ``at`` (UTC); ``outside`` is what somebody else made of its file."""

    at: datetime
    path: Path
    outside: bool = False


class Snapshots:
    """The snapshots of one document, in a folder of their own."""

    def __init__(self, folder: Path, key: Key | None = None) -> None:
        self._folder = folder
        self._key = key

    def all(self) -> list[Snapshot]:
        """The snapshots, newest first."""
        found = (_snapshot(path) for path in self._folder.glob("*.dataplan"))
        return sorted((snapshot for snapshot in found if snapshot), reverse=True)

    def keep(self, source: Path, at: datetime, *, outside: bool = False) -> Snapshot:
        """Keep a copy of a plan's file as it stood at ``at``, encrypted as the plan is now. Raises FileError."""
        name = f"{at.astimezone(UTC).strftime(_STAMP)}{_OUTSIDE if outside else ''}"
        path = self._folder / f"{name}.dataplan"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            content = self._under_our_key(source)
        except OSError as error:
            raise WriteFailed(source) from error
        replace_file(path, lambda temporary: temporary.write_bytes(content), shown=source)
        self._thin_out()
        return Snapshot(at, path, outside)

    def keep_now_and_then(self, source: Path) -> None:
        """Keep a copy of a plan's file, unless one was kept just before; always one of an older schema.

        A fault of the disk must not hinder saving.
        """
        with suppress(OSError, FileError):
            at = datetime.fromtimestamp(source.stat().st_mtime, UTC)
            newest = self.all()[:1]
            if schema.is_older(source) or not newest or abs(at - newest[0].at) >= APART:
                self.keep(source, at)

    def gather_traces(self, traces: Traces) -> None:
        """Note what the versions say of a person; a version that cannot be read is dropped. Raises CannotSave."""
        remove_all_leftovers(self._folder)
        for snapshot in self.all():
            try:
                gather_in_file(snapshot.path, traces, self._key)
            except FileError:
                _drop(snapshot)

    def erase(self, erasure: Erasure) -> None:
        """Erase a person from all versions. Raises CannotSave; those done before are done."""
        for snapshot in self.all():
            erase_in_file(snapshot.path, erasure, self._key)

    def paths(self) -> list[Path]:
        """The files of the versions; what a break-off left beside them is removed."""
        remove_all_leftovers(self._folder)
        return [snapshot.path for snapshot in self.all()]

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
        while len(snapshots := self.all()) > MOST:
            newest = snapshots[0].at
            _, crowded = min(
                ((younger.at - elder.at) / (newest - elder.at), younger) for younger, elder in pairwise(snapshots[1:])
            )
            _drop(crowded)


def _drop(snapshot: Snapshot) -> None:
    """Remove a version. Raises CannotSave."""
    try:
        snapshot.path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteFailed(snapshot.path) from error


def _snapshot(path: Path) -> Snapshot | None:
    try:
        at = datetime.strptime(path.stem.removesuffix(_OUTSIDE), _STAMP).replace(tzinfo=UTC)
        return Snapshot(at, path, path.stem.endswith(_OUTSIDE))
    except ValueError:
        return None
