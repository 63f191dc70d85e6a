"""Plans that are open on a disk that can be made to fail, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dataplanner.files.plan_file import Folders, PlanSession, open_session, save_plan, working_connection, working_copy
from dataplanner.model.plan import Plan
from tests.torture.database import WatchedFiles, Watcher, connect
from tests.torture.failing import failing_everywhere
from tests.torture.figures import Figures
from tests.torture.files import watched_files
from tests.torture.steps import take_step

EARLIER_STEPS = 30


class Place:
    """A plan in a folder of its own that is open, on a disk that can be made to fail."""

    def __init__(self, folder: Path, session: PlanSession, files: WatchedFiles) -> None:
        self.folder, self.session, self._files = folder, session, files

    @contextmanager
    def on(self, disk: Watcher) -> Iterator[None]:
        """What is done meanwhile is done on this disk."""
        self._files.watcher = disk
        try:
            with watched_files(disk):
                yield
        finally:
            self._files.watcher = Watcher()


def fail_everywhere(
    name: str,
    root: Path,
    attempt: Callable[[Place, str, Watcher], str | None],
    *,
    stride: int = 1,
    encrypts: bool = False,
) -> Figures:
    """Let ``attempt`` work on a disk that fails at the n-th thing asked of it, for every n or every so many.

    It says what is wrong. Where it ``encrypts``, only the files that Python writes fail: a watched database knows no
    keys.
    """
    figures = Figures(name)
    for number, (fault, disk) in enumerate(failing_everywhere(stride)):
        with _place(root / f"{number}", watched=not encrypts) as place:
            bad = attempt(place, fault, disk)
        if disk.failed:
            figures.count(fault)
            figures.case(bad)
    return figures


@contextmanager
def _place(folder: Path, *, watched: bool) -> Iterator[Place]:
    folder.mkdir()
    save_plan(Plan("Start"), folder / "Plan.dataplan")
    files = WatchedFiles(Watcher())
    with pytest.MonkeyPatch.context() as patch:
        if watched:
            for module in (working_connection, working_copy):
                patch.setattr(module, "connect", connect)
        session = open_session(folder / "Plan.dataplan", Folders(folder / "private"))
        for number in range(EARLIER_STEPS):
            take_step(session.document, 1, number)
        yield Place(folder, session, files)
        session.leave()
    files.unregister()
