"""The report about one person, asked for by hand each time: as a PDF or on a printer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from dataplanner.analysis.person_report import PersonReport, person_report
from dataplanner.ui.dialog_traces import leaving_no_traces
from dataplanner.ui.dialogs import answered
from dataplanner.ui.session import Session
from dataplanner.ui.skills.outcome import Outcome
from dataplanner.ui.skills.person_paper import write_person_pdf
from dataplanner.ui.skills.printing import PAPERS, usual_paper
from dataplanner.ui.tasks import Handle, Tasks
from dataplanner.ui.widgets import menu_text


class PersonPrint:
    """Makes buttons for reports; nothing is made while people may not be judged on the page."""

    def __init__(self, session: Session, tasks: Tasks, outcome: Outcome) -> None:
        self._session, self._tasks, self._outcome = session, tasks, outcome

    def button(self, person: str) -> QPushButton:
        """A button with a menu: the report about this person, to hand to them."""
        made = QPushButton("Report for this person")
        menu = QMenu(made)
        for size in PAPERS:
            menu.addAction(menu_text(f"Save as PDF, {size}…"), partial(self._ask, made, person, size))
        menu.addAction("To a printer…", partial(self._print, made, person))
        made.setMenu(menu)
        return made

    def save_pdf(self, person: str, path: Path, size: str) -> None:
        """Write the report in the background."""
        report = self._made(person)
        if report is None:
            return
        plan = self._session.plan.name

        def work(_handle: Handle) -> Path:
            write_person_pdf(report, plan, path, size)
            return path

        self._tasks.run("Writing the report", work, self._outcome.written, self._outcome.failed)

    def _made(self, person: str) -> PersonReport | None:
        session = self._session
        if session.withheld is not None:
            session.refused.emit(*session.withheld)
            return None
        return person_report(session.plan, session.scenario, person, session.method)

    def _ask(self, parent: QPushButton, person: str, size: str) -> None:
        dialogs = self._session.file_dialogs
        path = dialogs.to_save(parent, "Save as PDF", "Skills report.pdf", "PDF (*.pdf)", (".pdf",))
        if path is not None:
            self.save_pdf(person, path, size)

    def _print(self, parent: QPushButton, person: str) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from dataplanner.ui.skills.person_paper import paint_person

        report = self._made(person)
        if report is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        with leaving_no_traces():  # a printer may be a file
            confirmed = answered(QPrintDialog(printer, parent))
        if confirmed:
            paint_person(printer, report, self._session.plan.name, usual_paper())
