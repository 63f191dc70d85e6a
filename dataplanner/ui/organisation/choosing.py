"""A chart on which cards are chosen: what is selected, lifted, cut or about to be dropped on, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QPointF, Signal

from dataplanner.ui.organisation.chart_view import ChartView
from dataplanner.ui.organisation.drop import Drop, DropRequest
from dataplanner.ui.organisation.spoken import tell_selection


class ChoosingChart(ChartView):
    """Everything that it asks for is a signal, by position id. It listens to no mouse and no key itself."""

    selection_changed = Signal(list)
    drop_requested = Signal(object)
    """A DropRequest: what was dropped where, and what that means."""
    carried = Signal(object, QPointF)
    """A DropRequest, what letting go now would ask for, and where the pointer is; None over nobody and at the end."""
    edit_requested = Signal(str)
    context_requested = Signal(str, QPoint)
    """The position under the pointer, empty beside all cards, and the point on the screen."""

    _cut: tuple[str, ...] = ()
    _carried: DropRequest | None = None

    def select_rows(self, rows: Iterable[int]) -> None:
        """Select these rows and say so, if that changes anything."""
        selection = frozenset(rows)
        if selection != self.scene.selection:
            self.scene = self.scene.with_state(selection=selection)
            self.selection_changed.emit(self.selected_ids())
            self.update()
            tell_selection(self)

    def set_selection(self, position_ids: Sequence[str]) -> None:
        super().set_selection(position_ids)
        tell_selection(self)

    def spoken_row(self) -> int:
        """The card that keys speak to; -1 for none."""
        return min(self.scene.selection, default=-1)

    def lift(self, rows: Iterable[int]) -> None:
        """Paint these cards pale while they are carried, and those that were cut."""
        self.scene = self.scene.with_state(lifted=[*rows, *self.scene.data.rows(self._cut)])
        self.update()

    def show_cut(self, position_ids: Sequence[str]) -> None:
        """Paint positions pale that were cut and wait to be pasted."""
        self._cut = tuple(position_ids)
        self.lift([])

    def show_landing(self, row: int) -> None:
        """Mark the card on which others may be dropped; -1 for none."""
        self.scene = self.scene.with_state(landing=row)
        self.update()

    def ask_for(self, drop: Drop) -> None:
        """Ask for what a drop means."""
        self.drop_requested.emit(self._request(drop))

    def tell_carried(self, drop: Drop | None, at: QPointF) -> None:
        """Say what letting go would ask for, once each time that this changes."""
        request = None if drop is None or drop.refused else self._request(drop)
        if request != self._carried:
            self._carried = request
            self.carried.emit(request, at)

    def _request(self, drop: Drop) -> DropRequest:
        ids = self.scene.data.index.ids
        return DropRequest(drop.how, tuple(ids[row] for row in drop.rows), ids[drop.target])

    def id_of(self, row: int) -> str:
        """The position of a row."""
        return self.scene.data.index.ids[row]
