"""What the method says about organisations: moves, leaders, locations, reference figures, and who may stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FITS = ("good", "unsure", "poor")
MEASURES = ("span", "layers", "ratio", "team")


@dataclass(frozen=True, slots=True)
class MoveLimits:
    """Which pairs of teams moves are looked for, who may be moved, and how many proposals are shown."""

    far: int
    top: int
    pairs: int
    heads: int
    most: int
    of_kind: int
    kinds: tuple[str, ...]
    givers: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True)
class MoveRanking:
    """What each thing that a move brings or costs counts for."""

    nearer: float
    farther: float
    beside: float
    linked: float
    joined: float
    position: float
    line: float
    layer: float
    new: float
    alone: float
    poor: float
    unsure: float


@dataclass(frozen=True, slots=True)
class MoveKind:
    """A kind of move: the templates of its title, of what it costs and of what to mind."""

    id: str
    title: str
    summary: str
    downside: str
    chapter: str


@dataclass(frozen=True, slots=True)
class Caution:
    """A template of what else is to be said of a move."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Moving:
    """All about moves; kinds and cautions by id."""

    limits: MoveLimits
    ranking: MoveRanking
    kinds: Mapping[str, MoveKind]
    cautions: Mapping[str, Caution]


@dataclass(frozen=True, slots=True)
class LeaderEntry:
    """How well leaders of some titles suit data teams: ``fit`` is one of FITS, ``ask`` the question that decides."""

    id: str
    name: str
    phrases: tuple[str, ...]
    fit: str
    about: str
    ask: str
    suits: tuple[str, ...]
    chapter: str


@dataclass(frozen=True, slots=True, eq=False)
class Leaders:
    """Who should lead, by title; ``ignored`` words do not matter."""

    entries: tuple[LeaderEntry, ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocationModel:
    """A model of where data teams stand. ``asked`` ones cannot be read from a chart."""

    id: str
    name: str
    buys: str
    risk: str
    fits: str
    chapter: str
    seen: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Recognising:
    """The numbers and words by which location models are recognised."""

    share: float
    near: int
    fewest: int
    home_words: tuple[str, ...]
    centre_names: tuple[str, ...]
    guild_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceFigure:
    """A range from elsewhere for one of MEASURES, with its source; an open end is None."""

    id: str
    of: str
    about: str
    source: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ShapeMeasure:
    """One of Krackhardt's measures in plain words: what it counts, and what ``less`` than 1 says."""

    id: str
    name: str
    about: str
    less: str


@dataclass(frozen=True, slots=True)
class RatioFactor:
    """What pushes the ratio of engineers to scientists up; ``sign`` names what the plan can tell, if anything."""

    id: str
    name: str
    ask: str
    sign: str


@dataclass(frozen=True, slots=True)
class StandIn:
    """Whose title or skills let them stand in for a kind of team that is missing."""

    kind: str
    roles: tuple[str, ...]
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationMethod:
    """All that the method says about organisations.

    ``said`` is the template for a location model that somebody has said of teams; ``stand_in_share`` the part of the
    skills that is enough.
    """

    moving: Moving
    leaders: Leaders
    locations: Mapping[str, LocationModel]
    said: str
    recognising: Recognising
    figures: Mapping[str, ReferenceFigure]
    factors: Mapping[str, RatioFactor]
    measures: Mapping[str, ShapeMeasure]
    stand_ins: Mapping[str, StandIn]
    stand_in_share: float

    def figures_of(self, measure: str) -> tuple[ReferenceFigure, ...]:
        """The figures from elsewhere for one of MEASURES."""
        return tuple(figure for figure in self.figures.values() if figure.of == measure)
