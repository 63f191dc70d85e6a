"""Edits of a part of the chart: who reports to whom afterwards, and in which sequence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPosition,
    Edit,
    InsertManager,
    MoveAlone,
    MovePosition,
    PlaceBeside,
    RemoveBranch,
    RemovePosition,
)
from dataplanner.model.edits.sequence import room_at
from dataplanner.model.positions import AS_IS, Position
from tests.model.builders import document_of, mark

CHART = """
top: Leader
  a: First
    a1: One
    a2: Two
    a3: Three
  b: Second
  c: Third
"""


@pytest.fixture
def document() -> Document:
    return document_of(CHART)


def reports(document: Document, manager: str) -> str:
    """The reports of a manager in their sequence."""
    return " ".join(report.id for report in document.plan.organisation().reports(manager))


@pytest.mark.parametrize(
    ("edit", "manager", "sequence"),
    [
        (PlaceBeside(AS_IS, "c", "a"), "top", "c a b"),
        (PlaceBeside(AS_IS, "a", "c", after=True), "top", "b c a"),
        (PlaceBeside(AS_IS, "a", "b", after=True), "top", "b a c"),
        (PlaceBeside(AS_IS, "c", "a2"), "a", "a1 c a2 a3"),
        (AddPosition(AS_IS, "Peer", "a", id="new", after="a1"), "a", "a1 new a2 a3"),
        (AddPosition(AS_IS, "Peer", "a", id="new", after="a3"), "a", "a1 a2 a3 new"),
        (InsertManager(AS_IS, ("a2", "a1"), id="new"), "a", "new a3"),
        (InsertManager(AS_IS, ("a2", "a1"), id="new"), "new", "a1 a2"),
        (InsertManager(AS_IS, ("b",), id="new"), "top", "a new c"),
        (InsertManager(AS_IS, ("top",), id="new"), "new", "top"),
        (RemovePosition(AS_IS, "a"), "top", "a1 a2 a3 b c"),
        (MoveAlone(AS_IS, "a", "c"), "top", "a1 a2 a3 b c"),
        (MoveAlone(AS_IS, "a", "c"), "c", "a"),
        (MoveAlone(AS_IS, "a", "a2"), "a2", "a"),
        (MoveAlone(AS_IS, "a", "top"), "top", "a a1 a2 a3 b c"),
        (RemoveBranch(AS_IS, "a"), "top", "b c"),
        (MovePosition(AS_IS, "b", "a", before="a1"), "a", "b a1 a2 a3"),
    ],
)
def test_who_reports_where_in_which_sequence(document: Document, edit: Edit, manager: str, sequence: str) -> None:
    document.do(edit)
    assert reports(document, manager) == sequence


def test_standing_there_already_is_no_step(document: Document) -> None:
    assert not document.do(PlaceBeside(AS_IS, "a", "b"))
    assert not document.do(PlaceBeside(AS_IS, "b", "a", after=True))


def test_parked_alone_somebody_has_neither_manager_nor_reports(document: Document) -> None:
    document.do(MoveAlone(AS_IS, "a", None))
    assert [position.id for position in document.plan.organisation().parked()] == ["a"]


def test_a_branch_goes_with_its_lines_and_places_in_teams(document: Document) -> None:
    mark(document, "Whole", "other", "a", "b")
    mark(document, "Part", "other", None, "a1", "c")
    document.do(RemoveBranch(AS_IS, "a"))
    organisation = document.plan.organisation()
    assert set(organisation.graph) == {"top", "b", "c"}
    assert organisation.team_members(organisation.team("whole")) == {"b"}
    assert organisation.team_members(organisation.team("part")) == {"c"}


def test_labels_say_what_is_done(document: Document) -> None:
    said = []
    for edit in (PlaceBeside(AS_IS, "c", "a"), MoveAlone(AS_IS, "a", "c"), RemoveBranch(AS_IS, "c")):
        document.do(edit)
        said.append(document.undo_label)
    assert said == ["Place C before A", "Move A alone under C", "Remove C and 1 below"]


def test_siblings_of_the_same_order_make_room() -> None:
    row = [Position(AS_IS, id_, order=3.0) for id_ in "abc"]
    orders, room = room_at(row, 1, 2)
    after = dict.fromkeys("abc", 3.0) | {c.record.key[1]: c.record.order for c in room}  # type: ignore[attr-defined]
    assert after["a"] < orders[0] < orders[1] < after["b"] < after["c"]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=80))
def test_any_number_of_insertions_in_one_place_keep_their_sequence(places: list[int]) -> None:
    document = document_of("top: Leader\n  s0: Sibling")
    expected = ["s0"]
    for number, place in enumerate(places, 1):
        at = min(place, len(expected) - 1)
        document.do(AddPosition(AS_IS, "Peer", "top", id=f"s{number}", after=expected[at]))
        expected.insert(at + 1, f"s{number}")
    assert reports(document, "top").split() == expected
