"""The report workspace: what can be written, where it was written to, and what went wrong if it was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dataplanner.files.chart_paper import chart_paper
from dataplanner.files.workbook import write_workbook
from dataplanner.model.positions import Scenario
from dataplanner.ui.organisation.chart_apart import write_chart_apart
from dataplanner.ui.organisation.chart_file import write_plan_chart
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Handle, Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, card, clear_layout, gap, label, row
from dataplanner.ui.workspace import Workspace

WIDTH = 760
MANY = 10_000
"""Positions from which on Qt ends a drawing so slowly that it is felt."""
CONTENTS = (
    "Summary with the findings · positions · teams · reporting distance with the common leaders · "
    "a skills gap matrix for each team with live totals · each project on a page, with its steps, backlog, timeline, "
    "waits, value and decisions · rows of the import that need a look"
)

CHART = (
    "The whole chart as a drawing: sharp at any size as PDF or SVG, or as a picture. A PDF is put on the paper that "
    "you print on; several pages have marks that say where to cut and put them together."
)


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and what the reader should know about it."""

    path: Path
    note: str = ""


class ReportWorkspace(Workspace):
    """Two cards, the workbook and the chart, and below them what has been written."""

    name = "Report"
    icon = "report"
    has_inspector = False

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        body = QWidget()
        body.setMaximumWidth(WIDTH)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        self._scenario = label("", "secondary", wrap=True)
        self._written = QVBoxLayout()
        lines.addWidget(label("Report", "heading"))
        lines.addWidget(self._scenario)
        lines.addWidget(self._workbook_card())
        lines.addWidget(self._chart_card())
        lines.addLayout(self._written)
        lines.addStretch(1)
        self.column.addWidget(body, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addStretch(1)

    def refresh(self) -> None:
        scenario = self.session.plan.get(Scenario, self.session.scenario)
        masked = self.session.names.carried
        self._scenario.setText(f"Of the scenario “{scenario.name}”, as it is now. {masked}".rstrip())
        if masked:
            clear_layout(self._written)  # a file that was written before may be called after somebody

    def ask_for_workbook(self) -> None:
        """Ask where the workbook is to be written, and write it there."""
        self._ask("xlsx", "Workbook (*.xlsx)", self.export_workbook)

    def export_workbook(self, path: Path) -> None:
        """Write the workbook in the background; the plan may be edited meanwhile."""
        plan, scenario, method = self.session.document.plan.copy(), self.session.scenario, self.session.method

        def work(handle: Handle) -> Written:
            today = date.today()  # noqa: DTZ011 – the date printed is the reader's
            write_workbook(
                plan, scenario, method, path, today=today, progress=handle.report, cancelled=handle.cancelled
            )
            return Written(path)

        self._write("Writing the workbook", work)

    def export_chart(self, path: Path) -> None:
        """Draw the whole chart into a file, always on white; a PDF on the paper chosen."""
        paper = self._papers.currentData()
        plan, scenario = self.session.document.plan.copy(), self.session.scenario
        apart = len(plan.organisation(scenario)) >= MANY

        def work(handle: Handle) -> Written:
            if apart:
                return Written(path, write_chart_apart(plan, scenario, path, paper, handle.cancelled))
            return Written(path, write_plan_chart(plan, scenario, path, paper))

        self._write("Drawing the chart", work)

    def _workbook_card(self) -> QWidget:
        frame, lines = card()
        lines.addWidget(label("Excel workbook", "strong"))
        lines.addWidget(label(CONTENTS, "secondary", wrap=True))
        export = button("Export the workbook…", self.ask_for_workbook, "primary")
        lines.addSpacing(4)
        lines.addWidget(row(export, None))
        return frame

    def _chart_card(self) -> QWidget:
        frame, lines = card()
        lines.addWidget(label("Organisation chart", "strong"))
        lines.addWidget(label(CHART, "secondary", wrap=True))
        self._papers = QComboBox()
        self._papers.setAccessibleName("Paper of the PDF")
        for paper in chart_paper().papers.values():
            self._papers.addItem(paper.name, paper)
        pdf, svg, png = (
            button(f"{suffix.upper()}…", partial(self._ask, suffix, f"Chart (*.{suffix})", self.export_chart))
            for suffix in ("pdf", "svg", "png")
        )
        lines.addSpacing(4)
        lines.addWidget(row(pdf, label("on", "secondary"), self._papers, gap(), svg, png, None))
        return frame

    def _ask(self, suffix: str, filters: str, export: Callable[[Path], None]) -> None:
        name = f"{self.session.names.for_file(self.session.document.plan.name)}.{suffix}"
        path = self.session.file_dialogs.to_save(self, "Export", name, filters, (f".{suffix}",))
        if path is not None:
            export(path)

    def _write(self, name: str, work: Callable[[Handle], Written]) -> None:
        self.tasks.run(name, work, self._done, self._failed, owner=self)

    def _done(self, written: Written) -> None:
        path, hidden = written.path, self.session.names.hidden
        frame, lines = card("green")
        lines.addWidget(label(f"Written: {hidden(path.name)}", "strong"))
        for line in filter(None, (hidden(str(path)), written.note)):
            lines.addWidget(label(line, "secondary", wrap=True))
        open_file = button("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))), "link")
        open_folder = button(
            "Open its folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))), "link"
        )
        lines.addWidget(row(open_file, open_folder, None))
        self._show(frame)

    def _failed(self, sentence: str, remedy: str) -> None:
        frame, lines = card("red")
        lines.addWidget(label(f"Not written: {self.session.names.hidden(sentence)}", "strong", wrap=True))
        lines.addWidget(label(remedy, "secondary", wrap=True))
        self._show(frame)

    def _show(self, frame: QWidget) -> None:
        clear_layout(self._written)
        self._written.addWidget(frame)
