"""How a project is judged: metrics, what the business says of it, and what everybody says of a phase (ch. 2, 8, 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart


@dataclass(frozen=True, slots=True)
class Metric(ProjectPart):
    """A figure that tells whether it was worth it: what it was before, what it should be, and what was read since."""

    table: ClassVar[str] = "metrics"

    id: str
    name: str
    kpi: str = holds.choice("kpi")
    team: str = holds.team()
    unit: str = holds.line()
    baseline: str = holds.line()
    target: str = holds.line()
    values: Mapping[str, str] = holds.figures()


@dataclass(frozen=True, slots=True)
class Reaction(ProjectPart):
    """What somebody in the business says when told that the project ends and its team goes."""

    table: ClassVar[str] = "reactions"

    id: str
    name: str
    answer: str = holds.choice("reaction")
    day: str = holds.day()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Voice(ProjectPart):
    """What one person or team says when a phase is looked back on; nobody is blamed."""

    table: ClassVar[str] = "voices"

    id: str
    name: str
    phase: str = holds.phase()
    team: str = holds.team()
    answers: Mapping[str, str] = holds.answers("voice")
