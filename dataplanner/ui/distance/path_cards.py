"""A position as a small card on a path: its holder, its title, and whether both sides meet there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dataplanner.ui.names import short_title
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme


def draw_path_card(
    painter: QPainter, theme: Theme, session: Session, position_id: str, box: QRectF, *, common: bool
) -> None:
    """Paint the card of a position into ``box``; ``common`` marks the common leader."""
    palette, fonts, style = theme.palette, theme.fonts, theme.chart_style
    position = session.organisation.position(position_id)
    painter.setPen(QPen(QColor(palette.accent if common else palette.line), 1.5 if common else 1.0))
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(box, style.card_radius, style.card_radius)
    inside = box.adjusted(style.inset, 8, -style.inset, -8)
    title = f"{short_title(position.title)}, common leader" if common else position.title
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    for text, font, ink, align in (
        (session.names.holder(position), fonts.font(fonts.text, fonts.strong), palette.ink, top),
        (title, fonts.font(fonts.text - 1, fonts.regular), palette.secondary, bottom),
    ):
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, round(inside.width()))
        painter.drawText(inside, int(align | Qt.AlignmentFlag.AlignLeft), shown)
