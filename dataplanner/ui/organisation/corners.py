"""What lies at the lower edge of a chart: the strip with legend and zoom, and above it the overview on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.overview import Overview
from dataplanner.ui.organisation.strip import Strip
from dataplanner.ui.organisation.zoom_bar import ZoomBar

_EDGE = 16
_LARGEST = 0.35
"""The share of the chart's width and height that the overview may take."""


class Corners:
    """``chosen`` is told the row that is clicked in the overview of the chart on ``widget``."""

    def __init__(self, widget: QWidget, inks: Inks, zoom: ZoomBar, chosen: Callable[[int], object]) -> None:
        self._widget, self._gives_way = widget, False
        self._overview, self._strip = Overview(inks, widget), Strip(inks, zoom, widget)
        self._overview.row_chosen.connect(chosen)
        zoom.resized.connect(self.place)

    def set_data(self, data: ChartData) -> None:
        """Explain and show another organisation."""
        self._strip.legend.set_data(data)
        self._overview.set_data(data)
        self.place()

    def magnify(self, inks: Inks, factor: float) -> None:
        """Write so many times as large as usual, in other inks."""
        self._strip.legend.write_in(inks)
        self._overview.write_in(inks, factor)
        self.place()

    def mark(self, rows: Callable[[], Rows]) -> None:
        """Mark in the overview whom the chart shows just now, asked for when it is painted."""
        self._overview.mark(rows)

    def place(self) -> None:
        """Put both into their places."""
        widget, overview = self._widget, self._overview
        self._strip.place(widget.width(), widget.height())
        right, bottom = widget.width() - _EDGE, self._strip.y() - _EDGE
        overview.move(right - overview.width(), bottom - overview.height())
        overview.setVisible(not self._gives_way and not self.corner().isEmpty())

    def give_way(self, gives_way: bool) -> None:
        """Take the overview away where all that is unfolded is on the screen and it would lie over some of it."""
        if gives_way != self._gives_way:
            self._gives_way = gives_way
            self.place()

    def corner(self) -> QRect:
        """Where the overview is or would be; empty where there is none, or none in so small a window."""
        room, place = self._widget.size() * _LARGEST, self._overview.geometry()
        fits = place.width() <= room.width() and place.height() <= room.height()
        return place if fits and self._overview.explains() else QRect()

    def covered(self) -> QRect:
        """What the overview covers of the chart just now; empty where it is not shown."""
        return self._overview.geometry() if self._overview.isVisibleTo(self._widget) else QRect()

    def strip(self) -> int:
        """The height that the strip takes from the chart."""
        return self._strip.height()

    def rooms(self, room: QSizeF) -> list[QSizeF]:
        """The chart's room, and those above and beside the overview, in which nothing is covered by it."""
        corner = self.corner()
        if corner.isEmpty():
            return [room]
        return [room, QSizeF(room.width(), corner.top()), QSizeF(corner.left(), room.height())]
