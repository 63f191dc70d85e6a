"""Edits of teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dataplanner.model.edits.base import Edit, changed, named, new_id
from dataplanner.model.edits.calling import change_called
from dataplanner.model.errors import InvalidRecord, UnknownRecord
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.query import matches, query_from
from dataplanner.model.records import Change
from dataplanner.model.skills import Skill
from dataplanner.model.teams import KINDS, Team


@dataclass(frozen=True, slots=True)
class AddTeam(Edit):
    """A new team from a subtree, a list of positions, a rule that is kept live, or several of them."""

    scenario: str
    name: str
    kind: str
    subtree: str | None = None
    members: tuple[str, ...] = ()
    lead: str | None = None
    skills: tuple[str, ...] = ()
    proposed: bool = False
    query: str = ""
    id: str = field(default_factory=new_id)

    def label(self, plan: Plan) -> str:
        return f"Add team {self.name.strip()}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        order = max((team.order for team in organisation.teams.values()), default=-1.0) + 1.0
        team = Team(
            self.scenario, self.id, named(self.name, "A team"), self.kind, self.lead, self.subtree,
            self.members, self.skills, order, self.proposed, query=self.query.strip(),
        )  # fmt: skip
        _check(plan, organisation, team)
        _check_rule(organisation, team)
        return [Change(None, team)]


@dataclass(frozen=True, slots=True)
class ChangeTeam(Edit):
    """New values for fields of a team: its name, kind, lead, subtree, members, rule, skills."""

    scenario: str
    team: str
    fields: Mapping[str, object]

    def label(self, plan: Plan) -> str:
        return change_called(self.fields, f"team {plan.organisation(self.scenario).team(self.team).name}")

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        found = changed(organisation.team(self.team), dict(self.fields))
        for change in found:
            if isinstance(change.after, Team):
                _check(plan, organisation, change.after)
                if "query" in self.fields:
                    _check_rule(organisation, change.after)
        return found


@dataclass(frozen=True, slots=True)
class ConfirmTeams(Edit):
    """Teams that the program proposed, taken over as they are."""

    scenario: str
    teams: tuple[str, ...]

    def label(self, plan: Plan) -> str:
        if len(self.teams) == 1:
            return f"Confirm the proposed team {plan.organisation(self.scenario).team(self.teams[0]).name}"
        return f"Confirm {len(self.teams)} proposed teams"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        return [c for team in self.teams for c in changed(organisation.team(team), {"proposed": False})]


@dataclass(frozen=True, slots=True)
class RemoveTeam(Edit):
    """A team unmarked, with its connections and the answers about its gaps. Its positions stay where they are."""

    scenario: str
    team: str

    def label(self, plan: Plan) -> str:
        return f"Remove team {plan.organisation(self.scenario).team(self.team).name}"

    def changes(self, plan: Plan) -> list[Change]:
        organisation = plan.organisation(self.scenario)
        ends = (c for c in organisation.connections.values() if self.team in (c.team_a, c.team_b))
        answers = (a for a in plan.all(GapAnswer) if (a.scenario, a.team) == (self.scenario, self.team))
        return [*(Change(record, None) for record in (*ends, *answers)), Change(organisation.team(self.team), None)]


def _check(plan: Plan, organisation: Organisation, team: Team) -> None:
    named(team.name, "A team")
    if team.kind not in KINDS:
        raise InvalidRecord("There is no such team kind.", f"Choose one of: {', '.join(KINDS)}.")
    if team.subtree is None and not team.members and not team.query:
        raise InvalidRecord(f"Team “{team.name}” has no members.", "Select at least one position.")
    if team.lead is not None and team.lead not in organisation:
        raise UnknownRecord(f"The lead of team “{team.name}” is not in this scenario.", "Choose somebody who is.")
    for position_id in (*team.members, *filter(None, [team.subtree])):
        organisation.position(position_id)
    for skill in team.skills:
        plan.get(Skill, skill)


def _check_rule(organisation: Organisation, team: Team) -> None:
    """Raise QueryError where the team's rule cannot be read, InvalidRecord where it finds nobody."""
    if team.query and not matches(organisation, query_from(team.query)).positions:
        raise InvalidRecord(
            f"The rule of team “{team.name}” matches nobody: {team.query}.", "Check the spelling, or use another rule."
        )
