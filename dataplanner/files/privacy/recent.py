"""The plans opened lately, by path: a list that can be cleared or turned off for good."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dataplanner.files.json_file import a_path, read_json
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.origin import same_place
from dataplanner.files.plan_file.publish import replace_file

NAME = "recent.json"
MOST = 10


@dataclass(frozen=True, slots=True)
class RecentFiles:
    """The list, newest first; ``kept`` is False where the user wants none."""

    paths: tuple[Path, ...] = ()
    kept: bool = True

    def with_opened(self, path: Path) -> RecentFiles:
        """The list after a plan was opened or saved."""
        if not self.kept:
            return self
        others = (other for other in self.paths if same_place(other) != same_place(path))
        return replace(self, paths=(path, *others)[:MOST])

    def without(self, named: Callable[[str], bool]) -> RecentFiles:
        """The list without the plans whose paths are so named."""
        return replace(self, paths=tuple(path for path in self.paths if not named(str(path))))

    def cleared(self) -> RecentFiles:
        return replace(self, paths=())

    def turned(self, *, on: bool) -> RecentFiles:
        """The list kept from now on, or given up with all that is in it."""
        return RecentFiles(self.paths if on else (), on)


def read_recent(folders: Folders) -> RecentFiles:
    """The list as it was last kept; an empty one where there is none that can be read."""
    try:
        plain = read_json(folders.data / NAME)
        return RecentFiles(tuple(a_path(str(path)) for path in plain["paths"][:MOST]), bool(plain["kept"]))
    except (OSError, ValueError, TypeError, KeyError):
        return RecentFiles()


def write_recent(recent: RecentFiles, folders: Folders) -> None:
    """Keep the list. Raises CannotSave."""
    folders.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps({"kept": recent.kept, "paths": [str(path) for path in recent.paths]})
    replace_file(folders.data / NAME, lambda temporary: temporary.write_text(text, encoding="ascii"))
