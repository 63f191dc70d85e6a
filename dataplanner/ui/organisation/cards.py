"""Painting cards: one position's name, title and kind, how many are below it and whether they are folded."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from dataplanner.analysis.wording import Count
from dataplanner.ui.organisation.inks import Inks, TypeFace
from dataplanner.ui.organisation.scene import ChartScene
from dataplanner.ui.organisation.shapes import draw_mark

_PALE = 0.35


class CardPainter:
    """Paints cards with their texts. Knows one theme; where cards are and what they say comes from the scene."""

    def __init__(self, inks: Inks) -> None:
        self._inks = inks
        self._style = inks.theme.chart_style

    def paint(self, painter: QPainter, scene: ChartScene, row: int, scale: float) -> None:
        """Paint the card of a row in chart pixels; ``scale`` decides how much of it can be read."""
        painter.setOpacity(_PALE if row in scene.lifted or scene.dimmed(row) else 1.0)
        box = card_box(scene, row)
        self._ring(painter, scene, row, box)
        self._surface(painter, scene, row, box)
        self._texts(painter, scene, row, box, scale)
        if scene.layout.folded[row]:
            self._pill(painter, box, folded_text(scene, row))
        elif row == scene.hover and scene.layout.index.child_count[row]:
            self._pill(painter, box, "Fold")
        painter.setOpacity(1.0)

    def _ring(self, painter: QPainter, scene: ChartScene, row: int, box: QRectF) -> None:
        if row in scene.selection or row == scene.leader:
            radius = self._style.card_radius + 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._inks.ring)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius, radius)

    def _surface(self, painter: QPainter, scene: ChartScene, row: int, box: QRectF) -> None:
        """The card's paper, its coloured bar and its edge; an edge in the accent runs over the bar as well."""
        radius = self._style.card_radius
        marked = row in scene.selection or row in (scene.leader, scene.landing) or row in scene.path
        dashed = scene.data.vacant[row] or scene.layout.folded[row]
        painter.setBrush(self._inks.accent_soft if row == scene.landing else self._inks.surface)
        painter.setPen(self._inks.dashed_edge if dashed else self._inks.edge)
        painter.drawRoundedRect(box, radius, radius)
        self._bar(painter, scene, row, box)
        if marked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._inks.accent_edge)
            painter.drawRoundedRect(box, radius, radius)

    def _bar(self, painter: QPainter, scene: ChartScene, row: int, box: QRectF) -> None:
        """The coloured edge: the card's own rounded outline, cut off at the bar's width."""
        painter.save()
        painter.setClipRect(QRectF(box.left() - 1, box.top(), self._style.bar + 1, box.height()), _INTERSECT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.kind(scene.data.kind_of(row)))
        radius = self._style.card_radius
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius)
        painter.restore()

    def _texts(self, painter: QPainter, scene: ChartScene, row: int, box: QRectF, scale: float) -> None:
        left, right = box.left() + self._style.inset, box.right() - self._style.inset / 2
        line = box.top() + self._style.name_line
        name_left, name_right = left, right
        if (shape := self._inks.shape(kind := scene.data.kind_of(row))) is not None:
            size = self._style.mark
            draw_mark(painter, shape, self._inks.kind(kind), QPointF(left + size / 2, line - size / 2), size)
            name_left += size * 1.6
        counted = scene.layout.index.child_count[row] and not scene.layout.folded[row]
        if scale >= self._style.badge_scale and counted:
            name_right -= self._badge(painter, f"{positions_below(scene, row):,}", right, line)
        painter.setPen(self._inks.ink)
        self._text(painter, self._inks.name_type, scene.data.name(row), name_left, name_right, line)
        painter.setPen(self._inks.secondary)
        title_line = box.top() + self._style.title_line
        self._text(painter, self._inks.title_type, scene.data.title(row), left, right, title_line)
        for number, text in enumerate(scene.data.lines(row), 1):
            line = title_line + number * self._style.field_line
            self._text(painter, self._inks.small_type, text, left, right, line)

    def _badge(self, painter: QPainter, text: str, right: float, line: float) -> float:
        """Paint the number of people below against the right edge; the width that it takes."""
        face = self._inks.small_type
        width = face.width(text)
        painter.setFont(face.font)
        painter.setPen(self._inks.secondary)
        painter.drawText(QPointF(right - width, line), text)
        return width + self._style.inset / 2

    @staticmethod
    def _text(painter: QPainter, face: TypeFace, text: str, left: float, right: float, line: float) -> None:
        painter.setFont(face.font)
        painter.drawText(QPointF(left, line), face.elided(text, right - left))

    def _pill(self, painter: QPainter, card: QRectF, text: str) -> None:
        face, height = self._inks.pill_type, self._style.pill_height
        painter.setFont(face.font)
        width = face.width(text) + height
        pill = QRectF(card.center().x() - width / 2, card.bottom() - height / 2, width, height)
        painter.setPen(self._inks.edge)
        painter.setBrush(self._inks.paper)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(self._inks.secondary)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


_INTERSECT = Qt.ClipOperation.IntersectClip


def card_box(scene: ChartScene, row: int) -> QRectF:
    """The rectangle of a card, in chart pixels."""
    layout = scene.layout
    return QRectF(layout.x[row], layout.y[row], layout.sizes.card_width, layout.sizes.card_height)


def positions_below(scene: ChartScene, row: int) -> int:
    """How many positions, filled or vacant, report to one, directly or not."""
    return int(scene.layout.index.headcount[row]) - 1


def folded_text(scene: ChartScene, row: int) -> str:
    """How many are hidden below a folded card, vacancies too, and what else there is to know of them.

    With more to tell the word for them is left out: it would reach into the next card.
    """
    hidden = positions_below(scene, row)
    found = 0 if scene.hits_below is None else int(scene.hits_below[row])
    notes = [note for note in (f"{found:,} found" if found else "", scene.data.folded_note(row)) if note]
    if notes:
        return " · ".join([f"{hidden:,} folded", *notes])
    return f"{Count(hidden):# position|# positions} folded"
