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
        self._shown: tuple[bool, list[Finding]] | None = None
        self._column = Column(self, (16, 0, 16, 16))
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        for signal in (session.findings.found, session.selection_changed):
            signal.connect(lambda *_: self._soon.start())
        self.refresh()

    def refresh(self) -> None:
        """Show what is found now. Cards are built anew only where they say something else."""
        shown = (bool(self._session.selection), self._found())
        if shown != self._shown:
            self._shown = shown
            self._rebuild(*shown)

    def _found(self) -> list[Finding]:
        standing = [finding for finding in self._session.findings.current if not finding.accepted]
        selection = set(self._session.selection)
        return [finding for finding in standing if not selection or selection & self._places(finding)]

    def _places(self, finding: Finding) -> set[str]:
        """The positions that a finding is about: its own, and the leads of its teams."""
        organisation = self._session.organisation
        teams = (organisation.teams[team] for team in finding.teams if team in organisation.teams)
        return {*finding.positions, *filter(None, map(organisation.team_lead, teams))}

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
