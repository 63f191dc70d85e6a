"""The values of a field follow edits: they are what the positions say, and nobody else is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.field_values import holds, values_of
from dataplanner.analysis.index import index_of
from dataplanner.analysis.parking import with_parked
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, ChangePosition, MovePosition, RemovePosition
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position

some = st.integers(0, 5).map(str)
steps = st.tuples(st.sampled_from(["Oslo", "Rome", "", "remove", "add", "undo"]), some)


def location(position: Position) -> str:
    return position.location


def document_of(size: int) -> Document:
    document = Document(Plan())
    for number in range(size):
        document.do(AddPosition(AS_IS, "Clerk", "0" if number else None, id=str(number)))
    return document


@given(st.lists(steps, max_size=10))
def test_the_values_are_what_the_positions_say(done: list[tuple[str, str]]) -> None:
    document = document_of(5)
    organisation = document.plan.organisation()
    for what, id_ in [("undo", "0"), *done]:
        if what == "undo":
            document.undo()
        elif what == "add" and id_ not in organisation:
            document.do(AddPosition(AS_IS, "Clerk", None, id=id_))
        elif what == "remove" and id_ in organisation:
            document.do(RemovePosition(AS_IS, id_))
        elif id_ in organisation and what not in ("add", "remove"):
            document.do(ChangePosition(AS_IS, id_, {"location": what}))
        ids = with_parked(index_of(organisation)).ids
        values = values_of(organisation, "location", location)
        expected = [organisation.position(id_).location for id_ in ids]
        assert [values.texts[code] for code in values.at(ids).tolist()] == expected
        assert holds(organisation, "location", location) == any(expected)


def test_after_an_edit_only_whom_it_touched_is_asked() -> None:
    document = document_of(20)
    asked: list[str] = []

    def read(position: Position) -> str:
        asked.append(position.id)
        return position.location

    values_of(document.plan.organisation(), "read", read)
    assert len(asked) == 20
    asked.clear()
    document.do(MovePosition(AS_IS, "7", "3"))
    values_of(document.plan.organisation(), "read", read)
    assert asked == ["7"]
