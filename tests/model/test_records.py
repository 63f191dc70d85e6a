"""Records as plain data: nothing is lost on the way out and back, nothing unsound comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.model.errors import InvalidRecord
from dataplanner.model.plan import TABLES
from dataplanner.model.positions import Position
from dataplanner.model.records import Change
from dataplanner.model.skills import Assessment
from dataplanner.model.teams import Team

words = st.text(max_size=12)
positions = st.builds(
    Position,
    scenario=st.just("as-is"),
    id=words,
    title=words,
    person=st.none() | words,
    manager=st.none() | words,
    order=st.floats(allow_nan=False, allow_infinity=False),
    fte=st.floats(0, 10),
    fields=st.dictionaries(words, words, max_size=3),
)


@given(positions)
def test_a_position_survives_the_way_through_plain_data(position: Position) -> None:
    assert Position.from_plain(position.plain()) == position


@given(st.lists(words, max_size=4), st.none() | words)
def test_a_team_survives_the_way_through_plain_data(members: list[str], lead: str | None) -> None:
    team = Team("as-is", "t", "Team", "science", lead=lead, members=tuple(members))
    assert Team.from_plain(team.plain()) == team


def test_fields_at_their_default_are_left_out_but_keys_are_not() -> None:
    assert Position("as-is", "a").plain() == {"scenario": "as-is", "id": "a"}
    assert Assessment("p", "s", False).plain() == {"person": "p", "skill": "s", "held": False}


@pytest.mark.parametrize(
    ("plain", "word"),
    [
        ({"scenario": "as-is", "id": "a", "boss": "b"}, "boss"),
        ({"scenario": "as-is"}, "id"),
        ({"scenario": "as-is", "id": "a", "fte": "much"}, "fte"),
        ({"scenario": "as-is", "id": "a", "fte": True}, "fte"),
        ({"scenario": "as-is", "id": 7}, "id"),
        ({"scenario": "as-is", "id": "a", "fields": {"n": 1}}, "fields"),
    ],
)
def test_an_unsound_record_is_refused_with_the_name_of_its_field(plain: dict[str, object], word: str) -> None:
    with pytest.raises(InvalidRecord, match=word):
        Position.from_plain(plain)


def test_a_change_taken_back_twice_is_itself() -> None:
    change = Change(None, Position("as-is", "a"))
    assert change.inverted().inverted() == change
    assert change.inverted().key == ("as-is", "a")
    assert change.table == "positions"


def test_every_table_is_named_once_after_its_records() -> None:
    assert all(record_type.table == name for name, record_type in TABLES.items())
