"""What larger text alone does not enlarge for the projector: rows and columns of tables, and the cards of charts."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dataplanner.ui.organisation.zoom_view import ZoomView

_ENLARGED = "enlarged"


def enlarge(root: QWidget, factor: float) -> None:
    """Draw the tables and charts below ``root`` so many times as large as usual; 1 as usual again."""
    for table in root.findChildren(QTableView):
        if (change := _change(table, factor)) != 1.0:
            for header in (table.verticalHeader(), table.horizontalHeader()):
                _stretch(header, change)
    for chart in root.findChildren(ZoomView):
        if chart.isVisible() and (change := _change(chart, factor)) != 1.0:
            chart.zoom_by(change, QPointF(chart.width() / 2, 0))  # the leader at the top stays in sight


def _change(widget: QWidget, factor: float) -> float:
    """By how much a widget is to change; it remembers how large it is."""
    before = widget.property(_ENLARGED) or 1.0
    widget.setProperty(_ENLARGED, factor)
    return factor / float(before)


def _stretch(header: QHeaderView, change: float) -> None:
    sizes = [header.sectionSize(section) for section in range(_few(header))]
    header.setDefaultSectionSize(round(header.defaultSectionSize() * change))
    if header.minimumHeight() == header.maximumHeight():
        header.setFixedHeight(round(header.height() * change))
    for section, size in enumerate(sizes):
        if header.sectionResizeMode(section) in (QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Fixed):
            header.resizeSection(section, round(size * change))


def _few(header: QHeaderView) -> int:
    """The number of sections with a size of their own: columns have one, rows of a large table are all alike."""
    return header.count() if header.orientation().name == "Horizontal" else 0
