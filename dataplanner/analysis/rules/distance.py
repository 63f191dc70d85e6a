"""Rules about how far apart the data teams stand (Data Teams, ch. 7, 8, 10)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dataplanner.analysis.distance import TeamDistance, data_teams_leader
from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.shape import layer_of
from dataplanner.analysis.wording import Count


@evaluates(
    "far_common_leader", gives="leader layer# team levels#",
    medium=int, medium_layer=int, large=int, large_layer=int, levels=int,
)  # fmt: skip
def far_common_leader(case: Case, rule: Rule) -> Iterator[Seen]:
    leader = data_teams_leader(case.organisation)
    if leader is None or layer_of(case.organisation, leader) > _highest_normal_layer(case, rule):
        return
    layer = layer_of(case.organisation, leader)
    leads = {team.id: case.organisation.team_lead(team) for team in case.data_teams}
    levels = {team: layer_of(case.organisation, lead) - layer for team, lead in leads.items() if lead is not None}
    deepest = max(levels, key=lambda team: levels[team])
    if levels[deepest] >= rule.number("levels"):
        name = case.organisation.team(deepest).name
        up = Count(levels[deepest])
        values = {"leader": case.label(leader), "layer": Count(layer), "team": name, "levels": up}
        yield Seen("", values, (leader,), tuple(levels))


def _highest_normal_layer(case: Case, rule: Rule) -> float:
    """The lowest layer that is too high for a common leader in an organisation of this size; 0 in a small one."""
    if len(case.organisation) >= rule.number("large"):
        return rule.number("large_layer")
    return rule.number("medium_layer") if len(case.organisation) >= rule.number("medium") else 0


@evaluates(
    "teams_far_apart", gives="team_a team_b distance# up_a# up_b# leader others#",
    kinds=tuple[str, ...], distance=int,
)  # fmt: skip
def teams_far_apart(case: Case, rule: Rule) -> Iterator[Seen]:
    pairs = case.distances(rule.texts("kinds"))
    far = [(pair.common_leader, pair) for pair in pairs if (pair.distance or 0) >= rule.number("distance")]
    far.sort(key=lambda entry: entry[0] or "")
    for leader, group in groupby(far, key=lambda entry: entry[0]):
        yield _far_pairs(case, leader or "", [pair for _, pair in group])


def _far_pairs(case: Case, leader: str, pairs: list[TeamDistance]) -> Seen:
    farthest = max(pairs, key=lambda pair: pair.distance or 0)
    values = {
        "team_a": case.organisation.team(farthest.team_a).name,
        "team_b": case.organisation.team(farthest.team_b).name,
        "distance": Count(farthest.distance or 0),
        "up_a": Count(farthest.levels_up_a or 0),
        "up_b": Count(farthest.levels_up_b or 0),
        "leader": case.label(leader),
        "others": Count(len(pairs) - 1),
    }
    first = [farthest, *(pair for pair in pairs if pair is not farthest)]
    teams = dict.fromkeys(team for pair in first for team in (pair.team_a, pair.team_b))
    return Seen(leader, values, (leader,), tuple(teams))


@evaluates("separate_trees", gives="teams count#")
def separate_trees(case: Case, _: Rule) -> Iterator[Seen]:
    leads = {team.id: case.organisation.team_lead(team) for team in case.data_teams}
    tops = {team: case.organisation.chain_up(lead)[-1] for team, lead in leads.items() if lead is not None}
    roots = dict.fromkeys(tops.values())
    if len(roots) > 1:
        names = case.listed(f"“{case.organisation.team(team).name}”" for team in tops)
        yield Seen("", {"teams": names, "count": Count(len(roots))}, tuple(roots), tuple(tops))


@evaluates("team_in_pieces", gives="team count#")
def team_in_pieces(case: Case, _: Rule) -> Iterator[Seen]:
    for team in case.data_teams:
        members = tuple(position.id for position in case.members[team.id])
        if members and case.organisation.team_lead(team) is None:
            tops = {case.organisation.chain_up(member)[-1] for member in members}
            yield Seen(team.id, {"team": team.name, "count": Count(len(tops))}, members, (team.id,))
