"""What the reader in C makes of records is what the one by one makes of them, refusals included."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.plan_records import PlanTextError, records_in, records_of
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.plan import TABLES
from dataplanner.model.positions import Position
from dataplanner.model.records import Record
from dataplanner.model.skills import Assessment
from dataplanner.model.teams import Team

scalars = st.none() | st.booleans() | st.integers() | st.sampled_from([1.0, -0.0, 2.5, 1e308]) | st.text(max_size=3)
values = st.one_of(
    scalars, st.lists(scalars, max_size=2), st.dictionaries(st.text(max_size=2), scalars, max_size=2), st.just(10**400)
)


@st.composite
def plain_records(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A record of some table with what it needs, and any value in some of its fields."""
    made: Record = draw(
        st.sampled_from(
            [
                Position("as-is", "a", fields={"x": "y"}, fte=2),
                GapAnswer("as-is", "t", "s", months=2.5, count=2),
                Assessment("p", "s", True),
                Team("as-is", "t", "T", members=("a",), proposed=True),
            ]
        )
    )
    spoilt = draw(st.dictionaries(st.sampled_from([*made.__struct_fields__, "more"]), values, max_size=2))
    return made.table, made.plain() | spoilt


@given(plain_records())
def test_both_readers_say_the_same(given_: tuple[str, dict[str, Any]]) -> None:
    table, plain = given_
    assert _read(lambda: records_in(table, json.dumps([plain]))) == _read(lambda: records_of(table, [plain]))


@given(plain_records())
def test_what_is_read_is_of_the_types_that_its_fields_declare(given_: tuple[str, dict[str, Any]]) -> None:
    table, plain = given_
    found = _read(lambda: records_in(table, json.dumps([plain])))
    if not isinstance(found, str):
        again = TABLES[table].from_plain(found[0].plain())
        assert again == found[0]


def _read(read: Any) -> list[Record] | str:
    try:
        return list(read())
    except PlanTextError as error:
        return error.sentence
