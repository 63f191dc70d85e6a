"""A window in a process of its own, led through a large import: ``python -m benchmarks.window_apart EXPORT``.

It is led by what a user does, stage by stage: opens the export, presses “Create the plan”, turns to every workspace and
view, edits, takes that back, does the same with what changes very much, saves, and opens the plan again. A timer beats
all the while; what comes between two beats is how long the window stood still.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

if TYPE_CHECKING:
    from dataplanner.ui.organisation.workspace import OrganisationWorkspace
    from dataplanner.ui.session import Session

READING, MAKING, ERASING = "reading", "making the plan", "erasing somebody"
OVERVIEW, SHEET, CHART = "Overview", "Sheet", "Chart"
BEAT_MS = 5
REST = 1.0
"""Seconds that a stage goes on at least, so that what follows by itself is part of it."""
LIMIT = 900.0
"""Seconds after which something is given up."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What was done, how many seconds it took, for how many the window stood still at the most, and the most memory
    held till then.

    ``own`` is the most that the program itself took of the processor between two beats: less than the time that went
    by, where others use the machine.
    """

    name: str
    took: float
    pause: float
    own: float
    gigabytes: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a window told of the stages that it was led through."""

    stages: tuple[Stage, ...]

    def stage(self, name: str) -> Stage:
        return next(stage for stage in self.stages if stage.name == name)

    @property
    def longest(self) -> Stage:
        """The stage in which the window stood still for longest."""
        return max(self.stages, key=lambda stage: stage.pause)


def told_by_window(export: Path) -> Told:
    """What a window tells that is led through the import of an export."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", "benchmarks.window_apart", str(export)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return Told(tuple(Stage(**stage) for stage in json.loads(done.stdout)))


class Lead:
    """Leads a window from stage to stage and notes what each took."""

    def __init__(self, app: QApplication, export: Path, folder: Path) -> None:
        from dataplanner.app import make_window
        from dataplanner.files.plan_file import Folders

        self.export, self.plan = export, folder / "plan.dataplan"
        self.window = make_window(app, Folders(folder / "private"))
        self.window.show()
        self.stages: list[Stage] = []
        self._last, self._used = time.perf_counter(), time.process_time()
        self._pause = self._own = 0.0
        self._beat = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def _on_beat(self) -> None:
        now, used = time.perf_counter(), time.process_time()
        passed = now - self._last
        self._pause, self._own = max(self._pause, passed), max(self._own, min(used - self._used, passed))
        self._last, self._used = now, used

    def through(self, name: str, act: Callable[[], object], there: Callable[[], bool] = lambda: True) -> None:
        """Do something, wait until what it brings is there and nothing is under way any more, and note it."""
        start, self._pause, self._own = time.perf_counter(), 0.0, 0.0
        act()
        self._live_until(there)
        took = time.perf_counter() - start
        self._live_until(lambda: self._rests() and time.perf_counter() > start + took + REST)
        self.stages.append(Stage(name, took, self._pause, self._own, most_held()))

    def _rests(self) -> bool:
        return self.window.tasks.idle and not self.window.finishing.active

    def _live_until(self, there: Callable[[], bool]) -> None:
        """Let the window live until something is so. Raises TimeoutError."""
        loop, end = QEventLoop(), time.perf_counter() + LIMIT
        look = QTimer(interval=4 * BEAT_MS)
        look.timeout.connect(lambda: loop.quit() if there() or time.perf_counter() > end else None)
        look.start()
        loop.exec()
        if not there():
            raise TimeoutError(f"more than {LIMIT:.0f} s")

    def bring_in(self) -> None:
        """From the export to the plan."""
        self.through(READING, lambda: self.window.files.open([self.export]), lambda: self._create() is not None)
        self.through(MAKING, lambda: _click(self._create()), lambda: self.window.session is not None)

    def _create(self) -> QPushButton | None:
        """What makes a plan of what was read, once it can be seen."""
        buttons = self.window.importing.findChildren(QPushButton)
        return next((found for found in buttons if found.text() == "Create the plan" and found.isVisible()), None)

    def look_around(self) -> None:
        """Turn to everything that there is."""
        from dataplanner.ui.workspaces import WORKSPACES

        for kind in (*WORKSPACES[1:], WORKSPACES[0]):
            self.through(kind.name, partial(self.window.open_workspace, kind.name))
        for view in (OVERVIEW, SHEET, CHART):
            self.through(view, partial(self._organisation().show_view, view))
        canvas = self._organisation().canvas
        self.through("unfolding all", lambda: canvas.fold_to(None))
        self.through("folding", lambda: canvas.fold_to(2))

    def edit(self) -> None:
        """Move somebody, take it back, and do it again."""
        from dataplanner.model.edits import MovePosition

        session, ids = self._session(), self._organisation().canvas.scene.data.index.ids
        self.through("selecting", lambda: session.select([ids[1]]))
        self.through("an edit", lambda: session.do(MovePosition(session.scenario, ids[-1], ids[1])))
        self.through("undo", self.window.undo)
        self.through("redo", self.window.redo)

    def change_much(self) -> None:
        """Add a scenario, compare it, take out a branch, mask names, rename somebody, present, and all that back."""
        from dataplanner.model.edits import CopyScenario, FillPosition, RemoveBranch
        from dataplanner.model.positions import AS_IS

        session, ids, bar = self._session(), self._organisation().canvas.scene.data.index.ids, self.window.top_bar
        self.through("adding a scenario", lambda: session.do(CopyScenario(AS_IS, "To be", "to-be")))
        self.through("turning to it", lambda: session.show_scenario("to-be"))
        self.through("taking out a branch", lambda: session.do(RemoveBranch("to-be", ids[3])))
        self.through("comparing", lambda: self.window.open_workspace("Compare"))
        self.window.open_workspace("Organisation")
        self.through("masking names", bar.mask_button.click)
        self.through("somebody new", lambda: session.do(FillPosition("to-be", ids[1], "Ottoline Brackwater")))
        self.through("showing names", bar.mask_button.click)
        self.through("presenting", bar.present_button.click)
        self.through("presenting no longer", bar.present_button.click)
        for _ in range(3):
            self.through("undo", self.window.undo)

    def save(self) -> None:
        """Save it, edit it, save it again, leave it and open it."""
        from dataplanner.model.edits import RenamePlan

        window, before = self.window, id(self._session())
        self.through("save as", lambda: window.files.save_to(self.plan))
        self._session().do(RenamePlan("Another name"))
        self.through("save", window.files.save)
        self.through("close", self._close)
        self.through("reopening", lambda: window.files.open([self.plan]), lambda: id(window.session) != before)

    def erase(self) -> None:
        """Erase somebody from the plan, its history and its versions."""
        session, ids = self._session(), [position.id for position in self._session().organisation.positions()]
        self.through("selecting", lambda: session.select([ids[len(ids) // 2]]))
        self.through(ERASING, self._erase)

    def _erase(self) -> None:
        """Ask for it, and agree to what is asked."""
        agree = QTimer(interval=4 * BEAT_MS)
        agree.timeout.connect(lambda: _click_in_dialog("Erase for good"))
        agree.start()
        self.window.actions_by_id["erase"].trigger()

    def _close(self) -> None:
        self.window.files.close()
        self.window.show_welcome()

    def _session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    def _organisation(self) -> OrganisationWorkspace:
        from dataplanner.ui.organisation.workspace import OrganisationWorkspace

        return self.window.workspaces.page(OrganisationWorkspace)


def most_held() -> float:
    """The most gigabytes that this process, which starts no other for CSV, has held; 0 where that is not told."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**30 if sys.platform == "darwin" else 2**20)


def _click_in_dialog(text: str) -> None:
    """Press a button of the dialog that is open, if there is one."""
    dialog = QApplication.activeModalWidget()
    buttons = dialog.findChildren(QPushButton) if dialog is not None else []
    for button in [one for one in buttons if one.text() == text]:
        _click(button)


def _click(button: QPushButton | None) -> None:
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def main(export: Path) -> None:
    """Lead a window through everything and print what it told."""
    from dataplanner.app import SWITCH

    app = QApplication([])
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory() as folder:
        lead = Lead(app, export, Path(folder))
        for part in (lead.bring_in, lead.look_around, lead.edit, lead.change_much, lead.save, lead.erase):
            part()
        lead.window.tasks.wait()
        print(json.dumps([asdict(stage) for stage in lead.stages]), flush=True)
    os._exit(0)  # taking a million people apart one by one is nobody's concern


if __name__ == "__main__":
    main(Path(sys.argv[1]))
