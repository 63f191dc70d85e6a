"""Distance with dotted lines, squads and connections: shortest paths as networkx finds them, beside the formal one."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.connections import (
    DOTTED,
    LINE,
    SQUAD,
    Link,
    PathStep,
    TeamConnection,
    connected_path,
    distance_with_connections,
    links_of,
)
from dataplanner.analysis.distance import team_distances
from dataplanner.model.document import Document
from dataplanner.model.edits import AddConnection, AddDottedLine, AddTeam, MovePosition, RemoveConnection
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.positions import AS_IS, DottedLine
from dataplanner.model.records import Change
from dataplanner.model.teams import Team
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of, mark


@settings(max_examples=60)
@given(forests(smallest=2), st.data())
def test_distances_and_paths_are_networkx_shortest_paths(managers: Managers, data: st.DataObject) -> None:
    anybody = st.sampled_from(sorted(managers))
    leads = sorted(data.draw(st.sets(anybody, min_size=2, max_size=8)))
    lines = [pair for pair in data.draw(st.sets(st.tuples(anybody, anybody), max_size=6)) if len(set(pair)) == 2]
    plan = plan_of(managers)
    plan.apply(Change(None, Team(AS_IS, f"team-{lead}", lead, subtree=lead)) for lead in leads)
    plan.apply(Change(None, DottedLine(AS_IS, *pair)) for pair in lines)
    graph = nx.Graph([*plan.organisation().graph.edges, *lines])
    graph.add_nodes_from(managers)
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    found = distance_with_connections(plan.organisation())
    assert found == [TeamConnection(f"team-{a}", f"team-{b}", steps[a].get(b)) for a, b in combinations(leads, 2)]
    a, b = leads[:2]
    path = connected_path(plan.organisation(), a, b)
    assert len(path) == (steps[a][b] + 1 if b in steps[a] else 0)
    assert all(graph.has_edge(one.position, other.position) for one, other in pairwise(path))


def test_more_teams_than_bits_of_a_word() -> None:
    managers = {f"p{i:03}": None if i == 0 else f"p{(i - 1) // 2:03}" for i in range(150)}
    plan = plan_of(managers)
    plan.apply(Change(None, Team(AS_IS, f"t{id_}", id_, subtree=id_)) for id_ in managers)
    formal = [(pair.team_a, pair.team_b, pair.distance) for pair in team_distances(plan.organisation())]
    found = distance_with_connections(plan.organisation())
    assert [(pair.team_a, pair.team_b, pair.distance) for pair in found] == formal


@pytest.fixture
def hansa() -> Document:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Platform", "engineering", "dana")
    return document


def distance(document: Document) -> int | None:
    organisation = document.plan.organisation()
    (pair, *_) = distance_with_connections(organisation)
    assert (team_distances(organisation)[0].distance, pair.team_a, pair.team_b) == (4, "science", "platform")
    return pair.distance


def test_without_links_both_distances_are_the_same(hansa: Document) -> None:
    assert distance(hansa) == 4
    assert links_of(hansa.plan.organisation()) == []


def test_a_dotted_line_is_one_step_and_can_be_left_out(hansa: Document) -> None:
    hansa.do(AddDottedLine(AS_IS, "bauer", "dana"))
    assert distance(hansa) == 1
    (pair,) = distance_with_connections(hansa.plan.organisation(), kinds=[SQUAD])
    assert pair.distance == 4


def test_a_squad_joins_its_lead_to_those_who_report_elsewhere(hansa: Document) -> None:
    hansa.do(AddTeam(AS_IS, "Squad", "other", members=("bauer", "mori", "uma"), lead="bauer"))
    assert links_of(hansa.plan.organisation()) == [Link("uma", "bauer", SQUAD)]
    assert distance(hansa) == 2
    path = connected_path(hansa.plan.organisation(), "bauer", "dana")
    assert path == [PathStep("bauer"), PathStep("uma", SQUAD), PathStep("dana", LINE)]


def test_a_list_whose_lead_nobody_named_is_no_squad(hansa: Document) -> None:
    mark(hansa, "Guild", "other", None, "mori", "uma")
    assert links_of(hansa.plan.organisation()) == []


@pytest.mark.parametrize("kind", ["embed", "dotted", "known"])
def test_a_connection_makes_two_teams_neighbours_until_it_ends(hansa: Document, kind: str) -> None:
    hansa.do(AddConnection(AS_IS, "platform", "science", kind, id="c"))
    assert distance(hansa) == 1
    assert links_of(hansa.plan.organisation()) == [Link("dana", "bauer", kind)]
    hansa.do(RemoveConnection(AS_IS, "c"))
    assert distance(hansa) == 4


def test_links_join_separate_trees_which_the_chart_does_not(hansa: Document) -> None:
    hansa.do(MovePosition(AS_IS, "cto", None))
    (apart,) = distance_with_connections(hansa.plan.organisation())
    assert apart.distance is None
    assert connected_path(hansa.plan.organisation(), "bauer", "dana") == []
    hansa.do(AddDottedLine(AS_IS, "uma", "mori"))
    (joined,) = distance_with_connections(hansa.plan.organisation())
    assert joined.distance == 3
    assert team_distances(hansa.plan.organisation())[0].distance is None


def test_a_team_without_a_lead_is_joined_to_nothing(hansa: Document) -> None:
    hansa.do(MovePosition(AS_IS, "cto", None))
    hansa.do(AddTeam(AS_IS, "Guild", "other", members=("mori", "uma"), id="guild"))
    hansa.do(AddConnection(AS_IS, "guild", "science", "known"))
    assert [pair.distance for pair in distance_with_connections(hansa.plan.organisation())] == [None, None, None]


def test_a_path_says_by_what_it_goes_and_keeps_to_the_lines_where_it_can(hansa: Document) -> None:
    hansa.do(AddDottedLine(AS_IS, "mori", "cfo"))
    organisation = hansa.plan.organisation()
    assert [step.by for step in connected_path(organisation, "roth", "cfo")] == ["", LINE, LINE]
    assert [step.by for step in connected_path(organisation, "mori", "cfo")] == ["", DOTTED]
    with pytest.raises(UnknownRecord):
        connected_path(organisation, "mori", "nobody")
