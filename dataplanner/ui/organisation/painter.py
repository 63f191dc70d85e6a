"""The chart's painter: paints a scene onto any QPainter, as much of it as can be seen and read. No widget in it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dataplanner.analysis.box import Box
from dataplanner.analysis.index import Rows
from dataplanner.analysis.parking import parked_rows
from dataplanner.ui.organisation.cards import CardPainter
from dataplanner.ui.organisation.inks import Inks, mixed
from dataplanner.ui.organisation.line_painter import LinePainter, far_pieces
from dataplanner.ui.organisation.raster import Raster
from dataplanner.ui.organisation.scene import ChartScene
from dataplanner.ui.organisation.tiles import CardTiles
from dataplanner.ui.theme import Theme

_PALE = 0.25
MANY_BLOCKS = 800
"""From here on one image is quicker to make than that many rectangles."""


class ChartPainter:
    """Paints charts in one theme. Needs a QGuiApplication.

    ``for_screen`` keeps cards as pixmaps: quick to paint again, but only in the thread of the window.
    """

    def __init__(self, theme: Theme, *, for_screen: bool = False) -> None:
        self.theme = theme
        self.inks = Inks(theme)
        self._style = theme.chart_style
        self._cards = CardPainter(self.inks)
        self._for_screen = for_screen
        self._tiles = CardTiles(self._cards, self._style) if for_screen else None
        self._lines = LinePainter(self.inks)

    def paint(self, painter: QPainter, scene: ChartScene, visible: Box, scale: float) -> None:
        """Paint what of the scene touches ``visible``, a rectangle of the chart.

        The painter's coordinates are the chart's: ``scale``, how many pixels of the device one of them takes, only
        decides the detail. Below the theme's text scale no text is painted; below its smallest card neither are
        lines shorter than a pixel and frames.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = scene.rows_in(visible.grown(self._style.ring + self._style.pill_height))
        near = scale >= self._style.text_scale
        (self._paint_near if near else self._paint_far)(painter, scene, rows, visible, scale)
        painter.restore()

    def _paint_near(self, painter: QPainter, scene: ChartScene, rows: Rows, visible: Box, scale: float) -> None:
        """Cards with text."""
        self._paint_frames(painter, scene, visible)
        self._lines.paint(painter, scene, visible.grown(self._style.line), scale)
        self._lines.paint_path(painter, scene, scale)
        self._lines.paint_dotted(painter, scene, visible)
        if self._tiles is not None:
            self._tiles.paint(painter, scene, rows, scale)
        else:
            for row in rows.tolist():
                self._cards.paint(painter, scene, row, scale)
        if parked := parked_rows(scene.layout.index):
            self._paint_parked(painter, scene, parked)

    def _paint_far(self, painter: QPainter, scene: ChartScene, rows: Rows, visible: Box, scale: float) -> None:
        """Cards without text: rectangles, or specks of one image; on the screen the many lines are in it as well."""
        tiny = scene.layout.sizes.card_height * scale < self._style.smallest_card
        specks = tiny or len(rows) > MANY_BLOCKS
        if not tiny:
            self._paint_frames(painter, scene, visible)
        if not self._for_screen:
            self._lines.paint(painter, scene, visible.grown(self._style.line), scale)
        if specks or self._for_screen:
            ground = self.inks.paper if tiny and self._for_screen else None
            self._paint_image(painter, scene, rows if specks else rows[:0], visible, scale, ground)
        self._lines.paint_path(painter, scene, scale)
        self._lines.paint_dotted(painter, scene, visible)
        if not specks:
            self._paint_blocks(painter, scene, rows)
        self._paint_marked(painter, scene, scale)

    def _paint_parked(self, painter: QPainter, scene: ChartScene, parked: range) -> None:
        """The heading over those who are parked."""
        layout, rows = scene.layout, np.array([parked.start])
        left, top = float(layout.x[parked.start]), float(layout.arrival_y(rows)[0])
        painter.setPen(self.inks.secondary)
        painter.setFont(self.inks.pill_type.font)
        painter.drawText(QPointF(left, top - self._style.inset / 2), f"Parked · {len(parked):,}")

    def _paint_image(
        self, painter: QPainter, scene: ChartScene, rows: Rows, box: Box, scale: float, ground: QColor | None
    ) -> None:
        """The cards of ``rows`` as one image; on the screen with the lines, which may be as many."""
        pixels = scale * painter.device().devicePixelRatio()
        raster = Raster(box.cut_to(scene.layout, pixels), pixels, ground)
        if self._for_screen:
            raster.lines(*far_pieces(scene, box, scale), self.inks.line.color())
        fills = [self.inks.speck_fill(kind) for kind in ("", *scene.data.kinds)]
        raster.cards(scene, rows, fills, [mixed(fill, self.inks.paper, _PALE) for fill in fills])
        raster.paint(painter)

    def _paint_blocks(self, painter: QPainter, scene: ChartScene, rows: Rows) -> None:
        """Cards without text: rectangles in the tint of their kind."""
        painter.setPen(self.inks.edge)
        for number, kind in enumerate([*scene.data.kinds, ""]):
            code = number if kind else -1
            fill, of_kind = self.inks.block_fill(kind), rows[scene.data.kind[rows] == code]
            dimmed = np.zeros(len(of_kind), bool) if scene.spotlight is None else ~scene.spotlight[of_kind]
            painter.setBrush(fill)
            painter.drawRects(_rects(scene, of_kind[~dimmed]))
            painter.setBrush(mixed(fill, self.inks.paper, _PALE))
            painter.drawRects(_rects(scene, of_kind[dimmed]))

    def _paint_marked(self, painter: QPainter, scene: ChartScene, scale: float) -> None:
        """What must be found at any scale: the selection, the lit path and the landing place, in the accent."""
        marked = (scene.selection | scene.path | {scene.leader, scene.landing}) - {-1}
        rows = np.array(sorted(marked), np.int32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.inks.accent)
        least = self._style.smallest_card * 2 / scale
        for box in _rects(scene, rows[scene.layout.visible[rows]]):
            grow_x, grow_y = max(0.0, least - box.width()) / 2, max(0.0, least - box.height()) / 2
            painter.drawRect(box.adjusted(-grow_x, -grow_y, grow_x, grow_y))

    def _paint_frames(self, painter: QPainter, scene: ChartScene, box: Box) -> None:
        frames, radius = scene.layout.frames, self._style.frame_radius
        touching = (
            (frames.x < box.right)
            & (frames.x + frames.width > box.left)
            & (frames.y < box.bottom)
            & (frames.y + frames.height > box.top)
        )
        for number in np.flatnonzero(touching).tolist():
            kind = scene.data.kind_of(int(frames.owner[number]))
            painter.setBrush(self.inks.frame_fill(kind))
            painter.setPen(self.inks.frame_edge(kind))
            rect = QRectF(frames.x[number], frames.y[number], frames.width[number], frames.height[number])
            painter.drawRoundedRect(rect, radius, radius)


def _rects(scene: ChartScene, rows: Rows) -> list[QRectF]:
    sizes, layout = scene.layout.sizes, scene.layout
    return [
        QRectF(x, y, sizes.card_width, sizes.card_height)
        for x, y in zip(layout.x[rows].tolist(), layout.y[rows].tolist(), strict=True)
    ]
