"""What the method finds in the selected positions; with nobody selected, what stands out in the whole plan."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.findings import Finding
from dataplanner.ui.findings.cards import finding_card
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, button, label

MOST = 3
"""So many cards, the heaviest first: the others wait in their own workspace."""


class FoundHere(QWidget):
    """A few cards that follow the selection and the findings."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._standing: list[tuple[Finding, set[str]]] = []
        """The findings that nobody keeps on purpose, each with its places: looked up once, not at every selection."""
        self._shown: tuple[bool, list[Finding]] | None = None
        self._column = Column(self, (16, 0, 16, 16))
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._show)
        session.findings.found.connect(self._take)
        session.selection_changed.connect(self._show_soon)
        self._take()

    def _take(self) -> None:
        current, leads = self._session.findings.current, self._leads()
        self._standing = [(finding, _places(finding, leads)) for finding in current if not finding.accepted]
        self._soon.start()

    def _leads(self) -> dict[str, str | None]:
        """Who leads each team that a finding is about."""
        organisation = self._session.organisation
        named = {team for finding in self._session.findings.current for team in finding.teams}
        return {team: organisation.team_lead(organisation.teams[team]) for team in named & organisation.teams.keys()}

    def _show_soon(self) -> None:
        self._soon.start()

    def _show(self) -> None:
        """Build the cards anew where they say something else."""
        selection = set(self._session.selection)
        found = [finding for finding, places in self._standing if not selection or selection & places]
        if (shown := (bool(selection), found)) != self._shown:
            self._shown = shown
            self._rebuild(*shown)

    def _rebuild(self, selected: bool, found: list[Finding]) -> None:
        self._column.clear()
        if not found:
            return
        self._column.add(label("What stands out here" if selected else "What stands out", "section"))
        for finding in found[:MOST]:
            self._column.add(finding_card(finding, self._session))
        if len(found) > MOST:
            self._column.add(button(f"{len(found) - MOST} more in Findings", self._show_all, "link"))

    def _show_all(self) -> None:
        self._session.workspace_requested.emit("Findings")


def _places(finding: Finding, leads: dict[str, str | None]) -> set[str]:
    """The positions that a finding is about: its own, and the leads of its teams."""
    return {*finding.positions, *filter(None, map(leads.get, finding.teams))}
