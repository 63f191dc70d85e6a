"""The findings of the scenario shown, kept up to date in the background after each edit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dataplanner.analysis.findings import Finding, findings
from dataplanner.ui.latest import MANY
from dataplanner.ui.tasks import CancelledError, Handle, Tasks

if TYPE_CHECKING:
    from dataplanner.ui.session import Session

PAUSE_MS = 120
LONG_PAUSE_MS = 800


class FindingsFeed(QObject):
    """Evaluates the rules when the plan has rested for a moment; ``found`` says that ``current`` is new.

    The evaluation reads the live plan in a worker. An edit meanwhile makes its result stale: it is dropped, whatever
    it is, and the evaluation starts again; the one under way ends with the rule that it is at, for it would only slow
    down the next edits.
    """

    found = Signal()

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self.current: list[Finding] = []
        self._session = session
        self._tasks = tasks
        self._wanted = 0
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._evaluate)
        for signal in (session.changed, session.scenario_changed):
            signal.connect(self.renew)
        session.names_changed.connect(self._hide_names)
        self.renew()

    def renew(self) -> None:
        """Evaluate again, soon."""
        self._wanted += 1
        self._timer.start(LONG_PAUSE_MS if len(self._session.organisation) >= MANY else PAUSE_MS)

    def _hide_names(self) -> None:
        """Name nobody from this moment on where names are masked, as others are found only after a while."""
        self.current = [finding.told(self._session.names.hidden) for finding in self.current]
        self.found.emit()
        self.renew()

    def _evaluate(self) -> None:
        wanted, session = self._wanted, self._session
        plan, scenario, method = session.plan, session.scenario, session.method

        def proceed() -> None:
            if wanted != self._wanted:
                raise CancelledError

        def work(_handle: Handle) -> list[Finding]:
            return findings(plan, scenario, method, date.today(), proceed)  # noqa: DTZ011 – ages are counted in local days

        self._tasks.run(
            "Looking for findings",
            work,
            lambda found: self._take(wanted, found),
            lambda *_: None,
            owner=self,
            quiet=True,
        )

    def _take(self, wanted: int, found: list[Finding]) -> None:
        if wanted == self._wanted:
            self.current = found
            self.found.emit()
