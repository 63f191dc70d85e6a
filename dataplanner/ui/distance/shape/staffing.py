"""Who is there to do the work: engineers for each scientist with what pushes it, missing kinds and who may stand in."""

from __future__ import annotations

from dataplanner.analysis.ratio_factors import RATIO, staffing_ratio
from dataplanner.analysis.stand_ins import CONFIRMED, SKILLS, TITLE, missing_kinds
from dataplanner.analysis.wording import few_of, inside
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.widgets import fact

HOLDS = {True: "Yes, the plan says so", False: "No, the plan says so", None: "Only you can tell"}
REASONS = {CONFIRMED: "kind confirmed", TITLE: "by title", SKILLS: "by skills"}
MOST = 5


def fill_ratio(section: Section) -> None:
    """Show the ratio, ranges from elsewhere, and the factors towards the upper end."""
    found = staffing_ratio(section.session.plan, section.session.scenario, section.session.method)
    section.add(fact("Data engineers", f"{found.engineers:,}"))
    section.add(fact("Data scientists", f"{found.scientists:,}"))
    ratio = "no scientists" if found.ratio is None else f"{found.ratio:.1f}"
    section.add(fact("Engineers for each scientist", ratio))
    section.figures(RATIO)
    section.heading("What pushes it towards the upper end")
    for one in found.factors:
        section.add(fact(one.factor.name, HOLDS[one.holds]))
        section.say(one.factor.ask, "small")


def fill_missing(section: Section) -> None:
    """Show the kinds of data team that are missing, and who may stand in meanwhile."""
    session = section.session
    if all(team.kind not in session.method.data_kinds for team in session.organisation.teams.values()):
        section.say("No data team is marked yet. Mark one on the chart, or take over what the titles suggest.")
        return
    missing = missing_kinds(session.plan, session.scenario, session.method)
    if not missing:
        section.say("All three kinds are there: science, engineering and operations.", "body")
    for entry in missing:
        section.say(f"No {inside(session.method.kinds[entry.kind].name)} team", "strong")
        section.say(session.method.kinds[entry.kind].about, "small")
        section.say("May stand in until it is filled:" if entry.stand_ins else "Nobody is seen who could stand in.")
        few, more = few_of(entry.stand_ins, MOST)
        for candidate in few:
            section.position(candidate.position, REASONS[candidate.reason])
        if more:
            section.say(more, "small")
    section.figures("team")
