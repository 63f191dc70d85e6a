"""The teams as a row of choices above the matrix."""

from __future__ import annotations

from collections.abc import Callable

from dataplanner.model.teams import Team
from dataplanner.ui.marks import kind_icon
from dataplanner.ui.one_line import OneLine
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import label, tab


class TeamTabs(OneLine):
    """Built anew only when the teams or the choice change; ``chosen`` is told the id of a team that was clicked."""

    def __init__(self, theme: Theme, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._chosen = theme, chosen
        self._shown: tuple[list[tuple[str, str, str]], str] | None = None

    def show_teams(self, teams: list[Team], current: Team | None) -> None:
        """Show these teams, one of them chosen."""
        shown = ([(team.id, team.name, team.kind) for team in teams], current.id if current else "")
        if shown == self._shown:
            return
        self._shown = shown
        self.clear()
        self.add(label("Skills gap matrix", "heading"), kept=True)
        for team in teams:
            chosen = tab(team.name, self._choosing(team.id), on=current is not None and team.id == current.id)
            chosen.setIcon(kind_icon(team.kind, self._theme))
            self.add(chosen)

    def _choosing(self, team: str) -> Callable[[bool], None]:
        def choose(_on: bool) -> None:
            self._shown = None
            self._chosen(team)

        return choose
