"""What a team has answered to a gap in its skills, and what it means to do about it (Data Teams, ch. 12)."""

from __future__ import annotations

from typing import ClassVar

from dataplanner.model.records import Record

ACCURATE = ("yes", "no")
CRITICAL = ("high", "medium", "low")
WHEN = ("now", "soon", "later")
WAYS = ("train", "hire", "borrow", "drop")


class GapAnswer(Record, frozen=True):
    """The five questions about a skill that a team lacks; an empty text is a question not answered yet.

    ``accurate``, ``critical``, ``when`` and ``way`` are one of the words above. ``months`` is the lead time where it
    differs from the usual one, ``count`` how many people the way brings. ``begin`` and ``needed`` are ISO dates.
    """

    table: ClassVar[str] = "gap_answers"
    key_fields: ClassVar[tuple[str, ...]] = ("scenario", "team", "skill")

    scenario: str
    team: str
    skill: str
    accurate: str = ""
    critical: str = ""
    when: str = ""
    way: str = ""
    months: float | None = None
    count: int = 1
    begin: str = ""
    needed: str = ""
    note: str = ""
