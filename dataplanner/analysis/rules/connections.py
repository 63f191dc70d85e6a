"""Rules about connections between data teams, and those that lack one (Data Teams, ch. 7, 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dataplanner.analysis.connections import Link, links_of
from dataplanner.analysis.locations import LocationCase
from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import Evaluate, evaluates
from dataplanner.model.connections import Connection

EMBED = "embed"


@evaluates("embedded_without_connection", gives="team unit")
def embedded_without_connection(case: Case, _: Rule) -> Iterator[Seen]:
    """A data team in a business unit that nothing but reporting lines joins to any other data team."""
    where = LocationCase(case.plan, case.scenario, case.method)
    if set(where.embedded) == set(where.leads):
        return
    links = links_of(case.organisation)
    for team in where.embedded:
        lead = where.leads[team]
        unit = case.organisation.chain_up(lead)[-2]
        if not _has_company(where, team, unit) and not _is_joined(where, links, team):
            values = {"team": case.organisation.team(team).name, "unit": case.label(unit)}
            yield Seen(team, values, (lead,), (team,))


def _has_company(where: LocationCase, team: str, unit: str) -> bool:
    """Whether another data team stands in the same unit."""
    return any(unit in where.organisation.chain_up(lead) for other, lead in where.leads.items() if other != team)


def _is_joined(where: LocationCase, links: list[Link], team: str) -> bool:
    """Whether a link leads from the team to another data team, or to a leader above one and not above this."""
    own = where.people[team] | {where.leads[team]}
    above = set(where.organisation.chain_up(where.leads[team]))
    others = {up for other in where.leads if other != team for up in _reach(where, other)} - above - own
    return any((link.a in own and link.b in others) or (link.b in own and link.a in others) for link in links)


def _reach(where: LocationCase, team: str) -> set[str]:
    return {*where.people[team], *where.organisation.chain_up(where.leads[team])}


def _embed_that(lacks: Callable[[Connection], bool]) -> Evaluate:
    """The rule that something is missing of an embed."""

    def embed(case: Case, _: Rule) -> Iterator[Seen]:
        for connection in case.organisation.connections.values():
            if connection.kind == EMBED and lacks(connection):
                giver, host = (case.organisation.team(team) for team in (connection.team_a, connection.team_b))
                yield Seen(connection.id, {"giver": giver.name, "host": host.name}, teams=(giver.id, host.id))

    return embed


evaluates("embed_without_volunteer", gives="giver host")(_embed_that(lambda embed: not embed.volunteer))
evaluates("embed_without_hole", gives="giver host")(_embed_that(lambda embed: not embed.hole.strip()))
