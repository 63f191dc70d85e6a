"""Positions and the lines between them: the records that an organisation is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from dataplanner.model.records import NOTHING, Record

AS_IS = "as-is"


class Scenario(Record, frozen=True):
    """A named variant of the organisation. Every plan has *as is*, first, and as many *to be* as wanted."""

    table: ClassVar[str] = "scenarios"

    id: str
    name: str
    order: float = 0.0
    note: str = ""


class Position(Record, frozen=True):
    """A place in one scenario's chart: held by ``person``, or vacant where that is None.

    ``manager`` is the position at the other end of the reporting line, None at the top or when parked. Siblings stand
    in the sequence of ``order``. ``kind`` is the team kind of the work and ``role`` what the method calls it, where
    somebody has confirmed them. ``fields`` keeps the other columns of the export by their header. ``exported`` are
    marks of what the last export said (see model.exported), empty for a position that came from none.
    """

    table: ClassVar[str] = "positions"
    key_fields: ClassVar[tuple[str, ...]] = ("scenario", "id")

    scenario: str
    id: str
    title: str = ""
    person: str | None = None
    manager: str | None = None
    order: float = 0.0
    kind: str = ""
    department: str = ""
    location: str = ""
    grade: str = ""
    fte: float = 1.0
    note: str = ""
    fields: Mapping[str, str] = NOTHING
    exported: str = ""
    role: str = ""

    @property
    def vacant(self) -> bool:
        return self.person is None


class DottedLine(Record, frozen=True):
    """A secondary line: ``position`` also answers to ``leader``. Never counted in the formal distance.

    ``style`` is how it is drawn, one of the theme's; empty as most are.
    """

    table: ClassVar[str] = "dotted_lines"
    key_fields: ClassVar[tuple[str, ...]] = ("scenario", "position", "leader")

    scenario: str
    position: str
    leader: str
    note: str = ""
    style: str = ""
