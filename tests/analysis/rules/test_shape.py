"""The rules about the shape of the organisation."""

from __future__ import annotations

from dataplanner.analysis.method import Method
from dataplanner.analysis.shape import shape_of
from dataplanner.model.edits import AddPosition, MovePosition
from dataplanner.model.positions import AS_IS
from tests.analysis.rules.plans import found, hansa, only
from tests.model.builders import document_of


def span(size: int) -> str:
    return "\n".join(["ceo: Boss", *(f"  p{i}" for i in range(size))])


def test_a_span_above_fifteen_is_observed_with_its_source(method: Method) -> None:
    assert not found(document_of(span(15)), "wide_span", method)
    finding = only(document_of(span(16)), "wide_span", method)
    assert finding.headline == "The widest span of control is 16, at Ceo (Boss)."
    assert (finding.weight, finding.chapter, finding.positions) == ("green", "ch. 14", ("ceo",))


def test_further_wide_spans_are_counted_and_linked(method: Method) -> None:
    document = document_of("\n".join([span(17), *(f"    q{i}" for i in range(16))]))
    finding = only(document, "wide_span", method)
    assert finding.headline.endswith(" One other is above 15.")
    assert finding.positions == ("ceo", "p16")


def test_positions_without_a_place_are_listed(method: Method) -> None:
    document = hansa()
    assert not found(document, "parked_positions", method)
    document.do(AddPosition(AS_IS, "Trainee", None, "Tom", id="tom"))
    finding = only(document, "parked_positions", method)
    assert finding.headline == "1 position has no place in the chart yet: Tom (Trainee)."
    assert finding.positions == ("tom",)
    document.do(MovePosition(AS_IS, "tom", "ceo"))
    assert not found(document, "parked_positions", method)


def test_of_equally_wide_spans_it_names_the_one_that_the_counts_name(method: Method) -> None:
    names = ("zoe", "adam")
    reports = [f"    {name}{i}" for name in names for i in range(20)]
    chart = "\n".join(["ceo", "  zoe", *reports[:20], "  adam", *reports[20:]])
    document = document_of(chart)
    assert only(document, "wide_span", method).positions[0] == shape_of(document.plan, AS_IS).largest_span_at
