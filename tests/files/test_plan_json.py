"""The plan as text: stable, complete, and refused with the place when it is unsound."""

import json

import pytest

from dataplanner.files.plan_json import PlanTextError, is_plan_text, plan_from_text, plan_text
from dataplanner.model.edits import AddPosition, RenamePlan
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.model.builders import HANSA, document_of, mark


def test_the_text_is_the_same_whatever_way_the_plan_came_about() -> None:
    document = document_of(HANSA)
    text = plan_text(document.plan)
    document.do(AddPosition(AS_IS, "Extra", "ceo"))
    document.do(RenamePlan("Other"))
    document.undo()
    document.undo()
    assert plan_text(document.plan) == text
    assert plan_text(plan_from_text(text)) == text


def test_every_record_stands_on_a_line_of_its_own() -> None:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    lines = plan_text(document.plan).splitlines()
    assert '  {"scenario": "as-is", "id": "science", "name": "Science", "kind": "science", "subtree": "bauer"}' in lines


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"positions": [{"scenario": "as-is", "id": "a", "manager": "b"}]}, "manager of position “a”"),
        ({"positions": [{"scenario": "as-is", "id": "a"}] * 2}, "Entry 2 of “positions”"),
        ({"positions": [{"scenario": "as-is", "id": "a", "boss": "b"}]}, "Entry 1 of “positions”.*boss"),
        ({"positions": [{"scenario": "else", "id": "a"}]}, "scenario “else”"),
        ({"positions": {}}, "positions"),
        ({"positions": [7]}, "Entry 1"),
        ({"salaries": []}, "salaries"),
        ({"version": 99}, "newer"),
        ({"format": "other"}, "not a Data Planner plan"),
        (
            {"positions": [{"scenario": "as-is", "id": i, "manager": m} for i, m in (("a", "b"), ("b", "a"))]},
            "reports to itself",
        ),
    ],
)
def test_an_unsound_text_is_refused_with_its_place(change: dict[str, object], words: str) -> None:
    content = json.loads(plan_text(Plan())) | change
    with pytest.raises(PlanTextError, match=words):
        plan_from_text(json.dumps(content))


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"a": 1}'])
def test_what_is_no_plan_is_said_to_be_none(text: str) -> None:
    assert not is_plan_text(text)
    with pytest.raises(PlanTextError):
        plan_from_text(text)
