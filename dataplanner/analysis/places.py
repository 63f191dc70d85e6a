"""Any two places of an organisation: a position, a team or a business unit, and how far they are apart (ch. 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dataplanner.analysis.connections import PathStep, connected_path
from dataplanner.analysis.distance import path_between
from dataplanner.model.organisation import Organisation

POSITION, TEAM, UNIT = "position", "team", "unit"


@dataclass(frozen=True, slots=True)
class Place:
    """A position or team by its id, or a business unit by the department that its positions carry."""

    what: str
    id: str


@dataclass(frozen=True, slots=True)
class PlacesApart:
    """How far two places are apart, measured between their leads.

    ``path`` goes by reporting lines over ``leader``, ``linked`` by dotted lines, squads and connections too; both with
    their ends, and empty where there is none. The levels up are None without a common leader.
    """

    levels_up_a: int | None
    levels_up_b: int | None
    leader: str | None
    path: tuple[str, ...]
    linked: tuple[PathStep, ...]

    @property
    def distance(self) -> int | None:
        """The reporting steps between the two; None in separate trees."""
        return None if self.leader is None else len(self.path) - 1

    @property
    def linked_distance(self) -> int | None:
        """The steps with what joins them besides; None where nothing does."""
        return len(self.linked) - 1 if self.linked else None


def lead_of_place(organisation: Organisation, place: Place) -> str | None:
    """The position that a place is measured from: a unit's is the lowest above all of it. Raises UnknownRecord."""
    if place.what == TEAM:
        return organisation.team_lead(organisation.team(place.id))
    if place.what == UNIT:
        members = [position.id for position in organisation.positions() if position.department == place.id]
        return organisation.common_leader(members)
    return organisation.position(place.id).id


def places_apart(organisation: Organisation, a: Place, b: Place) -> PlacesApart:
    """How far two places are apart. Raises UnknownRecord."""
    lead_a, lead_b = lead_of_place(organisation, a), lead_of_place(organisation, b)
    if lead_a is None or lead_b is None:
        return PlacesApart(None, None, None, (), ())
    path, linked = path_between(organisation, lead_a, lead_b), connected_path(organisation, lead_a, lead_b)
    if not path:
        return PlacesApart(None, None, None, (), tuple(linked))
    leader = organisation.common_leader([lead_a, lead_b])
    up = path.index(leader or "")
    return PlacesApart(up, len(path) - 1 - up, leader, tuple(path), tuple(linked))


def groups_called(organisation: Organisation, text: str) -> Iterator[Place]:
    """The teams, then the business units, in whose names every word of ``text`` occurs; none for no word."""
    words = text.casefold().split()
    if not words:
        return
    for team in organisation.sorted_teams():
        if all(word in team.name.casefold() for word in words):
            yield Place(TEAM, team.id)
    for unit in dict.fromkeys(position.department for position in organisation.positions()):
        if unit and all(word in unit.casefold() for word in words):
            yield Place(UNIT, unit)
