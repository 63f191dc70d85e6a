"""Earlier versions of the documents that a plan was saved from under another name: they hold what it held then."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.reading import PAGE, looks_encrypted
from dataplanner.files.plan_file.snapshots import Snapshots, drop


@dataclass(frozen=True, slots=True)
class Ancestry:
    """The versions in these folders, one a document; ``key`` is that of the plan. They may belong to a plan in use."""

    folders: Sequence[Path]
    key: Key | None

    def plain(self) -> list[Path]:
        """The versions without a password."""
        return [path for path in self._all() if _salt(path) is None]

    def shut(self) -> list[Path]:
        """The versions with another password than the plan's, in which nobody can be erased from here."""
        return [path for path in self._all() if not self._opens(path)]

    def readable(self) -> list[Path]:
        """The versions that are not shut."""
        return [path for path in self._all() if self._opens(path)]

    def remove_shut(self) -> None:
        """Remove the versions with another password. Raises CannotSave."""
        for path in self.shut():
            drop(path)

    def _all(self) -> list[Path]:
        return [path for folder in self.folders for path in Snapshots(folder).paths()]

    def _opens(self, path: Path) -> bool:
        salt = _salt(path)
        return salt is None or (self.key is not None and self.key.is_for(salt))


def _salt(path: Path) -> bytes | None:
    """How an encrypted file begins, by which its key is known; None for any other."""
    with suppress(OSError), path.open("rb") as file:
        begins = file.read(PAGE)
        return begins if looks_encrypted(begins, path.stat().st_size) else None
    return None
