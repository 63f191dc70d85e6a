"""In what a position of one scenario can differ from the same position in another."""

from __future__ import annotations

from dataplanner.model.organisation import Organisation
from dataplanner.model.teams import Team

JOINED = "joined"
LEFT = "left"
MOVED = "moved"
RETITLED = "retitled"
REFILLED = "refilled"
RETEAMED = "reteamed"
DIFFERENCES = (JOINED, LEFT, MOVED, RETITLED, REFILLED, RETEAMED)
"""There only in the later scenario, only in the earlier; another manager, title, holder, or other teams."""


def same_team(organisation: Organisation, team: Team) -> Team | None:
    """The team of a scenario that is another scenario's ``team``: by id, or else by name."""
    if team.id in organisation.teams:
        return organisation.teams[team.id]
    name = team.name.casefold()
    return next((other for other in organisation.sorted_teams() if other.name.casefold() == name), None)
