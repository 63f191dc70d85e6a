"""Records in a database: whatever way they were written, what is read is what was there after the last change."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from unittest.mock import patch
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.plan_file import schema, store
from dataplanner.files.plan_file.store import read_tables, write_changes, write_plan
from dataplanner.files.plan_records import PlanTextError, json_of, records_in
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change
from dataplanner.model.teams import Team

ids = st.sampled_from("abcd")
people = st.builds(Person, ids, st.text(max_size=3))
steps = st.lists(st.tuples(st.lists(people, max_size=4) | st.lists(ids, max_size=4), st.booleans()), max_size=8)


@contextmanager
def database_with(plan: Plan) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.create(connection)
        write_plan(connection, plan)
        yield connection


@given(st.dictionaries(ids, people), steps)
def test_what_is_read_is_what_the_changes_left(
    first: dict[str, Person], changes: list[tuple[list[Person] | list[str], bool]]
) -> None:
    held = {person.id: person for person in first.values()}
    with database_with(Plan.of({Person.table: list(held.values())})) as connection:
        for step, whole in changes:
            after = {item if isinstance(item, str) else item.id: item for item in step}
            made = [
                Change(held.get(id_), item if isinstance(item, Person) else None)
                for id_, item in after.items()
                if id_ in held or isinstance(item, Person)
            ]
            with patch.object(store, "MOST_EDITED", 0 if whole else 100):
                write_changes(connection, made)
            for change in made:
                held.pop(change.record.id, None) if change.after is None else held.update({change.key[0]: change.after})
        assert {person.id: person for person in read_tables(connection).get(Person.table, [])} == held


def test_many_changes_at_once_write_all_records_anew() -> None:
    changes = [Change(None, Person(str(number))) for number in range(store.MOST_EDITED + 1)]
    with database_with(Plan()) as connection:
        write_changes(connection, changes[:1])
        assert connection.execute("SELECT count(*) FROM record").fetchone() == (1,)
        write_changes(connection, changes)
        assert connection.execute("SELECT count(*) FROM record").fetchone() == (0,)
        assert len(read_tables(connection)[Person.table]) == len(changes)


@pytest.mark.parametrize(
    "record",
    [
        Person("p", "half a pair: \ud800"),
        Person("\udfff"),
        Position(AS_IS, "a", order=float("inf")),
        Position(AS_IS, "a", fte=float("-inf"), fields={"n:null": ":null"}),
        Team(AS_IS, "t", "“T” \\ \n\0", members=("a", "b"), order=1e300),
    ],
)
def test_what_json_has_no_words_for_survives_too(record: Person | Position | Team) -> None:
    assert records_in(record.table, json_of([record])) == [record]


def test_a_record_that_is_wrong_is_named_by_its_number_in_the_whole_table() -> None:
    with database_with(Plan.of({Person.table: [Person(f"{number:05}") for number in range(store.PART + 2)]})) as one:
        one.create_function("crc32", 1, crc32)
        one.execute("UPDATE whole SET records = CAST(replace(records, ?, '7') AS BLOB)", (f'"{store.PART + 1:05}"',))
        one.execute("UPDATE whole SET crc = crc32(records)")
        with pytest.raises(PlanTextError, match=f"Entry {store.PART + 2} of “people”"):
            read_tables(one)
