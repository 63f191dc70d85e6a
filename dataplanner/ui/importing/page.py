"""The import page: reads the files in the background, then shows what was understood before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dataplanner.analysis.method import Method
from dataplanner.files.csv_text import write_csv
from dataplanner.files.errors import FileError
from dataplanner.files.hr_import import (
    NoManagerColumnError,
    NoPeopleError,
    PasswordNeededError,
    Place,
    Problem,
    problem_rows,
)
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.kept_mappings import forget_mapping, remember_decisions, remember_mapping
from dataplanner.files.plan_file import Folders
from dataplanner.in_parts import let_go
from dataplanner.model.plan import Plan
from dataplanner.ui.file_dialogs import FileDialogs
from dataplanner.ui.importing.chart import ImportChart, Sketch, sketch_of
from dataplanner.ui.importing.history import ChoiceHistory
from dataplanner.ui.importing.notes import PasswordNote, ReadingNote, Refusal
from dataplanner.ui.importing.preview import ImportPreview
from dataplanner.ui.importing.wording import effect_text, source_text
from dataplanner.ui.importing.work import Choices, NotYetRead, Reading, first_reading, read_again
from dataplanner.ui.tasks import Handle, Task, Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, clear_layout, label, row

MASKED = "An export names people, and names are masked. Show them first, with “Mask names” at the top."


LATER_MS = 200
"""What was read is let go of once the plan has been painted: the two would slow each other down."""


class ImportPage(QWidget):
    """One import at a time: reading, then a preview or the reason why there is none."""

    history_changed = Signal()
    """There is something to undo or to redo that was not before, or no longer."""

    def __init__(
        self,
        method: Method,
        theme: Callable[[], Theme],
        tasks: Tasks,
        finished: Callable[[Plan], object],
        cancelled: Callable[[], object],
        folders: Folders,
        dialogs: FileDialogs,
    ) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._method = method
        self._theme = theme
        self._tasks = tasks
        self._finished = finished
        self._cancelled = cancelled
        self._folders = folders
        self._paths: list[Path] = []
        self._passwords: dict[str, str] = {}
        self._place: Place | None = None  # where the user has said that the table is, as none was found
        self._history = ChoiceHistory()
        self._again: Task | None = None
        self._prepared: ImportPreview | None = None
        self._veil, self._body = label(MASKED, "body", wrap=True), QWidget()
        self._veil.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(40, 24, 40, 16)
        self._column.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._veil)
        whole.addWidget(self._body)
        self.conceal(masked=False)

    def conceal(self, *, masked: bool) -> None:
        """Show nothing of the export while names are masked: its rows are people."""
        self._veil.setVisible(masked)
        self._body.setVisible(not masked)

    def start(self, paths: list[Path], *, flat: bool = False) -> None:
        """Read these files; ``flat`` takes them as a list of people without managers."""
        self._paths, self._passwords, self._history = list(paths), {}, ChoiceHistory()
        self._place = None
        self._read(flat=flat)

    def _read(self, *, flat: bool) -> None:
        paths, passwords, place = self._paths, self._passwords, self._place
        self._show(ReadingNote(_names(paths), self._tasks))
        self._prepared = (
            self._prepared or self._hidden_preview()
        )  # now, as what is read in the background slows it down
        self._tasks.run(
            f"Reading {_names(paths)}",
            lambda handle: first_reading(paths, self._folders, handle, flat=flat, passwords=passwords, place=place),
            lambda result: self._show_result(result, flat=flat),
            self._show_failure,
            self._cancelled,
        )

    def forget(self) -> None:
        """Let go of what was read, which takes as much memory as a plan."""
        self._stop_again()
        self._passwords = {}
        self._history = ChoiceHistory()
        clear_layout(self._column)
        if hasattr(self, "_reading"):
            reading = self._reading
            self._preview.chart.forget()
            del self._reading, self._preview
            QTimer.singleShot(LATER_MS, self, partial(self._let_go_of, reading))

    def _let_go_of(self, reading: Reading) -> None:
        self._tasks.run("Letting go", partial(_let_go, reading), _nothing, _nothing, quiet=True)

    def can_undo(self) -> bool:
        """Whether there is a choice to take back."""
        return bool(self._history.before)

    def can_redo(self) -> bool:
        """Whether there is a choice to do again."""
        return bool(self._history.after)

    def undo(self) -> None:
        """Import again with the choices before the last one."""
        if self.can_undo():
            self._import_again(self._history.before[-1], self._history.undone(self._reading.choices))

    def redo(self) -> None:
        """Import again with the choices that were taken back last."""
        if self.can_redo():
            self._import_again(self._history.after[0], self._history.redone(self._reading.choices))

    def _show(self, page: QWidget) -> None:
        clear_layout(self._column)
        self._column.addWidget(page, 1)

    def _show_result(self, result: Reading | NotYetRead, *, flat: bool) -> None:
        if isinstance(result, PasswordNeededError):
            self._ask_password(result, flat=flat)
        elif isinstance(result, NoManagerColumnError):
            as_list = button("Import as a list", lambda: self._read(flat=True))
            self._show_failure(result.sentence, result.remedy, as_list)
        elif isinstance(result, NoPeopleError):
            self._show_failure(result.sentence, result.remedy, button("Show the rows", lambda: self._show_rows(result)))
        else:
            self._show_preview(result)

    def _show_rows(self, refused: NoPeopleError) -> None:
        """Read the likeliest table as it stands, for the user to say which row names its columns and what they mean."""
        self._place = Place(refused.source, 0)
        self._read(flat=True)

    def _ask_password(self, asked: PasswordNeededError, *, flat: bool) -> None:
        def given(password: str) -> None:
            self._passwords = {**self._passwords, str(asked.path): password}
            self._read(flat=flat)

        note = PasswordNote(asked, given, self._cancelled)
        self._show(note)
        note.focus()

    def _show_failure(self, sentence: str, remedy: str, *more: QWidget) -> None:
        back = button("Back", self._cancelled, "primary")
        self._show(Refusal(sentence, remedy, [back, *more]))
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hidden_preview(self) -> ImportPreview:
        """A preview that goes with this page, also where nothing is ever shown in it."""
        preview = ImportPreview(self)
        preview.hide()
        return preview

    def _show_preview(self, reading: Reading) -> None:
        clear_layout(self._column)
        self._preview, self._prepared = self._prepared or self._hidden_preview(), None
        self._preview.changed.connect(self._take)
        self._preview.export_wanted.connect(self._export)
        self._effect = label(source_text(reading), "secondary", wrap=True)
        self._effect.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._back = button("Undo the last choice", self.undo)
        self._anew = button("Back to what is proposed", lambda: self._take(self._proposed()))
        self._make = button("Create the plan", self._create, "primary")
        self._column.addWidget(label(_names(self._paths), "title"))
        self._column.addWidget(self._preview, 1)
        self._preview.show()
        self._column.addWidget(
            row(self._make, button("Cancel", self._leave), self._effect, self._back, self._anew, spacing=12)
        )
        self._back.setToolTip("Ctrl+Z")
        self._show_reading(reading)
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self._preview.show_reading(reading)
        self._anew.setVisible(reading.choices != self._proposed())
        self._back.setVisible(self.can_undo())
        self.history_changed.emit()
        self._draw(reading)

    def _proposed(self) -> Choices:
        """The choices as the program proposes them."""
        return Choices(flat=self._reading.choices.flat, place=self._place)

    def _draw(self, reading: Reading) -> None:
        """Say that the small chart is on its way, and begin it once the page has been painted: they share Python."""
        theme, chart = self._theme(), self._preview.chart
        chart.wait()
        QTimer.singleShot(0, chart, lambda: self._sketch(reading, theme, chart))

    def _sketch(self, reading: Reading, theme: Theme, chart: ImportChart) -> None:
        """Lay the small chart out in the background; one that was overtaken is dropped."""

        def show(sketch: Sketch) -> None:
            if reading is self._reading:
                chart.show_sketch(sketch, theme)

        self._tasks.run(
            "Drawing the chart",
            lambda _handle: sketch_of(reading.imported, theme.chart),
            show,
            lambda *_told: None,
            owner=chart,
            quiet=True,
        )

    def _take(self, choices: Choices) -> None:
        """Import again with other choices, which can be undone."""
        self._import_again(choices, self._history.done(self._reading.choices))

    def _import_again(self, choices: Choices, history: ChoiceHistory) -> None:
        """A change made meanwhile overtakes this one; ``history`` is what can be undone and redone then."""
        reading, passwords = self._reading, self._passwords
        self._stop_again()
        self._make.setEnabled(False)
        self._effect.setText("Working out what that changes …")
        task: Task = self._tasks.run(
            "Importing again",
            lambda handle: read_again(reading, choices, handle, passwords),
            lambda newer: self._show_effect(task, newer, history),
            lambda *told: self._show_refusal(task, " ".join(told)),
            lambda: self._show_refusal(task, ""),
            owner=self._preview,
        )
        self._again = task

    def _show_effect(self, task: Task, newer: Reading, history: ChoiceHistory) -> None:
        if task is self._again:
            self._effect.setText(effect_text(self._reading, newer))
            self._history = history
            self._end_again(newer)

    def _show_refusal(self, task: Task, told: str) -> None:
        """Back to the choices before, with the reason."""
        if task is self._again:
            self._effect.setText(told)
            self._end_again(self._reading)

    def _end_again(self, reading: Reading) -> None:
        self._again = None
        self._show_reading(reading)
        self._make.setEnabled(True)

    def _stop_again(self) -> None:
        if self._again is not None:
            self._again.handle.stop.set()
            self._again = None

    def _leave(self) -> None:
        self._stop_again()
        self._cancelled()

    def _create(self) -> None:
        name, reading = self._paths[0].stem, self._reading
        self._remember(reading)
        self._tasks.run(
            "Creating the plan",
            lambda _handle: plan_from_import(reading.imported, name, self._method),
            self._finished,
            self._show_failure,
        )

    def _remember(self, reading: Reading) -> None:
        """Keep what the user chose for the next export with these columns; failing that hinders nobody."""
        with suppress(FileError, OSError):
            remember_decisions(reading.imported, reading.choices.decisions, reading.tables, self._folders)
            if reading.choices.mapping is None and not reading.choices.leave_out:
                forget_mapping(reading.tables, self._folders)
            else:
                remember_mapping(reading.mapping, reading.tables, self._folders, reading.choices.leave_out)

    def _export(self, problems: list[Problem], sensitive: bool) -> None:
        """Ask where to and write the original rows of these problems, each with what was seen in it."""
        name, title = f"{self._paths[0].stem}-problems.csv", "Export the rows that need a look"
        path = self._dialogs.to_save(self, title, name, "CSV (*.csv)", (".csv",))
        if path is not None:
            imported = self._reading.imported
            self._tasks.run(
                "Exporting the rows",
                lambda _handle: write_csv(path, problem_rows(imported, problems, sensitive=sensitive)),
                lambda _none: self._preview.problems.tell(f"Exported as {path.name}."),
                lambda *told: self._preview.problems.tell(" ".join(told)),
                owner=self._preview,
            )


def _let_go(reading: Reading, _handle: Handle) -> None:
    imported = reading.imported
    let_go(imported.positions, imported.people, *(column for table in reading.tables for column in table.held()))


def _nothing(*_: object) -> None:
    """Nobody waits for it."""


def _names(paths: list[Path]) -> str:
    return ", ".join(path.name for path in paths)
