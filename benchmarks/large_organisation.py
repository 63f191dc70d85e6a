"""One organisation of 200,000 positions with many teams, made once for all benchmarks that need it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from random import Random

from benchmarks.trees import SEED, plan_of
from dataplanner.analysis.index import index_of
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from dataplanner.model.teams import Team

POSITIONS, TEAMS = 200_000, 2_000


@dataclass(frozen=True, slots=True)
class Large:
    """The organisation, the leads of its teams in their sequence, and how long its index took to build."""

    organisation: Organisation
    leads: tuple[str, ...]
    index_seconds: float

    @property
    def beside(self) -> str:
        return f"the index of this revision, built before: {self.index_seconds:.2f} s"

    def lines(self) -> list[tuple[str, str]]:
        """The reporting lines (manager, report) above the leads: the least that a peer needs to be given."""
        chains = (self.organisation.chain_up(lead) for lead in self.leads)
        return list(dict.fromkeys((above, below) for chain in chains for below, above in pairwise(chain)))


@cache
def large_organisation() -> Large:
    """A tree of 200,000 positions with 2,000 teams, each a subtree; a team's id is its lead's."""
    plan = plan_of(POSITIONS)
    leads = tuple(str(lead) for lead in sorted(Random(SEED).sample(range(POSITIONS), TEAMS)))
    teams = [Team(AS_IS, lead, lead, "engineering", subtree=lead, order=float(lead)) for lead in leads]
    plan.apply(Change(None, team) for team in teams)
    start = time.perf_counter()
    index_of(plan.organisation())
    return Large(plan.organisation(), leads, time.perf_counter() - start)
