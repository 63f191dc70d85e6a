"""People to come and skills to learn, which take time before they help (Data Teams, ch. 3, 8, 10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart


@dataclass(frozen=True, slots=True)
class Staffing(ProjectPart):
    """Somebody to be hired, trained, borrowed or moved for a project, needed on a day.

    ``kind`` is one of the method's ways, which gives the usual days until then (``lead``) and days until full speed
    (``ramp``) where these are 0. ``level`` is the experience that comes with it. ``begun`` is when it was set going,
    ``arrived`` when it came about.
    """

    table: ClassVar[str] = "staffing"

    id: str
    name: str
    kind: str = holds.choice("staffing")
    team: str = holds.team()
    person: str = holds.person()
    level: str = holds.choice("level")
    needed: str = holds.day()
    begun: str = holds.day()
    arrived: str = holds.day(after="begun")
    lead: int = holds.days()
    ramp: int = holds.days()
    note: str = ""
