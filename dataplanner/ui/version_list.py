"""The earlier versions of a plan in a list: when each was saved, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from dataplanner.files.plan_file import Snapshot
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.version_text import names_of, told, unread_text
from dataplanner.files.plan_file.versions import plan_in
from dataplanner.model.days import moment_said
from dataplanner.model.plan import Plan
from dataplanner.ui.tasks import CancelledError, Handle, Task, Tasks
from dataplanner.ui.told_rows import ToldRows

SHORTEST = 240  # px
READING = "Looking what it changed…"


class VersionList(QListWidget):
    """Versions, newest first; the item of each holds it. What they changed is told one after the other."""

    def __init__(self, tasks: Tasks, versions: Sequence[Snapshot], key: Key | None, *, named: bool = True) -> None:
        """Nobody is named where ``named`` is false."""
        super().__init__()
        self._named = named
        self._tasks, self._key = tasks, key
        self._task: Task | None = None
        self._names = names_of(versions, partial(moment_said, today=date.today()))  # noqa: DTZ011 – as the clock here
        self.setAccessibleName("Earlier versions, newest first")
        self.setMinimumHeight(SHORTEST)
        self.setItemDelegate(ToldRows(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for version, name in self._names.items():
            item = QListWidgetItem(f"{name}\n{READING}")
            item.setData(Qt.ItemDataRole.UserRole, version)
            self.addItem(item)
        self.setCurrentRow(0)
        self._tell(list(zip_longest(versions, versions[1:])), None)

    @property
    def chosen(self) -> Snapshot:
        """The version that is selected."""
        version = self.currentItem().data(Qt.ItemDataRole.UserRole)
        assert isinstance(version, Snapshot)
        return version

    def stop(self) -> None:
        """Nobody looks at the list any more."""
        if self._task is not None:
            self._task.handle.stop.set()

    def _tell(self, pairs: list[tuple[Snapshot, Snapshot | None]], newer: Plan | None) -> None:
        """Read the version before the first of these, and go on with the next; ``newer`` is the first as a plan."""
        if not pairs:
            return
        (version, before), *rest = pairs
        named = self._named

        def work(handle: Handle) -> tuple[str, Plan | None]:
            after = newer or plan_in(version, self._key)
            if handle.cancelled():
                raise CancelledError
            older = None if before is None else plan_in(before, self._key)
            if after is None:
                return unread_text(version, self._key), older
            return told(older, after, first=before is None, named=named), older

        def show(found: tuple[str, Plan | None]) -> None:
            self.item(self.count() - len(pairs)).setText(f"{self._names[version]}\n{found[0]}")
            self._tell(rest, found[1])

        self._task = self._tasks.run(
            "Reading the versions", work, show, lambda *_: self._tell(rest, None), owner=self, quiet=True
        )
