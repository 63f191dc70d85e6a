"""What is said beside the matrix: of two teams or any two places, and the moves that would bring them nearer."""

from __future__ import annotations

from collections.abc import Callable

from dataplanner.analysis.distance import TeamDistance
from dataplanner.analysis.places import Place, PlacesApart, lead_of_place
from dataplanner.ui.distance.any_two import place_name
from dataplanner.ui.distance.link_words import told
from dataplanner.ui.distance.move_cards import move_card
from dataplanner.ui.distance.moves_feed import MovesFeed, State
from dataplanner.ui.findings.cards import finding_card
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, button, fact, label

MOST_MOVES = 3
FORMAL, LINKED = "Reporting distance", "With dotted lines, squads and embeds"


def tell_pair(column: Column, session: Session, pair: TeamDistance, sentence: str, apart: PlacesApart) -> None:
    """A pair of teams: the leads, the levels, both distances beside each other, and the way to the chart."""
    organisation = session.organisation
    a, b = organisation.team(pair.team_a), organisation.team(pair.team_b)
    column.add(label(f"{a.name} – {b.name}", "heading", wrap=True))
    column.add(label(sentence, "secondary", wrap=True))
    for team, levels in ((a, pair.levels_up_a), (b, pair.levels_up_b)):
        _side(column, session, team.name, organisation.team_lead(team), levels)
    _both(column, session, apart)


def tell_places(column: Column, session: Session, places: tuple[Place, Place], apart: PlacesApart) -> None:
    """Any two places: the same as of teams."""
    names = [place_name(place, session) for place in places]
    column.add(label(" – ".join(names), "heading", wrap=True))
    organisation = session.organisation
    for name, place, levels in zip(names, places, (apart.levels_up_a, apart.levels_up_b), strict=True):
        _side(column, session, name, lead_of_place(organisation, place), levels)
    if apart.leader is None:
        column.add(label("They stand in separate trees: there is no common leader, and no number.", "body", wrap=True))
    else:
        leader = session.names.position(organisation.position(apart.leader))
        column.add(fact("Common leader", leader))
    _both(column, session, apart)


def tell_moves(column: Column, session: Session, feed: MovesFeed, see_all: Callable[[], object]) -> None:
    """The first few moves that would bring the pair nearer, once they are found."""
    if feed.state is State.LOOKING:
        column.add(label("Moves that would lower it", "section"))
        column.add(label("Looking…", "secondary"))
    elif feed.moves:
        column.add(label("Moves that would lower it", "section"))
        for move in feed.moves[:MOST_MOVES]:
            column.add(move_card(move, session, brief=True))
        column.add(button("All moves that would help", see_all, "link"))


def tell_findings(column: Column, session: Session, pair: TeamDistance) -> None:
    """The findings that are about both teams of a pair."""
    for finding in session.findings.current:
        if {pair.team_a, pair.team_b}.issubset(finding.teams):
            column.add(finding_card(finding, session))


def _side(column: Column, session: Session, name: str, lead: str | None, levels: int | None) -> None:
    """One of the two: how far up from which position."""
    measured = session.names.position(session.organisation.position(lead)) if lead else "no single lead"
    column.add(label(name, "section", wrap=True))
    column.add(label(measured, "body", wrap=True))
    if levels is not None:
        column.add(fact("Levels up", str(levels)))


def _both(column: Column, session: Session, apart: PlacesApart) -> None:
    """Both distances, one below the other, and the way of the second where it is another."""
    column.add(label("Between them", "section"))
    formal, linked = apart.distance, apart.linked_distance
    column.add(fact(FORMAL, "separate trees" if formal is None else str(formal)))
    column.add(fact(LINKED, "separate trees" if linked is None else str(linked)))
    if linked != formal:
        column.add(label(told(apart.linked, session), "small", wrap=True))
