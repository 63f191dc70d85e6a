"""What the method says about gaps, as values: questions, ways, lead times, and what tells skill from ability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a gap; ``id`` names the field of the answer."""

    id: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """When a skill is needed: so many months from now."""

    id: str
    name: str
    months: float


@dataclass(frozen=True, slots=True)
class Way:
    """A way to fill a gap: months until it is filled, whether it adds people to the team, and months until full speed.

    ``ramp`` are the months that who comes needs after that, until they do the work as fast as the others.
    """

    id: str
    name: str
    about: str
    months: float
    adds: bool
    ramp: float = 0.0


@dataclass(frozen=True, slots=True)
class Lead:
    """How many months a way takes for one skill."""

    skill: str
    way: str
    months: float


@dataclass(frozen=True, slots=True)
class PlanNotes:
    """What the plan says about one of its steps; ``late`` shows {months}, ``projects`` a {day}."""

    late: str
    untrained: str
    unsure: str
    open: str
    projects: str


@dataclass(frozen=True, slots=True)
class Comfort:
    """Months until a judgement is looked at again, and from when to when most people are at ease with such a skill."""

    skills: tuple[str, ...]
    reassess: float
    earliest: float
    latest: float


@dataclass(frozen=True, slots=True)
class PieTexts:
    """When a team's people count as stacked, and how the pie is put into words."""

    stacked: float
    smallest: int
    complementing: str
    stacking: str
    covered: str
    imagined: str
    unknown: str


@dataclass(frozen=True, slots=True)
class GapMethod:
    """All about gaps. Mappings are by id, in the sequence of the resource file."""

    questions: Mapping[str, Question]
    accurate: Mapping[str, Option]
    critical: Mapping[str, Option]
    when: Mapping[str, When]
    ways: Mapping[str, Way]
    leads: tuple[Lead, ...]
    untrained: tuple[str, ...]
    notes: PlanNotes
    judging: Mapping[str, Question]
    natures: Mapping[str, Option]
    comfort: tuple[Comfort, ...]
    pie: PieTexts

    def months(self, way: str, skill: str) -> float:
        """How long a way usually takes for a skill, in months."""
        own = (lead.months for lead in self.leads if (lead.skill, lead.way) == (skill, way))
        return next(own, self.ways[way].months)

    def comfort_of(self, skill: str) -> Comfort:
        """When most people are at ease with a skill."""
        return next((entry for entry in self.comfort if skill in entry.skills), self.comfort[-1])
