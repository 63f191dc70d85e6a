"""The import page: reads the files in the background, then shows what was understood before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from dataplanner.analysis.method import Method
from dataplanner.files.csv_text import write_csv
from dataplanner.files.errors import FileError
from dataplanner.files.hr_import import NoManagerColumnError, problem_rows
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.kept_mappings import forget_mapping, remember_mapping
from dataplanner.files.plan_file import Folders
from dataplanner.model.plan import Plan
from dataplanner.ui.importing.preview import ImportPreview
from dataplanner.ui.importing.wording import effect_text, source_text
from dataplanner.ui.importing.work import Choices, Reading, first_reading, read_again
from dataplanner.ui.tasks import Task, Tasks
from dataplanner.ui.widgets import button, clear_layout, label, row


class ImportPage(QWidget):
    """One import at a time: reading, then a preview or the reason why there is none."""

    def __init__(
        self,
        method: Method,
        tasks: Tasks,
        finished: Callable[[Plan], object],
        cancelled: Callable[[], object],
        folders: Folders,
    ) -> None:
        super().__init__()
        self._method = method
        self._tasks = tasks
        self._finished = finished
        self._cancelled = cancelled
        self._folders = folders
        self._paths: list[Path] = []
        self._again: Task | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(40, 32, 40, 24)
        self._column.setSpacing(12)

    def start(self, paths: list[Path], *, flat: bool = False) -> None:
        """Read these files; ``flat`` takes them as a list of people without managers."""
        self._paths = list(paths)
        self._show_reading()
        self._tasks.run(
            f"Reading {_names(paths)}",
            lambda handle: first_reading(paths, self._folders, handle, flat=flat),
            self._show_result,
            self._show_failure,
            self._cancelled,
        )

    def _show_reading(self) -> None:
        clear_layout(self._column)
        self._column.addWidget(label("Reading the export", "title"))
        self._column.addWidget(label(_names(self._paths), "secondary"))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setMaximumWidth(480)
        self._column.addWidget(bar)
        self._column.addWidget(row(button("Cancel", self._tasks.cancel), None))
        self._column.addStretch(1)

    def _show_result(self, result: Reading | NoManagerColumnError) -> None:
        if isinstance(result, NoManagerColumnError):
            self._show_failure(result.sentence, result.remedy, as_list=True)
        else:
            self._show_preview(result)

    def _show_failure(self, sentence: str, remedy: str, *, as_list: bool = False) -> None:
        clear_layout(self._column)
        self._column.addWidget(label("This export cannot be imported yet", "title"))
        self._column.addWidget(label(sentence, "body", wrap=True))
        self._column.addWidget(label(remedy, "secondary", wrap=True))
        choices: list[QWidget | None] = [button("Back", self._cancelled, "primary")]
        if as_list:
            choices.append(button("Import as a list", lambda: self.start(self._paths, flat=True)))
        self._column.addWidget(row(*choices, None))
        self._column.addStretch(1)

    def _show_preview(self, reading: Reading) -> None:
        clear_layout(self._column)
        self._reading = reading
        self._preview = ImportPreview()
        self._preview.changed.connect(self._take)
        self._preview.export_wanted.connect(self._export)
        self._effect = label(source_text(reading), "secondary", wrap=True)
        self._anew = button("Back to what is proposed", lambda: self._take(Choices(flat=self._reading.choices.flat)))
        self._make = button("Create the plan", self._create, "primary")
        self._column.addWidget(label(_names(self._paths), "title"))
        self._column.addWidget(self._preview, 1)
        self._column.addWidget(self._effect)
        self._column.addWidget(row(self._make, button("Cancel", self._leave), None, self._anew))
        self._preview.show_reading(reading)
        self._anew.setVisible(reading.choices != Choices(flat=reading.choices.flat))
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, choices: Choices) -> None:
        """Import again with other choices; a change made meanwhile overtakes it."""
        reading = self._reading
        self._stop_again()
        self._make.setEnabled(False)
        self._effect.setText("Working out what that changes …")
        task: Task = self._tasks.run(
            "Importing again",
            lambda handle: read_again(reading, choices, handle),
            lambda newer: self._show_effect(task, newer),
            lambda *told: self._show_refusal(task, " ".join(told)),
            lambda: self._show_refusal(task, ""),
            owner=self._preview,
        )
        self._again = task

    def _show_effect(self, task: Task, newer: Reading) -> None:
        if task is self._again:
            self._effect.setText(effect_text(self._reading, newer))
            self._reading = newer
            self._anew.setVisible(newer.choices != Choices(flat=newer.choices.flat))
            self._end_again()

    def _show_refusal(self, task: Task, told: str) -> None:
        """Back to the choices before, with the reason."""
        if task is self._again:
            self._effect.setText(told)
            self._end_again()

    def _end_again(self) -> None:
        self._again = None
        self._preview.show_reading(self._reading)
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
            if reading.choices.mapping is None:
                forget_mapping(reading.tables, self._folders)
            else:
                remember_mapping(reading.mapping, reading.tables, self._folders)

    def _export(self) -> None:
        """Ask where to and write the original rows, each with what was seen in it."""
        proposed = str(Path.home() / f"{self._paths[0].stem}-problems.csv")
        chosen, _ = QFileDialog.getSaveFileName(self, "Export the rows that need a look", proposed, "CSV (*.csv)")
        if chosen:
            path, imported = Path(chosen), self._reading.imported
            self._tasks.run(
                "Exporting the rows",
                lambda _handle: write_csv(path, problem_rows(imported)),
                lambda _none: self._effect.setText(f"Exported as {path.name}."),
                lambda *told: self._effect.setText(" ".join(told)),
                owner=self._preview,
            )


def _names(paths: list[Path]) -> str:
    return ", ".join(path.name for path in paths)
