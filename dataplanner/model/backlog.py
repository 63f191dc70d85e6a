"""The backlog of a project, and what each team gets done in a month (Data Teams, ch. 7, 9, 13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart

MOST = 5
"""The top of the scales of value and complexity."""


@dataclass(frozen=True, slots=True)
class BacklogItem(ProjectPart):
    """Something to be done. ``phase`` is where it is wanted, empty for not placed yet; ``done`` the day it was done.

    ``value`` to the business and ``complexity`` run from 1 to MOST, 0 for not said. ``traits`` are the answers to the
    questionnaire on which team it is for; ``teams`` are those that do it. ``out_of_reach`` says why it is out of reach
    for now.
    """

    table: ClassVar[str] = "backlog"

    id: str
    name: str
    value: int = holds.scale(MOST)
    complexity: int = holds.scale(MOST)
    teams: tuple[str, ...] = holds.teams()
    traits: tuple[str, ...] = holds.choices("trait")
    phase: str = holds.phase()
    out_of_reach: str = ""
    done: str = holds.day()
    use_cases: tuple[str, ...] = holds.parts("use_cases")
    waits: tuple[str, ...] = holds.parts("waits")
    note: str = ""
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Velocity(ProjectPart):
    """The points that a team got done in a ``month`` such as 2026-10; without a month, what is expected of one."""

    table: ClassVar[str] = "velocity"
    key_fields: ClassVar[tuple[str, ...]] = ("project", "team", "month")

    team: str
    month: str = holds.month()
    points: float = holds.amount()
