"""What a move costs: how much moves, and who is left with how many reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dataplanner.analysis.leaders import leader_reading
from dataplanner.analysis.method import Method
from dataplanner.analysis.move_candidates import Candidate
from dataplanner.analysis.sketch import Standing
from dataplanner.model.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Costs:
    """``positions`` that come to stand elsewhere, ``lines`` that change, ``layers`` that the moved leads cross in all.

    ``new`` positions are needed; ``alone`` are the leaders who are left with one report or none, with that number;
    ``fit`` is how the new leader's title suits data teams (leaders.toml), empty where nothing is said of it.
    """

    positions: int
    lines: int
    layers: int
    new: int
    alone: tuple[tuple[str, int], ...]
    fit: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A candidate tried on a scenario: what it costs, and how the teams stand before and after."""

    organisation: Organisation
    method: Method
    candidate: Candidate
    costs: Costs
    before: Standing
    after: Standing


def costs_of(organisation: Organisation, candidate: Candidate, method: Method) -> Costs:
    """What a candidate costs."""
    layer = len(organisation.chain_up(candidate.leader)) + 1 + candidate.new
    layers = (len(organisation.chain_up(lead)) for lead in candidate.moved)
    return Costs(
        positions=sum(len(organisation.subtree(lead)) for lead in candidate.moved),
        lines=len(candidate.moved),
        layers=sum(abs(layer - before) for before in layers),
        new=int(candidate.new),
        alone=_left_alone(organisation, candidate),
        fit=_fit(organisation, candidate, method),
    )


def _left_alone(organisation: Organisation, candidate: Candidate) -> tuple[tuple[str, int], ...]:
    lost = Counter(manager for lead in candidate.moved if (manager := organisation.position(lead).manager))
    gained = {candidate.leader: 1} if candidate.moved else {}
    left = {
        leader: organisation.span_of_control(leader) - count + gained.get(leader, 0) for leader, count in lost.items()
    }
    return tuple((leader, count) for leader, count in left.items() if count <= 1)


def _fit(organisation: Organisation, candidate: Candidate, method: Method) -> str:
    """How the leader's title suits the teams that come under it."""
    reading = leader_reading(organisation.position(candidate.leader).title, method) if candidate.moved else None
    if reading is None:
        return ""
    moved = {organisation.team(team).kind for team in candidate.teams if candidate.new or team == candidate.teams[0]}
    return "good" if moved <= set(reading.suits) else reading.fit
