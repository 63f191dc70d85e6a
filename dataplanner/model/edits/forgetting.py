"""What else changes when positions go: their dotted lines, and their place in teams."""

from __future__ import annotations

from collections.abc import Collection

from dataplanner.model.edits.base import changed
from dataplanner.model.organisation import Organisation
from dataplanner.model.records import Change
from dataplanner.model.teams import Team


def forgotten(organisation: Organisation, gone: Collection[str]) -> list[Change]:
    """The changes of lines and teams that name any of the positions in ``gone``."""
    lines = [Change(line, None) for ends, line in organisation.dotted_lines.items() if not set(ends).isdisjoint(gone)]
    teams = [c for team in organisation.teams.values() for c in _without(organisation, team, gone)]
    return lines + teams


def _without(organisation: Organisation, team: Team, gone: Collection[str]) -> list[Change]:
    """A team that loses positions; one marked by the subtree of one of them keeps the others as its list."""
    heads = team.subtree in gone
    below = organisation.subtree(team.subtree) if team.subtree is not None and heads else set()
    members = below.union(team.members)
    return changed(
        team,
        {
            "members": tuple(sorted(members.difference(gone))) if not members.isdisjoint(gone) else team.members,
            "lead": None if team.lead in gone else team.lead,
            "subtree": None if heads else team.subtree,
        },
    )
