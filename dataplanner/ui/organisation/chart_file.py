"""The chart as a file: SVG, PNG or PDF, drawn offscreen by the canvas's own painter, always on white.

No widget and no display is needed, only a QGuiApplication, which is made where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from dataplanner.analysis.stacks import Mask
from dataplanner.files.chart_paper import OWN_SIZE, Paper
from dataplanner.files.errors import FileError
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Scenario
from dataplanner.ui.organisation.chart_data import ChartData, chart_data
from dataplanner.ui.organisation.chart_pages import POINTS_A_PIXEL, paint_pages, room_of
from dataplanner.ui.organisation.chart_sheet import ChartSheet
from dataplanner.ui.theme import Theme, load_theme

_LONGEST_SIDE = 32_000
"""Pixels; Qt's image painter goes no further."""
_LONGEST_PAGE = 14_400.0
"""Points; PDF readers go no further."""
TITLE = "Organisation chart"


class UnknownPicture(FileError):
    """A file name that does not say what kind of picture is wanted."""


class PictureFailed(FileError):
    """Qt could not make the picture, for want of memory as a rule."""


def write_plan_chart(plan: Plan, scenario: str, path: Path, paper: Paper = OWN_SIZE) -> str:
    """Draw the whole organisation of a plan's scenario into ``path``, headed by their names; as write_chart."""
    data, note = drawn_plan_chart(plan, scenario, path, paper)
    replace_file(path, lambda temporary: temporary.write_bytes(data))
    return note


def drawn_plan_chart(plan: Plan, scenario: str, path: Path, paper: Paper = OWN_SIZE) -> tuple[bytes, str]:
    """What write_plan_chart writes, and what it returns; nothing is written."""
    kind_names = {kind.id: kind.name for kind in load_method().kinds.values()}
    chart = chart_data(plan, scenario, kind_names=kind_names)
    heading = f"{plan.name} · {plan.get(Scenario, scenario).name}"
    return _drawn(chart, path, load_theme("light"), None, heading, paper)


def write_chart(
    chart: ChartData,
    path: Path,
    theme: Theme,
    *,
    folded: Mask | None = None,
    heading: str = "",
    paper: Paper = OWN_SIZE,
) -> str:
    """Draw a chart into ``path``, whose ending says how: .svg, .png or .pdf.

    ``folded`` marks the rows whose reports are left out; none by default. ``heading`` stands above the chart. Of
    ``theme`` the sizes count: the colours are those of print. A PDF is put on ``paper``. Returns a sentence on the
    scale where the picture had to be made smaller, and on the number of pages where there are several, else nothing.
    Raises FileError; a file that was there is then as it was.
    """
    data, note = _drawn(chart, path, theme, folded, heading, paper)
    replace_file(path, lambda temporary: temporary.write_bytes(data))
    return note


def _drawn(
    chart: ChartData, path: Path, theme: Theme, folded: Mask | None, heading: str, paper: Paper
) -> tuple[bytes, str]:
    """What write_chart writes, and what it returns."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnknownPicture(f"“{path.name}” does not say what to draw.", "End its name in .svg, .png or .pdf.")
    app = QGuiApplication.instance() or QGuiApplication([])
    paper = paper if writer is _pdf else OWN_SIZE
    page = room_of(paper) if paper.width and not paper.several else None
    sheet = ChartSheet(chart, theme, folded=folded, heading=heading, page=page, at_once=not paper.several)
    drawn = writer(sheet, paper)
    del app
    return drawn


def _scaled(scale: float) -> str:
    return "" if scale >= 1 else f"The chart is large: the picture shows it at {scale:.0%} of its full size."


def _svg(sheet: ChartSheet, _paper: Paper) -> tuple[bytes, str]:
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(sheet.size.width()), round(sheet.size.height())))
    generator.setViewBox(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setTitle(TITLE)
    _paint_on(generator, sheet, 1.0, 1.0)
    return _bytes(buffer), ""


def _png(sheet: ChartSheet, _paper: Paper) -> tuple[bytes, str]:
    style, width, height = sheet.theme.chart_style, sheet.size.width(), sheet.size.height()
    scale = min(style.png_scale, sqrt(style.png_pixels / (width * height)), _LONGEST_SIDE / max(width, height))
    image = QImage(max(1, round(width * scale)), max(1, round(height * scale)), QImage.Format.Format_RGB32)
    _paint_on(image, sheet, scale, scale)
    buffer = _buffer()
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise PictureFailed("The picture could not be made.", "Choose .svg or .pdf, or fold a part of the chart.")
    return _bytes(buffer), _scaled(scale)


def _pdf(sheet: ChartSheet, paper: Paper) -> tuple[bytes, str]:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE)
    note = paint_pages(writer, _painter, sheet, paper) if paper.width else _scaled(_paint_own_page(writer, sheet))
    return _bytes(buffer), note


def _paint_own_page(writer: QPdfWriter, sheet: ChartSheet) -> float:
    """One page of the chart's own size, in points; larger charts are scaled down to the largest page there is."""
    points: QSizeF = sheet.size * POINTS_A_PIXEL
    scale = min(1.0, _LONGEST_PAGE / max(points.width(), points.height()))
    writer.setPageSize(QPageSize(points * scale, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _paint_on(writer, sheet, scale * POINTS_A_PIXEL * writer.resolution() / 72, 1.0)
    return scale


_WRITERS: dict[str, Callable[[ChartSheet, Paper], tuple[bytes, str]]] = {".svg": _svg, ".png": _png, ".pdf": _pdf}


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _bytes(buffer: QBuffer) -> bytes:
    return bytes(buffer.data().data())


def _paint_on(device: QSvgGenerator | QImage | QPdfWriter, sheet: ChartSheet, scale: float, detail: float) -> None:
    painter = _painter(device)
    painter.scale(scale, scale)
    sheet.paint(painter, detail)
    painter.end()


def _painter(device: QSvgGenerator | QImage | QPdfWriter) -> QPainter:
    painter = QPainter()
    if not painter.begin(device):
        raise PictureFailed("The picture could not be made.", "Fold a part of the chart, and try again.")
    return painter
