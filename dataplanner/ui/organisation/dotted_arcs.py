"""Where dotted lines run on a chart: which cards they join, and the arc between two of them.

The line of somebody who is folded away comes out of the mark below the leader's card that says how many are folded:
beginning at the card itself it would be taken for the leader's own.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.scene import ChartScene

End = tuple[int, bool]
"""The row of a card, and whether the line is that of somebody folded away below it."""


def dotted_pairs(scene: ChartScene) -> dict[tuple[End, End], str]:
    """The ends that dotted lines join on this chart, each pair once, with the style of its first line."""
    dotted, pairs = scene.data.dotted, dict[tuple[End, End], str]()
    if not len(dotted):
        return pairs
    styles = scene.data.dotted_styles or ("",) * len(dotted)
    shown = scene.shown[dotted]
    for rows, folded, style in zip(shown.tolist(), (shown != dotted).tolist(), styles, strict=True):
        if rows[0] != rows[1]:
            one, other = zip(rows, folded, strict=True)
            pairs.setdefault((one, other), style)
    return pairs


def dotted_arc(scene: ChartScene, position: End, leader: End, below: float = 0.0) -> QPainterPath:
    """The arc between two cards: from side to facing side, or round the right where one stands over the other.

    The end of somebody folded away is in the middle of the card's lower edge, so far ``below`` it.
    """
    ends = [(card_box(scene, row), folded) for row, folded in (position, leader)]
    (a, a_folded), (b, b_folded) = sorted(ends, key=lambda end: end[0].center().x())
    lift, reach = scene.layout.sizes.level_gap, (b.left() - a.right()) / 3
    if reach > 0:
        way, back = QPointF(reach, -min(lift, reach)), QPointF(-reach, -min(lift, reach))
        start, end = QPointF(a.right(), a.center().y()), QPointF(b.left(), b.center().y())
    else:
        start, end = QPointF(a.right(), a.center().y()), QPointF(b.right(), b.center().y())
        right = max(start.x(), end.x()) + lift / 2
        way, back = QPointF(right - start.x(), 0), QPointF(right - end.x(), 0)
    if a_folded:
        start, way = _under(a, below), QPointF(0, lift)
    if b_folded:
        end, back = _under(b, below), QPointF(0, lift)
    path = QPainterPath(start)
    path.cubicTo(start + way, end + back, end)
    return path


def _under(card: QRectF, below: float) -> QPointF:
    return QPointF(card.center().x(), card.bottom() + below)
