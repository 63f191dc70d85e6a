"""The notice bar: one sentence with its remedy, in place, until it is dismissed or no longer true."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dataplanner.ui.widgets import button, clear_layout, label, row

WORDS = {"red": "Not done", "amber": "Note", "green": "Done"}
PASSING_MS = 12_000
"""How long a notice stays that goes by itself: long enough to be read twice."""
NARROWEST = 160
"""Pixels that the text asks for; without them a long path, which cannot be wrapped, would widen the window."""


class Notice(QFrame):
    """Hidden while there is nothing to say. ``weight`` is red, amber or green; never colour alone: there is a word."""

    def __init__(self, hidden: Callable[[str], str] = str) -> None:
        """``hidden`` gives a text as it may be shown, with nobody's name in it while names are masked."""
        super().__init__()
        self._hidden = hidden
        self.setProperty("role", "notice")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(12)
        self._weight = label("", "strong")
        self._text = label("", "body", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setMinimumWidth(NARROWEST)
        self._choices = QHBoxLayout()
        line.addWidget(self._weight)
        line.addWidget(self._text, 1)
        line.addLayout(self._choices)
        line.addWidget(row(button("Dismiss", self.hide, "link")))
        self._lasting = self._passing = False
        self._timer = QTimer(self, interval=PASSING_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def say(
        self,
        sentence: str,
        remedy: str = "",
        weight: str = "red",
        choices: Mapping[str, Callable[[], object]] | None = None,
        *,
        lasting: bool = False,
        passing: bool = False,
    ) -> None:
        """Show a sentence, its remedy and, where there is something to choose, a button each.

        It goes with the next edit, unless there is something to choose or it is ``lasting``: true whatever is edited.
        A ``passing`` one goes with the next page as well, and by itself after some seconds.
        """
        self._lasting, self._passing = lasting or bool(choices), passing
        self._timer.start() if passing else self._timer.stop()
        self._weight.setText(WORDS[weight])
        self._text.setText(self._hidden(f"{sentence} {remedy}".strip()))
        self.setProperty("weight", weight)
        self.style().polish(self)
        clear_layout(self._choices)
        for text, chosen in (choices or {}).items():
            self._choices.addWidget(button(text, self._then(chosen), "link"))
        self.show()

    def outdate(self) -> None:
        """The plan is another than the one that this was said of."""
        if not self._lasting:
            self.hide()

    def turn_page(self) -> None:
        """Another page is looked at."""
        if self._passing:
            self.hide()

    def _then(self, chosen: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            self.hide()
            chosen()

        return act
