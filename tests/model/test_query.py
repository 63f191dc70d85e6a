"""Queries find the positions that a person would mean by the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.query import Condition, Query, QueryError, matches, query_from
from dataplanner.model.records import Change

ROWS = [
    # id, person, title, manager, department, extra column
    ("1", "Ada Lind", "Chief Executive", None, "Board", "x"),
    ("2", "Bo Müller", "Head of Data", "1", "Data", "y"),
    ("3", "Cleo Ray", "Senior Data Scientist", "2", "Data", "y"),
    ("4", "Dan Fox", "Data Engineer", "2", "Data Platform", "z"),
    ("5", "Cleo Ray", "Research and Development Lead", "1", "R&D", "z"),
    ("12", None, "Data Engineer", "5", "R&D", ""),
    ("13", "Eve O'Neil", "Clerk", "1", "Board", ""),
]


@pytest.fixture
def plan() -> Plan:
    plan = Plan()
    people = [Person(f"p{id_}", name) for id_, name, *_ in ROWS if name]
    positions = [
        Position(AS_IS, id_, title, name and f"p{id_}", manager, department=department, fields={"Cost Centre": extra})
        for id_, name, title, manager, department, extra in ROWS
    ]
    plan.apply([Change(None, record) for record in (*people, *positions)])
    return plan


def found(plan: Plan, text: str) -> set[str]:
    return set(matches(plan.organisation(), query_from(text)).positions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data scientist", {"3"}),
        ("DATA", {"2", "3", "4", "12"}),
        ('title:"data engineer"', {"4", "12"}),
        ("title:“data engineer”", {"4", "12"}),
        ("title:data engineer", {"4", "12"}),
        ("title:'data engineer'", {"4", "12"}),
        ("'research and development' or title:'head of data'", {"2", "5"}),
        ("name:o'neil and under:1", {"13"}),
        ("department:data and title:engineer", {"4"}),
        ("title:scientist or title:engineer and department:r&d", {"3", "12"}),
        ('title:"research and development"', {"5"}),
        ("name:muller", {"2"}),
        ("id:1", {"1"}),
        ('"cost centre":z', {"4", "5"}),
        ("cost centre:z", {"4", "5"}),
        ("under:2", {"2", "3", "4"}),
        ('under:"Bo Muller"', {"2", "3", "4"}),
        ("under:head of data and engineer", {"4"}),
        ("nobody at all", set()),
    ],
)
def test_a_query_means_what_it_says(plan: Plan, text: str, expected: set[str]) -> None:
    assert found(plan, text) == expected


def test_one_leader_alone_is_a_subtree_and_anything_more_is_a_list(plan: Plan) -> None:
    assert matches(plan.organisation(), query_from("under:2")).subtree == "2"
    assert matches(plan.organisation(), query_from("under:2 and data")).subtree is None
    assert matches(plan.organisation(), query_from("data")).subtree is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "not complete"),
        ("and", "not complete"),
        ("title:a or", "not complete"),
        ("title:", "what to look for"),
        ('title:"a', "quotation mark"),
        ("colour:red", "colour"),
        ('under:"Cleo Ray"', "2 positions"),
        ("under:Nemo", "Nemo"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused_with_a_remedy(plan: Plan, text: str, word: str) -> None:
    with pytest.raises(QueryError) as caught:
        found(plan, text)
    assert word in caught.value.sentence
    assert caught.value.remedy


def test_and_binds_closer_than_or() -> None:
    a, b, c = Condition("title", "a"), Condition("name", "b"), Condition("id", "c")
    assert query_from("a AND name:b or id:c") == Query(((a, b), (c,)))


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_is_refused_in_words(text: str) -> None:
    try:
        query = query_from(text)
    except QueryError:
        return
    assert all(condition.value for every in query.alternatives for condition in every)
