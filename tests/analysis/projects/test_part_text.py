"""The words for parts: every field of every sort of part says something readable, and nothing where nothing is said."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.analysis.part_text import PartWords
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.decisions import RiskCover, Technology
from dataplanner.model.edits import FillPosition
from dataplanner.model.holds import holdings
from dataplanner.model.needs import Cant
from dataplanner.model.outcomes import Metric
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import PhasePlan, ProjectPart, Step
from dataplanner.model.waits import Wait
from tests.model.projects import PARTS, P, document_with_parts


@pytest.fixture
def words(method: Method) -> PartWords:
    return PartWords(document_with_parts().plan, AS_IS, method)


def part(table: str) -> ProjectPart:
    return next(one for one in PARTS if one.table == table)


@pytest.mark.parametrize(
    ("table", "field", "said"),
    [
        (Cant.table, "worth", "40,000"),
        (Cant.table, "reason", "Technical"),
        (Cant.table, "confirmed_by", "Ravi"),
        (Cant.table, "use_cases", "Pallets too warm"),
        (BacklogItem.table, "phase", "Crawl"),
        (BacklogItem.table, "teams", "Engineering"),
        (BacklogItem.table, "traits", "Most of it is writing code"),
        (BacklogItem.table, "waits", "Warehouse access"),
        (BacklogItem.table, "done", ""),
        (Wait.table, "owner", "Dana"),
        (Wait.table, "held_by", "Plant IT"),
        (Wait.table, "step", "Get the data flowing"),
        (Metric.table, "values", "30 Jun 2026: 38"),
        (RiskCover.table, "risk", "Privacy"),
    ],
)
def test_a_field_in_words(words: PartWords, table: str, field: str, said: str) -> None:
    assert words.field(part(table), field) == said


def test_an_answer_stands_behind_its_question(words: PartWords) -> None:
    said = words.field(part(Technology.table), "answers")
    assert said.endswith("? Reads all sensors in an hour")
    step = Step(P, "crawl", "code", answers={"tests": "With a month of sensors", "old": "Asked once"})
    assert (
        words.field(step, "answers") == "How is it tested with data of real size? With a month of sensors\nAsked once"
    )


def test_an_owner_is_called_by_the_name_they_have_now(method: Method) -> None:
    document = document_with_parts()
    document.do(FillPosition(AS_IS, "dana", "Dana Whitfield"))
    words = PartWords(document.plan, AS_IS, method)
    assert words.field(part(Wait.table), "owner") == "Dana Whitfield"
    assert words.field(part(Wait.table).with_(person="p-gone"), "owner") == "Dana"


def test_names_of_parts_without_one(words: PartWords) -> None:
    assert words.name(PhasePlan(P, "walk")) == "Walk"
    assert words.name(Velocity(P, "engineering", "2026-03")) == "Engineering Mar 2026"
    assert words.name(RiskCover(P, "privacy")) == "Privacy"
    assert words.name(Step(P, "crawl", "code")) == "Crawl Write the code"
    assert words.name(part(Wait.table)) == "Warehouse access"


def test_what_stands_beside_a_name(words: PartWords) -> None:
    assert words.brief(part(Wait.table)) == "1 Feb 2026"


def test_every_field_can_be_told_and_says_nothing_where_nothing_is_said(words: PartWords) -> None:
    for one in PARTS:
        empty = type(one)(*one.key) if "project" in one.key_fields else type(one)(P, "x", "X")
        for field in holdings(type(one)):
            assert words.field(one, field) is not None
            if field not in (*one.key_fields, "name", "project", "order"):
                assert words.field(empty, field) == ""


def test_what_is_gone_is_called_by_its_id(words: PartWords) -> None:
    assert words.field(part(BacklogItem.table).with_(teams=("old_team",)), "teams") == "old team"
