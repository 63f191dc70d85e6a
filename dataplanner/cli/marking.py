"""Teams marked on the way: what ``--team NAME=QUERY`` means in a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataplanner.analysis.method import Method
from dataplanner.analysis.team_kind import suggested_kind
from dataplanner.analysis.titles import proposed_kind
from dataplanner.cli.failures import CommandError
from dataplanner.model.edits import AddTeam
from dataplanner.model.plan import Plan
from dataplanner.model.query import Matches, matches, query_from
from dataplanner.model.teams import KINDS

_SPEC = re.compile(r"\s*(?P<name>[^=]*?)\s*(?::\s*(?P<kind>[^:=]*?)\s*)?=(?P<query>.*)", re.DOTALL)


def mark_teams(plan: Plan, scenario: str, specs: Sequence[str], method: Method) -> None:
    """Add the team that each of ``specs`` (NAME=QUERY or NAME:KIND=QUERY) describes.

    Raises CommandError, or QueryError, where one cannot be understood, matches nobody or takes a name twice.
    """
    for spec in specs:
        team_edit(plan, scenario, spec, method).apply(plan)


def team_edit(plan: Plan, scenario: str, spec: str, method: Method) -> AddTeam:
    """The edit that adds the team a spec describes: a subtree where the query is just that, else a list."""
    parts = _SPEC.fullmatch(spec)
    if parts is None or not parts["name"] or not parts["query"].strip():
        raise CommandError(f"“{spec}” does not describe a team.", "Write it as NAME=QUERY; --help explains queries.")
    name, query = parts["name"], parts["query"].strip()
    if any(team.name.casefold() == name.casefold() for team in plan.organisation(scenario).teams.values()):
        raise CommandError(f"There is a team called “{name}” already.", "Give the new one another name.")
    found = matches(plan.organisation(scenario), query_from(query))
    if not found.positions:
        raise CommandError(f"The team “{name}” would be empty: no position matches {query}.", "Check the query.")
    kind = _named_kind(parts["kind"]) if parts["kind"] else _likely_kind(plan, scenario, name, found, method)
    if found.subtree is not None:
        return AddTeam(scenario, name, kind, subtree=found.subtree)
    return AddTeam(scenario, name, kind, members=found.positions)


def _named_kind(kind: str) -> str:
    if kind.casefold() not in KINDS:
        raise CommandError(f"“{kind}” is not a kind of team.", f"Use one of: {', '.join(KINDS)}.")
    return kind.casefold()


def _likely_kind(plan: Plan, scenario: str, name: str, found: Matches, method: Method) -> str:
    """The kind that the team's name speaks for, else the one that most of its people's titles do."""
    for kind in method.kinds.values():
        if name.casefold() in (kind.id.casefold(), kind.name.casefold()):
            return kind.id
    if (proposal := proposed_kind(name, method)) is not None:
        return proposal.kind
    organisation = plan.organisation(scenario)
    return suggested_kind((organisation.position(position).title for position in found.positions), method)[0]
