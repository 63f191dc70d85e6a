"""What was understood of an export, before anything is made of it: the preview, and choices that import it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dataplanner.files.csv_text import write_csv
from dataplanner.files.hr_import import Place, Problem, problem_rows
from dataplanner.ui.file_dialogs import FileDialogs
from dataplanner.ui.importing.chart import Sketch, sketch_of
from dataplanner.ui.importing.history import ChoiceHistory
from dataplanner.ui.importing.preview import ImportPreview
from dataplanner.ui.importing.wording import effect_text, file_names, source_text
from dataplanner.ui.importing.work import Choices, Reading, read_again
from dataplanner.ui.tasks import Task, Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, label, row


class ImportReview(QWidget):
    """``wanted`` asks to make a plan of what is shown, ``left`` to forget it."""

    wanted = Signal()
    left = Signal()
    history_changed = Signal()
    """There is something to undo or to redo that was not before, or no longer."""

    def __init__(
        self,
        paths: Sequence[Path],
        preview: ImportPreview,
        tasks: Tasks,
        theme: Callable[[], Theme],
        dialogs: FileDialogs,
        passwords: Mapping[str, str],
    ) -> None:
        """``passwords`` are those of the files at ``paths``."""
        super().__init__()
        self._stem, self._preview, self._passwords = paths[0].stem, preview, passwords
        self._tasks, self._theme, self._dialogs = tasks, theme, dialogs
        self._history = ChoiceHistory()
        self._again: Task | None = None
        self._effect = label("", "secondary", wrap=True)
        self._effect.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.back = button("Undo the last choice", self.undo)
        self.back.setToolTip("Ctrl+Z")
        self._anew = button("Back to what is proposed", lambda: self._take(self._proposed()))
        self._make = button("Create the plan", self.wanted.emit, "primary")
        cancel = button("Cancel", self.left.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(file_names(paths), "title"))
        column.addWidget(preview, 1)
        column.addWidget(row(self._make, cancel, self._effect, self.back, self._anew, spacing=12))
        preview.show()
        preview.changed.connect(self._take)
        preview.export_wanted.connect(self._export)

    def begin(self, reading: Reading, place: Place | None) -> None:
        """Show what was read first; ``place`` is where the user has said that the table is."""
        self._place = place
        self._effect.setText(source_text(reading))
        self._show_reading(reading)
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, held: bool) -> None:
        """Let nothing be made of it while something is, or let it again."""
        self._make.setEnabled(not held)

    def stop(self) -> None:
        """Nobody waits for what is being imported again."""
        if self._again is not None:
            self._again.handle.stop.set()
            self._again = None

    def forget(self) -> None:
        """Let go of what is worked out and shown: another page takes this one's place."""
        self.stop()
        self._preview.chart.forget()

    def can_undo(self) -> bool:
        """Whether there is a choice to take back."""
        return bool(self._history.before)

    def can_redo(self) -> bool:
        """Whether there is a choice to do again."""
        return bool(self._history.after)

    def undo(self) -> None:
        """Import again with the choices before the last one."""
        if self.can_undo():
            self._import_again(self._history.before[-1], self._history.undone(self.reading.choices))

    def redo(self) -> None:
        """Import again with the choices that were taken back last."""
        if self.can_redo():
            self._import_again(self._history.after[0], self._history.redone(self.reading.choices))

    def _proposed(self) -> Choices:
        """The choices as the program proposes them."""
        return Choices(flat=self.reading.choices.flat, place=self._place)

    def _show_reading(self, reading: Reading) -> None:
        self.reading = reading
        self._preview.show_reading(reading)
        self._anew.setVisible(reading.choices != self._proposed())
        self.back.setVisible(self.can_undo())
        self.history_changed.emit()
        self._preview.chart.wait()
        # Once the page has been painted: they share Python.
        QTimer.singleShot(0, self, lambda: self._sketch(reading))

    def _sketch(self, reading: Reading) -> None:
        """Lay the small chart out in the background; one that was overtaken is dropped."""
        theme = self._theme()

        def show(sketch: Sketch) -> None:
            if reading is self.reading:
                self._preview.chart.show_sketch(sketch, theme)

        self._tasks.run(
            "Drawing the chart",
            lambda _handle: sketch_of(reading.imported, theme.chart),
            show,
            lambda *_told: None,
            owner=self,
            quiet=True,
        )

    # Importing again

    def _take(self, choices: Choices) -> None:
        """Import again with other choices, which can be undone."""
        self._import_again(choices, self._history.done(self.reading.choices))

    def _import_again(self, choices: Choices, history: ChoiceHistory) -> None:
        """A change made meanwhile overtakes this one; ``history`` is what can be undone and redone then."""
        reading = self.reading
        self.stop()
        self.hold(True)
        self._effect.setText("Working out what that changes …")
        task: Task = self._tasks.run(
            "Importing again",
            lambda handle: read_again(reading, choices, handle, self._passwords),
            lambda newer: self._show_effect(task, newer, history),
            lambda *told: self._show_refusal(task, " ".join(told)),
            lambda: self._show_refusal(task, ""),
            owner=self,
        )
        self._again = task

    def _show_effect(self, task: Task, newer: Reading, history: ChoiceHistory) -> None:
        if task is self._again:
            self._effect.setText(effect_text(self.reading, newer))
            self._history = history
            self._end_again(newer)

    def _show_refusal(self, task: Task, told: str) -> None:
        """Back to the choices before, with the reason."""
        if task is self._again:
            self._effect.setText(told)
            self._end_again(self.reading)

    def _end_again(self, reading: Reading) -> None:
        self._again = None
        self._show_reading(reading)
        self.hold(False)

    # Rows that need a look

    def _export(self, problems: list[Problem], sensitive: bool) -> None:
        """Ask where to and write the original rows of these problems, each with what was seen in it."""
        name, title = f"{self._stem}-problems.csv", "Export the rows that need a look"
        path = self._dialogs.to_save(self, title, name, "CSV (*.csv)", (".csv",))
        if path is not None:
            imported = self.reading.imported
            self._tasks.run(
                "Exporting the rows",
                lambda _handle: write_csv(path, problem_rows(imported, problems, sensitive=sensitive)),
                lambda _none: self._preview.problems.tell(f"Exported as {path.name}."),
                lambda *told: self._preview.problems.tell(" ".join(told)),
                owner=self,
            )
