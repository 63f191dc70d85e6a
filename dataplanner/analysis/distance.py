"""Reporting distance: how far up the chart two teams must go to find one leader (Data Teams, ch. 7, 8, 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from dataplanner.model.organisation import Organisation
from dataplanner.model.teams import DATA_KINDS, Team


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


def team_distances(organisation: Organisation, teams: Iterable[Team] | None = None) -> list[TeamDistance]:
    """Every unordered pair of ``teams``, by default all in their sequence; t·(t-1)/2 entries for t teams."""
    chosen = organisation.sorted_teams() if teams is None else teams
    above = {team.id: _levels_above(organisation, organisation.team_lead(team)) for team in chosen}
    return [_distance(a, b, above[a], above[b]) for a, b in combinations(above, 2)]


def data_teams_leader(organisation: Organisation) -> str | None:
    """The lowest position at or above the leads of all data teams; None for none, or in separate trees."""
    leads = [organisation.team_lead(team) for team in organisation.sorted_teams() if team.kind in DATA_KINDS]
    known = [lead for lead in leads if lead is not None]
    return organisation.common_leader(known) if len(known) == len(leads) else None


def path_between(organisation: Organisation, a: str, b: str) -> list[str]:
    """The positions from ``a`` up to the lowest common leader and down to ``b``, ends included.

    Empty where the two stand in separate trees. Raises UnknownRecord.
    """
    up, down = organisation.chain_up(a), organisation.chain_up(b)
    above_b = {position: steps for steps, position in enumerate(down)}
    for steps, position in enumerate(up):
        if position in above_b:
            return [*up[: steps + 1], *reversed(down[: above_b[position]])]
    return []


def _levels_above(organisation: Organisation, lead: str | None) -> dict[str, int]:
    """How many reporting steps each leader is above ``lead``, nearest first; empty without a lead."""
    chain = [] if lead is None else organisation.chain_up(lead)
    return {position: steps for steps, position in enumerate(chain)}


def _distance(a: str, b: str, above_a: Mapping[str, int], above_b: Mapping[str, int]) -> TeamDistance:
    common = next((leader for leader in above_a if leader in above_b), None)
    if common is None:
        return TeamDistance(a, b, None, None, None, None)
    up_a, up_b = above_a[common], above_b[common]
    return TeamDistance(a, b, up_a, up_b, up_a + up_b, common)
