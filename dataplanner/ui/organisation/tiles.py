"""Cards as pixmaps that are painted once and then only copied, which keeps a dense chart fluid while it is pushed."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.cards import CardPainter, card_box, folded_text, positions_below
from dataplanner.ui.organisation.scene import ChartScene
from dataplanner.ui.theme import ChartStyle

_MOST = 3_000
"""Tiles kept; a screen of names holds a few hundred."""

Look = tuple[str, str, tuple[str, ...], str, str, int, bool, bool, bool, bool, bool, bool, bool, bool]


class CardTiles:
    """The tiles of one scale; another scale, screen or size of cards begins anew. For the screen only.

    They are kept by what is on them, so an edit paints only the cards that it changes.
    """

    def __init__(self, cards: CardPainter, style: ChartStyle) -> None:
        self._cards = cards
        self._margin = style.ring + style.pill_height / 2 + 1
        self._tiles: dict[Look, QPixmap] = {}
        self._for = (0.0, 0.0, 0.0)

    def paint(self, painter: QPainter, scene: ChartScene, rows: Rows, scale: float) -> None:
        """Paint the cards of ``rows``, each on whole pixels of the device, where text is sharpest."""
        ratio = painter.device().devicePixelRatio()
        self._begin((scale, ratio, scene.layout.sizes.card_height))
        to_widget = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        for row in rows.tolist():
            corner = to_widget.map(card_box(scene, row).topLeft() - QPointF(self._margin, self._margin))
            painter.drawPixmap(_on_pixels(corner, ratio), self._tile(scene, row, scale, ratio))
        painter.restore()

    def _begin(self, wanted: tuple[float, float, float]) -> None:
        if self._for != wanted or len(self._tiles) > _MOST:
            self._tiles.clear()
            self._for = wanted

    def _tile(self, scene: ChartScene, row: int, scale: float, ratio: float) -> QPixmap:
        look = _look(scene, row)
        if look not in self._tiles:
            self._tiles[look] = self._painted(scene, row, scale, ratio)
        return self._tiles[look]

    def _painted(self, scene: ChartScene, row: int, scale: float, ratio: float) -> QPixmap:
        card = card_box(scene, row)
        size = (card.size() + QSizeF(2 * self._margin, 2 * self._margin)) * scale * ratio
        pixmap = QPixmap(size.toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(QPointF(self._margin, self._margin) - card.topLeft())
        self._cards.paint(painter, scene, row, scale)
        painter.end()
        return pixmap


def _on_pixels(point: QPointF, ratio: float) -> QPointF:
    """The nearest whole pixel of the device; halves always go the same way, so that pushed cards stay together."""
    return QPointF(floor(point.x() * ratio + 0.5) / ratio, floor(point.y() * ratio + 0.5) / ratio)


def _look(scene: ChartScene, row: int) -> Look:
    """Everything that a card says and that changes how it looks."""
    data = scene.data
    return (
        data.name(row),
        data.title(row),
        tuple(data.lines(row)),
        data.kind_of(row),
        folded_text(scene, row) if scene.layout.folded[row] else "",
        positions_below(scene, row),
        bool(data.vacant[row]),
        row in scene.selection or row == scene.leader,
        row in scene.path,
        row in scene.lifted,
        row == scene.hover,
        row == scene.landing,
        bool(scene.layout.folded[row]),
        scene.dimmed(row),
    )
