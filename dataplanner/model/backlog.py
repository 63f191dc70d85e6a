"""The backlog of a project, and what each team gets done in a month (Data Teams, ch. 7, 9, 13)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart

MOST = 5
"""The top of the scales of value and complexity."""


class BacklogItem(ProjectPart, frozen=True):
    """Something to be done. ``phase`` is where it is wanted, empty for not placed yet; ``done`` the day it was done.

    ``value`` to the business and ``complexity`` run from 1 to MOST, 0 for not said. ``traits`` are the answers to the
    questionnaire on which team it is for; ``teams`` are those that do it. ``out_of_reach`` says why it is out of reach
    for now.
    """

    table: ClassVar[str] = "backlog"

    id: str
    name: str
    value: Annotated[int, holds.scale(MOST)] = 0
    complexity: Annotated[int, holds.scale(MOST)] = 0
    teams: Annotated[tuple[str, ...], holds.team()] = ()
    traits: Annotated[tuple[str, ...], holds.choice("trait")] = ()
    phase: Annotated[str, holds.phase()] = ""
    out_of_reach: str = ""
    done: Annotated[str, holds.day()] = ""
    use_cases: Annotated[tuple[str, ...], holds.parts("use_cases")] = ()
    waits: Annotated[tuple[str, ...], holds.parts("waits")] = ()
    note: str = ""
    order: float = 0.0


class Velocity(ProjectPart, frozen=True):
    """The points that a team got done in a ``month`` such as 2026-10; without a month, what is expected of one."""

    table: ClassVar[str] = "velocity"
    key_fields: ClassVar[tuple[str, ...]] = ("project", "team", "month")

    team: str
    month: Annotated[str, holds.month()] = ""
    points: Annotated[float, holds.amount()] = 0.0
