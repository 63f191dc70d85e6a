"""The welcome page: three ways to begin, each with what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dataplanner.files.plan_file import Recoverable
from dataplanner.files.samples import Sample
from dataplanner.model.days import moment_words
from dataplanner.ui.widgets import ElidedLabel, button, card, clear_layout, label, menu_text, plain_tooltip, row

COLUMNS = 2
WIDTH, NAME_WIDTH = 960, 480
ABOUT = (
    "From the client’s HR export to an org chart, the reporting distance between data teams, "
    "their skills gaps and a workbook to discuss. Nothing leaves this computer."
)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to begin: what it is for, and its button."""

    title: str
    text: str
    name: str
    role: str = "plain"


WAYS = (
    Way("Import an HR export", "A spreadsheet, CSV, JSON or LDIF file with people and their managers, as it is.",
        "Import…", "primary"),
    Way("Open a plan", "Go on with a plan that you saved before.", "Open…"),
    Way("Start empty", "Draw a small organisation by hand, one position at a time.", "New plan"),
)  # fmt: skip
"""The export, the plan and the empty chart, as the page is told what each of them does."""


class WelcomePage(QScrollArea):
    """Cards to begin with; files may also be dropped anywhere on the page."""

    back_asked = Signal()
    """The plan that is open is to be seen again."""

    def __init__(
        self,
        new: Callable[[], object],
        choose_plan: Callable[[], object],
        choose_export: Callable[[], object],
        open_paths: Callable[[list[Path]], object],
        hidden: Callable[[str], str],
    ) -> None:
        """``hidden`` gives a text as it may be shown, with nobody's name in it while names are masked."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(True)
        self._open_paths = open_paths
        self._hidden = hidden
        self._back = button("", self.back_asked.emit)
        self._back.hide()
        self._left, self._recent, self._samples = QVBoxLayout(), QVBoxLayout(), QGridLayout()
        self._left.setSpacing(8)
        self._recent.setSpacing(0)
        self._samples.setSpacing(12)
        body = QWidget()
        body.setMaximumWidth(WIDTH)
        self._lay_out(QVBoxLayout(body), dict(zip(WAYS, (choose_export, choose_plan, new), strict=True)))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.addStretch(1)
        line.addWidget(body, 20)
        line.addStretch(1)
        self.setWidget(holder)

    def _lay_out(self, column: QVBoxLayout, ways: Mapping[Way, Callable[[], object]]) -> None:
        """What the page says from the top down; its lists are filled as the page is shown."""
        column.setContentsMargins(24, 40, 24, 40)
        column.setSpacing(16)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label("Data Planner", "title"))
        column.addWidget(label(ABOUT, "body", wrap=True))
        begin = QHBoxLayout()
        begin.setSpacing(16)
        for way, act in ways.items():
            begin.addWidget(_way(way, act), 1)
        for layout in (begin, self._left, self._recent):
            column.addLayout(layout)
        column.addSpacing(8)
        column.addWidget(label("Samples to play with", "heading"))
        column.addWidget(label("Each opens as a copy: change what you like.", "secondary"))
        column.addLayout(self._samples)
        column.addStretch(1)

    def show_samples(self, samples: list[Sample]) -> None:
        """Lay out a card a sample."""
        for at, sample in enumerate(samples):
            self._samples.addWidget(self._sample(sample), at // COLUMNS, at % COLUMNS)

    def show_open(self, name: str) -> None:
        """Offer the way back to the plan of that name, which is open; none for an empty one."""
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
        self._back.setText(menu_text(f"← Back to {shown}"))
        self._back.setToolTip(plain_tooltip(f"{name}\nEsc"))
        self._back.setVisible(bool(name))

    def show_left(
        self,
        left: list[Recoverable],
        recover: Callable[[Recoverable], object],
        throw_away: Callable[[Recoverable], object],
    ) -> None:
        """List what earlier sessions left unsaved; nothing at all where there is nothing."""
        clear_layout(self._left)
        if left:
            self._left.addWidget(label("Not saved yet", "heading"))
        for item in left:
            self._left.addWidget(_left_card(item, self._hidden, partial(recover, item), partial(throw_away, item)))

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the plans opened lately; nothing at all where there are none."""
        clear_layout(self._recent)
        if paths:
            self._recent.addWidget(label("Opened lately", "heading"))
        for path in paths:
            link = button(self._hidden(path.name), partial(self._open_paths, [path]), "link")
            link.setToolTip(plain_tooltip(self._hidden(str(path))))
            self._recent.addWidget(_with_folder(link, self._hidden(str(path.parent))))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._open_paths(paths)

    def _sample(self, sample: Sample) -> QWidget:
        frame, column = card()
        column.addWidget(label(sample.name, "strong"))
        column.addWidget(label(sample.note, "secondary", wrap=True), 1)
        open_sample = button("Open", lambda: self._open_paths([sample.path]), "link")
        open_sample.setAccessibleName(f"Open the sample {sample.name}")
        column.addWidget(open_sample, 0, Qt.AlignmentFlag.AlignLeft)
        return frame


def _left_card(
    item: Recoverable, hidden: Callable[[str], str], recover: Callable[[], object], throw_away: Callable[[], object]
) -> QWidget:
    frame, column = card()
    name = hidden(item.name)
    column.addWidget(label(name, "strong"))
    where = f"{hidden(item.path.name)}, " if item.path is not None else "without a file, "
    edited = label(f"{where}edited {moment_words(item.edited_at)}", "secondary")
    column.addWidget(_with_folder(edited, hidden(str(item.path.parent)) if item.path is not None else ""))
    go_on = button("Go on", recover, "link")
    go_on.setAccessibleName(f"Go on with {name}")
    away = button("Throw away…", throw_away, "link")
    away.setAccessibleName(f"Throw away {name}")
    column.addWidget(row(go_on, away, None, spacing=16))
    return frame


def _with_folder(named: QWidget, folder: str) -> QWidget:
    """What names a file, and beside it the folder in which the file lies: plans of one name are told apart by it."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(named)
    line.addWidget(ElidedLabel(folder, "small"), 1)
    return holder


def _way(way: Way, act: Callable[[], object]) -> QWidget:
    frame, column = card()
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(label(way.title, "heading"))
    column.addWidget(label(way.text, "secondary", wrap=True), 1)
    column.addSpacing(8)
    column.addWidget(button(way.name, act, way.role), 0, Qt.AlignmentFlag.AlignLeft)
    return frame
