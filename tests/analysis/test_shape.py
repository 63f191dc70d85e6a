"""The shape of an organisation agrees with counting it in networkx."""

from __future__ import annotations

from statistics import median

import networkx as nx
import pytest
from hypothesis import given

from dataplanner.analysis.shape import Counts, counts_of, layer_of, shape_of
from dataplanner.model.edits import AddPosition, CopyScenario, MovePosition, VacatePosition
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of, mark


@given(forests(smallest=2))
def test_counts_agree_with_networkx(managers: Managers) -> None:
    graph = nx.DiGraph([(manager, id_) for id_, manager in managers.items() if manager])
    shape = shape_of(plan_of(managers), AS_IS)
    spans = [span for _, span in graph.out_degree() if span]
    assert shape.positions == shape.people == len(managers)
    assert shape.roots == sum(1 for _, above in graph.in_degree() if not above)
    assert shape.unplaced == len(managers) - len(graph)
    assert shape.layers == (nx.dag_longest_path_length(graph) + 1 if spans else 0)
    assert shape.managers == len(spans)
    assert shape.largest_span == max(spans, default=0)
    assert shape.median_span == (median(spans) if spans else 0)
    counted = counts_of(plan_of(managers).organisation())
    assert counted == Counts(shape.positions, shape.vacant, shape.roots, shape.layers, shape.unplaced)
    if shape.largest_span_at is not None:
        assert graph.out_degree(shape.largest_span_at) == shape.largest_span


def test_the_highest_of_several_widest_spans_is_named() -> None:
    shape = shape_of(document_of(HANSA).plan, AS_IS)
    assert (shape.largest_span, shape.largest_span_at, shape.layers, shape.roots) == (2, "ceo", 4, 1)


def test_one_position_alone_is_a_root() -> None:
    shape = shape_of(document_of("ceo").plan, AS_IS)
    assert (shape.positions, shape.roots, shape.layers, shape.unplaced, shape.largest_span_at) == (1, 1, 1, 0, None)


def test_an_empty_plan_has_no_shape() -> None:
    shape = shape_of(document_of("").plan, AS_IS)
    assert (shape.positions, shape.people, shape.roots, shape.layers, shape.median_span) == (0, 0, 0, 0, 0.0)


def test_a_person_who_holds_two_positions_counts_once_and_a_vacancy_not_at_all() -> None:
    plan = plan_of({"a": None, "b": "a", "c": "a", "d": "a"})
    document = document_of(HANSA)
    document.do(VacatePosition(AS_IS, "uma"))
    shape = shape_of(document.plan, AS_IS)
    assert (shape.positions, shape.people, shape.vacant) == (9, 8, 1)
    assert shape_of(plan, AS_IS).people == 4


def test_scenarios_have_shapes_of_their_own() -> None:
    document = document_of(HANSA)
    document.do(CopyScenario(AS_IS, "Flat", "flat"))
    document.do(MovePosition("flat", "dana", "ceo"))
    document.do(AddPosition("flat", "Parked", id="parked"))
    assert shape_of(document.plan, "flat").largest_span == 3
    assert shape_of(document.plan, "flat").unplaced == 1
    assert shape_of(document.plan, AS_IS).largest_span == 2
    with pytest.raises(UnknownRecord):
        shape_of(document.plan, "gone")


def test_headcount_follows_the_teams() -> None:
    document = document_of(HANSA)
    mark(document, "Science", "science", None, "mori")
    mark(document, "Platform", "engineering", "dana")
    assert dict(shape_of(document.plan, AS_IS).headcount) == {"science": 1, "engineering": 3}


def test_a_root_is_on_layer_one() -> None:
    organisation = document_of(HANSA).plan.organisation()
    assert [layer_of(organisation, id_) for id_ in ("ceo", "cto", "dana", "uma")] == [1, 2, 3, 4]
