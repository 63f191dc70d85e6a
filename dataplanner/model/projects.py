"""Projects, their phases and the state of their steps in each phase (Data Teams, ch. 7, 11, 13)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from dataplanner.model import holds
from dataplanner.model.records import NOTHING, Record

PHASES = ("crawl", "walk", "run")
STATUSES = ("not_started", "under_way", "waiting", "done", "not_needed", "dont_know")


class Project(Record, frozen=True):
    """Something the business needs, taken through crawl, walk and run. ``phase`` is the one it is in now."""

    table: ClassVar[str] = "projects"

    id: str
    name: str
    need: str = ""
    sponsor: Annotated[str, holds.line()] = ""
    phase: str = PHASES[0]
    order: float = 0.0
    person: Annotated[str, holds.person("sponsor")] = ""
    currency: Annotated[str, holds.line()] = ""

    @property
    def called(self) -> str:
        """What it is called in a sentence."""
        return self.name


class ProjectPart(Record, frozen=True):
    """A record that belongs to a project and goes with it."""

    project: str

    @property
    def called(self) -> str:
        """What it is called in a sentence."""
        return str(getattr(self, "name", "")) or " ".join(filter(None, self.key[1:]))


Entry = Project | ProjectPart
"""A project, or a part of one."""


class Step(ProjectPart, frozen=True):
    """How one step of the method stands in one phase of a project. No record: not started.

    ``since`` is the day on which it came to stand so; ``begin`` and ``due`` are what is planned. ``note`` holds what
    the step produced or what it waits for, ``reason`` why it is not needed, or is ticked against the facts. ``person``
    links the owner to somebody in the plan. ``evidence`` are texts, links and names of files.
    """

    table: ClassVar[str] = "steps"
    key_fields: ClassVar[tuple[str, ...]] = ("project", "phase", "step")

    phase: str
    step: str
    status: str = STATUSES[0]
    owner: Annotated[str, holds.line()] = ""
    since: Annotated[str, holds.day(after="begin")] = ""
    note: str = ""
    person: Annotated[str, holds.person("owner")] = ""
    begin: Annotated[str, holds.day()] = ""
    due: Annotated[str, holds.day(after="begin")] = ""
    reason: str = ""
    answers: Annotated[Mapping[str, str], holds.answers("step")] = NOTHING
    evidence: Annotated[tuple[str, ...], holds.lines()] = ()

    @property
    def called(self) -> str:
        return f"{self.step.replace('_', ' ')} in {self.phase}"


class PhasePlan(ProjectPart, frozen=True):
    """When a phase runs, what it costs and what it is worth; ``closed`` is the day on which it was left for good."""

    table: ClassVar[str] = "phases"
    key_fields: ClassVar[tuple[str, ...]] = ("project", "phase")

    phase: str
    start: Annotated[str, holds.day()] = ""
    end: Annotated[str, holds.day(after="start")] = ""
    closed: Annotated[str, holds.day(after="start")] = ""
    staff: Annotated[float, holds.amount()] = 0.0
    software: Annotated[float, holds.amount()] = 0.0
    hardware: Annotated[float, holds.amount()] = 0.0
    value: Annotated[float, holds.amount()] = 0.0
    note: str = ""

    @property
    def cost(self) -> float:
        """What the phase costs in all, staff first of all (ch. 8)."""
        return self.staff + self.software + self.hardware
