"""What is asked of an organisation as soon as it is shown, worked out beforehand: seconds for a million positions."""

from __future__ import annotations

from dataplanner.analysis.traits import traits_of
from dataplanner.model.organisation import Organisation


def make_ready(organisation: Organisation) -> None:
    """Have the index and the traits of an organisation made; they are kept for as long as nothing changes."""
    traits_of(organisation)


def make_lively(organisation: Organisation) -> None:
    """Also what edits and the inspector ask for: the graph of the reporting lines, and whom the rules of teams find."""
    make_ready(organisation)
    organisation.graph  # noqa: B018 – drawn when it is first asked for
    for team in organisation.teams.values():
        organisation.found_by(team.query)
