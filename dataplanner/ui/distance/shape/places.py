"""Where the data teams stand: the location models recognised, and those that somebody says of a team (ch. 10)."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from dataplanner.analysis.locations import locations
from dataplanner.model.edits import ChangeTeam
from dataplanner.model.teams import Team
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import ElidedLabel, row

FEW = 8
"""So many teams have a box each."""


def fill_places(section: Section) -> None:
    """Show the models with what each buys and risks, and a choice for each data team."""
    session = section.session
    teams = [team for team in session.organisation.sorted_teams() if team.kind in session.method.data_kinds]
    if not teams:
        section.say("No data team is marked yet.")
        return
    found = locations(session.plan, session.scenario, session.method)
    if not found:
        section.say("No model is recognised on the chart. Say below what you know.")
    for one in found:
        section.say(one.model.name, "strong")
        section.say(one.seen, "body")
        told = f"Buys: {one.model.buys} Risks: {one.model.risk} Fits: {one.model.fits} Data Teams, {one.model.chapter}"
        section.say(told, "small")
    section.heading("How a team works, where the chart does not tell")
    if len(teams) <= FEW:
        for team in teams:
            section.add(_line(ElidedLabel(team.name), _box(session, team)))
    else:
        _add_choice(section, teams)


def _add_choice(section: Section, teams: list[Team]) -> None:
    """Of many teams, one is chosen first: a box each would take a page."""
    session, holder = section.session, QStackedWidget()
    chosen = choice_box("Team whose location model is said", [(team.id, team.name) for team in teams])
    chosen.activated.connect(lambda at: _show(holder, _box(session, teams[at])))
    _show(holder, _box(session, teams[0]))
    section.add(_line(chosen, holder))


def _show(holder: QStackedWidget, box: QComboBox) -> None:
    holder.setCurrentIndex(holder.addWidget(box))


def _line(left: QWidget, right: QWidget) -> QWidget:
    line = row(left, right)
    line.layout().setStretch(0, 1)  # type: ignore[union-attr]
    return line


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
