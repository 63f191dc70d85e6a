"""What job titles say: the kind of each position's work, and the teams that people of one kind may form."""

from dataplanner.analysis.team_proposals import ProposedTeam, proposed_teams
from dataplanner.analysis.title_reading import Proposal, proposed_kind

__all__ = ["Proposal", "ProposedTeam", "proposed_kind", "proposed_teams"]
