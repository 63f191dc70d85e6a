"""Skills, who has them, and how experienced somebody is (Data Teams, ch. 3–5, 12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model.records import Record

LEVELS = ("new", "qualified", "veteran")


@dataclass(frozen=True, slots=True)
class Skill(Record):
    """A column of gap matrices: one for each team kind in ``kinds``, in the sequence of ``order``."""

    table: ClassVar[str] = "skills"

    id: str
    name: str
    kinds: tuple[str, ...] = ()
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Assessment(Record):
    """Whether a person has a skill: yes or no. No record means *not yet assessed*, which is not the same as no.

    ``at`` is the ISO date of the answer, empty where nobody knows it.
    """

    table: ClassVar[str] = "assessments"
    key_fields: ClassVar[tuple[str, ...]] = ("person", "skill")

    person: str
    skill: str
    held: bool
    at: str = ""


@dataclass(frozen=True, slots=True)
class Experience(Record):
    """How experienced an engineer is, by what they carried into production themselves; one of LEVELS."""

    table: ClassVar[str] = "experience"
    key_fields: ClassVar[tuple[str, ...]] = ("person",)

    person: str
    level: str
    evidence: str = ""
