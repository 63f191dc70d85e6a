"""Follows a drag on the chart: at each card that it comes over, what would become of the distances between teams."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from dataplanner.analysis.distance_ahead import DistanceAhead, matrix_ahead
from dataplanner.analysis.distance_matrix import DistanceMatrix, distance_matrix
from dataplanner.ui.organisation.ahead_card import AheadCard
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.organisation.drop import DropRequest, How
from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme

MOST = 6
"""So many teams stand in the matrix over the chart."""


class DragAhead:
    """Prepares once a drag; a step of it is then worked out within a frame.

    Positions are foretold with everybody below them, as a drag takes them; a dotted line never changes the reporting
    distance.
    """

    def __init__(self, session: Session, canvas: ChartCanvas, theme: Theme) -> None:
        self._session = session
        self.card = AheadCard(theme, session.method, canvas)
        self._ahead: DistanceAhead | None = None
        self._before: DistanceMatrix | None = None
        canvas.carried.connect(self._follow)

    def _follow(self, request: DropRequest | None, pointer: QPointF) -> None:
        if request is None or not self._foretold(request):
            self.card.hide()
            return
        ahead, before = self._prepared(request.positions)
        found = matrix_ahead(before, ahead.under(self._manager(request)), MOST)
        teams = [self._session.organisation.team(team) for team in found.teams]
        self.card.show_ahead(found, teams, pointer)

    def _foretold(self, request: DropRequest) -> bool:
        """Whether this drop is one whose distances can be said."""
        organisation = self._session.organisation
        parted = request.how is How.ALONE and any(map(organisation.span_of_control, request.positions))
        return request.how is not How.DOTTED and not parted and len(organisation.teams) > 1

    def _prepared(self, positions: tuple[str, ...]) -> tuple[DistanceAhead, DistanceMatrix]:
        organisation = self._session.organisation
        ahead, before = self._ahead, self._before
        if ahead is None or before is None or ahead.positions != positions:
            ahead, before = DistanceAhead(organisation, positions), distance_matrix(organisation)
            self._ahead, self._before = ahead, before
        return ahead, before

    def forget(self) -> None:
        """The organisation is another now."""
        self._ahead = self._before = None
        self.card.hide()

    def _manager(self, request: DropRequest) -> str | None:
        """Under whom the position would come."""
        if request.how in (How.BEFORE, How.AFTER):
            return self._session.organisation.position(request.target).manager
        return request.target
