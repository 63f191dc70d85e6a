"""What the business was told cannot be done, and the use cases behind it (Data Teams, ch. 1, 11)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart

TECHNICAL, SKILL = "technical", "skill"
YES, NO = "yes", "no"


class Cant(ProjectPart, frozen=True):
    """Something the business asked for and was told cannot be done.

    ``worth`` is money a year. ``reason`` is technical or a missing skill; ``cause`` says which technical one. ``now``
    and ``later`` answer the two steps of the big data question with yes or no. ``confirmed_by`` is the qualified data
    engineer who agrees.
    """

    table: ClassVar[str] = "cants"

    id: str
    name: str
    value: str = ""
    worth: Annotated[float, holds.amount()] = 0.0
    reason: Annotated[str, holds.choice("reason")] = ""
    cause: Annotated[str, holds.choice("cause")] = ""
    now: Annotated[str, holds.choice("answer")] = ""
    later: Annotated[str, holds.choice("answer")] = ""
    confirmed_by: Annotated[str, holds.person()] = ""
    use_cases: Annotated[tuple[str, ...], holds.parts("use_cases")] = ()
    order: float = 0.0


class UseCase(ProjectPart, frozen=True):
    """A use of data, understood when it is known when, where and why the data is read and written."""

    table: ClassVar[str] = "use_cases"

    id: str
    name: str
    when: str = ""
    where: str = ""
    why: str = ""
    order: float = 0.0

    @property
    def understood(self) -> bool:
        return all(text.strip() for text in (self.when, self.where, self.why))
