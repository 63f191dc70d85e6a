"""What holds for all data teams together: their lowest common leader, the layer, engineers for each scientist."""

from __future__ import annotations

from dataplanner.analysis.distance import data_teams_leader
from dataplanner.analysis.ratio_factors import RATIO
from dataplanner.analysis.ratios import engineers_per_scientist, headcount_by_kind
from dataplanner.analysis.shape import layer_of
from dataplanner.analysis.spans import layers_of
from dataplanner.model.teams import DATA_KINDS
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, fact, label

_NONE = {0: "None is marked yet.", 1: "Only one is marked yet."}


def show_all_teams(column: Column, session: Session) -> None:
    """Add the section to an inspector."""
    organisation = session.organisation
    leader = data_teams_leader(organisation)
    column.add(label("All data teams", "section"))
    marked = sum(team.kind in DATA_KINDS for team in organisation.teams.values())
    if leader is None or marked < 2:
        column.add(label(_NONE.get(marked, "No leader is common to all of them."), "secondary", wrap=True))
        return
    column.add(label("Common leader", "secondary"))
    column.add(label(session.names.position(organisation.position(leader)), "strong", wrap=True))
    column.add(fact("Layer", f"{layer_of(organisation, leader)} of {len(layers_of(organisation).positions)}"))
    ratio = engineers_per_scientist(headcount_by_kind(organisation))
    if ratio is not None:
        column.add(fact("Engineers per scientist", f"{ratio:.1f}{_usual(session)}"))


def _usual(session: Session) -> str:
    """The range from elsewhere, in brackets."""
    figure = next(iter(session.method.organisation.figures_of(RATIO)), None)
    return "" if figure is None else f" ({figure.low:g} to {figure.high:g})"
