"""What menus, search and findings ask of the charts: to show somebody, another view, only a branch, the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dataplanner.ui.compare.workspace import CompareWorkspace
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.workspace import CHART, OrganisationWorkspace

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow


class Charting:
    """Turns the window to the organisation where that is needed; without a session nothing is shown."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def _workspace(self) -> OrganisationWorkspace:
        return self._window.workspaces.page(OrganisationWorkspace)

    @property
    def canvas(self) -> ChartCanvas:
        """The chart itself."""
        return self._workspace.canvas

    @property
    def shown(self) -> bool:
        """Whether the organisation is on the page, and with it what is selected."""
        window = self._window
        return window.shows_work() and isinstance(window.workspaces.current(), OrganisationWorkspace)

    def show_position(self, position_id: str) -> None:
        """Select a position and turn to it on the chart."""
        self.show_positions([position_id])

    def show_positions(self, position_ids: Sequence[str]) -> None:
        """Select positions and turn to them on the chart."""
        if self._window.session is not None:
            self._window.open_workspace(OrganisationWorkspace.name)
            self._window.session.select(position_ids)
            if len(position_ids) == 1:
                self.canvas.reveal(position_ids[0])  # also where it was selected already, or the chart has the keys

    def show_view(self, name: str) -> None:
        """Turn to a view of the organisation, such as its chart or its sheet."""
        self._window.open_workspace(OrganisationWorkspace.name)
        self._workspace.show_view(name)

    def step_compared(self) -> None:
        """Turn to the comparison of scenarios; there already, to the next of its three charts."""
        window = self._window
        if isinstance(window.workspaces.current(), CompareWorkspace):
            window.workspaces.page(CompareWorkspace).step_chart()
        else:
            window.open_workspace(CompareWorkspace.name)

    def focus(self) -> None:
        """Show nothing but the selected position and everybody below on the chart."""
        session = self._window.session
        if session is not None and session.selection:
            self.show_view(CHART)
            self._workspace.chart.focus_on(session.selection[0])

    def unfocus(self) -> None:
        """Show the whole organisation on the chart again."""
        self._workspace.chart.focus_on("")
