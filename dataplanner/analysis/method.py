"""The method as values: team kinds, skills, steps, titles, distance bands and finding rules, as read from resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dataplanner.analysis.gap_method import GapMethod
from dataplanner.analysis.organisation_method import OrganisationMethod
from dataplanner.analysis.project_method import ProjectMethod
from dataplanner.analysis.wording import Count
from dataplanner.model.teams import DATA_KINDS

CERTAINTIES = ("sure", "likely", "possible")
WEIGHTS = ("red", "amber", "green")

Threshold = int | float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamKind:
    """A kind of team: its name, what its people are called, and what it is for."""

    id: str
    name: str
    people: str
    about: str


@dataclass(frozen=True, slots=True)
class MethodSkill:
    """A skill that the method knows, with the question that decides whether somebody has it."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class KindSkills:
    """The skills of one team kind: the columns of its matrix, those offered besides, those that most people need.

    ``levels`` says whether its people are rated by experience (Data Teams, ch. 4).
    """

    columns: tuple[str, ...]
    offered: tuple[str, ...]
    majority: tuple[str, ...] = ()
    levels: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What people type into a matrix, in small letters: words that say a skill is there, is not, or is open."""

    has: tuple[str, ...]
    has_not: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """An experience level (Data Teams, ch. 4)."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Phase:
    """One of crawl, walk and run (Data Teams, ch. 7), and the days that it usually takes."""

    id: str
    name: str
    about: str
    days: int


@dataclass(frozen=True, slots=True)
class StepGroup:
    """A group of steps that belong together in time."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class MethodStep:
    """A step that every phase goes through.

    ``after`` names the steps of the same phase that come first, ``after_phase`` those of the phase before, ``needs``
    the preconditions that are looked up in the plan, ``parts`` the tables of what is noted at this step. ``days`` is
    how long it usually takes, ``revisit`` what the next phase asks when it comes here again.
    """

    id: str
    group: str
    name: str
    about: str
    chapter: str
    days: int
    revisit: str
    after: tuple[str, ...] = ()
    after_phase: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How a step can stand. ``settled`` ones let the next step begin."""

    id: str
    name: str
    settled: bool
    begun: bool


@dataclass(frozen=True, slots=True)
class DistanceBand:
    """A range of reporting distances up to ``up_to`` steps, its last one open (None). ``heat`` runs from 0 to 1."""

    id: str
    name: str
    heat: float
    up_to: int | None = None


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """Phrases found in job titles, and the team kind and role that they speak for."""

    phrases: tuple[str, ...]
    kind: str
    role: str
    certainty: str
    reason: str
    warning: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """What job titles say: entries, words that do not matter, and phrases that rule a data role out."""

    entries: tuple[TitleEntry, ...]
    ignored: tuple[str, ...]
    ruled_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamProposing:
    """When people found by title become a proposed team."""

    share: float
    pure: float
    smallest: int
    largest: int
    most: int
    top_layers: int
    certainties: tuple[str, ...]
    name_leader: str
    reason_subtree: str
    reason_list: str
    reason_scattered: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A finding rule: its weight, chapter, thresholds and the templates of its three sentences."""

    id: str
    weight: str
    chapter: str
    headline: str
    why: str
    remedy: str
    thresholds: Mapping[str, Threshold]

    def number(self, name: str) -> float:
        """A threshold that is a number. Raises TypeError where the rule was not checked at load."""
        value = self.thresholds[name]
        if isinstance(value, int | float):
            return value
        raise TypeError(name)

    def text(self, name: str) -> str:
        """A threshold that is a text. Raises TypeError where the rule was not checked at load."""
        value = self.thresholds[name]
        if isinstance(value, str):
            return value
        raise TypeError(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A threshold that is a list of texts. Raises TypeError where the rule was not checked at load."""
        value = self.thresholds[name]
        if isinstance(value, tuple):
            return value
        raise TypeError(name)


@dataclass(frozen=True, slots=True)
class Naming:
    """How several names stand in a sentence: at most ``most`` of them, joined by the templates."""

    most: int
    last: str
    more: str

    def listed(self, names: list[str]) -> str:
        """“A, B and C”, or “A, B and 7 more”."""
        if len(names) <= 1:
            return "".join(names)
        if len(names) <= self.most:
            return self.last.format(names=", ".join(names[:-1]), last=names[-1])
        return self.more.format(names=", ".join(names[: self.most - 1]), count=Count(len(names) - self.most + 1))


@dataclass(frozen=True, slots=True)
class Method:
    """The whole method. Every mapping is by id, in the sequence in which the resource file lists it.

    ``noted`` are sentences on what the files hold that is not known and was left out.
    """

    kinds: Mapping[str, TeamKind]
    skills: Mapping[str, MethodSkill]
    kind_skills: Mapping[str, KindSkills]
    majority: float
    marks: Marks
    levels: Mapping[str, Level]
    phases: Mapping[str, Phase]
    groups: Mapping[str, StepGroup]
    steps: Mapping[str, MethodStep]
    statuses: Mapping[str, Status]
    bands: tuple[DistanceBand, ...]
    titles: Titles
    proposing: TeamProposing
    naming: Naming
    rules: Mapping[str, Rule]
    gaps: GapMethod
    projects: ProjectMethod
    organisation: OrganisationMethod
    noted: tuple[str, ...]

    @property
    def noted_sentence(self) -> str:
        """What is noted in a sentence that names the first place and counts the others; empty for nothing."""
        if not self.noted:
            return ""
        others = Count(len(self.noted) - 1)
        return f"{self.noted[0]} It was left out{others:|, and one more like it|, and # more like it}."

    @property
    def data_kinds(self) -> tuple[str, ...]:
        """The kinds that a data organisation cannot do without (Data Teams, ch. 2)."""
        return DATA_KINDS

    def band(self, distance: int) -> DistanceBand:
        """The band that a reporting distance falls into."""
        return next(band for band in self.bands if band.up_to is None or distance <= band.up_to)

    def steps_of(self, group: str) -> tuple[MethodStep, ...]:
        """The steps of a group, in sequence."""
        return tuple(step for step in self.steps.values() if step.group == group)
