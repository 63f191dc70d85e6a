"""What every sheet of one workbook tells about: a plan, one of its scenarios, the method, the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dataplanner.analysis.index import OrganisationIndex, index_of
from dataplanner.analysis.method import Method
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position, Scenario
from dataplanner.model.teams import Team

VACANT = "Vacant"
NO_NAME = "Name not given"


@dataclass(frozen=True, slots=True)
class Report:
    """A plan seen in one scenario on one day."""

    plan: Plan
    scenario: Scenario
    method: Method
    today: date

    @property
    def organisation(self) -> Organisation:
        return self.plan.organisation(self.scenario.id)

    @property
    def index(self) -> OrganisationIndex:
        """Layers, spans and headcounts as arrays."""
        return index_of(self.organisation)

    def holder(self, position: Position) -> str:
        """The name of whoever holds a position, or that it is vacant."""
        person = self.plan.person_of(position)
        return VACANT if person is None else person.name or NO_NAME

    def label(self, position: str | None) -> str:
        """Name and title of a position; nothing for None."""
        return "" if position is None else self.plan.label(self.organisation.position(position))

    def layer(self, position: str) -> int | None:
        """The layer of a position, the top being 1; None for one without a place in the chart."""
        row = self.index.row.get(position)
        return None if row is None else int(self.index.depth[row])

    def kind_name(self, kind: str) -> str:
        """What a team kind is called; the id where the method does not know it."""
        return self.method.kinds[kind].name if kind in self.method.kinds else kind

    def teams_by_position(self) -> Mapping[str, list[Team]]:
        """The teams of each position that is in any, in the teams' sequence."""
        found: defaultdict[str, list[Team]] = defaultdict(list)
        for team in self.organisation.sorted_teams():
            for member in self.organisation.team_members(team):
                found[member].append(team)
        return found

    def chart_sequence(self) -> list[str]:
        """All positions as the chart is read from the top, each leader before those below; the unplaced last."""
        index = self.index
        waiting = list(range(int(index.level_starts[1]) if index.layers else 0))[::-1]
        sequence = []
        while waiting:
            row = waiting.pop()
            sequence.append(index.ids[row])
            waiting.extend(reversed(index.children(row)))
        return [*sequence, *index.parked]
