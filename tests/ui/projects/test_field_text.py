"""What is typed into a field is read as what the field holds, or refused with an example of what would do."""

from __future__ import annotations

import pytest

from dataplanner.model.errors import PlanError
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.ui.projects.field_text import AS_TEXT, NotOnePerson, typed_person


@pytest.mark.parametrize(
    ("what", "typed", "value", "written"),
    [
        ("amount", "1,200", 1200.0, "1200"),
        ("amount", "2.5", 2.5, "2.5"),
        ("amount", "", 0.0, ""),
        ("days", "1 000", 1000, "1000"),
        ("lines", " one \n\n two", ("one", "two"), "one\ntwo"),
        ("figures", "3 Nov 2025: 38", {"2025-11-03": "38"}, "3 Nov 2025: 38"),
        ("month", "Nov 2025", "2025-11", "Nov 2025"),
    ],
)
def test_what_is_typed_is_read_and_written_again(what: str, typed: str, value: object, written: str) -> None:
    write, read = AS_TEXT[what]
    assert read(typed) == value
    assert write(value) == written


@pytest.mark.parametrize(("what", "typed"), [("amount", "2,5"), ("amount", "many"), ("days", "2.5"), ("figures", "38")])
def test_what_cannot_be_read_is_refused_with_an_example(what: str, typed: str) -> None:
    with pytest.raises(PlanError) as refused:
        AS_TEXT[what][1](typed)
    assert typed in refused.value.sentence
    assert "such as" in refused.value.remedy


def test_a_name_is_one_persons_nobodys_or_that_of_several() -> None:
    plan = Plan.of({"people": [Person("a", "Ada Novak"), Person("b", "Kim Lee"), Person("c", "Kim Lee")]})
    assert typed_person(plan, "ada novak") == "a"
    assert typed_person(plan, "") == ""
    with pytest.raises(NotOnePerson, match="nobody"):
        typed_person(plan, "Ada")
    with pytest.raises(NotOnePerson, match="2 people"):
        typed_person(plan, "Kim Lee")
