"""Painting lines: reporting lines as right angles, the lit path over them, dotted lines as dashed arcs."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from dataplanner.analysis.box import Box
from dataplanner.analysis.lines import line_corners
from dataplanner.analysis.stacks import Floats
from dataplanner.ui.organisation.dotted_arcs import dotted_arc, dotted_pairs
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.scene import ChartScene

_FINEST = 0.8
"""Lines are at least this many pixels wide, or they would fade out far away."""
_SHORTEST = 2.0
"""Far away, lines of fewer pixels are left out."""


class LinePainter:
    """Paints the lines of a scene with one theme's pens."""

    def __init__(self, inks: Inks) -> None:
        self._inks = inks

    def paint(self, painter: QPainter, scene: ChartScene, box: Box, scale: float) -> None:
        """Paint the reporting lines that touch ``box``."""
        near = scale >= self._inks.theme.chart_style.text_scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, near)
        painter.setPen(_at_least(self._inks.line, _FINEST / scale))
        for pieces in _near_pieces(scene, box) if near else far_pieces(scene, box, scale):
            painter.drawLines([QLineF(*piece) for piece in pieces.tolist()])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_path(self, painter: QPainter, scene: ChartScene, scale: float) -> None:
        """Paint the lit path, as arcs where it leads across."""
        painter.setPen(_at_least(self._inks.path_line, 2 * _FINEST / scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row in scene.path:
            painter.drawPolyline(_elbow(scene, row))
        for one, other in scene.links:
            painter.drawPath(dotted_arc(scene, (one, False), (other, False)))

    def paint_dotted(self, painter: QPainter, scene: ChartScene, box: Box) -> None:
        """Paint the dotted lines that touch ``box``.

        The line of somebody who is folded away comes out of the mark that says how many are: beginning at the card of
        the leader it would be taken for theirs.
        """
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for (position, leader), style in sorted(dotted_pairs(scene).items()):
            arc = dotted_arc(scene, position, leader, self._inks.theme.chart_style.pill_height / 2)
            painter.setPen(self._inks.dotted_pen(style))
            bounds = arc.controlPointRect()
            if bounds.left() < box.right and bounds.right() > box.left and bounds.top() < box.bottom:
                painter.drawPath(arc)


def far_pieces(scene: ChartScene, box: Box, scale: float) -> tuple[Floats, Floats]:
    """The bars and uprights in ``box`` that are long enough to be seen far away."""
    shortest = _SHORTEST / scale
    return scene.lines.bars_in(box, shortest), scene.lines.uprights_in(box, shortest)


def _at_least(pen: QPen, width: float) -> QPen:
    wider = QPen(pen)
    wider.setWidthF(max(pen.widthF(), width))
    return wider


def _near_pieces(scene: ChartScene, box: Box) -> tuple[Floats, Floats]:
    return scene.lines.bars_in(box, 0.0), scene.lines.uprights_in(box, 0.0)


def _elbow(scene: ChartScene, row: int) -> QPolygonF:
    """The whole line from a row's block up to its manager."""
    corners = dict.fromkeys(line_corners(scene.layout, row))
    return QPolygonF([QPointF(*corner) for corner in corners])
