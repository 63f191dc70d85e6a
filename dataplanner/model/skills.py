"""Skills, who has them, and how experienced somebody is (Data Teams, ch. 3–5, 12)."""

from __future__ import annotations

from typing import ClassVar

from dataplanner.model.records import Record

LEVELS = ("new", "qualified", "veteran")


class Skill(Record, frozen=True):
    """A column of gap matrices: one for each team kind in ``kinds``, in the sequence of ``order``."""

    table: ClassVar[str] = "skills"

    id: str
    name: str
    kinds: tuple[str, ...] = ()
    order: float = 0.0


class Assessment(Record, frozen=True):
    """Whether a person has a skill: yes or no. No record means *not yet assessed*, which is not the same as no.

    ``at`` is the ISO date of the answer, empty where nobody knows it.
    """

    table: ClassVar[str] = "assessments"
    key_fields: ClassVar[tuple[str, ...]] = ("person", "skill")

    person: str
    skill: str
    held: bool
    at: str = ""


class Experience(Record, frozen=True):
    """How experienced an engineer is, by what they carried into production themselves; one of LEVELS."""

    table: ClassVar[str] = "experience"
    key_fields: ClassVar[tuple[str, ...]] = ("person",)

    person: str
    level: str
    evidence: str = ""
