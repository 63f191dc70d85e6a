"""Distance with what brings teams nearer beside the reporting lines: dotted lines, squads and connections (ch. 7, 8).

It stands beside the reporting distance of ``analysis/distance.py`` and is never mixed with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.distance_matrix import NOWHERE
from dataplanner.model.connections import CONNECTION_KINDS
from dataplanner.model.organisation import Organisation
from dataplanner.model.teams import Team

LINE, SQUAD, DOTTED = "line", "squad", "dotted"
LINK_KINDS = (SQUAD, *CONNECTION_KINDS)
_BITS = 64


@dataclass(frozen=True, slots=True)
class Link:
    """Two positions that are one step apart without a reporting line; ``kind`` is one of LINK_KINDS."""

    a: str
    b: str
    kind: str


@dataclass(frozen=True, slots=True)
class TeamConnection:
    """Two teams (ids) and the fewest steps between their leads by lines and links; None where nothing joins them."""

    team_a: str
    team_b: str
    distance: int | None


@dataclass(frozen=True, slots=True)
class PathStep:
    """A position on a path and what led to it: ``LINE``, one of LINK_KINDS, or nothing at the start."""

    position: str
    by: str = ""


def links_of(organisation: Organisation, kinds: Collection[str] = LINK_KINDS) -> list[Link]:
    """What joins positions beside reporting lines.

    A dotted line joins its two ends. A squad, which is a team whose named lead does not stand above all members,
    joins the lead to those others. A connection joins the leads of its two teams.
    """
    found = (*_dotted(organisation), *_squads(organisation), *_connected(organisation))
    return [link for link in found if link.kind in kinds]


def distance_with_connections(
    organisation: Organisation, teams: Iterable[Team] | None = None, kinds: Collection[str] = LINK_KINDS
) -> list[TeamConnection]:
    """Every unordered pair of ``teams``, by default all in their sequence, by lines and the links of these kinds."""
    chosen = list(organisation.sorted_teams() if teams is None else teams)
    steps = connected_distances(organisation, chosen, kinds).tolist()
    return [
        TeamConnection(chosen[a].id, chosen[b].id, None if steps[a][b] == NOWHERE else steps[a][b])
        for a, b in combinations(range(len(chosen)), 2)
    ]


def connected_distances(
    organisation: Organisation, teams: Sequence[Team], kinds: Collection[str] = LINK_KINDS
) -> NDArray[np.int64]:
    """The same as an array, teams × teams; NOWHERE where nothing joins two, or one has no lead."""
    leads = [organisation.team_lead(team) for team in teams]
    number = {lead: place for place, lead in enumerate(dict.fromkeys(lead for lead in leads if lead is not None))}
    between = _steps_between(organisation, links_of(organisation, kinds), list(number))
    at = np.array([NOWHERE if lead is None else number[lead] for lead in leads], np.int64)
    known = at != NOWHERE
    steps = np.full((len(teams), len(teams)), NOWHERE)
    steps[np.ix_(known, known)] = between[np.ix_(at[known], at[known])]
    return steps


def connected_path(organisation: Organisation, a: str, b: str, kinds: Collection[str] = LINK_KINDS) -> list[PathStep]:
    """A shortest path from position ``a`` to ``b`` by lines and links, ends included; empty where there is none.

    Of several equally short paths, one that follows reporting lines as long as it can. Raises UnknownRecord.
    """
    organisation.position(b)
    beside = _neighbours(links_of(organisation, kinds))
    reached: dict[str, tuple[str | None, str]] = {organisation.position(a).id: (None, "")}
    wave = [a]
    while wave and b not in reached:
        following = []
        for position in wave:
            for other, by in _next(organisation, beside, position):
                if other not in reached:
                    reached[other] = position, by
                    following.append(other)
        wave = following
    return _traced(reached, b) if b in reached else []


def _dotted(organisation: Organisation) -> Iterator[Link]:
    return (Link(position, leader, DOTTED) for position, leader in organisation.dotted_lines)


def _squads(organisation: Organisation) -> Iterator[Link]:
    for team in organisation.sorted_teams():
        if team.lead is not None and team.lead in organisation:
            outside = organisation.team_members(team) - organisation.subtree(team.lead)
            yield from (Link(member, team.lead, SQUAD) for member in sorted(outside))


def _connected(organisation: Organisation) -> Iterator[Link]:
    for connection in organisation.connections.values():
        ends = [organisation.team_lead(organisation.team(team)) for team in (connection.team_a, connection.team_b)]
        match ends:
            case [str(a), str(b)] if a != b:
                yield Link(a, b, connection.kind)


def _neighbours(links: Iterable[Link]) -> dict[str, list[tuple[str, str]]]:
    beside: dict[str, list[tuple[str, str]]] = {}
    for link in links:
        beside.setdefault(link.a, []).append((link.b, link.kind))
        beside.setdefault(link.b, []).append((link.a, link.kind))
    return beside


def _next(
    organisation: Organisation, beside: dict[str, list[tuple[str, str]]], position: str
) -> Iterator[tuple[str, str]]:
    """Who is one step from a position, and by what: by reporting lines first."""
    manager = organisation.position(position).manager
    if manager is not None:
        yield manager, LINE
    yield from ((report, LINE) for report in organisation.graph.successors(position))
    yield from beside.get(position, ())


def _traced(reached: dict[str, tuple[str | None, str]], end: str) -> list[PathStep]:
    steps, position = [], end
    while True:
        before, by = reached[position]
        steps.append(PathStep(position, by))
        if before is None:
            return steps[::-1]
        position = before


def _steps_between(organisation: Organisation, links: list[Link], leads: list[str]) -> NDArray[np.int64]:
    """The fewest steps between each two of ``leads``; NOWHERE between those that nothing joins.

    A wave runs from all leads at once: every position keeps one bit a lead that has reached it.
    """
    rows = {position: row for row, position in enumerate(organisation.by_id)}
    neighbours, starts = _adjacency(organisation, links, rows)
    at = np.array([rows[lead] for lead in leads], np.int64)
    reach = np.zeros((len(rows), -(-len(leads) // _BITS)), np.uint64)
    number = np.arange(len(leads))
    reach[at, number // _BITS] = np.uint64(1) << (number % _BITS).astype(np.uint64)
    steps = np.where(np.eye(len(leads), dtype=bool), 0, NOWHERE)
    for step in range(1, len(rows)):
        spread = np.bitwise_or.reduceat(reach[neighbours], starts, axis=0)
        if np.array_equal(spread, reach):
            break
        reach = spread
        steps[(steps == NOWHERE) & _bits(reach[at], len(leads))] = step
    return steps


def _adjacency(
    organisation: Organisation, links: list[Link], rows: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows one step from each row, itself included, one after another, and where those of each row begin."""
    pairs = [(rows[a], rows[b]) for a, b in (*organisation.graph.edges, *((link.a, link.b) for link in links))]
    ends = np.array(pairs, np.int64).reshape(-1, 2)
    itself = np.arange(len(rows))
    source = np.concatenate([ends[:, 0], ends[:, 1], itself])
    target = np.concatenate([ends[:, 1], ends[:, 0], itself])
    count = np.bincount(source, minlength=len(rows))
    return target[np.argsort(source, kind="stable")], np.cumsum(count) - count


def _bits(words: NDArray[np.uint64], width: int) -> NDArray[np.bool_]:
    """Each row's first ``width`` bits as truth values."""
    shifts = np.arange(_BITS, dtype=np.uint64)
    bits = (words[:, :, None] >> shifts) & np.uint64(1)
    return bits.reshape(len(words), -1)[:, :width].astype(bool)
