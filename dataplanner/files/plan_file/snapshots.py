"""Earlier versions of a plan, kept in the private folder: a copy of the visible file from time to time."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.erasing import erase_in_file, gather_in_file
from dataplanner.files.plan_file.errors import CannotSave
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.privacy.erasure import Erasure, Traces

MOST = 40
APART = timedelta(minutes=10)
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    """A version of a plan as it stood at ``at`` (UTC)."""

    at: datetime
    path: Path


class Snapshots:
    """The snapshots of one document, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Snapshot]:
        """The snapshots, newest first."""
        found = (_snapshot(path) for path in self._folder.glob("*.dataplan"))
        return sorted((snapshot for snapshot in found if snapshot), reverse=True)

    def keep(self, source: Path, at: datetime) -> Snapshot:
        """Keep a copy of a plan's file as it stood at ``at``. Raises CannotSave."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{at.astimezone(UTC).strftime(_STAMP)}.dataplan"
        replace_file(path, lambda temporary: shutil.copyfile(source, temporary))
        self._thin_out()
        return Snapshot(at, path)

    def keep_now_and_then(self, source: Path) -> None:
        """Keep a copy of a plan's file, unless one was kept just before; always one of an older schema.

        A fault of the disk must not hinder saving.
        """
        with suppress(OSError, CannotSave):
            at = datetime.fromtimestamp(source.stat().st_mtime, UTC)
            newest = self.all()[:1]
            if schema.is_older(source) or not newest or abs(at - newest[0].at) >= APART:
                self.keep(source, at)

    def gather_traces(self, traces: Traces) -> None:
        """Note what the versions say of a person; a version that cannot be read is dropped."""
        for snapshot in self.all():
            try:
                gather_in_file(snapshot.path, traces)
            except FileError:
                snapshot.path.unlink(missing_ok=True)

    def erase(self, erasure: Erasure) -> None:
        """Erase a person from all versions. Raises CannotSave; those done before are done."""
        for snapshot in self.all():
            erase_in_file(snapshot.path, erasure)

    def _thin_out(self) -> None:
        """Drop versions until there are few enough, so that they stand the further apart the older they are."""
        while len(snapshots := self.all()) > MOST:
            newest = snapshots[0].at
            _, crowded = min(
                ((younger.at - elder.at) / (newest - elder.at), younger) for younger, elder in pairwise(snapshots[1:])
            )
            crowded.path.unlink(missing_ok=True)


def _snapshot(path: Path) -> Snapshot | None:
    try:
        return Snapshot(datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC), path)
    except ValueError:
        return None
