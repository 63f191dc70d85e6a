"""What stands in the lower corners of a chart: the legend on the left, the overview on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.legend import Legend
from dataplanner.ui.organisation.overview import Overview

_EDGE = 16


class Corners:
    """Legend and overview of the chart on ``widget``; ``chosen`` is told the row that is clicked in the overview."""

    def __init__(self, widget: QWidget, inks: Inks, chosen: Callable[[int], object]) -> None:
        self._widget = widget
        self._legend, self._overview = Legend(inks, widget), Overview(inks, widget)
        self._overview.row_chosen.connect(chosen)

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

    def mark(self, rows: Rows) -> None:
        """Mark in the overview whom the chart shows just now."""
        self._overview.mark(rows)

    def place(self) -> None:
        """Put both into their corners; the legend takes the room that the overview leaves."""
        legend, overview, widget = self._legend, self._overview, self._widget
        taken = overview.width() if overview.isVisibleTo(widget) else 0
        legend.set_room(widget.width() - 3 * _EDGE - taken)
        legend.move(_EDGE, widget.height() - legend.height() - _EDGE)
        overview.move(widget.width() - overview.width() - _EDGE, widget.height() - overview.height() - _EDGE)

    def strip(self) -> float:
        """The height at the bottom that a chart had better leave to the legend, where there is enough of it."""
        strip = self._legend.height() + _EDGE
        return strip if self._legend.isVisibleTo(self._widget) and self._widget.height() > 4 * strip else 0.0
