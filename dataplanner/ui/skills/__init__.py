"""The skills workspace: a team's gap matrix, filled in by keyboard or mouse."""
