"""Before a plan goes back to an earlier version, it is said what that would change."""

from __future__ import annotations

import pytest

from dataplanner.analysis.going_back import NOTHING, going_back
from dataplanner.model.edits import (
    AddPosition,
    AddTeam,
    Batch,
    ChangePosition,
    Edit,
    FillPosition,
    MovePosition,
    RemovePosition,
    VacatePosition,
)
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import plan_of

MANAGERS = {"ceo": None, "a": "ceo", "b": "ceo", "c": "a", "d": "a"}


def now_and_then(*since: Edit) -> tuple[Plan, Plan]:
    """The plan after these edits, and as it was before them."""
    now, then = plan_of(MANAGERS), plan_of(MANAGERS)
    Batch(since, "all").apply(now)
    return now, then


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ((), [NOTHING]),
        ((RemovePosition(AS_IS, "d"),), ["1 position comes back: D"]),
        ((AddPosition(AS_IS, "Analyst", "b", "Ada"),), ["1 position goes: Ada"]),
        ((AddPosition(AS_IS, "Analyst", "b"),), ["1 position goes: Vacant, Analyst"]),
        ((MovePosition(AS_IS, "c", "b"), MovePosition(AS_IS, "d", "b")), ["2 positions move back: C, D"]),
        ((VacatePosition(AS_IS, "d"),), ["1 position gets its earlier holder back: Vacant"]),
        ((ChangePosition(AS_IS, "d", {"title": "Analyst"}),), ["1 position is described as before: D"]),
        ((FillPosition(AS_IS, "d", "Dora"),), ["1 person changed"]),
        (
            (MovePosition(AS_IS, "c", "b"), AddTeam(AS_IS, "Core", "science", "a")),
            ["1 position moves back: C", "Besides: 1 team removed"],
        ),
    ],
)
def test_what_going_back_changes(since: tuple[Edit, ...], told: list[str]) -> None:
    assert going_back(*now_and_then(*since)) == told


def test_of_many_only_the_first_are_named_and_masked_none() -> None:
    now, then = now_and_then(*(AddPosition(AS_IS, "", "b", f"Person {at}", id=f"p{at}") for at in range(5)))
    assert going_back(now, then) == ["5 positions go: Person 0, Person 1, Person 2, and 2 more"]
    assert going_back(now, then, named=False) == ["5 positions go"]
