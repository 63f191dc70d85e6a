"""The edit that brings one difference between two scenarios over into the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dataplanner.model.differences import JOINED, LEFT, MOVED, REFILLED, RETEAMED, RETITLED, same_team
from dataplanner.model.edits.base import Edit, changed
from dataplanner.model.edits.calling import called
from dataplanner.model.edits.positions import RemovePosition
from dataplanner.model.edits.teams import RemoveTeam
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, UnknownRecord, WouldMakeCycle
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position, Scenario
from dataplanner.model.records import Change
from dataplanner.model.teams import Team


@dataclass(frozen=True, slots=True)
class BringOver(Edit):
    """A position made in ``target`` what it is in ``source``, in the one way that ``what`` names.

    Its other teams are brought over as wholes, as far as their positions are there.
    """

    source: str
    target: str
    position: str
    what: str

    def label(self, plan: Plan) -> str:
        side = self.source if self.position in plan.organisation(self.source) else self.target
        name, scenario = called(plan, side, self.position), plan.get(Scenario, self.target).name
        return f"Bring {name} over to {scenario}: {self.what}"

    def changes(self, plan: Plan) -> list[Change]:
        if self.what not in _WAYS:
            raise InvalidRecord("There is no such difference.", "Choose one of those that are listed.")
        return _WAYS[self.what](self, plan)

    def _joined(self, plan: Plan) -> list[Change]:
        source, target = self._sides(plan)
        position = source.position(self.position)
        if self.position in target:
            raise DuplicateRecord("That position is already there.", "Choose another difference.")
        self._check_manager(plan, position)
        return [Change(None, position.with_(scenario=self.target))]

    def _left(self, plan: Plan) -> list[Change]:
        return RemovePosition(self.target, self.position).changes(plan)

    def _moved(self, plan: Plan) -> list[Change]:
        source, target = self._sides(plan)
        position = source.position(self.position)
        self._check_manager(plan, position)
        if position.manager is not None and target.is_at_or_above(self.position, position.manager):
            name = called(plan, self.target, position.manager)
            raise WouldMakeCycle(f"{name} reports to this position there.", f"Bring the move of {name} over first.")
        return changed(target.position(self.position), {"manager": position.manager, "order": position.order})

    def _retitled(self, plan: Plan) -> list[Change]:
        source, target = self._sides(plan)
        return changed(target.position(self.position), {"title": source.position(self.position).title})

    def _refilled(self, plan: Plan) -> list[Change]:
        source, target = self._sides(plan)
        return changed(target.position(self.position), {"person": source.position(self.position).person})

    def _reteamed(self, plan: Plan) -> list[Change]:
        source, target = self._sides(plan)
        wanted = [team for team in _teams_of(source, self.position) if not _is_among(team, target, self.position)]
        gone = [team for team in _teams_of(target, self.position) if not _is_among(team, source, self.position)]
        changes = [change for team in wanted for change in _brought(team, target)]
        for team in gone:
            there = same_team(source, team)
            changes += _brought(there, target) if there else RemoveTeam(self.target, team.id).changes(plan)
        if not changes:
            raise InvalidRecord("These teams follow from where the position stands.", "Bring its move over.")
        return changes

    def _sides(self, plan: Plan) -> tuple[Organisation, Organisation]:
        return plan.organisation(self.source), plan.organisation(self.target)

    def _check_manager(self, plan: Plan, position: Position) -> None:
        """Raise UnknownRecord where the manager is not in the target yet."""
        if position.manager is not None and position.manager not in plan.organisation(self.target):
            name = called(plan, self.source, position.manager)
            raise UnknownRecord(f"The manager, {name}, is not in that scenario.", f"Bring {name} over first.")


def _teams_of(organisation: Organisation, position: str) -> list[Team]:
    """The teams of a position; none where the scenario does not hold it."""
    return organisation.teams_of(position) if position in organisation else []


def _is_among(team: Team, organisation: Organisation, position: str) -> bool:
    """Whether a position belongs to a scenario's own version of a team."""
    there = same_team(organisation, team)
    return there is not None and position in organisation.team_members(there)


def _brought(team: Team, target: Organisation) -> list[Change]:
    """The change that makes a team in the target what it is elsewhere, without positions that are not there."""
    before = same_team(target, team)
    members = tuple(member for member in team.members if member in target)
    lead, subtree = (id_ if id_ in target else None for id_ in (team.lead, team.subtree))
    id_ = before.id if before else team.id
    after = team.with_(scenario=target.scenario, id=id_, members=members, lead=lead, subtree=subtree)
    return [] if before == after else [Change(before, after)]


_WAYS: Mapping[str, Callable[[BringOver, Plan], list[Change]]] = {
    JOINED: BringOver._joined,
    LEFT: BringOver._left,
    MOVED: BringOver._moved,
    RETITLED: BringOver._retitled,
    REFILLED: BringOver._refilled,
    RETEAMED: BringOver._reteamed,
}
