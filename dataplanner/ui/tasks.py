"""Long work off the UI thread: one at a time is shown, with progress and cancel; stale results are dropped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from dataplanner.files.errors import FileError
from dataplanner.model.errors import PlanError

log = logging.getLogger(__name__)
UNFORESEEN = ("Something unforeseen went wrong; your plan is as it was.", "Try again, or save a copy and start anew.")

Progress = Callable[[float, str], None]
"""Told how far the work is, 0–1, and what it is doing."""


class CancelledError(Exception):
    """Raised inside the work when the user has asked to stop."""


@dataclass(frozen=True, slots=True)
class Handle:
    """What the work itself sees of its task: a way to tell its progress and to notice that it is to stop."""

    progress: Progress
    stop: Event = field(default_factory=Event)

    def report(self, share: float, what: str = "") -> None:
        """Tell the progress. Raises CancelledError when the user has asked to stop."""
        if self.stop.is_set():
            raise CancelledError
        self.progress(share, what)

    def cancelled(self) -> bool:
        return self.stop.is_set()


class _Signals(QObject):
    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()


class Task(QRunnable):
    """One piece of work in the pool; its signals arrive on the UI thread."""

    def __init__(self, work: Callable[[Handle], Any], owner: QObject | None, *, quiet: bool) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.owner = owner
        self.quiet = quiet
        self.signals = _Signals()
        self._work: Callable[[Handle], Any] | None = work
        self.handle = Handle(self.signals.progressed.emit)

    def run(self) -> None:
        work, self._work = self._work, None  # with what it was about, such as the rows of a million people
        assert work is not None
        try:
            result = work(self.handle)
        except CancelledError:
            self.signals.cancelled.emit()
        except (FileError, PlanError) as error:
            self._end_with(error.sentence, error.remedy)
        except Exception as error:  # noqa: BLE001 – whatever it is, the user gets a sentence, not a traceback
            log.error("task failed: %s", type(error).__name__)
            self._end_with(*UNFORESEEN)
        else:
            self.signals.cancelled.emit() if self.handle.cancelled() else self.signals.done.emit(result)

    def let_go(self) -> QObject | None:
        """Forget whom it was for, and return them: Qt keeps what it has run, and all that signals would call."""
        owner, self.owner = self.owner, None
        self.signals.deleteLater()
        return owner

    def _end_with(self, sentence: str, remedy: str) -> None:
        self.signals.cancelled.emit() if self.handle.cancelled() else self.signals.failed.emit(sentence, remedy)


class Tasks(QObject):
    """Starts work in the background and says what is under way."""

    started = Signal(str)
    progressed = Signal(float, str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: list[Task] = []

    @property
    def busy(self) -> bool:
        """Whether anything is under way that somebody asked for."""
        return any(not task.quiet for task in self._running)

    @property
    def idle(self) -> bool:
        """Whether nothing at all is under way, asked for or not."""
        return not self._running

    def run(
        self,
        name: str,
        work: Callable[[Handle], Any],
        done: Callable[[Any], object],
        failed: Callable[[str, str], object],
        cancelled: Callable[[], object] = lambda: None,
        *,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> Task:
        """Start ``work``; exactly one of the three is called on the UI thread when it ends.

        None of them is called when ``owner``, whom the result is for, is gone by then. ``quiet`` work, which nobody
        asked for, is not announced.
        """
        task = Task(work, owner, quiet=quiet)
        if not quiet:
            task.signals.progressed.connect(self.progressed)
        for signal, then in (
            (task.signals.done, done),
            (task.signals.failed, failed),
            (task.signals.cancelled, cancelled),
        ):
            signal.connect(self._ending(task, then, cancelled))
        self._running.append(task)
        if not quiet:
            self.started.emit(name)
        self._pool.start(task)
        return task

    @Slot()
    def cancel(self) -> None:
        """Ask everything under way to stop."""
        for task in self._running:
            task.handle.stop.set()

    def wait(self) -> None:
        """Stop everything and wait for it, telling nobody; for closing the program."""
        self.cancel()
        self._pool.waitForDone()
        self._running.clear()

    def _ending(self, task: Task, then: Callable[..., object], cancelled: Callable[[], object]) -> Callable[..., None]:
        def end(*result: Any) -> None:
            if task in self._running:
                self._running.remove(task)
                owner = task.let_go()
                self.ended.emit()
                if owner is None or isValid(owner):
                    # a result that was on its way when somebody asked to stop is not shown either
                    cancelled() if task.handle.cancelled() else then(*result)

        return end
