"""Progress, cancelling and passwords, handed down to whoever reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dataplanner.files.hr_import.errors import CancelledError

Progress = Callable[[str, int, int], None]
"""Told a stage ("reading", "resolving", …), how much is done and how much there is (0 where nobody knows)."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who wants to know how far the import is, who may stop it, and the passwords of the files by their paths."""

    progress: Progress | None = None
    cancelled: Callable[[], bool] | None = None
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)

    def at(self, stage: str, done: int, total: int) -> None:
        """Report a place in the work; raises CancelledError where the user has stopped it."""
        if self.cancelled and self.cancelled():
            raise CancelledError
        if self.progress:
            self.progress(stage, done, total)
