"""What the method says about projects: forms, questions, choices, preconditions, and the numbers that plan them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a catalogue. ``lead`` and ``ramp`` are days, ``weight`` says whether it is good or bad news."""

    catalogue: str
    id: str
    name: str
    about: str = ""
    kind: str = ""
    lead: int = 0
    ramp: int = 0
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a form: ``of`` is the step, or the sort of part, that it belongs to."""

    of: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Precondition:
    """What must be true before a step, and what is said where it is not, or where the plan cannot tell."""

    id: str
    name: str
    fails: str
    remedy: str
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: its name in the record, what it is called, and a hint."""

    id: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What the parts of one sort are called, and their fields in the sequence in which they are asked.

    ``brief`` are the fields that stand beside the name in a list.
    """

    id: str
    one: str
    several: str
    about: str
    fields: tuple[FormField, ...]
    brief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BacklogNumbers:
    """Points by complexity, and from which value and reach on an item is low-hanging fruit."""

    points: tuple[float, ...]
    fruit_value: int
    fruit_reach: float


@dataclass(frozen=True, slots=True)
class ReachNumbers:
    """Reach by complexity, 0 to 1, and what lessens it."""

    complexity: tuple[float, ...]
    further_team: float
    open_wait: float
    use_case: float


@dataclass(frozen=True, slots=True)
class CoordinationNumbers:
    """The share of work that each team beyond the first adds."""

    further_team: float


@dataclass(frozen=True, slots=True)
class VelocityNumbers:
    """Months that make a velocity, the share that counts as change, months of standstill, a new member's first day."""

    window: int
    change: float
    still: int
    start: float


@dataclass(frozen=True, slots=True)
class TimeNumbers:
    """Days that are planned concretely, and how many make a month."""

    concrete: int
    days_in_month: float


@dataclass(frozen=True, slots=True)
class ValueNumbers:
    """How many times its cost a project should be worth, over which phases."""

    least: float
    most: float
    phases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectMethod:
    """All of it; choices by catalogue and id, questions by what they belong to, forms by table."""

    choices: Mapping[str, Mapping[str, Choice]]
    questions: Mapping[str, tuple[Question, ...]]
    preconditions: Mapping[str, Precondition]
    forms: Mapping[str, Form]
    backlog: BacklogNumbers
    reach: ReachNumbers
    coordination: CoordinationNumbers
    velocity: VelocityNumbers
    time: TimeNumbers
    value: ValueNumbers

    def choice(self, catalogue: str, id_: str) -> Choice:
        """An entry of a catalogue; one that is called by its id where the catalogue does not know it."""
        return self.choices.get(catalogue, {}).get(id_) or Choice(catalogue, id_, id_.replace("_", " "))

    def questions_of(self, what: str) -> tuple[Question, ...]:
        """The questions of a step or of a sort of part."""
        return self.questions.get(what, ())
