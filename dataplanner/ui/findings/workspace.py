"""The findings workspace: everything that stands out in the scenario shown, the heaviest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from dataplanner.analysis.findings import Finding
from dataplanner.model.edits import AcceptFinding, WithdrawAcceptance
from dataplanner.model.notes import Acceptance
from dataplanner.ui.findings.cards import WORDS, finding_card
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import Column, clear_layout, label, row, toggle
from dataplanner.ui.workspace import Workspace

WIDTH = 760


class FindingsWorkspace(Workspace):
    """A column of cards with a filter by weight."""

    name = "Findings"
    icon = "findings"

    def __init__(self, session: Session, tasks: Tasks, theme: Theme) -> None:
        super().__init__(session, tasks, theme)
        self._weight: str | None = None
        session.findings.found.connect(self.invalidate)
        self._filters = QVBoxLayout()
        body = QWidget()
        body.setMaximumWidth(WIDTH)
        self._cards = Column(body, (0, 0, 0, 0))
        self._cards.setSpacing(12)
        self.column.addLayout(self._filters)
        self.column.addWidget(scrolling(body), 1)

    def status(self) -> str:
        counts = self._counts()
        return " · ".join(f"{counts[weight]} {WORDS[weight].lower()}" for weight in WORDS)

    def refresh(self) -> None:
        self._show_filters()
        self._cards.clear()
        shown = [f for f in self.session.findings.current if self._weight in (None, f.weight)]
        for finding in sorted(shown, key=lambda finding: finding.accepted):
            toggle_acceptance = self._toggle_acceptance if self._may_toggle(finding) else None
            self._cards.add(finding_card(finding, self.session, toggle_acceptance, word=True))
        if not shown:
            self._cards.add(label("Nothing stands out here. Mark teams and fill in their matrices to see more.",
                                        "secondary", wrap=True))  # fmt: skip

    def _show_filters(self) -> None:
        clear_layout(self._filters)
        counts = self._counts()
        choices = [
            toggle(
                f"{word} {counts[weight]}",
                self._filtering(weight),
                on=self._weight == weight,
            )
            for weight, word in WORDS.items()
        ]
        self._filters.addWidget(row(label("Findings", "heading"), *choices, None))

    def _counts(self) -> Counter[str]:
        """The findings that still stand, by weight; what is kept on purpose is not counted."""
        return Counter(finding.weight for finding in self.session.findings.current if not finding.accepted)

    def _filtering(self, weight: str) -> Callable[[bool], None]:
        return lambda on: self._filter(weight if on else None)

    def _filter(self, weight: str | None) -> None:
        self._weight = weight
        self.invalidate()

    def _may_toggle(self, finding: Finding) -> bool:
        """Whether it is for this page to keep or withdraw it; the reason of some stands elsewhere, as with a step."""
        where = (self.session.scenario, finding.rule, finding.subject)
        return not finding.accepted or self.session.plan.find(Acceptance, *where) is not None

    def _toggle_acceptance(self, finding: Finding) -> None:
        where = (self.session.scenario, finding.rule, finding.subject)
        if finding.accepted:
            self.session.do(WithdrawAcceptance(*where))
            return
        reason, given = QInputDialog.getMultiLineText(
            self, "Keep on purpose", "Why is it kept? The reason goes into the workbook."
        )
        if given:
            self.session.do(AcceptFinding(*where, reason))
