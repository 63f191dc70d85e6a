"""Progress and cancelling, handed down to whatever takes long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dataplanner.files.hr_import.errors import CancelledError

Progress = Callable[[str, int, int], None]
"""Told a stage ("reading", "resolving", …), how much is done and how much there is (0 where nobody knows)."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who wants to know how far the import is, and who may stop it."""

    progress: Progress | None = None
    cancelled: Callable[[], bool] | None = None

    def at(self, stage: str, done: int, total: int) -> None:
        """Report a place in the work; raises CancelledError where the user has stopped it."""
        if self.cancelled and self.cancelled():
            raise CancelledError
        if self.progress:
            self.progress(stage, done, total)
