"""Projects and the state of their steps in each phase (Data Teams, ch. 7, 11, 13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model.records import Record

PHASES = ("crawl", "walk", "run")
STATUSES = ("not_started", "under_way", "waiting", "done", "not_needed", "dont_know")


@dataclass(frozen=True, slots=True)
class Project(Record):
    """Something the business needs, taken through crawl, walk and run. ``phase`` is the one it is in now."""

    table: ClassVar[str] = "projects"

    id: str
    name: str
    need: str = ""
    sponsor: str = ""
    phase: str = PHASES[0]
    order: float = 0.0


@dataclass(frozen=True, slots=True)
class Step(Record):
    """How one step of the method stands in one phase of a project. ``since`` is an ISO date; no record: not started.

    ``note`` holds what the step produced, the reason why it is not needed, or what it waits for.
    """

    table: ClassVar[str] = "steps"
    key_fields: ClassVar[tuple[str, ...]] = ("project", "phase", "step")

    project: str
    phase: str
    step: str
    status: str = STATUSES[0]
    owner: str = ""
    since: str = ""
    note: str = ""
