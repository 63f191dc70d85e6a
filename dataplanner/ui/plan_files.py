"""What the File menu does: begin, open, import, save. Everything slow runs in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from dataplanner.files.errors import FileError
from dataplanner.files.import_plan import new_plan
from dataplanner.files.plan_file import PlanFile
from dataplanner.files.samples import is_sample
from dataplanner.model.plan import Plan
from dataplanner.ui.tasks import Handle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

PLAN_FILTER = "Plans (*.dataplan *.plan.json);;All files (*)"
SAVE_FILTER = "Plan (*.dataplan)"
EXPORT_FILTER = (
    "HR exports (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.json *.jsonl *.ldif *.yaml *.yml);;All files (*)"
)
IDLE_MS = 2_000


class PlanFiles(QObject):
    """Holds the file that the window is on, and hands it over when it changes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.file: PlanFile | None = None
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self._publish_quietly)

    def new(self) -> None:
        """A new plan with the catalogue of the method and nobody in it."""
        self.take_over(new_plan("Untitled plan", self._window.method))

    def choose_plan(self) -> None:
        """Ask for a plan and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a plan", "", PLAN_FILTER)
        if path:
            self.open([Path(path)])

    def choose_export(self) -> None:
        """Ask for one export or several that belong together, and show what is in them."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, "Import an HR export", "", EXPORT_FILTER)
        if paths:
            self._window.show_import([Path(path) for path in paths])

    def open(self, paths: list[Path]) -> None:
        """Open a plan, or take the files for an export when they are no plans."""
        if len(paths) == 1 and looks_like_plan(paths[0]):
            self._run("Opening the plan", lambda _handle: PlanFile.open(paths[0]))
        else:
            self._window.show_import(paths)

    def take_over(self, plan: Plan) -> None:
        """Go on with a plan that has no file yet."""
        self._run("Preparing the plan", lambda _handle: PlanFile.of_plan(plan))

    def save(self) -> None:
        """Write the plan to its file, or ask for one when it has none."""
        if self.file is None:
            return
        if self.file.path is None or is_sample(self.file.path):
            self.save_as()
        else:
            self._publish()

    def save_as(self) -> None:
        """Ask where to, and go on there."""
        if self.file is None:
            return
        proposed = str(Path.home() / f"{self._window.plan_name()}.dataplan")
        path, _ = QFileDialog.getSaveFileName(self._window, "Save as", proposed, SAVE_FILTER)
        if path:
            self.save_to(Path(path if path.endswith(".dataplan") else f"{path}.dataplan"))

    def save_to(self, path: Path) -> None:
        """Save under this path and go on there."""
        if self._attempt(lambda file: file.save_as(path)):
            self._window.notice.say(f"Saved as {path.name}.", str(path.parent), "green")

    def edited(self) -> None:
        """Called after each edit: the file is published when nothing has happened for two seconds."""
        self._idle.start()
        self.show_state()

    def close(self) -> bool:
        """Publish what is open and let go of it; False when that failed and the window should stay."""
        self._idle.stop()
        if self.file is None:
            return True
        try:
            self.file.close()
        except FileError as error:
            self._window.notice.say(error.sentence, error.remedy)
            return False
        self.file = None
        return True

    def show_state(self) -> None:
        """Say in the status bar what was saved when."""
        self._window.status_bar.saved.setText(self.file.state_text() if self.file else "")

    def _publish_quietly(self) -> None:
        if self.file is not None and self.file.path is not None and not is_sample(self.file.path):
            self._publish()

    def _publish(self) -> None:
        self._attempt(lambda file: file.publish())

    def _attempt(self, action: object) -> bool:
        if self.file is None or not callable(action):
            return False
        try:
            action(self.file)
        except FileError as error:
            self._window.notice.say(error.sentence, error.remedy, choices={"Save as…": self.save_as})
            return False
        finally:
            self.show_state()
        return True

    def _run(self, name: str, work: object) -> None:
        def start(handle: Handle) -> PlanFile:
            assert callable(work)
            return work(handle)

        self._window.tasks.run(name, start, self._opened, self._window.notice.say)

    def _opened(self, file: PlanFile) -> None:
        if not self.close():
            file.close()
            return
        self.file = file
        self._window.show_document(file.document, file.read_only)
        self.show_state()


def looks_like_plan(path: Path) -> bool:
    """Whether a file is one of ours, by its name or its first bytes; a missing one is left to the opener to refuse."""
    if path.suffix == ".dataplan" or path.name.endswith(".plan.json"):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(400)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3") or b'"dataplanner-plan"' in head
