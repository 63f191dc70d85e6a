"""Teams: a kind, a lead and members, given as a subtree, as a list or by a rule. Teams may overlap."""

from __future__ import annotations

from typing import ClassVar

from dataplanner.model.records import Record

DATA_KINDS = ("science", "engineering", "operations")
KINDS = (*DATA_KINDS, "analysts", "business", "other")


class Team(Record, frozen=True):
    """A team of one scenario.

    Members are ``subtree`` (that position and everybody below it), the positions in ``members`` and those for which
    ``query`` holds at any time (see ``model/query.py``), together.
    ``lead`` names the lead where somebody has said who it is; else the organisation works it out. ``skills`` lists the
    columns of the team's gap matrix; empty means those of its kind. ``proposed`` marks a team that the program found
    from titles and nobody has confirmed yet. ``location`` is the method's location model that somebody has said it
    works in, empty where nobody has.
    """

    table: ClassVar[str] = "teams"
    key_fields: ClassVar[tuple[str, ...]] = ("scenario", "id")

    scenario: str
    id: str
    name: str
    kind: str = "other"
    lead: str | None = None
    subtree: str | None = None
    members: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    order: float = 0.0
    proposed: bool = False
    note: str = ""
    query: str = ""
    location: str = ""
