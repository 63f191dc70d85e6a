"""The reporting distances of all pairs of teams at once, as arrays: fast enough for thousands of teams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import index_of
from dataplanner.model.organisation import Organisation
from dataplanner.model.teams import Team

NOWHERE = -1
Numbers = NDArray[np.int32]
Layers = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class TeamDistance:
    """Two teams (ids), the reporting steps from each lead up to their lowest common leader, and the sum of both.

    All four are None where there is no common leader: the teams stand in separate trees, or one has no single lead.
    """

    team_a: str
    team_b: str
    levels_up_a: int | None
    levels_up_b: int | None
    distance: int | None
    common_leader: str | None


@dataclass(frozen=True, slots=True, eq=False)
class DistanceMatrix:
    """The distances between t teams, in the sequence of ``teams`` (ids).

    ``layer`` holds the layer of each team's lead, a top being 1 and no lead 0; ``common`` (t × t) the layer of the
    lowest common leader, 0 where there is none; ``above`` (layers × t) the number of each lead's leader on each layer,
    itself included, NOWHERE below it. ``ids`` gives the position of a number.
    """

    teams: tuple[str, ...]
    layer: Layers
    common: Layers
    above: Numbers
    ids: Sequence[str]

    def __len__(self) -> int:
        return len(self.teams)

    def distances(self) -> Layers:
        """The reporting distance of each two teams, t × t; NOWHERE where there is no common leader."""
        steps = np.add.outer(self.layer, self.layer)
        steps -= self.common
        steps -= self.common
        steps[self.common == 0] = NOWHERE
        return steps

    def pair(self, a: int, b: int) -> TeamDistance:
        """The distance of two teams by their places in ``teams``."""
        common = int(self.common[a, b])
        if not common:
            return TeamDistance(self.teams[a], self.teams[b], None, None, None, None)
        up_a, up_b = int(self.layer[a]) - common, int(self.layer[b]) - common
        leader = self.ids[self.above[common - 1, a]]
        return TeamDistance(self.teams[a], self.teams[b], up_a, up_b, up_a + up_b, leader)

    def pairs(self) -> list[TeamDistance]:
        """Every unordered pair, in sequence; t·(t-1)/2 entries."""
        return [self.pair(a, b) for a in range(len(self)) for b in range(a + 1, len(self))]


class Ancestry:
    """Who stands above whom in an organisation, by numbers: the rows of its index, then those who are parked."""

    def __init__(self, organisation: Organisation) -> None:
        index = index_of(organisation)
        lone = len(index.parked)
        self.ids: Sequence[str] = (*index.ids, *index.parked) if lone else index.ids
        self._row = index.row
        self._parked = {id_: len(index) + place for place, id_ in enumerate(index.parked)}
        self._parent = np.concatenate([index.parent, np.full(lone, NOWHERE, np.int32)])
        self._layer = np.concatenate([index.depth, np.ones(lone, np.int32)])

    def number(self, position: str | None) -> int:
        """The number of a position; NOWHERE for None."""
        if position is None:
            return NOWHERE
        return self._parked[position] if position in self._parked else self._row[position]

    def layer(self, number: int) -> int:
        """The layer of a number, a top being 1; 0 for NOWHERE."""
        return int(self._layer[number]) if number != NOWHERE else 0

    def above(self, numbers: Numbers) -> Numbers:
        """The leaders of each of ``numbers`` from the top down, itself included: layers × numbers, else NOWHERE."""
        columns = np.flatnonzero(numbers != NOWHERE)
        current = numbers[columns]
        layer = self._layer[current] - 1
        above = np.full((int(layer.max(initial=-1)) + 1, len(numbers)), NOWHERE, np.int32)
        while len(columns):
            above[layer, columns] = current
            current = self._parent[current]
            kept = current != NOWHERE
            columns, current, layer = columns[kept], current[kept], layer[kept] - 1
        return above


def distance_matrix(organisation: Organisation, teams: Iterable[Team] | None = None) -> DistanceMatrix:
    """The distances between ``teams``, by default all of the organisation in their sequence."""
    chosen = organisation.sorted_teams() if teams is None else list(teams)
    return matrix_of_leads(Ancestry(organisation), {team.id: organisation.team_lead(team) for team in chosen})


def matrix_of_leads(ancestry: Ancestry, leads: Mapping[str, str | None]) -> DistanceMatrix:
    """The distances between teams given by their leads (positions, or None)."""
    numbers = np.array([ancestry.number(lead) for lead in leads.values()], np.int32)
    return matrix_of_ancestors(tuple(leads), ancestry.above(numbers), ancestry.ids)


def matrix_of_ancestors(teams: tuple[str, ...], above: Numbers, ids: Sequence[str]) -> DistanceMatrix:
    """The distances between teams given by the leaders above each, as in ``DistanceMatrix.above``.

    Teams are sorted by that path from the top, so that those below one leader stand side by side: the pairs that meet
    on a layer or below it are square blocks, filled from the top layer down.
    """
    layer = (above != NOWHERE).sum(0).astype(np.int16)
    order = np.lexsort(above[::-1]) if len(above) else np.arange(len(teams))
    path = above[:, order]
    shared = np.logical_and.accumulate(path[:, 1:] == path[:, :-1], axis=0).sum(0)
    common = np.zeros((len(teams), len(teams)), np.int16)
    for depth in range(1, len(above) + 1):
        for start, end in _runs(shared >= depth):
            common[start:end, start:end] = depth
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    common = common.take(place, axis=0).take(place, axis=1)
    # Teams with one lead share also the empty layers below it.
    common = np.minimum(common, layer, out=common)
    np.fill_diagonal(common, layer)
    return DistanceMatrix(teams, layer, common, above, ids)


def _runs(joined: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The spans (start, end) of more than one item whose neighbours are all joined; item i is joined to i + 1."""
    steps = np.diff(joined.astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1) + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
