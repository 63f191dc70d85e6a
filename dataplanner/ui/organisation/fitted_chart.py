"""Which part of a chart is looked at: all of it, clear of legend and overview, or wherever somebody has pushed it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.box import row_at
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.corners import Corners
from dataplanner.ui.organisation.fitting import Fitted, family_view, fitted_view, hides_cards
from dataplanner.ui.organisation.inks import Inks
from dataplanner.ui.organisation.painter import ChartPainter
from dataplanner.ui.organisation.scene import empty_scene
from dataplanner.ui.organisation.zoom_bar import ZoomBar
from dataplanner.ui.organisation.zoom_view import ZoomView
from dataplanner.ui.theme import Theme


class FittedChart(ZoomView):
    """Keeps in sight what was fitted or looked at, through other rooms and scales. What is on the chart others say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.painter = ChartPainter(theme, for_screen=True)
        self.scene = empty_scene(theme.chart)
        self._seen = False
        self._fitted = self._fitted_before = Fitted.NOTHING
        self._corners = Corners(self, self.painter.inks, ZoomBar(self), self.reveal_row)

    def reveal_row(self, row: int) -> None:
        """For subclasses: see that a card is there, and bring it into view; -1 does nothing."""

    def fit(self) -> None:
        """Show the whole chart as it is folded."""
        self.fit_in(Fitted.ALL)

    def fit_in(self, what: Fitted) -> None:
        """Show all of that, until somebody looks elsewhere; in another room it is fitted again."""
        corners, margin = self._corners, self._theme.chart_style.margin
        self.look(fitted_view(self.scene, what, corners.rooms(self.room()), corners.corner(), margin))
        corners.give_way(hides_cards(self.scene, self.view, corners.corner()))
        self._fitted = what

    def come_nearer(self, lead: int) -> None:
        """Look at a lead and their reports instead of the whole chart where that can hardly be read."""
        style = self._theme.chart_style
        if self.view.scale < style.crowded_scale:
            self.look(family_view(self.scene, lead, style.readable_scale, self.room(), style.margin))

    def shows_trees(self) -> bool:
        """Whether all trees are in sight."""
        layout = self.scene.layout
        trees = self.view.to_widget(QRectF(0, 0, layout.tree_width, layout.tree_height))
        return QRectF(QPointF(), self.room()).contains(trees)

    def magnify(self, factor: float) -> None:
        """As of any view; but what nobody has seen yet will fit its room, and what was fitted is so again at 1."""
        if factor != self._magnified:
            before, what = self._fitted, self._fitted or self._fitted_before
            self._corners.magnify(Inks(self._theme.with_text(factor)), factor)
            if self._seen and not (factor == 1.0 and what):
                super().magnify(factor)
            elif self._seen:
                self.fit_in(what)
            self._magnified, self._fitted_before = factor, before

    def room(self) -> QSizeF:
        """What the chart has of the widget: all above the strip."""
        return QSizeF(max(self.width(), 1), max(self.height() - self._corners.strip(), 1))

    def row_at(self, point: QPointF) -> int:
        """The card at a point of the widget, or -1."""
        at = self.view.to_chart(point)
        return row_at(self.scene.layout, at.x(), at.y()) if point.y() < self.room().height() else -1

    def looked(self) -> None:
        self._seen, self._fitted = True, Fitted.NOTHING
        self._corners.give_way(False)
        self.mark_overview()

    def mark_overview(self) -> None:
        self._corners.mark(lambda: self.scene.rows_in(self.view.box(self.room())))

    def bring_into_view(self, row: int) -> None:
        """Look at a card, unless it can be seen and read already."""
        card = self.view.to_widget(card_box(self.scene, row))
        hidden = not QRectF(QPointF(), self.room()).contains(card) or card.intersects(QRectF(self._corners.covered()))
        if hidden or self.view.scale < self._theme.chart_style.text_scale:
            readable = max(self.view.scale, self._theme.chart_style.readable_scale)
            view = replace(self.view, scale=readable)
            self.look(view.centred(card_box(self.scene, row).center(), self.room()))

    def keep_in_view(self, wider: int) -> None:
        """In a room so much wider fit what was fitted, as long as it can be read; else the middle stays the middle."""
        before, fitted_now, readable = self.view, self._fitted, self._theme.chart_style.readable_scale
        if fitted_now:
            self.fit_in(fitted_now)
        if not fitted_now or self.view.scale < readable <= before.scale:
            self.look(replace(before, x=before.x - wider // 2 / before.scale))
            self._fitted = fitted_now
