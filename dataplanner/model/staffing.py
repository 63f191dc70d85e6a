"""People to come and skills to learn, which take time before they help (Data Teams, ch. 3, 8, 10)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart


class Staffing(ProjectPart, frozen=True):
    """Somebody to be hired, trained, borrowed or moved for a project, needed on a day.

    ``kind`` is one of the method's ways, which gives the usual days until then (``lead``) and days until full speed
    (``ramp``) where these are 0. ``level`` is the experience that comes with it. ``begun`` is when it was set going,
    ``arrived`` when it came about.
    """

    table: ClassVar[str] = "staffing"

    id: str
    name: str
    kind: Annotated[str, holds.choice("staffing")] = ""
    team: Annotated[str, holds.team()] = ""
    person: Annotated[str, holds.person()] = ""
    level: Annotated[str, holds.choice("level")] = ""
    needed: Annotated[str, holds.day()] = ""
    begun: Annotated[str, holds.day()] = ""
    arrived: Annotated[str, holds.day(after="begun")] = ""
    lead: Annotated[int, holds.days()] = 0
    ramp: Annotated[int, holds.days()] = 0
    note: str = ""
