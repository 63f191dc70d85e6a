"""High-bandwidth connections: people through whom two teams know and trust one another (Data Teams, ch. 7, 8)."""

from __future__ import annotations

from typing import ClassVar

from dataplanner.model.records import Record

CONNECTION_KINDS = ("embed", "dotted", "known")


class Connection(Record, frozen=True):
    """A connection between two teams of one scenario. It is never counted in the formal distance.

    ``kind`` is "embed" (somebody of ``team_a`` sits with ``team_b`` for a while), "dotted" (somebody answers to both)
    or "known" (people who know and respect each other). ``people`` are who carries it, ``since`` is an ISO date,
    ``volunteer`` whether they asked for it, ``hole`` what their own team does without meanwhile.
    """

    table: ClassVar[str] = "connections"
    key_fields: ClassVar[tuple[str, ...]] = ("scenario", "id")

    scenario: str
    id: str
    team_a: str
    team_b: str
    kind: str = CONNECTION_KINDS[0]
    people: tuple[str, ...] = ()
    since: str = ""
    volunteer: bool = False
    hole: str = ""
    note: str = ""
