"""Of one or two changes it is told which field of whom they are."""

from __future__ import annotations

import pytest

from dataplanner.analysis.changes_told import changes_between
from dataplanner.analysis.few_changes import few_told
from dataplanner.model.edits import (
    AddPosition,
    AddSkill,
    Batch,
    ChangePosition,
    Edit,
    MovePosition,
    RemovePosition,
    VacatePosition,
)
from dataplanner.model.people import Person
from dataplanner.model.positions import AS_IS, Position
from tests.analysis.plans import plan_of

MANAGERS = {"ceo": None, "a": "ceo", "b": "ceo", "c": "a", "d": "a"}


def title(position: str) -> Edit:
    return ChangePosition(AS_IS, position, {"title": "Analyst"})


@pytest.mark.parametrize(
    ("edits", "told", "unnamed"),
    [
        ((), "", ""),
        ((title("d"),), "title of {d}", "title"),
        (
            (ChangePosition(AS_IS, "d", {"grade": "7", "note": "x", "fields": {"Cost": "1"}}),),
            "grade and note and other columns of {d}",
            "grade and note and other columns",
        ),
        ((MovePosition(AS_IS, "c", "b"),), "{c}", ""),
        ((RemovePosition(AS_IS, "d"),), "{d}", ""),
        ((AddPosition(AS_IS, "New", "b"),), "Vacant, New", ""),
        ((VacatePosition(AS_IS, "d"),), "Vacant, Title of d", ""),
        ((title("b"), title("c"), title("d")), "", ""),
        ((AddSkill("SQL", (), id="sql"),), "", ""),
    ],
)  # fmt: skip
def test_which_field_of_whom(edits: tuple[Edit, ...], told: str, unnamed: str) -> None:
    before, after = plan_of(MANAGERS), plan_of(MANAGERS)
    Batch((ChangePosition(AS_IS, "d", {"title": "Title of d"}),), "as it was").apply(before)
    Batch((ChangePosition(AS_IS, "d", {"title": "Title of d"}), *edits), "all").apply(after)
    people = {position.id: before.get(Person, position.person).name for position in before.all(Position)}
    changes = list(changes_between(before, after))
    assert few_told(changes, before, after, named=True) == told.format(**people)
    assert few_told(changes, before, after, named=False) == unnamed


def test_two_are_told_one_by_one() -> None:
    before, after = plan_of(MANAGERS), plan_of(MANAGERS)
    Batch((title("b"), title("c")), "both").apply(after)
    changes = list(changes_between(before, after))
    assert few_told(changes, before, after, named=False) == "title, title"
    assert few_told(changes, before, after, named=True).count("title of ") == 2
