"""How far the questions of some people travel: a project's staff, a team, any selection (Data Teams, ch. 7, 10)."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dataplanner.model.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Escalation:
    """Where some positions meet.

    ``leader`` is their lowest common leader, None in separate trees or for nobody. ``depth`` is the most reporting
    steps from one of them up to that leader, None without one. ``intersections`` are the leaders at whom lines of two
    or more of them come together, from the top down: each is a place where a question may have to be settled.
    """

    leader: str | None
    depth: int | None
    intersections: tuple[str, ...]


def escalation(organisation: Organisation, positions: Iterable[str]) -> Escalation:
    """Where these positions meet. Raises UnknownRecord for one that is not in the organisation."""
    chains = {id_: organisation.chain_up(id_) for id_ in positions}
    leader = organisation.common_leader(chains)
    depth = None if leader is None else max(chain.index(leader) for chain in chains.values())
    branches = {(above, below) for chain in chains.values() for below, above in itertools.pairwise(chain)}
    ways = Counter(above for above, _ in branches)
    # A leader who is one of them meets the others who come up from below.
    ways.update(id_ for id_ in chains if ways[id_])
    meeting = [id_ for id_, count in ways.items() if count > 1]
    return Escalation(leader, depth, tuple(sorted(meeting, key=lambda id_: (len(organisation.chain_up(id_)), id_))))
