"""What a project waits for: how long, what stands behind it, and who could settle it (Data Teams, ch. 10, 11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dataplanner.analysis.parts import parts_of
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.faults import day_of
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.waits import Wait


@dataclass(frozen=True, slots=True)
class WaitState:
    """A wait: its days so far or in all (None: no sound day), the open items behind it, and a position to take it to.

    ``leader`` is the lowest common leader of whoever follows it up and whoever holds it; None where that is not known.
    """

    wait: Wait
    days: int | None
    behind: tuple[BacklogItem, ...]
    leader: str | None

    @property
    def open(self) -> bool:
        return not self.wait.until


def wait_states(plan: Plan, scenario: str, project: str, today: date | None) -> list[WaitState]:
    """The waits of a project, the open ones first, each group the longest first."""
    items = parts_of(plan, project, BacklogItem)
    organisation = plan.organisation(scenario)
    states = [_state(wait, items, organisation, today) for wait in parts_of(plan, project, Wait)]
    return sorted(states, key=lambda state: (not state.open, -(state.days or 0)))


def _state(wait: Wait, items: Iterable[BacklogItem], organisation: Organisation, today: date | None) -> WaitState:
    behind = tuple(item for item in items if wait.id in item.waits and not item.done)
    return WaitState(wait, _days(wait, today), behind, _leader(wait, organisation))


def _days(wait: Wait, today: date | None) -> int | None:
    since, until = day_of(wait.since), day_of(wait.until) if wait.until else today
    return None if since is None or until is None else max((until - since).days, 0)


def _leader(wait: Wait, organisation: Organisation) -> str | None:
    if not (wait.person and wait.holder):
        return None
    held = {position.person: position.id for position in organisation.positions() if position.person}
    ends = [held.get(wait.person), held.get(wait.holder)]
    return organisation.common_leader([end for end in ends if end]) if all(ends) else None
