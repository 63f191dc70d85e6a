"""What a project waits for, and the debt that it has taken on purpose (Data Teams, ch. 7, 11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart


@dataclass(frozen=True, slots=True)
class Wait(ProjectPart):
    """Something that others have to do first. It is open until there is a day in ``until``.

    ``owner`` follows it up, ``held_by`` could end it; ``person`` and ``holder`` link them to people in the plan.
    ``step`` is the step that it holds up; ``escalated`` the day on which it was taken to a common leader.
    """

    table: ClassVar[str] = "waits"

    id: str
    name: str
    phase: str = holds.phase()
    step: str = holds.choice("step")
    owner: str = holds.line()
    person: str = holds.person("owner")
    held_by: str = holds.line()
    holder: str = holds.person("held_by")
    since: str = holds.day()
    escalated: str = holds.day(after="since")
    until: str = holds.day(after="since")
    note: str = ""


@dataclass(frozen=True, slots=True)
class Debt(ProjectPart):
    """A shortcut taken on purpose in the phase ``taken``, to be paid in the phase ``pay``; ``paid`` on a day."""

    table: ClassVar[str] = "debts"

    id: str
    name: str
    taken: str = holds.phase()
    pay: str = holds.phase()
    paid: str = holds.day()
    points: float = holds.amount()
    why: str = ""
