"""Who leads the data teams, as the method speaks of such a title: a question to ask, never a judgement (ch. 10)."""

from __future__ import annotations

from dataplanner.analysis.leaders import GOOD, POOR, UNSURE, leaders_above
from dataplanner.ui.distance.shape.parts import Section

FITS = {GOOD: "a good place as a rule", UNSURE: "it depends: ask", POOR: "a hard place as a rule: ask"}

SUITS = "suits this work as a rule, not every other"


def fill_leading(section: Section) -> None:
    """Show the nearest leader above each data team whose title the method knows."""
    session = section.session
    found = leaders_above(session.organisation, session.method)
    if not found:
        section.say("No leader above a data team has a title that says something here.")
    for one in found:
        section.position(one.position)
        teams = session.method.naming.listed([f"“{session.organisation.team(team).name}”" for team in one.teams])
        fits = SUITS if one.fit == GOOD != one.reading.fit else FITS[one.fit]
        section.say(f"For {teams}: {fits}.", "body")
        section.say(f"{one.reading.about} {one.reading.ask} Data Teams, {one.reading.chapter}", "small")
