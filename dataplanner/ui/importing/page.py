"""The import page: reads the files in the background, then shows what was understood before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from dataplanner.analysis.method import Method
from dataplanner.files.hr_import import ImportedOrganisation, import_export
from dataplanner.files.hr_import.errors import NoManagerColumnError
from dataplanner.files.import_plan import plan_from_import
from dataplanner.model.plan import Plan
from dataplanner.ui.importing.preview import ImportPreview
from dataplanner.ui.tasks import Handle, Tasks
from dataplanner.ui.widgets import button, clear_layout, label, row


class ImportPage(QWidget):
    """One import at a time: reading, then a preview or the reason why there is none."""

    def __init__(
        self, method: Method, tasks: Tasks, finished: Callable[[Plan], object], cancelled: Callable[[], object]
    ) -> None:
        super().__init__()
        self._method = method
        self._tasks = tasks
        self._finished = finished
        self._cancelled = cancelled
        self._paths: list[Path] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(40, 32, 40, 24)
        self._column.setSpacing(12)

    def start(self, paths: list[Path], *, flat: bool = False) -> None:
        """Read these files; ``flat`` takes them as a list of people without managers."""
        self._paths = list(paths)
        self._show_reading()
        self._tasks.run(
            f"Reading {_names(paths)}",
            lambda handle: _import(paths, handle, flat=flat),
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

    def _show_result(self, result: ImportedOrganisation | NoManagerColumnError) -> None:
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

    def _show_preview(self, imported: ImportedOrganisation) -> None:
        clear_layout(self._column)
        self._column.addWidget(label(_names(self._paths), "title"))
        self._column.addWidget(ImportPreview(imported), 1)
        make = button("Create the plan", lambda: self._create(imported), "primary")
        self._column.addWidget(row(make, button("Cancel", self._cancelled), None))
        make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self, imported: ImportedOrganisation) -> None:
        name = self._paths[0].stem
        self._tasks.run(
            "Creating the plan",
            lambda _handle: plan_from_import(imported, name, self._method),
            self._finished,
            self._show_failure,
        )


def _import(paths: list[Path], handle: Handle, *, flat: bool) -> ImportedOrganisation | NoManagerColumnError:
    """What the files hold, or that nothing in them says who reports to whom. Raises FileError."""

    def progress(stage: str, done: int, total: int) -> None:
        handle.report(
            done / total if total else 0.0, f"{stage.capitalize()}: {done:,} of {total:,}" if total else stage
        )

    try:
        return import_export(paths, flat=flat, progress=progress, cancelled=handle.cancelled)
    except NoManagerColumnError as error:
        return error


def _names(paths: list[Path]) -> str:
    return ", ".join(path.name for path in paths)
