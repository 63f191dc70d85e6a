"""Headcount and FTE by any field: department, location, grade, title, kind, team, layer or a column of the export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dataplanner.analysis.extra_fields import extra_fields
from dataplanner.analysis.index import index_of
from dataplanner.analysis.ratios import kind_of_positions
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import Position

KIND, TEAM, LAYER = "kind", "team", "layer"
OWN_FIELDS = ("department", "location", "grade", "title", KIND, TEAM, LAYER)

Values = Callable[[Position], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Headcount:
    """What shares one value of a field: positions, the people who hold them, vacancies, and FTE of them all.

    ``value`` is as the plan holds it, a team being its id and a layer its number; empty where a position has none.
    """

    value: str
    positions: int
    people: int
    vacant: int
    fte: float


def fields_of(organisation: Organisation) -> list[str]:
    """The fields by which one can count: OWN_FIELDS, then what columns of the export hold anything."""
    return [*OWN_FIELDS, *extra_fields(organisation)]


def headcount_by(organisation: Organisation, field: str) -> list[Headcount]:
    """Positions, people and FTE by the values of a field, the largest first, those without a value last.

    Teams overlap: somebody on two is counted in both. Raises UnknownRecord for a field that is not there.
    """
    values = _values(organisation, field)
    groups: defaultdict[str, list[Position]] = defaultdict(list)
    for position in organisation.positions():
        for value in values(position):
            groups[value].append(position)
    counted = [_headcount(value, positions) for value, positions in groups.items()]
    return sorted(counted, key=lambda group: (not group.value, -group.positions, group.value))


def _headcount(value: str, positions: list[Position]) -> Headcount:
    return Headcount(
        value=value,
        positions=len(positions),
        people=len({position.person for position in positions if position.person is not None}),
        vacant=sum(position.vacant for position in positions),
        fte=sum(position.fte for position in positions),
    )


def _values(organisation: Organisation, field: str) -> Values:
    """What gives the values of a field for a position; every position has at least one, if only an empty one."""
    if field not in fields_of(organisation):
        raise UnknownRecord(f"There is no field “{field}” to count by.", "Choose one of those that are offered.")
    if field == TEAM:
        return _teams(organisation)
    if field == KIND:
        kinds = kind_of_positions(organisation)
        return lambda position: [kinds.get(position.id, "")]
    if field == LAYER:
        return _layers(organisation)
    if field in OWN_FIELDS:
        return lambda position: [str(getattr(position, field)).strip()]
    return lambda position: [position.fields.get(field, "").strip()]


def _teams(organisation: Organisation) -> Values:
    teams: defaultdict[str, list[str]] = defaultdict(list)
    for team in organisation.sorted_teams():
        for member in organisation.team_members(team):
            teams[member].append(team.id)
    return lambda position: teams.get(position.id) or [""]


def _layers(organisation: Organisation) -> Values:
    index = index_of(organisation)
    return lambda position: [str(index.depth[index.row[position.id]]) if position.id in index.row else ""]
