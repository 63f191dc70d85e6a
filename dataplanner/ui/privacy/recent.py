"""The list of plans opened lately, as the window keeps it: noted, cleared, and given up for good."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.recent import RecentFiles, read_recent, write_recent


class RecentPlans(QObject):
    """Holds the list; other windows may change it too, so it is read again before each change."""

    changed = Signal()
    refused = Signal(str, str)
    """A sentence and its remedy, where the list could not be cleared."""

    def __init__(self, folders: Folders, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self._list = read_recent(folders)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The plans, the one opened last first."""
        return self._list.paths

    @property
    def kept(self) -> bool:
        """Whether the user wants a list."""
        return self._list.kept

    def look(self) -> None:
        """Read the list again, which something else has changed."""
        self._list = read_recent(self._folders)
        self.changed.emit()

    def note(self, path: Path) -> None:
        """Put a plan at the top; a list that cannot be written must hinder nobody."""
        with suppress(FileError, OSError):
            self._change(lambda recent: recent.with_opened(path.absolute()))

    def clear(self) -> None:
        """Forget all plans."""
        self._change_or_say(RecentFiles.cleared)

    def keep(self, on: bool) -> None:
        """Keep a list from now on, or give it up with all that is in it."""
        self._change_or_say(lambda recent: recent.turned(on=on))

    def _change_or_say(self, change: Callable[[RecentFiles], RecentFiles]) -> None:
        try:
            self._change(change)
        except (FileError, OSError):
            self.refused.emit("The list of plans could not be changed on this computer.", "Try again in a moment.")

    def _change(self, change: Callable[[RecentFiles], RecentFiles]) -> None:
        changed = change(read_recent(self._folders))
        write_recent(changed, self._folders)
        self._list = changed
        self.changed.emit()
