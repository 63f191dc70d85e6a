"""What a project decides: technologies, service levels, and who covers which risk (Data Teams, ch. 5, 9, 11, 12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart

CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Technology(ProjectPart):
    """A technology that somebody proposes, weighed by the same questions each time."""

    table: ClassVar[str] = "technologies"

    id: str
    name: str
    phase: str = holds.phase()
    decision: str = holds.choice("decision")
    use_cases: tuple[str, ...] = holds.parts("use_cases")
    answers: Mapping[str, str] = holds.answers("technology")


@dataclass(frozen=True, slots=True)
class ServiceLevel(ProjectPart):
    """How soon a service must be back, by its kind; ``hours`` until then, ``team`` the one that answers for it."""

    table: ClassVar[str] = "service_levels"

    id: str
    name: str
    level: str = holds.choice("service")
    hours: float = holds.amount()
    team: str = holds.team()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RiskCover(ProjectPart):
    """Who sees to one of the risks of machine learning; nobody where there is no owner."""

    table: ClassVar[str] = "risks"
    key_fields: ClassVar[tuple[str, ...]] = ("project", "risk")

    risk: str
    owner: str = holds.line()
    person: str = holds.person("owner")
    note: str = ""
