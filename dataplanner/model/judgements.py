"""Whether somebody lacks a skill or the ability for it: a private judgement about a person (Data Teams, ch. 12)."""

from __future__ import annotations

from typing import ClassVar

from dataplanner.model.records import Record

YES_NO = ("yes", "no")
QUESTIONS = ("resource", "expert", "time", "progress")


class AbilityJudgement(Record, frozen=True):
    """The answers that tell a skill gap from an ability gap; an empty text is a question not answered yet.

    Was a good ``resource`` to learn from given, an ``expert`` in person, working ``time`` for it, and is there
    ``progress``? ``judged`` and ``reassess`` are ISO dates. Private: see Record.private.
    """

    table: ClassVar[str] = "judgements"
    key_fields: ClassVar[tuple[str, ...]] = ("person", "skill")
    private: ClassVar[bool] = True

    person: str
    skill: str
    resource: str = ""
    expert: str = ""
    time: str = ""
    progress: str = ""
    judged: str = ""
    reassess: str = ""
    note: str = ""
