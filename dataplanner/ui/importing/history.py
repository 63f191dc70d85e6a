"""The choices of an import before and after the one that holds, for undo and redo."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.ui.importing.work import Choices


@dataclass(frozen=True, slots=True)
class ChoiceHistory:
    """Choices to go back to, the last of them first to come, and choices to do again, the first of them first."""

    before: tuple[Choices, ...] = ()
    after: tuple[Choices, ...] = ()

    def done(self, left: Choices) -> ChoiceHistory:
        """The history when new choices take the place of those that are ``left``."""
        return ChoiceHistory((*self.before, left))

    def undone(self, left: Choices) -> ChoiceHistory:
        """The history when the choices before take the place of those that are ``left``."""
        return ChoiceHistory(self.before[:-1], (left, *self.after))

    def redone(self, left: Choices) -> ChoiceHistory:
        """The history when the choices after take the place of those that are ``left``."""
        return ChoiceHistory((*self.before, left), self.after[1:])
