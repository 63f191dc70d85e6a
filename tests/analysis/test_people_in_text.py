"""Whole names are found in whatever sequence and spelling, single words of a name where they tell who somebody is."""

from __future__ import annotations

import pytest

from dataplanner.analysis.people_in_text import PeopleInText, common_words
from dataplanner.files.name_words import name_words
from dataplanner.model.people import Person
from tests.analysis.plans import plan_of

PEOPLE = [
    Person("z", "Zenobia Quexly", "zenobia.quexly@example.org"),
    Person("m", "Mark May Müller"),
    Person("a", "Ada Brillig", "ada@example.org"),
    Person("b", "Ada Wu"),
    Person("n"),
]


def called(text: str, *, small: bool = False, common: frozenset[str] = frozenset()) -> str:
    return PeopleInText(PEOPLE, name_words(), common, small=small).replaced(text, lambda person: f"<{person}>")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Assistant to Zenobia Quexly", "Assistant to <z>"),
        ("QUEXLY, ZENOBIA (Berlin)", "<z> (Berlin)"),
        ("zenobia_quexly-2.dataplan", "<z>-2.dataplan"),
        ("Ask zenobia.quexly@example.org", "Ask <z>"),
        ("Mark Mu\u0308ller’s team", "<m>’s team"),
        ("Müller and Quexly", "<m> and <z>"),
        ("Ada’s squad", "<None>’s squad"),
        ("Ada Wu’s squad", "<b>’s squad"),
        ("Wu", "<b>"),
        ("wu", "wu"),
        ("Zenobias", "<z>"),
        ("Zenobian Quexlyan views of example.org", "Zenobian Quexlyan views of example.org"),
        ("we may mark it", "we may mark it"),
        ("", ""),
    ],
)
def test_who_is_named(text: str, told: str) -> None:
    assert called(text) == told


def test_words_in_small_letters_count_where_they_are_asked_for() -> None:
    assert called("assistant quexly", small=True) == "assistant <z>"


def test_a_word_of_many_titles_counts_only_in_a_whole_name() -> None:
    assert called("Mark Engineer for Mark Müller", common=frozenset({"mark"})) == "Mark Engineer for <m>"


def test_words_are_common_that_stand_in_the_texts_of_so_many_positions() -> None:
    ids = [f"p{number}" for number in range(5)]
    plan = plan_of(dict.fromkeys(ids), dict.fromkeys(ids[1:], "Data Engineer") | {ids[0]: "Data Owner"})
    assert common_words(plan, 5) == {"data"}
    assert common_words(plan, 4) == {"data", "engineer"}
