"""The small chart of an import: what would be drawn, whole and only to look at, by the chart's own painter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dataplanner.analysis.arrangements import ARRANGEMENTS, COMPACT
from dataplanner.analysis.index import OrganisationIndex, index_of_parents
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.stacks import LayoutSizes
from dataplanner.analysis.traits import NO_KIND
from dataplanner.files.hr_import import ImportedOrganisation
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.painter import MANY_BLOCKS, ChartPainter
from dataplanner.ui.organisation.scene import ChartScene, chart_scene
from dataplanner.ui.organisation.view import fitted
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import label

SHAPE = 1.6
"""How much wider than high the room for a small chart is; wide layers are stacked to fill it."""
SMALLEST = 220


@dataclass(frozen=True, slots=True)
class Sketch:
    """A chart ready to be painted, and how many of its positions are drawn and parked."""

    scene: ChartScene
    drawn: int
    parked: int

    @property
    def caption(self) -> str:
        """What is to be seen, in words."""
        layers, parked = self.scene.data.index.layers, f" · {self.parked:,} parked" if self.parked else ""
        deep = f"{layers} layer" if layers == 1 else f"{layers} layers"
        return f"{self.drawn:,} in {deep}{parked}" if self.drawn else f"No reporting lines{parked}"


def sketch_of(imported: ImportedOrganisation, sizes: LayoutSizes) -> Sketch:
    """The chart of an import; takes long for a large one and touches no widget."""
    positions = imported.positions
    lines = index_of_parents(
        [position.id for position in positions],
        {position.id: position.manager_id for position in positions},
        {position.id: position.order for position in positions},
    )
    index = with_parked(lines)
    folded = np.zeros(len(index), bool)
    side = (max(len(index), 1) * sizes.card_width * sizes.card_height) ** 0.5
    layout = ARRANGEMENTS[COMPACT](index, folded, sizes, side * SHAPE, side)
    return Sketch(chart_scene(_data(imported, index), layout), len(lines), len(lines.parked))


def _data(imported: ImportedOrganisation, index: OrganisationIndex) -> ChartData:
    by_id = {position.id: position for position in imported.positions}
    names = {person.id: person.name for person in imported.people}
    rows = [by_id[id_] for id_ in index.ids]
    return ChartData(
        index=index,
        name=lambda row: names.get(rows[row].person_id or "", ""),
        title=lambda row: rows[row].title,
        vacant=np.fromiter((position.vacant for position in rows), bool, len(rows)),
        kind=np.full(len(rows), NO_KIND, np.int8),
        kinds=(),
        kind_names={},
        dotted=np.empty((0, 2), np.int32),
    )


class ImportChart(QWidget):
    """Shows a sketch with its caption."""

    def __init__(self) -> None:
        super().__init__()
        self.caption = label("", "secondary")
        self.picture = _Picture()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.picture, 1)

    def wait(self) -> None:
        """Say that another chart is on its way; the one before stays to be seen."""
        self.caption.setText("Drawing …")

    def forget(self) -> None:
        """Show nothing any more."""
        self.picture.forget()

    def show_sketch(self, sketch: Sketch, theme: Theme) -> None:
        """Show another chart."""
        self.caption.setText(sketch.caption)
        self.picture.show_scene(sketch.scene, theme, f"The chart as it would be drawn: {sketch.caption}")


class _Picture(QWidget):
    """Paints a whole scene, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shown: tuple[ChartScene, ChartPainter] | None = None

    def show_scene(self, scene: ChartScene, theme: Theme, told: str) -> None:
        self._shown = scene, ChartPainter(theme)
        self.setAccessibleName(told)
        self.update()

    def forget(self) -> None:
        self._shown = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        scene, chart = self._shown
        painter, room = QPainter(self), QSizeF(self.size())
        painter.setPen(chart.inks.edge)
        view = fitted(scene.layout.width, scene.layout.height, room, chart.theme.chart_style.margin)
        painter.setBrush(_ground(chart, scene, view.scale))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.setTransform(view.transform(), combine=True)
        chart.paint(painter, scene, view.box(room), view.scale)
        painter.end()


def _ground(chart: ChartPainter, scene: ChartScene, scale: float) -> QColor:
    """A ground on which what is so small can be seen: light cards on a darker one, dark specks on a lighter one."""
    tiny = scene.layout.sizes.card_height * scale < chart.theme.chart_style.smallest_card
    specks = tiny or len(scene.data.index) > MANY_BLOCKS
    return QColor(chart.theme.palette.surface if specks else chart.theme.palette.line)
