"""What became of something that was written or read, in place: a sentence, and where the file is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dataplanner.ui.widgets import button, clear_layout, label


class Outcome(QFrame):
    """A line that appears when there is something to tell and can be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "finding")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 4, 12, 4)
        self.hide()

    def written(self, path: Path, holds: str = "") -> None:
        """A file or a folder was written; ``holds`` is a sentence about what is in it."""
        folder = path if path.is_dir() else path.parent
        self._tell("green", ". ".join(filter(None, (f"Written: {path.name}", holds))))
        self._line.insertWidget(1, button("Open it", lambda: _open(path), "link"))
        if folder != path:
            self._line.insertWidget(2, button("Open its folder", lambda: _open(folder), "link"))

    def told(self, text: str) -> None:
        """Something went well."""
        self._tell("green", text)

    def failed(self, sentence: str, remedy: str) -> None:
        """It did not work."""
        self._tell("red", f"{sentence} {remedy}".strip())

    def _tell(self, weight: str, text: str) -> None:
        clear_layout(self._line)
        self.setProperty("weight", weight)
        self.style().polish(self)
        self._line.addWidget(label(text, "strong" if weight == "green" else "body", wrap=True), 1)
        self._line.addWidget(button("Close", self.hide, "link"))
        self.show()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
