"""The page on the JSON form says what is so: its tables are the records', and its example opens."""

from __future__ import annotations

import json
import re

import pytest

from dataplanner.files.plan_json import PlanTextError, plan_from_text
from dataplanner.model.plan import TABLES
from dataplanner.model.positions import Position
from docs import plan_format

VALUES = {
    "text": "x", "whole number": 1, "number": 1.5, "true/false": True, "null": None, "list of texts": ["x"],
    "object of texts": {"x": "x"},
}  # fmt: skip


@pytest.fixture(scope="module")
def page() -> str:
    return plan_format.PAGE.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_records(page: str) -> None:
    assert page == plan_format.up_to_date(page), "run: python -m docs.plan_format"
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == list(TABLES)


def test_the_example_opens(page: str) -> None:
    (example,) = re.findall(r"```json\n(.+?)```", page, re.DOTALL)
    assert [position.title for position in plan_from_text(example).all(Position)] == [
        "Chief Data Officer",
        "Data Engineer",
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_field_takes_the_types_that_the_page_names_and_no_others(page: str, table: str) -> None:
    section = page.split(f"\n## {table}\n")[1].split("\n## ")[0]
    rows = [row.strip("| ").split(" | ") for row in section.splitlines() if row.startswith("| ")][1:]
    whole = {name.strip("*"): VALUES[types.split(" or ")[0]] for name, types, left_out in rows if "must" in left_out}
    for name, types, _ in rows:
        taken = {*types.split(" or "), *(["whole number"] if types.startswith("number") else [])}
        for given, value in VALUES.items():
            assert refused(table, whole | {name.strip("*"): value}) != (given in taken), (name, given)


def refused(table: str, record: dict[str, object]) -> bool:
    """Whether a record is refused for the type of a field, whatever else is wrong with so small a plan."""
    text = json.dumps({"format": "dataplanner-plan", "version": 1, table: [record]})
    try:
        plan_from_text(text)
    except PlanTextError as error:
        return f" of “{table}” cannot be" in error.sentence
    return False
