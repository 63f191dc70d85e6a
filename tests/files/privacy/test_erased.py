"""What is looked through quickly is left as the slow obvious way leaves it, whatever stands there in which form."""

from __future__ import annotations

import _sre
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dataplanner.analysis.spelling import plain_word
from dataplanner.files.plan_file import history, schema
from dataplanner.files.plan_file.erasing import Eraser, gather_traces
from dataplanner.files.plan_file.reading import plan_in
from dataplanner.files.plan_file.store import all_records, write_changes, write_plan
from dataplanner.files.privacy.erased import changes_to_erase
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.files.privacy.screen import PlainWords, Screen
from dataplanner.model.document import Entry
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change, Key, Record
from dataplanner.model.teams import Team
from tests.every_field import PERSON, every_field

NAMES = (
    "José Ibáñez-Straße", "Иван Йотов", "Søren O’Brien", "Data Head", "Ida Title", "李 小龙", "Ὀδυσσεύς Ίων",
    "Ilkay Işık", "Ana Note", "Bo Li", "Łukasz Mueller-Bjørn", "王伟", "山田 太郎", "김철수",
)  # fmt: skip
IDS = ("E-77-i", "7", "Øre-1", 'a"b\\c', "as-is", "E\n1", "ſ-100", "half \ud83d")
BITS = (
    "Jose\u0301", "JOSÉ", "ibanez", "STRASSE", "straße", "Иван", "ЙОТОВ", "Søren", "soren", "OBrien", "Ὀδυσσεύς", "ΙΩΝ",
    "ιων", "李", "小龙", "head", "Head", "Title", "Işık", "ISIK", "E-77-İ", "e-77-ı", "7", "øRE-1", 'a"b\\c', "E\n1",
    "S-100", "\ud83d", "😀", "/", "\\u0041", "@x.example", ".", " ", "-", "Ｊｏｓé", "ﬁ", "half", "ͅ", "hansa",
    "manager", "Manager", "note", "Note", "Ana",
    "Bo", "Li", "li", "bo.li", "lib", "\n", "Łukasz", "LUKASZ", "Müller", "mueller", "lmuller", "BJOERN", "bjorn", "王",
    "伟", "先生", "山田", "太郎", "さん", "김철수는", "김부장", "철수", "\u00ad", "\u200b", "ʼ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(BITS), max_size=5).map("".join)
ADDRESSES = ("", "ivan.jotov@x.example", 'jose"x@y', "ibanez@x.example")
ABOVE = 0x30000
"""From here on no letter is like another."""
RULES = ("", "id:7", "under:josé", "title:Head or under:иван")
Records = dict[tuple[str, Key], Record]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan whose texts are made of what is hard to find, around the holder “p” of one position or two."""
    mine = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True))
    people = [
        Person("p", draw(st.sampled_from(NAMES)), draw(st.sampled_from(ADDRESSES))),
        Person("q", draw(st.sampled_from(NAMES)), "", draw(TEXTS)),
    ]
    places = [Position(AS_IS, id_, draw(TEXTS), "p", note=draw(TEXTS)) for id_ in mine]
    others = [
        Position(
            AS_IS,
            f"other {number}",
            draw(TEXTS),
            "q",
            mine[0],
            department=draw(TEXTS),
            fields={draw(TEXTS): draw(TEXTS)},
        )
        for number in range(3)
    ]
    team = Team(AS_IS, "t", draw(TEXTS), "science", mine[0], query=draw(st.sampled_from(RULES)))
    plan = Plan(draw(TEXTS))
    plan.apply(Change(None, record) for record in (*people, *places, *others, team))
    return plan


def records_of(plan: Plan) -> Records:
    return {(record.table, record.key): record for record in all_records(plan)}


def left_slowly(plan: Plan, erasure: Erasure) -> Records:
    """What is left of a plan, each record looked through."""
    left = map(erasure.of, all_records(plan))
    return {(record.table, record.key): record for record in left if record is not None}


@pytest.mark.parametrize("person", [PERSON, "nobody"])
def test_no_field_of_any_record_is_passed_over(person: str) -> None:
    plan = every_field().plan
    erasure = Erasure(Traces.of(person, plan))
    wanted = left_slowly(plan, erasure)
    plan.apply(changes_to_erase(plan, erasure))
    assert records_of(plan) == wanted


@given(plans())
def test_a_plan_is_left_as_if_each_record_were_looked_through(plan: Plan) -> None:
    erasure = Erasure(Traces.of("p", plan))
    wanted = left_slowly(plan, erasure)
    plan.apply(changes_to_erase(plan, erasure))
    assert records_of(plan) == wanted


@settings(max_examples=40)
@given(plans(), plans(), st.booleans())
def test_a_database_and_its_history_are_left_so_as_well(first: Plan, second: Plan, twice: bool) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        changes, plan = _edited(connection, first, second)
        traces = Traces.of("p", plan)
        gather_traces(connection, traces)
        slow = Traces.of("p", plan)
        slow.gather(record for change in changes for record in (change.before, change.after))
        assert (traces.called, traces.others, traces.positions) == (slow.called, slow.others, slow.positions)
        erasure = Erasure(traces)
        eraser = Eraser(erasure)
        if twice:  # another version that holds the same
            with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
                connection.backup(other)
                eraser.erase_in(other)
        eraser.erase_in(connection)
        assert records_of(plan_in(connection)) == left_slowly(plan, erasure)
        stored = [content for (content,) in connection.execute("SELECT changes FROM history")]
        left = erasure.of_changes(changes)
        assert [history.unpacked(content) for content in stored] == ([left] if left else [])


def _edited(connection: sqlite3.Connection, first: Plan, second: Plan) -> tuple[tuple[Change, ...], Plan]:
    """A database in which one plan was written whole and then edited to be another; the step, and what is there now."""
    schema.create(connection)
    write_plan(connection, first)
    before, after = records_of(first), records_of(second)
    changes = tuple(
        Change(before.get(place), after.get(place))
        for place in {**before, **after}
        if before.get(place) != after.get(place)
    )
    assume(changes)
    write_changes(connection, changes)
    history.write_step(connection, Entry("A step", datetime.now(UTC), changes))
    return changes, plan_in(connection)


@pytest.mark.parametrize(
    "written", [r'"Jos\u00e9"', r'"JOSE\u0301"', r'"\u004aose"', '"José"', '"a b\\/c"', '"id"', '["id"]']
)
def test_no_way_to_write_it_is_missed(written: str) -> None:
    assert json.loads(written)
    screen = Screen({"id"}, {"jose"})
    assert screen.telling([b'"else"', written.encode()]) == {1}
    assert screen.telling([b'"ident"', written.encode(), '"Ï"'.encode()]) == {1}


def test_what_a_field_is_called_mentions_nobody() -> None:
    texts = ('{"manager":"x"}', '{"fields":{"Ana":"x"}}', '{"manager":"Ana"}', r'{"note":"\"manager\":"}')
    assert Screen((), {"ana"}, {"manager"}).telling([text.encode() for text in texts]) == {1, 2, 3}


def test_what_lies_over_several_lines_is_looked_through() -> None:
    assert Screen({"id"}, {"jose"}).telling([b'{"a":\n1}', b'"x"']) == {0, 1}


def test_letters_are_as_alike_to_it_as_to_names_and_expressions() -> None:
    words = PlainWords()
    for number in (*range(0xD800), *range(0xE000, ABOVE)):
        letter = chr(number)
        plain = words[letter]
        assert words[plain] == plain, "letters are exchanged one after the other"
        assert words[plain_word(letter)] == plain
        assert words[chr(_sre.unicode_tolower(number))] == plain


@given(st.text(min_size=1), st.sampled_from((str.upper, str.lower, str.swapcase, str.title)), st.text())
def test_words_that_an_expression_finds_without_regard_to_case_are_found(
    word: str, other: Callable[[str], str], around: str
) -> None:
    text = around + other(word) + around
    assume(re.search(re.escape(word), text, re.IGNORECASE))
    assert Screen((), {word}).telling([json.dumps(text, ensure_ascii=False).encode(errors="replace")])
