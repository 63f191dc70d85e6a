"""The titles of an organisation with what each suggests, for confirming kinds and roles in bulk (ch. 1, 3 to 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dataplanner.analysis.method import CERTAINTIES, Method
from dataplanner.analysis.title_reading import Proposal, proposed_kind
from dataplanner.model.edits import Batch, ChangePosition
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import Position


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """All positions (ids) of one title, what it suggests, and how many are confirmed as just that.

    ``otherwise`` counts those to which somebody has given another kind; they are left alone.
    """

    title: str
    positions: tuple[str, ...]
    proposal: Proposal
    confirmed: int
    otherwise: int

    @property
    def open(self) -> int:
        """How many are not confirmed yet."""
        return len(self.positions) - self.confirmed - self.otherwise


def title_groups(organisation: Organisation, method: Method) -> list[TitleGroup]:
    """The titles that speak of data work: the surest first, then by how many hold them."""
    holders: defaultdict[str, list[Position]] = defaultdict(list)
    for position in organisation.positions():
        holders[position.title.strip()].append(position)
    readings = ((title, proposed_kind(title, method)) for title in holders)
    groups = [_group(title, holders[title], reading) for title, reading in readings if reading is not None]
    return sorted(groups, key=lambda one: (CERTAINTIES.index(one.proposal.certainty), -len(one.positions), one.title))


def confirmation(organisation: Organisation, groups: Iterable[TitleGroup]) -> Batch:
    """The one edit that gives all open positions of these titles the kind and role that are proposed."""
    edits = [
        ChangePosition(organisation.scenario, id_, {"kind": group.proposal.kind, "role": group.proposal.role})
        for group in groups
        for id_ in group.positions
        if organisation.position(id_).kind in ("", group.proposal.kind)
    ]
    return Batch(tuple(edits), f"Confirm kind and role of {len(edits):,} positions")


def _group(title: str, positions: list[Position], proposal: Proposal) -> TitleGroup:
    wanted = (proposal.kind, proposal.role)
    return TitleGroup(
        title,
        tuple(position.id for position in positions),
        proposal,
        confirmed=sum((position.kind, position.role) == wanted for position in positions),
        otherwise=sum(position.kind not in ("", proposal.kind) for position in positions),
    )
