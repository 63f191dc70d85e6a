"""Where a chart is laid out: a small one at once, a large one in the background, so that the window stays alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.tasks import CancelledError, Handle, Task, Tasks

MANY = 100_000
"""Positions from which on a layout takes long enough to be felt."""

T = TypeVar("T")
Proceed = Callable[[], None]
"""What the work calls now and then; it raises CancelledError once nobody wants the layout any more."""


class LayingOut:
    """Works one layout out at a time for the chart on ``widget``: what is asked for later overtakes it.

    Without ``tasks`` everything is done at once.
    """

    def __init__(self, widget: QWidget, tasks: Tasks | None) -> None:
        self._widget, self._tasks = widget, tasks
        self._task: Task | None = None
        self._name = ""
        self._afterwards: list[Callable[[], object]] = []

    @property
    def under_way(self) -> bool:
        """Whether a layout is still being worked out."""
        return self._task is not None

    def ask(self, positions: int, work: Callable[[Proceed], T], done: Callable[[T], object]) -> None:
        """Hand what ``work`` finds for so many positions to ``done``, unless it is overtaken or the user stops it."""
        self.forget()
        if self._tasks is None or positions < MANY:
            done(work(lambda: None))
            return
        self._name = f"Laying out {positions:,} positions"
        task: Task = self._tasks.run(
            self._name,
            lambda handle: work(lambda: _proceed(handle)),
            lambda found: self._end(task, lambda: done(found)),
            lambda *_told: self._end(task),
            lambda: self._end(task),
            owner=self._widget,
        )
        self._task = task
        self._widget.update()

    def afterwards(self, action: Callable[[], object]) -> None:
        """Do something as soon as the chart stands as it was asked for; not at all where that is overtaken."""
        if self.under_way:
            self._afterwards.append(action)
        else:
            action()

    def tell(self, painter: QPainter, room: QRectF, inks: Inks) -> None:
        """Say in the middle of ``room`` what is being worked out."""
        painter.setPen(inks.secondary)
        painter.setFont(inks.text_type.font)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{self._name} …")

    def forget(self) -> None:
        """Stop what is under way: its result is for another chart."""
        if self._task is not None:
            self._task.handle.stop.set()
        self._task = None
        self._afterwards.clear()

    def _end(self, task: Task, *done: Callable[[], object]) -> None:
        if task is self._task:
            self._task, afterwards = None, list(self._afterwards)
            self._afterwards.clear()
            for action in (*done, *afterwards):
                action()
            self._widget.update()


def _proceed(handle: Handle) -> None:
    if handle.cancelled():
        raise CancelledError
