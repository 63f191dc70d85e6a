"""The findings workspace, and the cards that show a finding anywhere."""
