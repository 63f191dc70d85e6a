"""What a project decides: technologies, service levels, and who covers which risk (Data Teams, ch. 5, 9, 11, 12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart
from dataplanner.model.records import NOTHING

CHOSEN = "chosen"


class Technology(ProjectPart, frozen=True):
    """A technology that somebody proposes, weighed by the same questions each time."""

    table: ClassVar[str] = "technologies"

    id: str
    name: str
    phase: Annotated[str, holds.phase()] = ""
    decision: Annotated[str, holds.choice("decision")] = ""
    use_cases: Annotated[tuple[str, ...], holds.parts("use_cases")] = ()
    answers: Annotated[Mapping[str, str], holds.answers("technology")] = NOTHING


class ServiceLevel(ProjectPart, frozen=True):
    """How soon a service must be back, by its kind; ``hours`` until then, ``team`` the one that answers for it."""

    table: ClassVar[str] = "service_levels"

    id: str
    name: str
    level: Annotated[str, holds.choice("service")] = ""
    hours: Annotated[float, holds.amount()] = 0.0
    team: Annotated[str, holds.team()] = ""
    note: str = ""


class RiskCover(ProjectPart, frozen=True):
    """Who sees to one of the risks of machine learning; nobody where there is no owner."""

    table: ClassVar[str] = "risks"
    key_fields: ClassVar[tuple[str, ...]] = ("project", "risk")

    risk: str
    owner: Annotated[str, holds.line()] = ""
    person: Annotated[str, holds.person("owner")] = ""
    note: str = ""
