"""The page of the organisation's shape: figures to ask about, beside figures from elsewhere, never verdicts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from dataplanner.analysis.headcount import headcount_by
from dataplanner.analysis.krackhardt import krackhardt_measures
from dataplanner.ui.distance.page import DistancePage, PageContext
from dataplanner.ui.distance.shape.headcount import Counting, fill_headcount
from dataplanner.ui.distance.shape.hierarchy import fill_hierarchy
from dataplanner.ui.distance.shape.leading import fill_leading
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.distance.shape.places import fill_places
from dataplanner.ui.distance.shape.spans import fill_layers, fill_spans
from dataplanner.ui.distance.shape.staff import Looking, fill_staff
from dataplanner.ui.distance.shape.staffing import fill_missing, fill_ratio
from dataplanner.ui.distance.shape.worked_out import WorkedOut
from dataplanner.ui.latest import MANY
from dataplanner.ui.two_columns import TwoColumns
from dataplanner.ui.widgets import Column

Fill = Callable[[Section], None]
HEADCOUNT, HIERARCHY, STAFF = "Headcount and FTE", "How much of a hierarchy", "A project’s staff"
"""The sections that are filled by themselves, when something is chosen or found in them."""


class ShapePage(DistancePage):
    """Two columns of sections, each filled by its own file."""

    name = "Shape"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._counting, self._looking = Counting(), Looking()
        self._measures = WorkedOut(
            self.session,
            self.tasks,
            "Measuring the hierarchy",
            krackhardt_measures,
            partial(self._again, HIERARCHY),
            many=0,
        )
        self._groups = WorkedOut(
            self.session, self.tasks, "Counting positions", headcount_by, partial(self._again, HEADCOUNT), many=MANY
        )
        self._sections: dict[str, tuple[Section, Fill]] = {}
        # A section is filled anew once the box in it that something was chosen in is closed.
        self._stale: set[str] = set()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fill_stale)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(TwoColumns(self._column(self._left()), self._column(self._right()), spacing=16))

    def refresh(self) -> None:
        self._stale = set(self._sections)
        self._fill_stale()

    def _left(self) -> dict[str, Fill]:
        return {
            "Span of control": fill_spans,
            "Layers": fill_layers,
            HEADCOUNT: lambda made: fill_headcount(made, self._counting, self._groups, partial(self._again, HEADCOUNT)),
            HIERARCHY: lambda made: fill_hierarchy(made, self._measures.current()),
        }

    def _right(self) -> dict[str, Fill]:
        return {
            "Engineers and scientists": fill_ratio,
            "Kinds of team that are missing": fill_missing,
            "Who leads": fill_leading,
            "Where the data teams stand": fill_places,
            STAFF: lambda made: fill_staff(made, self._looking, partial(self._again, STAFF)),
        }

    def _column(self, sections: dict[str, Fill]) -> Column:
        column = Column(margins=(0, 0, 0, 0))
        column.setSpacing(16)
        for heading, fill in sections.items():
            made = Section(self.session, self.theme, heading)
            self._sections[heading] = made, fill
            column.add(made.frame)
        return column

    def _again(self, heading: str) -> None:
        self._stale.add(heading)
        self._soon.start()

    def _fill_stale(self) -> None:
        stale, self._stale = self._stale, set()
        for heading in stale:
            made, fill = self._sections[heading]
            made.clear()
            fill(made)
