"""The list of plans opened lately, as the window keeps it: noted, cleared, and given up for good."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.recent import RecentFiles, read_recent, write_recent
from dataplanner.ui.dialog_traces import forget_traces

CLEARED = "The list of plans opened lately is cleared."
TURNED_OFF = "The list of plans opened lately is cleared, and none is kept any more."
FOLDERS = "The folders that dialogs for files had noted are forgotten, too."


class RecentPlans(QObject):
    """Holds the list; other windows may change it too, so it is read again before each change."""

    changed = Signal()
    refused = Signal(str, str)
    """A sentence and its remedy, where the list could not be cleared."""
    told = Signal(str, str)
    """A sentence that it was, and what else was forgotten."""

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
        """Forget all plans, and the folders that dialogs for files have noted."""
        self._change_or_say(RecentFiles.cleared, CLEARED)

    def keep(self, on: bool) -> None:
        """Keep a list from now on, or give it up with all that is in it."""
        self._change_or_say(lambda recent: recent.turned(on=on), "" if on else TURNED_OFF)

    def _change_or_say(self, change: Callable[[RecentFiles], RecentFiles], forgotten: str) -> None:
        """Change the list; where it is ``forgotten``, so is what Qt has noted, and that is told."""
        try:
            self._change(change)
        except (FileError, OSError):
            self.refused.emit("The list of plans could not be changed on this computer.", "Try again in a moment.")
            return
        if forgotten:
            forget_traces()
            self.told.emit(forgotten, FOLDERS)

    def _change(self, change: Callable[[RecentFiles], RecentFiles]) -> None:
        changed = change(read_recent(self._folders))
        write_recent(changed, self._folders)
        self._list = changed
        self.changed.emit()
