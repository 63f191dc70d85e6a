"""The steps of a document: a little one is made at once, one that changes very much off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from dataplanner.collector import collector_held
from dataplanner.model.document import Document, Entry, Where, at_once
from dataplanner.model.edits import Edit

LARGE = 2_000
"""Records, or positions, from which on it takes long enough to be felt."""
CHANGING = "Changing the plan"
BUSY = ("The plan is just being changed.", "Try again in a moment.")

T = TypeVar("T")


class Finish(Protocol):
    """Has something done that nothing may come between, as ``ui.finishing`` does."""

    def __call__(self, name: str, work: Callable[[Where], T], /) -> T: ...


def finish_at_once(_name: str, work: Callable[[Where], T], /) -> T:
    """Do it here and now."""
    return work(at_once)


class Steps:
    """Makes them with ``finish``, which the window gives; while one is ``under_way`` nobody else may edit the plan."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.finish: Finish = finish_at_once
        self.under_way = False

    def do(self, edit: Edit) -> bool:
        """Do an edit, as ``Document.do`` does it."""
        document = self._document
        much = edit.reach(document.plan) >= LARGE
        return self._finished(CHANGING, lambda where: document.take_over(edit, where)) if much else document.do(edit)

    def undo(self) -> None:
        """Take the last step back, as ``Document.undo`` does it."""
        document = self._document
        self._finished(CHANGING, document.take_back) if _reach(document.done) >= LARGE else document.undo()

    def redo(self) -> None:
        """Make the step last taken back again, as ``Document.redo`` does it."""
        document = self._document
        self._finished(CHANGING, document.take_again) if _reach(document.undone) >= LARGE else document.redo()

    def made(self, name: str, make: Callable[[], T], *, much: bool) -> T:
        """What ``make`` makes of the plan, which stays as it is meanwhile."""
        return self._finished(name, lambda _where: make()) if much else make()

    def _finished(self, name: str, work: Callable[[Where], T]) -> T:
        def held(where: Where) -> T:
            with collector_held():
                return work(where)

        before, self.under_way = self.under_way, True
        try:
            return self.finish(name, held)
        finally:
            self.under_way = before


def _reach(steps: list[Entry]) -> int:
    """About how many records the last of some steps changes."""
    return steps[-1].reach if steps else 0
