"""The bottom line: what was saved when, counts, and background work with its progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from dataplanner.ui.finishing import Finishing
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.widgets import ElidedLabel, button, label


class StatusBar(QFrame):
    """One line at the bottom of the window."""

    def __init__(self, tasks: Tasks, finishing: Finishing, hidden: Callable[[str], str]) -> None:
        """``hidden`` gives a text as it may be shown, with nobody's name in it while names are masked."""
        super().__init__()
        self._tasks, self._hidden = tasks, hidden
        self.setProperty("role", "panel-bottom")
        self.setFixedHeight(28)
        self.saved = label("", "small")
        self.counts = ElidedLabel("", "small")  # what a query lacks is told there too, in a sentence or two
        self.counts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.zoom = label("", "small")
        self._work = label("", "small")
        self._bar = QProgressBar()
        self._bar.setFixedSize(160, 8)
        self._bar.setTextVisible(False)
        self._stop = button("Cancel", tasks.cancel, "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(24)
        for part in (self.saved, self.counts, self.zoom):
            line.addWidget(part)
        line.addStretch(1)
        self._working: tuple[QWidget, ...] = (self._work, self._bar, self._stop)
        for widget in self._working:
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        tasks.started.connect(self._on_started)
        tasks.progressed.connect(self._on_progress)
        tasks.ended.connect(self._on_ended)
        finishing.started.connect(self._on_finishing)
        finishing.progressed.connect(self._on_progress)
        finishing.ended.connect(self._on_ended)
        self._show_work(False)

    def _show_work(self, shown: bool) -> None:
        for widget in self._working:
            widget.setVisible(shown)

    def _on_started(self, name: str) -> None:
        self._work.setText(self._hidden(name))
        self._bar.setRange(0, 0)
        self._show_work(True)

    def _on_finishing(self, name: str) -> None:
        self._on_started(name)
        self._stop.hide()

    def _on_ended(self) -> None:
        self._show_work(self._tasks.busy)

    def _on_progress(self, share: float, what: str) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(share * 1000))
        if what:
            self._work.setText(what)
