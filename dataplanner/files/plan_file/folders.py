"""The private folder in which working copies, snapshots and temporary files lie: the user's own, never synchronised."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dataplanner.files.plan_file.errors import NoWorkingCopy

DECIDED = "-decided.json"
"""How the names of files end in which decisions about rows are kept beside the mappings."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders below ``data``; each is made when it is first asked for, readable by its owner alone.

    Raises NoWorkingCopy where that is not possible.
    """

    data: Path

    @property
    def working(self) -> Path:
        return self._made("working")

    @property
    def locks(self) -> Path:
        return self._made("locks")

    @property
    def snapshots(self) -> Path:
        """Made only when there is something to keep: going without must not hinder saving."""
        return self.data / "snapshots"

    @property
    def set_aside(self) -> Path:
        return self._made("set-aside")

    @property
    def mappings(self) -> Path:
        return self._made("mappings")

    @property
    def temporary(self) -> Path:
        return self._made("temporary")

    def _made(self, name: str) -> Path:
        folder = self.data / name
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise NoWorkingCopy(folder) from error
        return folder


def user_folders() -> Folders:
    """The folders of whoever runs the program."""
    import platformdirs

    return Folders(platformdirs.user_data_path("Data Planner", appauthor=False, roaming=False))
