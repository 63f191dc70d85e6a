"""Begins a plan session in the background, and asks for its password where it has one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dataplanner.analysis.readiness import make_ready
from dataplanner.collector import collector_held
from dataplanner.files.plan_file import PlanSession
from dataplanner.files.plan_file.errors import DamagedPlan, EmptyFile, NotAPlan, PlanFileError, ProtectedPlan
from dataplanner.files.plan_file.keys import Secret
from dataplanner.model.positions import AS_IS
from dataplanner.ui.damaged import say_damaged
from dataplanner.ui.privacy.passwords import asked_password
from dataplanner.ui.tasks import Handle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

NOT_THE_END = (ProtectedPlan, DamagedPlan, EmptyFile, NotAPlan)
"""What leaves something to do about a plan that cannot be opened."""
Make = Callable[[Secret], PlanSession]
"""What opens or makes a plan, given its password. Raises FileError."""


class Beginning:
    """Hands each session that has begun to ``begun``, on the UI thread."""

    def __init__(self, window: MainWindow, begun: Callable[[PlanSession], None]) -> None:
        self._window = window
        self._begun = begun

    def begin(self, name: str, make: Make, secret: Secret = None) -> None:
        """Begin a session, asking for the password until it is right or not given."""

        def done(made: PlanSession | PlanFileError) -> None:
            if isinstance(made, PlanSession):
                self._begun(made)
            elif not isinstance(made, ProtectedPlan):
                say_damaged(self._window, made)
            elif (password := asked_password(self._window, made)) is not None:
                self.begin(name, make, password)

        self._window.tasks.run(name, lambda handle: _made(make, secret, handle), done, self._window.notice.say)


def _made(make: Make, secret: Secret, handle: Handle) -> PlanSession | PlanFileError:
    """The session, ready to be shown, or what can be done something about."""
    try:
        with collector_held():
            session = make(secret)
            make_ready(session.document.plan.organisation(AS_IS))
    except NOT_THE_END as unopened:
        return unopened
    if handle.cancelled():
        session.leave()
    return session
