"""The widget that shows a chart as far as it is unfolded, laid out anew as that changes. It hears no mouse or key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.arrangements import ARRANGEMENTS, COMPACT
from dataplanner.analysis.folding import folded_below, rows_seen, unfolded_to
from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.layout import Layout, Wanted, default_folding, fitting_layout_after
from dataplanner.analysis.stacks import LayoutSizes, Mask
from dataplanner.analysis.stepping import carried_mask
from dataplanner.ui.latest import Proceed
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.fitting import Fitted
from dataplanner.ui.organisation.gliding import Gliding
from dataplanner.ui.organisation.keeping import kept_view
from dataplanner.ui.organisation.laying_out import LayingOut
from dataplanner.ui.organisation.lit_chart import LitChart
from dataplanner.ui.organisation.pushing import Pushing
from dataplanner.ui.organisation.scene import chart_scene
from dataplanner.ui.organisation.view import View
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """The managers of a chart whose reports are hidden, and the part of it that is looked at."""

    folded: tuple[str, ...]
    view: View


class ChartView(LitChart):
    """Shows a ChartData. Positions are named by id outside and by row inside."""

    def __init__(
        self,
        theme: Theme,
        *,
        reduced_motion: bool = False,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._pushing = Pushing(self.painter.paint, self.painter.inks.paper)
        self.arrange_as(COMPACT)
        self._folded: Mask = np.empty(0, dtype=bool)
        self._wanted: tuple[str, ...] = ()
        self._at_least = 0
        self._opened = False
        self._back: ChartPlace | None = None
        self._width, self._within = self.width(), QSize()
        self._laying_out = LayingOut(self, tasks)
        self._gliding = Gliding(self, 0 if reduced_motion else theme.chart_style.glide_ms)

    # The chart

    def set_chart(
        self, data: ChartData, *, fresh: bool = False, open_to: Sequence[str] = (), at_least: int = 1
    ) -> None:
        """Show ``data``. What was folded stays so, and the selection stays where it is on the screen.

        Where nobody has come, gone or moved, everything stays where it is, even where there is another room for it now.
        ``fresh`` begins anew: a first view of as many layers as can be read, opened as far as there is room to the
        positions of ``open_to``, ``at_least`` so many of them even where they are then hard to read.
        """
        selected, was_empty = self.selected_ids(), not len(self.scene.layout.index)
        old = self.scene.layout
        self._opened = self._opened and not (fresh or was_empty or self._awaits_first_view)
        self._wanted, self._at_least = tuple(open_to), at_least
        self.scene = replace(self.scene, data=data)
        self._folded = carried_mask(self._folded, old.index, data.index)
        self._corners.set_data(data)
        if self._opened and old.index is data.index and old.sizes == self._sizes(data):
            self._show(old, old, selected)
        else:
            self._folded = self._folded if self._opened else folded_below(data.index, 1)
            self._lay_out(old if self._opened else None, selected)
        self._open_first_view()

    # Folding

    def folded_ids(self) -> list[str]:
        """The managers whose reports are hidden."""
        ids = self.scene.layout.index.ids
        return [ids[row] for row in np.flatnonzero(self._folded).tolist()]

    def toggle_fold(self, position_id: str) -> None:
        """Hide or show the reports of a manager, who stays where they are on the screen."""
        row = self.scene.data.index.row[position_id]
        if self.scene.data.index.child_count[row]:
            folded = self._folded.copy()
            folded[row] = not folded[row]
            self._fold(folded, [position_id])

    def fold_to(self, layer: int | None) -> None:
        """Show the layers down to ``layer``, the top being 1; None shows everybody."""
        index = self.scene.data.index
        self._fold(folded_below(index, layer if layer is not None else index.layers + 1), self.selected_ids())
        self._laying_out.afterwards(self.fit)

    def open_to(self, position_ids: Sequence[str]) -> None:
        """Fold everything but the ways to these positions, and show the whole of that."""
        index = self.scene.data.index
        self._fold(unfolded_to(index, folded_below(index, 1), self.scene.data.rows(position_ids)), position_ids)
        self._laying_out.afterwards(self.fit)

    def arrange_as(self, name: str) -> None:
        """Lay charts out in this way, one of ARRANGEMENTS, from the next one on."""
        self._arrange, self._fits = ARRANGEMENTS[name], name == COMPACT

    def reveal(self, position_id: str) -> None:
        """Unfold as far as needed to see a position, and bring it into view."""
        self.reveal_row(self.scene.data.index.row.get(position_id, -1))

    def reveal_row(self, row: int) -> None:
        """The same by row; -1 does nothing."""
        if row >= 0:
            self._laying_out.afterwards(lambda: self._unfold_and_reveal(row))

    def _unfold_and_reveal(self, row: int) -> None:
        self.unfold_to([row])
        self._laying_out.afterwards(lambda: self.bring_into_view(row))

    def unfold_to(self, rows: Iterable[int]) -> None:
        opened = unfolded_to(self.scene.data.index, self._folded, rows)
        if not np.array_equal(opened, self._folded):
            self._fold(opened, self.selected_ids())

    def _fold(self, folded: Mask, keep: Sequence[str]) -> None:
        """Lay the chart out folded so; the first position of ``keep`` that was and is visible stays where it is."""
        old, arrange, asked = self.scene.layout, self._arrange, self._asked(folded)

        def show(layout: Layout) -> None:
            self._folded = folded
            self._seen, self._fitted = True, Fitted.NOTHING
            self._show(layout, old, keep)

        self._laying_out.ask_for(len(rows_seen(old.index, folded)), lambda _proceed: arrange(*asked), show)

    def place(self) -> ChartPlace | None:
        """How the chart is folded, and which part of it is looked at; None where nobody has looked yet."""
        return self._back or (ChartPlace(tuple(self.folded_ids()), self.view) if self._opened else None)

    def return_to(self, place: ChartPlace | None) -> None:
        """Begin as another chart was left, instead of with a first view."""
        self._back = place

    # Layout

    def gliding(self) -> bool:
        """Whether cards are on their way to new places."""
        return self._gliding.on_the_way(self.scene) is not self.scene

    def _lay_out(self, old: Layout | None, keep: Sequence[str]) -> None:
        """Lay the chart out anew; the first position of ``keep`` that was and is visible stays where it is."""
        self._laying_out.forget()
        self._seen, fitted = True, self._fitted
        self._show(self._arranged(old), old, keep)
        self._fitted = fitted if self.shows_trees() else Fitted.NOTHING

    def _show(self, layout: Layout, old: Layout | None, keep: Sequence[str]) -> None:
        """Show a layout, from the one before where there was one."""
        data = self.scene.data
        selected = data.rows(keep) if old is None or old.index is not data.index else self.selected_rows()
        self._gliding.stop()
        self.scene = chart_scene(data, layout).with_state(selection=selected)
        self.light_again()
        if old is not None and old is not layout:
            margin = self._theme.chart_style.margin
            self.view = kept_view(self.view, old, layout, keep, self.room(), margin)
            self._gliding.start(old, layout)
        self.mark_overview()
        self.update()

    def _arranged(self, old: Layout | None) -> Layout:
        """The layout of the chart as it is folded, from the one before where that is quicker."""
        asked = self._asked(self._folded)
        followed = fitting_layout_after(old, *asked) if old is not None and self._fits else None
        return followed or self._arrange(*asked)

    def _asked(self, folded: Mask) -> tuple[OrganisationIndex, Mask, LayoutSizes, float, float]:
        """What an arrangement is asked for: the chart folded so, and the room that it had better fit into."""
        data, room = self.scene.data, self._readable_room()
        return data.index, folded, self._sizes(data), room.width(), room.height()

    def _sizes(self, data: ChartData) -> LayoutSizes:
        """The theme's sizes, the cards as high as their lines ask for."""
        style, sizes = self._theme.chart_style, self._theme.chart
        return replace(sizes, card_height=sizes.card_height + style.field_line * data.line_count)

    def _readable_room(self) -> QSizeF:
        """How much of a chart the widget can show with all of it readable."""
        style = self._theme.chart_style
        margins = QSizeF(2 * style.margin, 2 * style.margin)
        return self.room() / style.readable_scale - margins

    def _open_first_view(self) -> None:
        """Fold for the first view once the widget has its size."""
        if self._opened or not self.isVisible() or not len(self.scene.data.index):
            return
        self._opened = True
        index, _, sizes, width, height = self._asked(self._folded)
        style, arrange, before = self._theme.chart_style, self._arrange, self._folded_before()
        crowd = style.readable_scale / style.least_scale
        wanted = Wanted(self.scene.data.rows(self._wanted), self._at_least, crowd)

        def work(proceed: Proceed) -> tuple[Mask, Layout]:
            folded = before
            if folded is None:
                folded = default_folding(index, sizes, width, height, wanted, arrange, proceed)
            return folded, arrange(index, folded, sizes, width, height)

        self._laying_out.ask_for(len(index), work, lambda found: self._show_first_view(*found))
        if self._laying_out.under_way:
            self.fit_in(Fitted.ALL)  # those at the top, meanwhile
            self._seen = False

    @property
    def _awaits_first_view(self) -> bool:
        return self._laying_out.under_way and not self._seen

    def _show_first_view(self, folded: Mask, layout: Layout) -> None:
        self._folded = folded
        self._show(layout, None, self.selected_ids())
        back, self._back = self._back, None
        if back is not None:
            self.look(back.view)
        else:
            self.fit_in(Fitted.TREES)
            if opened := [row for row in self.scene.data.rows(self._wanted) if not folded[row]]:
                self.come_nearer(opened[0])
            self._seen = False

    def _folded_before(self) -> Mask | None:
        """How the chart was folded that this one takes the place of; None where it takes nobody's."""
        if self._back is None:
            return None
        folded = np.zeros(len(self.scene.data.index), dtype=bool)
        folded[self.scene.data.rows(self._back.folded)] = True
        return folded

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._seen = not self._awaits_first_view
        scene = self._gliding.on_the_way(self.scene)
        painter.drawPixmap(0, 0, self._pushing.picture(scene, self.view, self.size(), self.devicePixelRatioF()))
        if self._awaits_first_view:
            self._laying_out.tell(painter, QRectF(QPointF(), self.room()), self.painter.inks)
        self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """For subclasses: what lies over the chart, in the widget's pixels."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._corners.place()
        wider, self._width = self.width() - self._width, self.width()  # Qt tells hidden widgets no size of before
        within, self._within = self._within, self.window().size()
        if self._opened and not self._seen:
            self._opened = False  # the window is still finding its form: nobody has seen the first view yet
        elif self._opened and (wider or within != self._within):  # a notice above it must not move what is looked at
            self.keep_in_view(wider)
        self._open_first_view()
        self.mark_overview()

    def showEvent(self, event: object) -> None:
        self._open_first_view()
