"""Krackhardt's measures agree with counting every pair as the paper defines it."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis import krackhardt
from dataplanner.analysis.krackhardt import Krackhardt, krackhardt_measures
from dataplanner.model.edits import AddDottedLine, MovePosition
from dataplanner.model.positions import AS_IS, DottedLine
from dataplanner.model.records import Change
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of


def share(faults: int, most: int) -> float:
    return 1 - faults / most if most else 1.0


def by_definition(graph: nx.DiGraph) -> Krackhardt:
    """Every measure pair by pair, on reachability as networkx finds it."""
    reach = {a: {a, *nx.descendants(graph, a)} for a in graph}
    pairs = list(combinations(graph, 2))
    parts = list(nx.weakly_connected_components(graph))
    part_of = {a: number for number, part in enumerate(parts) for a in part}
    joined = [(a, b) for a, b in pairs if part_of[a] == part_of[b]]
    one_above = [(a, b) for a, b in pairs if b in reach[a] or a in reach[b]]
    circles = [(a, b) for a, b in one_above if b in reach[a] and a in reach[b]]
    lines = nx.Graph(graph).number_of_edges()
    needed = sum(len(part) - 1 for part in parts)
    faults = 0
    for a, b in joined:
        bounds = [c for c in graph if {a, b} <= reach[c]]
        faults += not any(all(c in reach[other] for other in bounds) for c in bounds)
    return Krackhardt(
        share(len(pairs) - len(joined), len(pairs)),
        share(len(circles), len(one_above)),
        share(lines - needed, len(joined) - needed),
        share(faults, sum((len(part) - 1) * (len(part) - 2) // 2 for part in parts)),
    )


@settings(max_examples=150)
@given(forests(smallest=1, largest=12), st.data())
def test_measures_are_those_of_the_definition(managers: Managers, data: st.DataObject) -> None:
    anybody = st.sampled_from(sorted(managers))
    lines = [pair for pair in data.draw(st.sets(st.tuples(anybody, anybody), max_size=5)) if len(set(pair)) == 2]
    plan = plan_of(managers)
    plan.apply(Change(None, DottedLine(AS_IS, *pair)) for pair in lines)
    graph = nx.DiGraph(plan.organisation().graph.edges)
    graph.add_nodes_from(managers)
    graph.add_edges_from((leader, position) for position, leader in lines)
    found, expected = krackhardt_measures(plan.organisation()), by_definition(graph)
    for measure in Krackhardt.__dataclass_fields__:
        assert getattr(found, measure) == pytest.approx(getattr(expected, measure)), measure


def test_one_tree_is_a_pure_hierarchy() -> None:
    assert krackhardt_measures(document_of(HANSA).plan.organisation()) == Krackhardt(1, 1, 1, 1)
    assert krackhardt_measures(document_of("").plan.organisation()) == Krackhardt(1, 1, 1, 1)


def test_each_measure_falls_with_its_own_fault() -> None:
    document = document_of(HANSA)
    document.do(AddDottedLine(AS_IS, "mori", "cto"))
    dotted = krackhardt_measures(document.plan.organisation())
    assert (dotted.connectedness, dotted.hierarchy) == (1, 1)
    assert dotted.efficiency < 1
    document.do(AddDottedLine(AS_IS, "cto", "uma"))
    assert (krackhardt_measures(document.plan.organisation()).hierarchy or 1) < 1
    document.do(MovePosition(AS_IS, "bauer", None))
    apart = document_of(HANSA)
    apart.do(MovePosition(AS_IS, "cto", None))
    assert krackhardt_measures(apart.plan.organisation()).connectedness == pytest.approx(1 - 5 * 4 / 36)


def test_too_many_dotted_lines_leave_one_measure_open(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(HANSA)
    document.do(AddDottedLine(AS_IS, "mori", "cto"))
    monkeypatch.setattr(krackhardt, "LARGEST", 3)
    found = krackhardt_measures(document.plan.organisation())
    assert (found.least_upper_bounds, found.hierarchy) == (None, 1)
    document.do(AddDottedLine(AS_IS, "cto", "mori"))
    assert krackhardt_measures(document.plan.organisation()).hierarchy is None
