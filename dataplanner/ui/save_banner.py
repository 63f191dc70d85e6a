"""The banner that says why saving waits, what can be done, and that the edits are safe; it goes when saving works."""

from __future__ import annotations

from collections.abc import Callable

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.errors import CannotSave
from dataplanner.ui.frame.notice import Notice

SAFE = "Your edits are safe on this computer."
Choices = dict[str, Callable[[], object]]


class SaveBanner:
    """Says each reason once, on the notice bar."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._told = ""
        """The sentence that said last why saving waits; empty while it does not."""

    def begin(self) -> None:
        """Another plan is open: nothing has been said about it."""
        self._told = ""

    def follow(self, waiting: CannotSave | None, choices: Callable[[CannotSave], Choices]) -> None:
        """Keep the banner true: ``waiting`` is why saving waits, None while it does not."""
        told, self._told = self._told, "" if waiting is None else waiting.sentence
        if waiting is None and told and told in self._notice.text:
            self._notice.hide()
        elif waiting is not None and told != waiting.sentence:
            self._notice.say(f"{waiting.sentence} {SAFE}", waiting.remedy, "amber", choices(waiting), lasting=True)

    def say(self, error: FileError, choices: Choices, *, waits: bool) -> None:
        """Say why something failed that was asked for; ``waits`` where it is saving, which is tried again."""
        self._told = error.sentence if waits else self._told
        sentence = f"{error.sentence} {SAFE}" if waits else error.sentence
        self._notice.say(sentence, error.remedy, "red", choices, lasting=waits)
