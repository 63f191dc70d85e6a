"""The further columns that anybody has a value in are the same however many edits came before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.extra_fields import extra_fields
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import AS_IS, Position

values = st.dictionaries(st.sampled_from("xyz"), st.sampled_from(["", "v"]))
edits = st.lists(st.tuples(st.sampled_from("abc"), st.none() | values), max_size=12)


@given(edits)
def test_followed_from_edit_to_edit_they_are_those_of_an_organisation_that_is_new(
    changes: list[tuple[str, dict[str, str] | None]],
) -> None:
    organisation = Organisation(AS_IS)
    for id_, fields in changes:
        if fields is not None:
            organisation.put_position(Position(AS_IS, id_, fields=fields))
        elif id_ in organisation:
            organisation.drop_position(id_)
        everybody = [position.fields for position in organisation.positions()]
        assert set(extra_fields(organisation)) == {name for held in everybody for name, value in held.items() if value}


def test_they_come_in_the_sequence_of_the_export() -> None:
    organisation = Organisation(AS_IS)
    organisation.put_position(Position(AS_IS, "a", fields={"Shift": "", "Phone": "1", "Building": "B"}))
    organisation.put_position(Position(AS_IS, "b", fields={"Shift": "Day"}))
    assert extra_fields(organisation) == ["Phone", "Building", "Shift"]
