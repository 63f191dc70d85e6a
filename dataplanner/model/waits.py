"""What a project waits for, and the debt that it has taken on purpose (Data Teams, ch. 7, 11)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart


class Wait(ProjectPart, frozen=True):
    """Something that others have to do first. It is open until there is a day in ``until``.

    ``owner`` follows it up, ``held_by`` could end it; ``person`` and ``holder`` link them to people in the plan.
    ``step`` is the step that it holds up; ``escalated`` the day on which it was taken to a common leader.
    """

    table: ClassVar[str] = "waits"

    id: str
    name: str
    phase: Annotated[str, holds.phase()] = ""
    step: Annotated[str, holds.choice("step")] = ""
    owner: Annotated[str, holds.line()] = ""
    person: Annotated[str, holds.person("owner")] = ""
    held_by: Annotated[str, holds.line()] = ""
    holder: Annotated[str, holds.person("held_by")] = ""
    since: Annotated[str, holds.day()] = ""
    escalated: Annotated[str, holds.day(after="since")] = ""
    until: Annotated[str, holds.day(after="since")] = ""
    note: str = ""


class Debt(ProjectPart, frozen=True):
    """A shortcut taken on purpose in the phase ``taken``, to be paid in the phase ``pay``; ``paid`` on a day."""

    table: ClassVar[str] = "debts"

    id: str
    name: str
    taken: Annotated[str, holds.phase()] = ""
    pay: Annotated[str, holds.phase()] = ""
    paid: Annotated[str, holds.day()] = ""
    points: Annotated[float, holds.amount()] = 0.0
    why: str = ""
