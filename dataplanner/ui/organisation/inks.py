"""The theme's colours and type as the pens, brushes and fonts that the chart is painted with."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from dataplanner.ui.theme import Theme


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """``share`` of one colour laid over another."""
    rest = 1 - share
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * rest,
        over.greenF() * share + under.greenF() * rest,
        over.blueF() * share + under.blueF() * rest,
    )


class TypeFace:
    """A font with its measures; shortened texts are remembered, because shortening costs more than drawing."""

    def __init__(self, font: QFont, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        self.font = font
        self._metrics, self._mode = QFontMetricsF(font), mode
        self.width = lru_cache(maxsize=2_000)(self._metrics.horizontalAdvance)
        self.elided = lru_cache(maxsize=20_000)(self._elided)

    def _elided(self, text: str, width: float) -> str:
        return self._metrics.elidedText(text, self._mode, width)


class Inks:
    """Pens, colours and fonts of one theme. Needs a QGuiApplication, because fonts do."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        style, colours, fonts = theme.chart_style, theme.palette, theme.fonts
        self.paper = QColor(colours.paper)
        self.surface = QColor(colours.surface)
        self.ink = QColor(colours.ink)
        self.secondary = QColor(colours.secondary)
        self.accent = QColor(colours.accent)
        self.accent_soft = QColor(colours.accent_soft)
        self.on_accent = QColor(colours.on_accent)
        self.red = QColor(colours.red)
        self.edge = QPen(QColor(colours.line), 1)
        self.dashed_edge = _dashed(QColor(colours.strong_line), 1, style.dash)
        self.accent_edge = QPen(self.accent, style.line)
        self.landing_edge = _dashed(self.accent, style.line, style.dash)
        self.ring = QPen(self.accent_soft, style.ring)
        self.line = QPen(QColor(colours.strong_line), style.line)
        self.path_line = _mitred(self.accent, style.path_line)
        self._dotted = {
            key: _dashed(QColor(colours.dotted), style.line, dotted.dash) for key, dotted in theme.dotted_styles.items()
        }
        self.dotted = self._dotted[""]
        self.name_type = TypeFace(fonts.font(fonts.text, fonts.strong))
        self.title_type = TypeFace(fonts.font(fonts.card_title, fonts.regular), Qt.TextElideMode.ElideRight)
        self.text_type = TypeFace(fonts.font(fonts.text, fonts.regular))
        self.small_type = TypeFace(fonts.font(fonts.secondary, fonts.regular))
        self.pill_type = TypeFace(fonts.font(fonts.secondary, fonts.medium))
        self._kinds = {kind: QColor(colour) for kind, colour in {**colours.kinds, **colours.marks}.items()}
        self._no_kind = QColor(colours.strong_line)

    def kind(self, kind: str) -> QColor:
        """The colour of a team kind or another mark, or that of none."""
        return self._kinds.get(kind, self._no_kind)

    def dotted_pen(self, style: str) -> QPen:
        """The pen of a dotted line; the usual one for an unknown style."""
        return self._dotted.get(style, self.dotted)

    def frame_fill(self, kind: str) -> QColor:
        """The inside of a frame."""
        return mixed(self.kind(kind), self.paper, self.theme.chart_style.frame_tint)

    def frame_edge(self, kind: str) -> QColor:
        """The outline of a frame."""
        return mixed(self.kind(kind), self.paper, 4 * self.theme.chart_style.frame_tint)

    def block_fill(self, kind: str) -> QColor:
        """The inside of a card that is too small for its mark; plain where it has none."""
        return mixed(self.kind(kind), self.surface, self.theme.chart_style.block_tint if kind else 0.0)

    def speck_fill(self, kind: str) -> QColor:
        """The colour of a card that is too small for an edge."""
        return mixed(self.kind(kind), self.paper, self.theme.chart_style.speck_tint)

    def shape(self, kind: str) -> str | None:
        """The shape of a team kind or another mark; None for none."""
        return self.theme.shape(kind)


def _mitred(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


def _dashed(colour: QColor, width: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(colour, width)
    pen.setDashPattern(dash)
    return pen
