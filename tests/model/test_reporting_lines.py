"""The graph of reporting lines says the same whenever it is asked for first."""

import gc

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import AS_IS, Position

IDS = "abcdef"
steps = st.lists(st.tuples(st.sampled_from(IDS), st.none() | st.sampled_from(IDS), st.booleans()), max_size=20)


@given(steps, st.integers(0, 20))
def test_a_graph_drawn_before_some_changes_is_that_drawn_after_all(
    changes: list[tuple[str, str | None, bool]], asked_after: int
) -> None:
    early, late = Organisation(AS_IS), Organisation(AS_IS)
    for number, change in enumerate(changes):
        if number == asked_after:
            assert set(early.graph) == set(early.by_id)
        for organisation in (early, late):
            made(organisation, *change)
    for organisation in (early, late):
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(organisation.by_id)
        graph.add_edges_from((p.manager, p.id) for p in organisation.positions() if p.manager is not None)
        assert nx.utils.graphs_equal(organisation.graph, graph)


def test_the_collector_does_not_look_through_a_graph_while_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    organisation, enabled = Organisation(AS_IS), list[bool]()
    made(organisation, "a", None, False)
    monkeypatch.setattr(nx.DiGraph, "add_edges_from", lambda _self, _lines: enabled.append(gc.isenabled()))
    assert set(organisation.graph) == {"a"}
    assert (enabled, gc.isenabled()) == ([False], True)


def made(organisation: Organisation, id_: str, manager: str | None, dropped: bool) -> None:
    """Put a position under a manager who is there, or drop one that nobody reports to, as edits do."""
    if not dropped and (manager is None or manager in organisation):
        organisation.put_position(Position(AS_IS, id_, manager=manager))
    elif dropped and id_ in organisation and all(p.manager != id_ for p in organisation.positions()):
        organisation.drop_position(id_)
    organisation.relink()
