"""How a project is judged: metrics, what the business says of it, and what everybody says of a phase (ch. 2, 8, 11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart
from dataplanner.model.records import NOTHING


class Metric(ProjectPart, frozen=True):
    """A figure that tells whether it was worth it: what it was before, what it should be, and what was read since."""

    table: ClassVar[str] = "metrics"

    id: str
    name: str
    kpi: Annotated[str, holds.choice("kpi")] = ""
    team: Annotated[str, holds.team()] = ""
    unit: Annotated[str, holds.line()] = ""
    baseline: Annotated[str, holds.line()] = ""
    target: Annotated[str, holds.line()] = ""
    values: Annotated[Mapping[str, str], holds.figures()] = NOTHING


class Reaction(ProjectPart, frozen=True):
    """What somebody in the business says when told that the project ends and its team goes."""

    table: ClassVar[str] = "reactions"

    id: str
    name: str
    answer: Annotated[str, holds.choice("reaction")] = ""
    day: Annotated[str, holds.day()] = ""
    words: str = ""


class Voice(ProjectPart, frozen=True):
    """What one person or team says when a phase is looked back on; nobody is blamed."""

    table: ClassVar[str] = "voices"

    id: str
    name: str
    phase: Annotated[str, holds.phase()] = ""
    team: Annotated[str, holds.team()] = ""
    answers: Annotated[Mapping[str, str], holds.answers("voice")] = NOTHING
