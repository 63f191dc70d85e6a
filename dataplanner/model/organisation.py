"""One scenario's organisation: positions, lines, teams and their connections over a NetworkX graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import networkx as nx

from dataplanner.in_parts import empty
from dataplanner.model.connections import Connection
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.people import Person
from dataplanner.model.positions import DottedLine, Position
from dataplanner.model.query_results import QueryResults
from dataplanner.model.reporting_lines import ReportingLines
from dataplanner.model.teams import Team

MOST_REMEMBERED = 2_000
"""Touches that an organisation can tell of; further back nobody would gain by it."""


class Organisation:
    """A forest of positions. Read freely; change it only through edits, which keep it a forest.

    NetworkX puts a re-added edge last, so the sequence of siblings is read from ``Position.order``, never from the
    graph. ``revision`` rises with every change, for caches to compare. ``people`` are the plan's, by id.
    """

    def __init__(
        self, scenario: str, people: Mapping[str, Person] | None = None, positions: dict[str, Position] | None = None
    ) -> None:
        """An organisation that begins with ``positions``, by id, which it takes over."""
        self.scenario = scenario
        self.people: Mapping[str, Person] = {} if people is None else people
        self.dotted_lines: dict[tuple[str, str], DottedLine] = {}
        self.teams: dict[str, Team] = {}
        self.connections: dict[str, Connection] = {}
        self.revision = 0
        self._positions = {} if positions is None else positions
        self._lines = ReportingLines(self._positions)
        self.query_results = QueryResults()
        self._touched: deque[str | None] = deque(maxlen=MOST_REMEMBERED)

    def copied(self, people: Mapping[str, Person]) -> Organisation:
        """An independent organisation of the same records among ``people``, at the same revision."""
        made = Organisation(self.scenario, people, dict(self._positions))
        made.dotted_lines, made.teams = dict(self.dotted_lines), dict(self.teams)
        made.connections, made.query_results = dict(self.connections), self.query_results.copied()
        made.revision, made._touched = self.revision, self._touched.copy()
        return made

    def go_on_among(self, copy: Organisation) -> None:
        """Know the people whom a copy knows, and whom queries find among them; nothing else has changed in it."""
        self.people, self.query_results = copy.people, copy.query_results

    def __contains__(self, position_id: object) -> bool:
        return position_id in self._positions

    def __len__(self) -> int:
        return len(self._positions)

    @property
    def graph(self) -> nx.DiGraph[str]:
        """The ids of all positions, with an edge from each manager to each direct report."""
        return self._lines.graph

    @property
    def by_id(self) -> Mapping[str, Position]:
        """All positions by their ids, in the sequence in which they came."""
        return self._positions

    def position(self, position_id: str) -> Position:
        """The position of that id. Raises UnknownRecord."""
        try:
            return self._positions[position_id]
        except KeyError:
            raise UnknownRecord("That position is not in this scenario.", "Choose another one.") from None

    def positions(self) -> Iterator[Position]:
        """All positions, in the sequence in which they came."""
        return iter(self._positions.values())

    def team(self, team_id: str) -> Team:
        """The team of that id. Raises UnknownRecord."""
        try:
            return self.teams[team_id]
        except KeyError:
            raise UnknownRecord("That team is not in this scenario.", "Choose another one.") from None

    def connection(self, connection_id: str) -> Connection:
        """The connection of that id. Raises UnknownRecord."""
        try:
            return self.connections[connection_id]
        except KeyError:
            raise UnknownRecord("That connection is not in this scenario.", "Choose another one.") from None

    def sorted_teams(self) -> list[Team]:
        return sorted(self.teams.values(), key=lambda team: (team.order, team.name, team.id))

    def reports(self, position_id: str) -> list[Position]:
        """The direct reports of a position in their sequence."""
        return _in_sequence(self.position(report) for report in self.graph.successors(position_id))

    def span_of_control(self, position_id: str) -> int:
        """How many positions report directly to this one."""
        return len(self.graph.succ[position_id])

    def chain_up(self, position_id: str) -> list[str]:
        """The position, its manager, and so on to the top of its tree."""
        chain = [position_id]
        while (manager := self.position(chain[-1]).manager) is not None:
            chain.append(manager)
        return chain

    def subtree(self, position_id: str) -> set[str]:
        """The position and everybody below it, directly or not."""
        self.position(position_id)
        return {position_id, *nx.descendants(self.graph, position_id)}

    def branch_size(self, position_id: str, most: int) -> int:
        """How many the position and everybody below it are; counting stops at ``most`` or soon after."""
        found = [position_id]
        for above in found:
            if len(found) >= most:
                break
            found += self.graph.succ[above]
        return len(found)

    def is_at_or_above(self, upper: str, lower: str) -> bool:
        """Whether ``upper`` is ``lower`` itself or one of the leaders above it."""
        return upper in self.chain_up(lower)

    def tops(self) -> list[Position]:
        """All positions without a manager, in their sequence."""
        return _in_sequence(p for p in self.positions() if p.manager is None)

    def roots(self) -> list[Position]:
        """The tops of the chart's trees: positions without a manager that have reports, or the only position."""
        tops = self.tops()
        return [top for top in tops if self.graph.succ[top.id] or len(self) == 1]

    def parked(self) -> list[Position]:
        """Positions that have no place in the chart yet: neither a manager nor reports."""
        return [top for top in self.tops() if not self.graph.succ[top.id] and len(self) > 1]

    def common_leader(self, position_ids: Iterable[str]) -> str | None:
        """The lowest position that is at or above all of those given; None in separate trees or for nobody."""
        shared: list[str] | None = None
        for position_id in position_ids:
            chain = self.chain_up(position_id)
            above = set(chain)
            shared = chain if shared is None else [leader for leader in shared if leader in above]
            if not shared:
                return None
        return shared[0] if shared else None

    def holder_name(self, position: Position) -> str:
        """The name of who holds a position; empty when it is vacant."""
        holder = None if position.person is None else self.people.get(position.person)
        return holder.name if holder else ""

    def found_by(self, query: str) -> frozenset[str]:
        """The positions for which a query holds as things stand; nobody where it cannot be answered (any more)."""
        return self.query_results.of(query, self)

    def team_members(self, team: Team) -> set[str]:
        """The positions of a team: its subtree, its list and those that its rule finds together."""
        members = {member for member in team.members if member in self._positions}
        if team.subtree is not None and team.subtree in self._positions:
            members |= self.subtree(team.subtree)
        return members | self.found_by(team.query) if team.query else members

    def team_lead(self, team: Team) -> str | None:
        """The lead that was named, else the lowest position at or above all members (Data Teams, ch. 10).

        None where the members stand in separate trees or the team has none.
        """
        if team.lead is not None and team.lead in self._positions:
            return team.lead
        if team.subtree is not None and not team.members and not team.query:
            return team.subtree
        return self.common_leader(sorted(self.team_members(team)))

    def teams_of(self, position_id: str) -> list[Team]:
        """The teams that a position belongs to, in the teams' sequence."""
        chain = set(self.chain_up(position_id))
        return [
            team
            for team in self.sorted_teams()
            if position_id in team.members
            or team.subtree in chain
            or (team.query and position_id in self.found_by(team.query))
        ]

    def touched_since(self, revision: int) -> frozenset[str] | None:
        """The positions whose records have changed since a revision; None where that is too long ago to tell."""
        steps = self.revision - revision
        if steps > len(self._touched):
            return None
        return frozenset(id_ for id_ in islice(reversed(self._touched), steps) if id_ is not None)

    def let_go(self) -> None:
        """Empty it part by part, as nobody looks at it any more."""
        self._lines.let_go()
        empty(self._positions, self.dotted_lines)

    # What follows is for Plan.apply alone: it stores what edits have validated.

    def touch(self, position_id: str | None = None) -> None:
        """Something has changed: the record of a position, or anything else."""
        self.revision += 1
        self._touched.append(position_id)

    def put_position(self, position: Position) -> None:
        """Store a position; its line is drawn by the next ``relink``, when all managers are there."""
        self.query_results.follow(position.id, self._positions.get(position.id), position)
        self._positions[position.id] = position
        self._lines.put(position.id)
        self.touch(position.id)

    def drop_position(self, position_id: str) -> None:
        self.query_results.follow(position_id, self._positions.get(position_id), None)
        del self._positions[position_id]
        self._lines.drop(position_id)
        self.touch(position_id)

    def forget_names(self) -> None:
        """Somebody's name has changed: queries may find others."""
        self.query_results.forget()

    def relink(self) -> None:
        """Draw the reporting lines of the positions stored since the last call."""
        self._lines.relink()


def _in_sequence(positions: Iterable[Position]) -> list[Position]:
    return sorted(positions, key=lambda position: (position.order, position.id))
