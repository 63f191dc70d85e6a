"""A figure of the shape page that takes a while for a large organisation: worked out once for each revision."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from dataplanner.ui.latest import Latest
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import Tasks

T = TypeVar("T")


class WorkedOut(Generic[T]):
    """What ``work`` finds about an organisation: in the background where it has ``many`` positions.

    ``found`` is told when something is there that was not when it was asked for.
    """

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        name: str,
        work: Callable[..., T],
        found: Callable[[], object],
        *,
        many: int,
    ) -> None:
        """``work`` is given the organisation and what is asked about it; ``name`` says what it does."""
        self._session, self._name, self._work, self._many = session, name, work, many
        self._latest = Latest(session, tasks, found, quiet=True)
        self._of: tuple[Hashable, ...] | None = None
        self._found: T | None = None

    def current(self, *about: Hashable) -> T | None:
        """What is found in the plan as it is now; None while it is worked out."""
        wanted, organisation = (self._session.seen, *about), self._session.organisation
        if wanted != self._of:
            self._of, self._found = wanted, None
            self._latest.ask(
                self._name,
                lambda _proceed: self._work(organisation, *about),
                self._take,
                much=len(organisation) >= self._many,
            )
        return self._found

    def _take(self, found: T) -> None:
        self._found = found
