"""Letters typed into a matrix that lead to a person: by the beginning of any part of the name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer

PAUSE_MS = 1000
"""Milliseconds after which the next letter begins a new name."""


class TypeAhead:
    """Keeps the letters typed so far; after a pause they are forgotten."""

    def __init__(self) -> None:
        self._typed = ""
        self._since = QElapsedTimer()

    def going_on(self, text: str, names: Sequence[str]) -> bool:
        """Whether a name is being typed and ``text`` continues one: then it is no key of the matrix."""
        return bool(self._so_far()) and _first(names, self._so_far() + text, 0) is not None

    def row(self, text: str, names: Sequence[str], current: int) -> int | None:
        """The row that the letters lead to now, from the current one on and round; None for no such name."""
        self._typed = self._so_far() + text.casefold()
        self._since.start()
        if (found := _first(names, self._typed, current)) is None:
            self._typed = text.casefold()
            found = _first(names, self._typed, current + 1)
        return found

    def forget(self) -> None:
        """The next letter begins a new name."""
        self._typed = ""

    def _so_far(self) -> str:
        return self._typed if self._since.isValid() and self._since.elapsed() < PAUSE_MS else ""


def _first(names: Sequence[str], typed: str, start: int) -> int | None:
    wanted = typed.casefold()
    count = len(names)
    rows = (at % count for at in range(start, start + count)) if count else iter(())
    return next((row for row in rows if _begins(names[row].casefold(), wanted)), None)


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or f" {wanted}" in name
