"""Which moves could bring teams nearer: another manager for a lead, a new head, a dotted line, an embed (ch. 7, 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dataplanner.analysis.method import Method
from dataplanner.analysis.sketch import Pair
from dataplanner.model.edits import AddConnection, AddDottedLine, AddPosition, Edit, MovePosition
from dataplanner.model.edits.base import new_id
from dataplanner.model.organisation import Organisation
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True)
class Candidate:
    """A move that could help: ``moved`` leads come under ``leader``, ``new`` says by a new position in between.

    ``teams`` are those meant: the one that moves or gives, then the one that it comes nearer to. For a dotted line
    and an embed nobody moves.
    """

    kind: str
    leader: str
    teams: tuple[str, ...]
    edits: tuple[Edit, ...]
    moved: tuple[str, ...] = ()
    new: bool = False


def candidates(organisation: Organisation, method: Method, pairs: Iterable[Pair]) -> list[Candidate]:
    """The moves worth weighing for these pairs of teams, each once."""
    found: dict[tuple[object, ...], Candidate] = {}
    wanted = list(pairs)
    for a, b in wanted:
        for candidate in _of_pair(organisation, method, organisation.team(a), organisation.team(b)):
            what = candidate.teams if candidate.kind == "embed" else candidate.edits
            found.setdefault((candidate.kind, what), candidate)
    meant = {team for pair in wanted for team in pair}
    data = method.organisation.moving.limits.kinds
    teams = [team for team in organisation.sorted_teams() if team.kind in data or team.id in meant]
    return [*found.values(), *(_heads(organisation, method, teams) if wanted else ())]


def _of_pair(organisation: Organisation, method: Method, a: Team, b: Team) -> Iterator[Candidate]:
    for mover, other in ((a, b), (b, a)):
        lead, target = organisation.team_lead(mover), organisation.team_lead(other)
        if lead is not None and target is not None and _may_move(organisation, method, mover, lead):
            for leader in _nearer_leaders(organisation, lead, target):
                edit = MovePosition(organisation.scenario, lead, leader)
                yield Candidate("reparent", leader, (mover.id, other.id), (edit,), (lead,))
    yield from _dotted(organisation, a, b)
    yield from _embedded(organisation, method, a, b)


def _may_move(organisation: Organisation, method: Method, team: Team, lead: str) -> bool:
    """Whether the lead can be moved with the team: it is the team's own, and not too high up."""
    own = lead in (team.lead, team.subtree) or lead in organisation.team_members(team)
    return own and len(organisation.chain_up(lead)) > method.organisation.moving.limits.top


def _nearer_leaders(organisation: Organisation, lead: str, target: str) -> list[str]:
    """Under whom ``lead`` would stand nearer to ``target``: the leaders above that, up to the lowest common one."""
    common = organisation.common_leader([lead, target])
    above = organisation.chain_up(target)
    upto = above[: above.index(common) + 1] if common is not None else above
    nearer = upto[1:] if len(upto) > 1 else upto
    below, manager = organisation.subtree(lead), organisation.position(lead).manager
    return [leader for leader in nearer if leader not in below and leader != manager]


def _dotted(organisation: Organisation, a: Team, b: Team) -> Iterator[Candidate]:
    """The lead of the smaller team gets a dotted line to that of the larger."""
    smaller, larger = sorted((a, b), key=lambda team: len(organisation.team_members(team)))
    position, leader = organisation.team_lead(smaller), organisation.team_lead(larger)
    if position is None or leader is None or position == leader or organisation.position(position).manager == leader:
        return
    lines = organisation.dotted_lines
    if (position, leader) not in lines and (leader, position) not in lines:
        edit = AddDottedLine(organisation.scenario, position, leader)
        yield Candidate("dotted", leader, (smaller.id, larger.id), (edit,))


def _embedded(organisation: Organisation, method: Method, a: Team, b: Team) -> Iterator[Candidate]:
    """Somebody of the one team sits with the other for a while, unless they are connected already."""
    connected = ({c.team_a, c.team_b} for c in organisation.connections.values())
    host_lead = {team.id: organisation.team_lead(team) for team in (a, b)}
    if {a.id, b.id} in connected or None in host_lead.values():
        return
    giver, host = sorted((a, b), key=lambda team: method.organisation.moving.limits.givers.index(team.kind))
    edit = AddConnection(organisation.scenario, giver.id, host.id, "embed")
    yield Candidate("embed", host_lead[host.id] or "", (giver.id, host.id), (edit,))


def _heads(organisation: Organisation, method: Method, teams: list[Team]) -> Iterator[Candidate]:
    """A new head over the leads of the teams, under one of the leaders between them and their lowest common one."""
    leads = {team.id: lead for team in teams if (lead := organisation.team_lead(team)) is not None}
    moved = _outermost(organisation, leads.values())
    common = organisation.common_leader(moved)
    movable = all(_may_move(organisation, method, organisation.team(team), lead) for team, lead in leads.items())
    if common is None or len(moved) < 2 or common in moved or not movable:
        return
    between = Counter(leader for lead in moved for leader in _leaders_upto(organisation, lead, common))
    for leader, _ in between.most_common(method.organisation.moving.limits.heads):
        yield _head(organisation, method, leader, tuple(leads), moved)


def _head(
    organisation: Organisation, method: Method, leader: str, teams: tuple[str, ...], moved: tuple[str, ...]
) -> Candidate:
    head = AddPosition(organisation.scenario, method.organisation.moving.limits.head, leader, id=new_id())
    moves = (MovePosition(organisation.scenario, lead, head.id) for lead in moved)
    return Candidate("head", leader, teams, (head, *moves), moved, new=True)


def _outermost(organisation: Organisation, leads: Iterable[str]) -> tuple[str, ...]:
    """The leads above whom no other of them stands, each once."""
    distinct = dict.fromkeys(leads)
    return tuple(lead for lead in distinct if not any(up in distinct for up in organisation.chain_up(lead)[1:]))


def _leaders_upto(organisation: Organisation, lead: str, common: str) -> list[str]:
    """The leaders above ``lead``, from the highest, ``common``, down."""
    chain = organisation.chain_up(lead)
    return chain[chain.index(common) : 0 : -1]
