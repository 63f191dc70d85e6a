"""Work that nothing may come between, such as saving on close: off the UI thread, while the window only repaints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from dataplanner.ui.tasks import Handle
from dataplanner.ui.waiting_window import WaitingWindow

T = TypeVar("T")
InWindow = Callable[[Callable[[], object]], None]
"""What the work calls to do something on the UI thread, such as changing the document, and to wait for it."""
SHOWN_AFTER_MS, WINDOW_AFTER_MS = 150, 300
_LONG = 1
"""With this the loop ends once the work takes long."""
MOST_WITHIN = 4
"""Pieces of work within one another, however few processors there are."""


class Finishing(QObject):
    """Does one piece of work at a time; what it does in the window may ask for another, which is done within it."""

    started = Signal(str)
    """What is being done, once it takes long enough to be worth a word."""
    progressed = Signal(float, str)
    """How far it is, 0–1, and with what; the work itself may say so, from its thread."""
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)  # of its own: it must not wait for what runs in the background
        self._pool.setMaxThreadCount(MOST_WITHIN)
        self._count = 0

    @property
    def active(self) -> bool:
        """Whether something is being done."""
        return self._count > 0

    def result_of(self, name: str, work: Callable[[InWindow], T]) -> T:
        """The result of ``work``, or what it raised. Keys and clicks meanwhile wait until it is there."""
        job = _Job(work)
        timer = QTimer(interval=SHOWN_AFTER_MS, singleShot=True)
        timer.timeout.connect(lambda: self.started.emit(name))
        with self._under_way(job) as loop:
            timer.start()
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            timer.stop()
        return job.result()

    def result_unless_cancelled(self, name: str, work: Callable[[Handle], T], window: QWidget) -> T:
        """The same of work that changes nothing, and can be cancelled where it takes long: CancelledError then."""
        handle = Handle(self.progressed.emit)
        job = _Job(lambda _: work(handle))
        with self._under_way(job) as loop:
            QTimer.singleShot(WINDOW_AFTER_MS, loop, lambda: loop.exit(_LONG))
            if loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents) == _LONG and not job.done:
                QApplication.changeOverrideCursor(QCursor(Qt.CursorShape.ArrowCursor))
                waiting = WaitingWindow(window, name, handle.stop.set)
                self.progressed.connect(waiting.tell)
                waiting.show()
                loop.exec()
                waiting.hide()
                waiting.deleteLater()
        return job.result()

    @contextmanager
    def _under_way(self, job: _Job[T]) -> Iterator[QEventLoop]:
        """While a job is under way; what is given ends when it does."""
        loop = QEventLoop()
        job.signals.ended.connect(loop.quit)
        job.signals.asked.connect(self._do, Qt.ConnectionType.BlockingQueuedConnection)
        self._count += 1
        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        self._pool.start(job)
        try:
            yield loop
        finally:
            QApplication.restoreOverrideCursor()
            self._count -= 1
            if not self.active:
                self.ended.emit()

    @Slot(object)
    def _do(self, action: Callable[[], None]) -> None:
        action()


class _Signals(QObject):
    ended = Signal()
    asked = Signal(object)


class _Job(QRunnable, Generic[T]):
    def __init__(self, work: Callable[[InWindow], T]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._work: Callable[[InWindow], T] | None = work
        self._result: list[T] = []
        self._error: BaseException | None = None
        self.done = False

    def run(self) -> None:
        work, self._work = self._work, None  # Qt keeps what it has run
        assert work is not None
        try:
            self._result.append(work(self._in_window))
        except BaseException as error:  # noqa: BLE001 – it goes on where the result is waited for
            self._error = error
        self.done = True
        self.signals.ended.emit()

    def result(self) -> T:
        if self._error is not None:
            raise self._error
        return self._result.pop()

    def _in_window(self, action: Callable[[], object]) -> None:
        raised: list[Exception] = []

        def do() -> None:
            try:
                action()
            except Exception as error:  # noqa: BLE001 – it goes on in the work that asked
                raised.append(error)

        self.signals.asked.emit(do)
        if raised:
            raise raised[0]
