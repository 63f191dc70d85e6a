"""The index agrees with what networkx says of the same tree."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.index import OrganisationIndex, index_of_parents


@st.composite
def forests(draw: st.DrawFn, largest: int = 40) -> dict[str, str | None]:
    """Managers by id; each reports to somebody named before them, or to nobody. Ids are shuffled."""
    size = draw(st.integers(0, largest))
    names = draw(st.permutations([f"p{i:03}" for i in range(size)]))
    managers: dict[str, str | None] = {}
    for i, name in enumerate(names):
        choice = draw(st.integers(-1, i - 1)) if i else -1
        managers[name] = None if choice < 0 else names[choice]
    return managers


def index_of_map(managers: dict[str, str | None], **more: Any) -> OrganisationIndex:
    return index_of_parents(list(managers), managers, **more)


@given(forests())
def test_every_array_agrees_with_networkx(managers: dict[str, str | None]) -> None:
    index = index_of_map(managers)
    graph = nx.DiGraph([(manager, id_) for id_, manager in managers.items() if manager])
    graph.add_nodes_from(managers)
    for row, id_ in enumerate(index.ids):
        assert index.row[id_] == row
        assert (index.ids[index.parent[row]] if index.parent[row] >= 0 else None) == managers[id_]
        assert index.depth[row] == 1 + len(nx.ancestors(graph, id_))
        assert index.headcount[row] == 1 + len(nx.descendants(graph, id_))
        assert [index.ids[child] for child in index.children(row)] == sorted(graph.successors(id_))
        below = {index.ids[r] for part in index.subtree(row) for r in part}
        assert below == nx.descendants(graph, id_) | {id_}


@given(forests())
def test_positions_stand_in_the_tree_or_are_parked(managers: dict[str, str | None]) -> None:
    index = index_of_map(managers)
    assert sorted([*index.ids, *index.parked]) == sorted(managers)
    leads = set(managers.values())
    lone = {id_ for id_, manager in managers.items() if manager is None and id_ not in leads}
    assert set(index.parked) == (lone if len(managers) > 1 else set())


@given(forests())
def test_rows_run_layer_by_layer(managers: dict[str, str | None]) -> None:
    index = index_of_map(managers)
    assert index.depth.tolist() == sorted(index.depth.tolist())
    assert index.layers == max(index.depth.tolist(), default=0)
    for depth, level in enumerate(index.levels(), start=1):
        assert set(index.depth[level].tolist()) == {depth}
    assert index.parent.tolist() == sorted(index.parent.tolist())


@given(forests(), st.data())
def test_within_and_chain_follow_the_managers(managers: dict[str, str | None], data: st.DataObject) -> None:
    index = index_of_map(managers)
    if len(index):
        low, high = data.draw(st.integers(0, len(index) - 1)), data.draw(st.integers(0, len(index) - 1))
        assert index.is_within(low, high) == (high in index.chain(low))


def test_siblings_follow_their_order_then_their_id() -> None:
    managers = {"boss": None, "a": "boss", "b": "boss", "c": "boss"}
    index = index_of_map(managers, order={"boss": 0, "a": 2, "b": 1, "c": 1})
    assert index.ids == ("boss", "b", "c", "a")


def test_a_manager_who_is_not_listed_counts_as_none() -> None:
    assert index_of_map({"a": "gone", "b": "a"}).ids == ("a", "b")


def test_a_list_without_managers_is_parked_and_a_single_position_a_root() -> None:
    flat, single = index_of_map({"a": None, "b": None}), index_of_map({"a": None})
    assert (flat.ids, flat.parked, flat.layers) == ((), ("a", "b"), 0)
    assert (single.ids, single.parked, single.layers) == (("a",), (), 1)


def test_an_empty_organisation_has_no_layers() -> None:
    index = index_of_map({})
    assert (len(index), index.layers, list(index.levels())) == (0, 0, [])


def test_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        index_of_map({"a": "b", "b": "a", "c": None})


def test_a_long_chain_of_command_is_no_trouble() -> None:
    managers = {f"p{i:05}": f"p{i - 1:05}" if i else None for i in range(5000)}
    index = index_of_map(managers)
    assert index.layers == 5000
    assert index.headcount.tolist() == list(range(5000, 0, -1))
