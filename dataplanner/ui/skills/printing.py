"""A team's matrix to paper: as a PDF file or on a printer, blank or as it is filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.wording import Count
from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.model.days import day_words
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Scenario
from dataplanner.model.skills import Experience
from dataplanner.ui.dressing import load_fonts
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.paper import MatrixPaper, paper_style
from dataplanner.ui.skills.paper_painter import PaperPainter
from dataplanner.ui.theme import load_theme

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
RESOLUTION = 600
"""Dots an inch in a PDF."""


class PrintFailed(FileError):
    """The pages could not be made."""


def matrix_paper(
    plan: Plan, matrix: TeamMatrix, method: Method, name: Callable[[Person], str], *, blank: bool
) -> MatrixPaper:
    """A matrix as it goes to paper; ``name`` says how a person is called there."""
    texts = paper_style().texts
    assessed = texts.assessed.format(assessed=matrix.assessed, people=Count(len(matrix.people)))
    scenario = plan.get(Scenario, matrix.team.scenario).name
    return MatrixPaper(
        title=texts.title.format(team=matrix.team.name),
        printed=texts.printed.format(plan=plan.name, scenario=scenario, day=day_words(today())),
        note=texts.blank if blank else texts.filled,
        under_title=texts.by if blank else assessed,
        names=tuple(name(person) or texts.unnamed for person in matrix.people),
        levels=_levels(plan, matrix, method, blank=blank),
        skills=tuple(skill.name for skill in matrix.skills),
        cells=None if blank else matrix.cells,
        totals=matrix.totals,
        flags=tuple(_flag(matrix, skill.id) for skill in matrix.skills),
    )


def write_pdf(paper: MatrixPaper, path: Path, size: str) -> None:
    """Write the pages as a PDF; ``size`` is one of PAPERS. Raises FileError; an older file is then as it was."""
    save_pages(paper.title, path, lambda device: paint_on(device, paper, size))


def save_pages(title: str, path: Path, paint: Callable[[QPagedPaintDevice], object]) -> None:
    """Write a PDF of what ``paint`` paints. Raises FileError; an older file is then as it was."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(RESOLUTION)
    paint(writer)
    data = bytes(buffer.data().data())
    replace_file(path, lambda temporary: temporary.write_bytes(data))


def paint_on(device: QPagedPaintDevice, paper: MatrixPaper, size: str) -> int:
    """Paint the pages on a device, across, and return how many there are. Raises PrintFailed."""
    theme, style = load_theme("light"), paper_style()
    load_fonts(theme.fonts)
    device.setPageLayout(page_layout(size, style.lengths.margin, QPageLayout.Orientation.Landscape))
    painter = begun(device)
    made = PaperPainter(device, paper, style, theme)
    made.paint(painter)
    painter.end()
    return len(made.layout.pages)


def page_layout(size: str, margin: float, orientation: QPageLayout.Orientation) -> QPageLayout:
    """A page of one of PAPERS with the same margin, in millimetres, on all sides."""
    margins = QMarginsF(margin, margin, margin, margin)
    return QPageLayout(QPageSize(PAPERS[size]), orientation, margins, QPageLayout.Unit.Millimeter)


def begun(device: QPagedPaintDevice) -> QPainter:
    """A painter at work on a device. Raises PrintFailed."""
    painter = QPainter()
    if not painter.begin(device):
        raise PrintFailed("The pages could not be printed.", "Choose another printer, or save them as PDF.")
    return painter


def usual_paper() -> str:
    """The paper of the reader's country."""
    metric = QLocale().measurementSystem() == QLocale.MeasurementSystem.MetricSystem
    return "A4" if metric else "Letter"


def _levels(plan: Plan, matrix: TeamMatrix, method: Method, *, blank: bool) -> tuple[str, ...] | None:
    """The experience of each person, for the kind of team that has levels (Data Teams, ch. 4)."""
    records = [plan.find(Experience, person.id) for person in matrix.people]
    kind = method.kind_skills.get(matrix.team.kind)
    if not (kind and kind.levels) and not any(records):
        return None
    return tuple("" if blank or record is None else method.levels[record.level].name for record in records)


def _flag(matrix: TeamMatrix, skill: str) -> str:
    if skill in matrix.red_flags:
        return "red"
    return "amber" if skill in matrix.below_majority else ""
