"""Spans and layers as distributions agree with counting in networkx."""

from collections import Counter
from statistics import mean, median

import networkx as nx
import pytest
from hypothesis import given

from dataplanner.analysis.spans import Spans, grouped, layers_of, spans_of
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import document_of


@given(forests(smallest=2))
def test_distributions_agree_with_networkx(managers: Managers) -> None:
    organisation = plan_of(managers).organisation()
    graph = nx.DiGraph([(manager, id_) for id_, manager in managers.items() if manager])
    degrees = {id_: span for id_, span in graph.out_degree() if span}
    spans, layers = spans_of(organisation), layers_of(organisation)
    assert spans.distribution == Counter(degrees.values())
    assert (spans.median, spans.mean) == (pytest.approx(median(degrees.values()) if degrees else 0),
                                          pytest.approx(mean(degrees.values()) if degrees else 0))  # fmt: skip
    assert [span for _, span in spans.widest] == sorted(degrees.values(), reverse=True)[:5]
    assert [span for _, span in spans.narrowest] == sorted(degrees.values())[:5]
    assert all(degrees[id_] == span for id_, span in (*spans.widest, *spans.narrowest))
    depth = Counter(len(organisation.chain_up(id_)) for id_ in graph)
    if degrees:
        assert layers.positions == tuple(depth[layer] for layer in range(1, max(depth) + 1))
        assert layers.median == median(depth.elements())


def test_the_higher_of_equal_spans_is_named_first() -> None:
    organisation = document_of("a\n  b\n    c\n      d\n  e\n    f").plan.organisation()
    assert spans_of(organisation, named=2).widest == (("a", 2), ("b", 1))
    assert spans_of(organisation, named=2).narrowest == (("b", 1), ("e", 1))


def test_an_empty_organisation_has_neither() -> None:
    organisation = document_of("").plan.organisation()
    assert (dict(spans_of(organisation).distribution), spans_of(organisation).median) == ({}, 0.0)
    assert (layers_of(organisation).positions, layers_of(organisation).median) == ((), 0.0)


def test_spans_are_grouped_without_losing_a_leader() -> None:
    spans = Spans({1: 2, 9: 1, 12: 3, 240: 1}, 0, 0, (), ())
    groups = grouped(spans)
    assert sum(leaders for _, _, leaders in groups) == 7
    assert (11, 15, 3) in groups
    assert groups[-1] == (101, None, 1)
    assert grouped(Spans({}, 0, 0, (), ())) == []
    assert grouped(Spans({3: 1}, 0, 0, (), ()))[-1] == (3, 3, 1)
