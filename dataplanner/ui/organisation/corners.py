"""What stands at the lower edge of a chart: the legend on the left, zoom and overview on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.legend import Legend
from dataplanner.ui.organisation.overview import Overview
from dataplanner.ui.organisation.zoom_bar import ZoomBar

_EDGE = 16
_LARGEST = 0.35
"""The share of the chart's width and height that something in a corner may take."""
_STRIPS = 3
"""A chart leaves a strip free below where it keeps at least twice as much for itself."""


class Corners:
    """Legend and overview of the chart on ``widget``, and what it is zoomed with.

    ``chosen`` is told the row that is clicked in the overview.
    """

    def __init__(self, widget: QWidget, inks: Inks, zoom: ZoomBar, chosen: Callable[[int], object]) -> None:
        self._widget, self._zoom = widget, zoom
        self._legend, self._overview = Legend(inks, widget), Overview(inks, widget)
        self._overview.row_chosen.connect(chosen)
        zoom.resized.connect(self.place)

    def set_inks(self, inks: Inks) -> None:
        """Paint both in another theme."""
        self._legend.set_inks(inks)
        self._overview.set_inks(inks)
        self.place()

    def set_data(self, data: ChartData) -> None:
        """Explain and show another organisation."""
        self._legend.set_data(data)
        self._overview.set_data(data)
        self.place()

    def mark(self, rows: Callable[[], Rows]) -> None:
        """Mark in the overview whom the chart shows just now, asked for when it is painted."""
        self._overview.mark(rows)

    def place(self) -> None:
        """Put all into their places: the legend beside the zoom, or below it where that takes less height."""
        legend, overview, zoom, widget = self._legend, self._overview, self._zoom, self._widget
        right, bottom = widget.width() - _EDGE, widget.height() - _EDGE
        overview.setVisible(overview.explains() and self._leaves_room(overview.width(), overview.height()))
        overview.move(right - overview.width(), bottom - overview.height())
        right -= overview.width() + _EDGE if overview.isVisibleTo(widget) else 0
        above = zoom.height() + _EDGE // 2
        legend.set_room(right - _EDGE)
        lowest = legend.height() + above
        legend.set_room(right - _EDGE - zoom.width() - _EDGE)
        if legend.height() > lowest:
            legend.set_room(right - _EDGE)
        legend.setVisible(bool(legend.names()) and self._leaves_room(0, legend.height()))
        legend.move(_EDGE, bottom - legend.height())
        beside = not legend.isVisibleTo(widget) or legend.geometry().right() + _EDGE <= right - zoom.width()
        if right - zoom.width() < _EDGE:
            zoom.move(widget.width() - _EDGE - zoom.width(), bottom - overview.height() - _EDGE - zoom.height())
        else:
            raised = 0 if beside else legend.height() + above - zoom.height()
            zoom.move(right - zoom.width(), bottom - zoom.height() - raised)

    def _leaves_room(self, width: int, height: int) -> bool:
        """Whether something of that size leaves most of the chart free; in a small window the chart comes first."""
        room = self._widget.size() * _LARGEST
        return width <= room.width() and height <= room.height()

    def cover(self, card: QRectF) -> bool:
        """Whether any of them lies over a place of the chart."""
        over = (part for part in (self._legend, self._overview, self._zoom) if part.isVisibleTo(self._widget))
        return any(card.intersects(QRectF(part.geometry())) for part in over)

    def strip(self) -> float:
        """The height at the bottom that a chart had better leave to legend and zoom, where there is enough of it."""
        if not self._legend.isVisibleTo(self._widget):
            return 0.0
        strip = self._widget.height() - min(self._legend.y(), self._zoom.y())
        return strip if self._widget.height() > _STRIPS * strip else 0.0
