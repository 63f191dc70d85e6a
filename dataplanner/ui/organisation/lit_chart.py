"""What is picked out on a chart: the positions selected, a way that is lit, and those beside whom all others pale."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dataplanner.ui.organisation.fitted_chart import FittedChart
from dataplanner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Way:
    """Positions whose ways are lit: up to their common leader, or, ``linked``, from each to the next."""

    positions: tuple[str, ...] = ()
    leader: str = ""
    linked: bool = False


class LitChart(FittedChart):
    """Positions are named by id outside and by row inside. What a lit way needs to be seen is unfolded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._way = _Way()
        self._spotlight: frozenset[str] | None = None

    def unfold_to(self, rows: Iterable[int]) -> None:
        """For subclasses: unfold as far as is needed to see these cards."""

    def selected_ids(self) -> list[str]:
        """The positions selected, in the chart's sequence."""
        return [self.scene.data.index.ids[row] for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        return sorted(self.scene.selection)

    def set_selection(self, position_ids: Sequence[str]) -> None:
        """Select these positions, without a signal."""
        self.scene = self.scene.with_state(selection=self.scene.data.rows(position_ids))
        self.update()

    def show_path(self, position_ids: Sequence[str], common_leader: str | None = None) -> None:
        """Light the reporting lines from these positions up to their common leader; no positions put them out."""
        self._light(_Way(tuple(position_ids), common_leader or ""))

    def show_links(self, position_ids: Sequence[str]) -> None:
        """Light the way from each of these positions to the next, along reporting lines or across them."""
        self._light(_Way(tuple(position_ids), linked=True))

    def spotlight(self, position_ids: Collection[str] | None) -> None:
        """Paint everybody pale but these and the folded leaders that hide them; None paints all as usual."""
        self._spotlight = None if position_ids is None else frozenset(position_ids)
        self._show_spotlight()

    def spotlighted(self) -> list[str]:
        """The positions in the spotlight that are on this chart, in its sequence."""
        return [id_ for id_ in self.scene.data.index.ids if id_ in (self._spotlight or ())]

    def light_again(self) -> None:
        """Pick out on another scene what was picked out on the one before."""
        self._show_way()
        self._show_spotlight()

    def _light(self, way: _Way) -> None:
        self._way = way
        self.unfold_to(self.scene.data.rows([*way.positions, *filter(None, [way.leader])]))
        self._show_way()

    def _show_way(self) -> None:
        data, way = self.scene.data, self._way
        rows, leader = data.rows(way.positions), data.index.row.get(way.leader, -1)
        self.scene = self.scene.with_links(rows) if way.linked else self.scene.with_path(rows, leader)
        self.update()

    def _show_spotlight(self) -> None:
        shown = self._spotlight
        self.scene = self.scene.with_spotlight(None if shown is None else self.scene.data.rows(shown))
        self.update()
