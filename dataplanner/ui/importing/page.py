"""The import page: reads the files in the background, then shows what was understood, or why nothing was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dataplanner.analysis.method import Method
from dataplanner.files.errors import FileError
from dataplanner.files.hr_import import NoManagerColumnError, NoPeopleError, PasswordNeededError, Place
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.kept_mappings import forget_mapping, mapping_path, remember_decisions, remember_mapping
from dataplanner.files.plan_file import Folders
from dataplanner.in_parts import let_go
from dataplanner.model.plan import Plan
from dataplanner.ui.file_dialogs import FileDialogs
from dataplanner.ui.importing.notes import PasswordNote, ReadingNote, Refusal
from dataplanner.ui.importing.preview import ImportPreview
from dataplanner.ui.importing.review import ImportReview
from dataplanner.ui.importing.wording import file_names
from dataplanner.ui.importing.work import NotYetRead, Reading, first_reading
from dataplanner.ui.tasks import Handle, Task, Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, clear_layout, label

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
        self._known_at: Path | None = None  # the mapping that has said where the table is
        self._prepared: ImportPreview | None = None
        self.review: ImportReview | None = None
        self._making: Task | None = None
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
        self._paths, self._passwords, self._place = list(paths), {}, None
        self._read(flat=flat)

    def _read(self, *, flat: bool) -> None:
        paths, passwords, place = self._paths, self._passwords, self._place
        self._show(ReadingNote(file_names(paths), self._tasks))
        # Now, as what is read in the background slows it down.
        self._prepared = self._prepared or self._hidden_preview()
        self._tasks.run(
            f"Reading {file_names(paths)}",
            lambda handle: first_reading(paths, self._folders, handle, flat=flat, passwords=passwords, place=place),
            lambda result: self._show_result(result, flat=flat),
            self._show_failure,
            self._cancelled,
        )

    def forget(self) -> None:
        """Let go of what was read, which takes as much memory as a plan."""
        review, self._passwords = self.review, {}
        self._show_nothing()
        if review is not None:
            QTimer.singleShot(LATER_MS, self, partial(self._let_go_of, review.reading))

    def _let_go_of(self, reading: Reading) -> None:
        self._tasks.run("Letting go", partial(_let_go, reading), _nothing, _nothing, quiet=True)

    def can_undo(self) -> bool:
        """Whether there is a choice to take back."""
        return self.review is not None and self.review.can_undo()

    def can_redo(self) -> bool:
        """Whether there is a choice to do again."""
        return self.review is not None and self.review.can_redo()

    def undo(self) -> None:
        """Take the last choice back."""
        if self.review is not None:
            self.review.undo()

    def redo(self) -> None:
        """Choose again what was taken back last."""
        if self.review is not None:
            self.review.redo()

    def _show_nothing(self) -> None:
        if self.review is not None:
            self.review.forget()
            self.review = None
        clear_layout(self._column)

    def _show(self, page: QWidget) -> None:
        self._show_nothing()
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
        preview, self._prepared = self._prepared or self._hidden_preview(), None
        review = ImportReview(self._paths, preview, self._tasks, self._theme, self._dialogs, self._passwords)
        review.wanted.connect(self._create)
        review.left.connect(self._leave)
        review.history_changed.connect(self.history_changed)
        self._show(review)
        self.review = review
        known = reading.choices.place is not None and self._place is None
        self._known_at = mapping_path(reading.tables, self._folders) if known else None
        review.begin(reading, self._place)

    def _leave(self) -> None:
        if self.review is not None:
            self.review.stop()
        if self._making is not None:
            self._making.handle.stop.set()
        self._cancelled()

    def _create(self) -> None:
        """Make the plan, once: a second click would make a second one."""
        if self.review is None:
            return
        name, review, reading = self._paths[0].stem, self.review, self.review.reading
        self._remember(reading)
        review.hold(True)
        self._making = self._tasks.run(
            "Creating the plan",
            lambda _handle: plan_from_import(reading.imported, name, self._method),
            self._finished,
            self._show_failure,
            lambda: review.hold(False),
            owner=review,
        )

    def _remember(self, reading: Reading) -> None:
        """Keep what the user chose for the next export with these columns; failing that hinders nobody."""
        with suppress(FileError, OSError):
            choices = reading.choices
            remember_decisions(reading.imported, reading.tables, self._folders)
            if self._known_at is not None:  # it is kept anew where it still holds
                self._known_at.unlink(missing_ok=True)
            if choices.mapping is None and not choices.leave_out and choices.place is None:
                forget_mapping(reading.tables, self._folders)
            else:
                place = choices.place if len(self._paths) == 1 else None
                remember_mapping(reading.mapping, reading.tables, self._folders, choices.leave_out, place)


def _let_go(reading: Reading, _handle: Handle) -> None:
    imported = reading.imported
    let_go(imported.positions, imported.people, *(column for table in reading.tables for column in table.held()))


def _nothing(*_: object) -> None:
    """Nobody waits for it."""
