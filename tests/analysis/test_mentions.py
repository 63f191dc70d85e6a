"""Who is mentioned in a text: surely, or perhaps, and never by a part of another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.mentions import Doubt, Mentions
from dataplanner.analysis.name_ways import Called
from dataplanner.analysis.name_words import NameWords

ZEBEDEE: Called = ("Zebedee Quixley", "zq@hansa.example")
ANNA: Called = ("Anna Quixley", "anna.quixley@hansa.example")
WORDS = NameWords(frozenset({"head", "may", "london"}), frozenset({"von", "der"}), frozenset(), 3, 6, 4, 4, 5, 2)


def found(text: str, called: Called = ZEBEDEE, *others: Called) -> list[tuple[str, Doubt | None]]:
    mentions = Mentions([called], others, WORDS).in_text(text)
    return [(text[one.start : one.end], one.doubt) for one in mentions]


@pytest.mark.parametrize(
    "address",
    [
        "zebedee.quixley@hansa.example", "Quixley_Zebedee@hansa.example", "zquixley@hansa.example", "quixley@x.example",
        "z.quixley@hansa.example", "quixleyz@x.example", "zebedee@x.example", "zebedeeq@x.example", "zq@hansa.example",
        "zquixley2@x.example", "ext-zebedeequixley@x.example", "Zebedee.J.Quixley@x.example",
    ],
)  # fmt: skip
def test_an_address_built_of_the_name_is_found_whole(address: str) -> None:
    assert found(f"ask <{address}>, soon") == [(address, None)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("asked by ZEBEDEE  quixley.", "ZEBEDEE  quixley"),
        ("Quixley, Zebedee (Hamburg)", "Quixley, Zebedee"),
        ("Quixley's science", "Quixley"),
        ("Quixley’s science", "Quixley"),
        ("Quixleys Team", "Quixleys"),
        ("reports of Mr Quixley", "Quixley"),
        ("Z. Quixley decides", "Z. Quixley"),
        ("Zébédée too", "Zébédée"),
        ("the Quixley-Wu model", "Quixley"),
        ("in/zebedee-quixley", "zebedee-quixley"),
    ],
)
def test_the_name_and_its_words_are_found(text: str, mention: str) -> None:
    assert found(text) == [(mention, None)]


@pytest.mark.parametrize("text", ["", "Quixleyan ideas", "zebra", "q@hansa.example", "Head of Analytics", "Z"])
def test_what_is_another_word_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zebedee Quixley", "the quixley way"),
        ("Zebedee Quixley", "login quixleyz"),
        ("Sam Pace", "in space"),
        ("Anna Head", "Head of Analytics"),
        ("Theresa May", "Release in May"),
        ("Jack London", "London"),
        ("Anna Head", "heads@hansa.example"),
        ("May", "Release in May"),
    ],
)
def test_an_ordinary_word_is_in_doubt(name: str, text: str) -> None:
    assert [doubt for _, doubt in found(text, (name, ""))] == [Doubt.ORDINARY]


@pytest.mark.parametrize(("name", "text"), [("Anna Head", "Head, Anna"), ("Theresa May", "theresa.may@x.example")])
def test_a_whole_name_is_in_no_doubt_whatever_its_words(name: str, text: str) -> None:
    assert found(text, (name, "")) == [(text, None)]


def test_a_word_that_somebody_else_is_called_by_is_in_doubt() -> None:
    assert found("Quixley and Zebedee", ZEBEDEE, ANNA) == [("Quixley", Doubt.SHARED), ("Zebedee", None)]
    assert found("quixley@hansa.example", ZEBEDEE, ANNA) == [("quixley@hansa.example", Doubt.SHARED)]
    assert found("Zebedee Quixley", ZEBEDEE, ANNA) == [("Zebedee Quixley", None)]


@pytest.mark.parametrize(
    "text", ["Anna Quixley", "Quixley, Anna", "anna.quixley@hansa.example", "anna quixley@x.example"]
)
def test_somebody_else_is_passed_by(text: str) -> None:
    assert [mention for mention, _ in found(text, ZEBEDEE, ANNA) if "nna" in mention] == []


def test_an_address_that_somebody_else_has_is_theirs() -> None:
    assert found("quixley@hansa.example", ZEBEDEE, ("Anna Quixley", "quixley@hansa.example")) == []


@pytest.mark.parametrize("text", ["Der Bereich", "von Anfang an", "Von"])
def test_particles_of_a_name_are_not_looked_for(text: str) -> None:
    assert found(text, ("Ursula von der Leyen", "")) == []


@pytest.mark.parametrize("text", ["O’Brien’s team", "O'Brien", "Brien"])
def test_a_joined_surname_is_one(text: str) -> None:
    assert found(text, ("Pat O’Brien", ""))[0][0] in {"O’Brien", "O'Brien", "Brien"}


def test_short_names_are_found_whole_only() -> None:
    told = found("Wu Li, Li and Wu: a Li-ion cell, or li", ("Li Wu", ""))
    assert told == [("Wu Li", None), ("Li", Doubt.ORDINARY), ("Wu", Doubt.ORDINARY)]
    assert found("all sold", ("Al So", "")) == []


@given(st.text("Zz ebdquxly.@-’'é1", max_size=40))
def test_mentions_stand_in_the_text_one_after_the_other(text: str) -> None:
    ends = [place for one in Mentions([ZEBEDEE], [ANNA], WORDS).in_text(text) for place in (one.start, one.end)]
    assert ends == sorted(ends)
    assert len(ends) == len(set(ends)) or not ends
