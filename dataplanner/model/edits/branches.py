"""Edits of a part of the chart: somebody in between, somebody alone, a place in the row, a branch and all in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, new_id
from dataplanner.model.edits.calling import called
from dataplanner.model.edits.forgetting import forgotten
from dataplanner.model.edits.sequence import last_order, place_beside, room_at, siblings_under
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, WouldMakeCycle
from dataplanner.model.organisation import MOST_REMEMBERED, Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.records import Change


@dataclass(frozen=True, slots=True)
class InsertManager(Edit):
    """A vacancy between positions and the manager whom they share; it takes the place of the first of them."""

    scenario: str
    positions: tuple[str, ...]
    title: str = ""
    id: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        if len(self.positions) == 1:
            return f"Insert a manager above {called(plan, self.scenario, self.positions[0])}"
        return f"Insert a manager above {len(self.positions):,} positions"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        if self.id in organisation:
            raise DuplicateRecord("A position of that id is already there.", "Give it another id.")
        below = sorted(map(organisation.position, self.positions), key=lambda p: (p.order, p.id))
        managers = {position.manager for position in below}
        if len(managers) != 1:
            raise InvalidRecord("These positions have no manager in common.", "Choose some that report to the same.")
        inserted = Position(self.scenario, self.id, self.title.strip(), None, managers.pop(), below[0].order)
        lines = [c for n, p in enumerate(below) for c in changed(p, {"manager": self.id, "order": float(n)})]
        return [Change(None, inserted), *lines]


@dataclass(frozen=True, slots=True)
class MoveAlone(Edit):
    """A position under another manager (None: parked) without its reports, who go up to its former manager."""

    scenario: str
    position: str
    manager: str | None

    def label(self, plan: Plan) -> str:
        name = called(plan, self.scenario, self.position)
        if self.manager is None:
            return f"Park {name} alone"
        return f"Move {name} alone under {called(plan, self.scenario, self.manager)}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        position = organisation.position(self.position)
        if self.manager == self.position:
            name = called(plan, self.scenario, self.position)
            raise WouldMakeCycle(f"{name} cannot report to the same position.", "Choose another manager.")
        siblings = [other for other in siblings_under(organisation, self.manager) if other.id != self.position]
        gone_up = raised(organisation, position)
        if self.manager == position.manager:
            return gone_up
        return [*gone_up, *changed(position, {"manager": self.manager, "order": last_order(siblings)})]


@dataclass(frozen=True, slots=True)
class PlaceBeside(Edit):
    """A position and everybody below it directly before or after another one, under the same manager."""

    scenario: str
    position: str
    sibling: str
    after: bool = False

    def label(self, plan: Plan) -> str:
        name, sibling = (called(plan, self.scenario, id_) for id_ in (self.position, self.sibling))
        return f"Place {name} {'after' if self.after else 'before'} {sibling}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        position, manager = organisation.position(self.position), organisation.position(self.sibling).manager
        if manager is not None and organisation.is_at_or_above(self.position, manager):
            name, sibling = (called(plan, self.scenario, id_) for id_ in (self.position, self.sibling))
            raise WouldMakeCycle(
                f"{sibling} already reports to {name}, directly or further up.",
                "Choose a place outside this part of the chart.",
            )
        if self._stands_there(organisation):
            return []
        order, room = place_beside(organisation, self.position, manager, self.sibling, after=self.after)
        return [*room, *changed(position, {"manager": manager, "order": order})]

    def _stands_there(self, organisation: Organisation) -> bool:
        manager = organisation.position(self.sibling).manager
        row = [sibling.id for sibling in siblings_under(organisation, manager)]
        wanted = row.index(self.sibling) + (1 if self.after else -1)
        return 0 <= wanted < len(row) and row[wanted] == self.position


@dataclass(frozen=True, slots=True)
class RemoveBranch(Edit):
    """A position and everybody below it taken out. The people stay in the plan."""

    scenario: str
    position: str

    def label(self, plan: Plan) -> str:
        below = len(plan.organisation(self.scenario).subtree(self.position)) - 1
        name = called(plan, self.scenario, self.position)
        return f"Remove {name} and {below:,} below" if below else f"Remove {name}"

    def reach(self, plan: Plan) -> int:
        return plan.organisation(self.scenario).branch_size(self.position, MOST_REMEMBERED)

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        gone = organisation.subtree(self.position)
        deepest_first = sorted(gone, key=lambda id_: (-len(organisation.chain_up(id_)), id_))
        return [*forgotten(organisation, gone), *(Change(organisation.position(id_), None) for id_ in deepest_first)]


def raised(organisation: Organisation, position: Position) -> list[Change]:
    """The changes that put the reports of a position under its own manager, directly behind where it stands."""
    reports = organisation.reports(position.id)
    row = siblings_under(organisation, position.manager)
    orders, room = room_at(row, row.index(position) + 1, len(reports))
    up = zip(reports, orders, strict=True)
    lines = [c for report, order in up for c in changed(report, {"manager": position.manager, "order": order})]
    return [*(change for change in room if change.key != position.key), *lines]
