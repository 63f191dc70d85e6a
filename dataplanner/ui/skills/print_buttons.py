"""The buttons that bring a matrix to paper: blank to fill in by hand, or as it is; as a PDF or on a printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.ui.dialog_traces import leaving_no_traces
from dataplanner.ui.dialogs import answered
from dataplanner.ui.session import Session
from dataplanner.ui.skills.outcome import Outcome
from dataplanner.ui.skills.paper import MatrixPaper
from dataplanner.ui.skills.printing import PAPERS, matrix_paper, paint_on, usual_paper, write_pdf
from dataplanner.ui.tasks import Handle, Tasks

NOTHING = ("There is no matrix to print.", "Choose a team that has people.")
NUMBERED = "Names are masked: people are numbers in it, as on the screen."


class PrintButtons:
    """Two buttons with a menu each, for the matrix that ``shown`` gives."""

    def __init__(
        self, session: Session, tasks: Tasks, outcome: Outcome, shown: Callable[[], TeamMatrix | None]
    ) -> None:
        self._session, self._tasks, self._outcome, self._shown = session, tasks, outcome, shown
        self.blank = self._button("Print blank", blank=True)
        self.filled = self._button("Print", blank=False)

    def save_pdf(self, path: Path, size: str, *, blank: bool) -> None:
        """Write the matrix shown as a PDF in the background."""
        paper = self._paper(blank=blank)
        if paper is None:
            return

        holds = NUMBERED if self._session.names.masked else ""

        def work(_handle: Handle) -> Path:
            write_pdf(paper, path, size)
            return path

        self._tasks.run(
            "Writing the pages", work, lambda path: self._outcome.written(path, holds), self._outcome.failed
        )

    def _button(self, text: str, *, blank: bool) -> QPushButton:
        made = QPushButton(text)
        menu = QMenu(made)
        for size in PAPERS:
            menu.addAction(f"Save as PDF, {size}…", partial(self._ask, size, blank=blank))
        menu.addAction("To a printer…", partial(self._print, blank=blank))
        made.setMenu(menu)
        return made

    def _paper(self, *, blank: bool) -> MatrixPaper | None:
        matrix, session = self._shown(), self._session
        if matrix is None:
            self._outcome.failed(*NOTHING)
            return None
        return matrix_paper(session.plan, matrix, session.method, session.names.person, blank=blank)

    def _ask(self, size: str, *, blank: bool) -> None:
        matrix = self._shown()
        name = f"{matrix.team.name if matrix else 'Matrix'}{' (blank)' if blank else ''}.pdf"
        path = self._session.file_dialogs.to_save(self.blank, "Save as PDF", name, "PDF (*.pdf)", (".pdf",))
        if path is not None:
            self.save_pdf(path, size, blank=blank)

    def _print(self, *, blank: bool) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        paper = self._paper(blank=blank)
        if paper is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        with leaving_no_traces():  # a printer may be a file
            confirmed = answered(QPrintDialog(printer, self.blank))
        if confirmed:
            paint_on(printer, paper, usual_paper())
