"""Asks for files, each time in the folder that was used last: that of the plan, of an export or of a copy.

Which one that was is forgotten when the program ends.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dataplanner.ui.dialog_traces import leaving_no_traces
from dataplanner.ui.questions import Question, ask


class FileDialogs:
    """One for a window; what is not chosen is None, or an empty list."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` is where to begin; the home folder where there is none."""
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the next dialog begins."""
        there = self._folder is not None and self._folder.is_dir()
        return self._folder if there and self._folder is not None else Path.home()

    def note(self, path: Path) -> None:
        """A file is used, whoever has named it."""
        self._folder = path.absolute().parent

    def to_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """One file to read."""
        with leaving_no_traces():
            chosen = QFileDialog.getOpenFileName(parent, title, str(self.folder), kinds)[0]
        return self._used(chosen)

    def several_to_open(self, parent: QWidget, title: str, kinds: str) -> list[Path]:
        """Files to read that belong together."""
        with leaving_no_traces():
            chosen = QFileDialog.getOpenFileNames(parent, title, str(self.folder), kinds)[0]
        return [path for path in map(self._used, chosen) if path is not None]

    def to_save(
        self, parent: QWidget, title: str, name: str, kinds: str, suffixes: tuple[str, ...], *, apart: bool = False
    ) -> Path | None:
        """A file to write, proposed under ``name``; it gets the first suffix where it ends in none of them.

        The system has asked about a file that is there already, but not about one that is meant only with its suffix.
        ``apart`` begins in the home folder, for what had better not lie beside what was saved last.
        """
        folder = Path.home() if apart else self.folder
        with leaving_no_traces():
            chosen = QFileDialog.getSaveFileName(parent, title, str(folder / name.replace("/", "-")), kinds)[0]
        if not chosen or chosen.lower().endswith(suffixes):
            return self._used(chosen)
        meant = f"{chosen}{suffixes[0]}"
        return self._used(meant) if not Path(meant).exists() or _may_replace(parent, Path(meant).name) else None

    def folder_to_fill(self, parent: QWidget, title: str) -> Path | None:
        """A folder to write files into."""
        with leaving_no_traces():
            chosen = QFileDialog.getExistingDirectory(parent, title, str(self.folder))
        self._folder = Path(chosen) if chosen else self._folder
        return Path(chosen) if chosen else None

    def _used(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self.note(Path(chosen))
        return Path(chosen)


def _may_replace(parent: QWidget, name: str) -> bool:
    return ask(parent, Question("Replace a file", f"Replace “{name}”?", "It is there already.", "Replace it")).yes
