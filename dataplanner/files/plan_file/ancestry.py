"""Earlier versions of the documents that a plan was saved from under another name: they hold what it held then."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dataplanner.files.plan_file.keys import Key, Secret
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
        return [path for path in self._all() if is_shut(path, self.key)]

    def readable(self) -> list[Path]:
        """The versions that are not shut."""
        return [path for path in self._all() if not is_shut(path, self.key)]

    def remove_shut(self) -> None:
        """Remove the versions with another password. Raises CannotSave."""
        for path in self.shut():
            drop(path)

    def _all(self) -> list[Path]:
        return [path for folder in self.folders for path in Snapshots(folder).paths()]


def is_shut(path: Path, secret: Secret) -> bool:
    """Whether a file has another password than the plan whose key this is."""
    salt = _salt(path)
    return salt is not None and not (isinstance(secret, Key) and secret.is_for(salt))


def _salt(path: Path) -> bytes | None:
    """How an encrypted file begins, by which its key is known; None for any other."""
    with suppress(OSError), path.open("rb") as file:
        begins = file.read(PAGE)
        return begins if looks_encrypted(begins, path.stat().st_size) else None
    return None
