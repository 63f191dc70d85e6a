"""What the business was told cannot be done, and the use cases behind it (Data Teams, ch. 1, 11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model import holds
from dataplanner.model.projects import ProjectPart

TECHNICAL, SKILL = "technical", "skill"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Cant(ProjectPart):
    """Something the business asked for and was told cannot be done.

    ``worth`` is money a year. ``reason`` is technical or a missing skill; ``cause`` says which technical one. ``now``
    and ``later`` answer the two steps of the big data question with yes or no. ``confirmed_by`` is the qualified data
    engineer who agrees.
    """

    table: ClassVar[str] = "cants"

    id: str
    name: str
    value: str = ""
    worth: float = holds.amount()
    reason: str = holds.choice("reason")
    cause: str = holds.choice("cause")
    now: str = holds.choice("answer")
    later: str = holds.choice("answer")
    confirmed_by: str = holds.person()
    use_cases: tuple[str, ...] = holds.parts("use_cases")
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class UseCase(ProjectPart):
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
