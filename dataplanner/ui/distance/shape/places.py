"""Where the data teams stand: the location models recognised, and those that somebody says of a team (ch. 10)."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from dataplanner.analysis.locations import locations
from dataplanner.model.edits import ChangeTeam
from dataplanner.model.teams import Team
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import ElidedLabel, row


def fill_places(section: Section) -> None:
    """Show the models with what each buys and risks, and a choice for each data team."""
    session = section.session
    teams = [team for team in session.organisation.sorted_teams() if team.kind in session.method.data_kinds]
    if not teams:
        section.say("No data team is marked yet.")
        return
    plan = session.names.masked_plan() if session.names.masked else session.plan
    found = locations(plan, session.scenario, session.method)
    if not found:
        section.say("No model is recognised on the chart. Say below what you know.")
    for one in found:
        section.say(one.model.name, "strong")
        section.say(one.seen, "body")
        told = f"Buys: {one.model.buys} Risks: {one.model.risk} Fits: {one.model.fits} Data Teams, {one.model.chapter}"
        section.say(told, "small")
    section.heading("How each team works, where the chart does not tell")
    for team in teams:
        line = row(ElidedLabel(team.name), _box(session, team))
        line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        section.add(line)


def _box(session: Session, team: Team) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(f"Location model of {team.name}")
    box.addItem("as the chart shows", "")
    for model in session.method.organisation.locations.values():
        box.addItem(model.name, model.id)
    box.setCurrentIndex(max(box.findData(team.location), 0))
    box.activated.connect(
        lambda at: session.do(ChangeTeam(team.scenario, team.id, {"location": str(box.itemData(at))}))
    )
    return box
