"""Work of which only the latest counts: a little is done at once, much in the background, and the window lives on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from dataplanner.model.errors import PlanError
from dataplanner.ui.tasks import CancelledError, Handle, Task, Tasks

MANY = 20_000
"""Positions from which on looking through all of them takes long enough to be felt."""
_WATCHED = 1_000
"""So many values are looked at between two looks."""

T = TypeVar("T")
Proceed = Callable[[], None]
"""What the work calls now and then; it raises CancelledError once nobody wants its result any more."""


class Latest:
    """Works one thing out at a time for ``owner``: what is asked for later overtakes it.

    ``ended`` is called whenever something has ended that was under way in the background; ``quiet`` work is not
    announced. Without ``tasks`` everything is done at once.
    """

    def __init__(
        self, owner: QObject, tasks: Tasks | None, ended: Callable[[], object] = lambda: None, *, quiet: bool = False
    ) -> None:
        self._owner, self._tasks, self._ended, self._quiet = owner, tasks, ended, quiet
        self._asked: object | None = None
        self._task: Task | None = None
        self._afterwards: list[Callable[[], object]] = []
        self.name = ""

    @property
    def under_way(self) -> bool:
        """Whether something called ``name`` is being worked out in the background."""
        return self._asked is not None

    def ask(
        self,
        name: str,
        work: Callable[[Proceed], T],
        done: Callable[[T], object],
        failed: Callable[[str, str], object] = lambda *_told: None,
        *,
        much: bool,
    ) -> None:
        """Hand what ``work`` finds to ``done``, unless it is overtaken or the user stops it; at once if not ``much``.

        ``failed`` is told the sentence and the remedy of a PlanError.
        """
        self.forget()
        if self._tasks is None or not much:
            _work_at_once(work, done, failed)
            return
        self.name = name
        asked = self._asked = object()
        # Once the page has been painted: the two would slow each other down.
        QTimer.singleShot(0, self._owner, lambda: self._begin(asked, work, done, failed))

    def _begin(
        self,
        asked: object,
        work: Callable[[Proceed], T],
        done: Callable[[T], object],
        failed: Callable[[str, str], object],
    ) -> None:
        """Begin in the background, unless something else was asked for meanwhile."""
        if asked is self._asked and self._tasks is not None:
            self._task = self._tasks.run(
                self.name,
                lambda handle: work(lambda: _proceed(handle)),
                lambda found: self._end(asked, lambda: done(found)),
                lambda *told: self._end(asked, lambda: failed(*told)),
                lambda: self._end(asked),
                owner=self._owner,
                quiet=self._quiet,
            )

    def afterwards(self, action: Callable[[], object]) -> None:
        """Do something as soon as what is under way is there, also where it was stopped; not where it is overtaken."""
        if self.under_way:
            self._afterwards.append(action)
        else:
            action()

    def forget(self) -> None:
        """Stop what is under way: nobody wants it any more."""
        if self._task is not None:
            self._task.handle.stop.set()
        self._asked = self._task = None
        self._afterwards.clear()

    def _end(self, asked: object, *done: Callable[[], object]) -> None:
        if asked is self._asked:
            self._asked = self._task = None
            afterwards = list(self._afterwards)
            self._afterwards.clear()
            for action in (*done, *afterwards, self._ended):
                action()


def watched(values: Iterable[T], proceed: Proceed) -> Iterator[T]:
    """The values, with a look now and then whether anybody still wants what is made of them."""
    for place, value in enumerate(values):
        if place % _WATCHED == 0:
            proceed()
        yield value


def _work_at_once(
    work: Callable[[Proceed], T], done: Callable[[T], object], failed: Callable[[str, str], object]
) -> None:
    try:
        found = work(lambda: None)
    except PlanError as error:
        failed(error.sentence, error.remedy)
    else:
        done(found)


def _proceed(handle: Handle) -> None:
    if handle.cancelled():
        raise CancelledError
