"""A version says by how much it differs from the one before."""

from __future__ import annotations

import pytest

from dataplanner.analysis.changes_told import SAME, changes_told
from dataplanner.model.edits import (
    AddPosition,
    AddProject,
    AddSkill,
    AddTeam,
    Batch,
    ChangePosition,
    ChangeTeam,
    CopyScenario,
    Edit,
    FillPosition,
    MovePosition,
    RemovePosition,
    RenamePlan,
    SetAssessment,
    SetStep,
    VacatePosition,
)
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import plan_of

MANAGERS = {"ceo": None, "a": "ceo", "b": "ceo", "c": "a", "d": "a"}


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ((), SAME),
        ((MovePosition(AS_IS, "c", "b"), MovePosition(AS_IS, "d", "b")), "2 positions moved"),
        (
            (
                AddPosition(AS_IS, "New", "b", "Ada"),
                MovePosition(AS_IS, "c", "b"),
                AddTeam(AS_IS, "Core", "science", "a"),
            ),
            "1 position added, 1 moved, 1 team added",
        ),
        ((RemovePosition(AS_IS, "d"),), "1 position removed"),
        ((VacatePosition(AS_IS, "d"),), "1 position given another holder"),
        ((ChangePosition(AS_IS, "d", {"title": "Analyst"}),), "1 position changed"),
        ((FillPosition(AS_IS, "d", "Dora"),), "1 person changed"),
        ((RenamePlan("Other"),), "Name of the plan changed"),
        (
            (AddSkill("SQL", (), id="sql"), SetAssessment("person-a", "sql", True)),
            "1 skill added, 1 answer about a skill added",
        ),
        (
            (AddProject("Churn", id="churn"), SetStep("churn", "crawl", "data_problems", {"note": "x"})),
            "1 project added, 1 part of a project added",
        ),
        ((CopyScenario(AS_IS, "Later"),), "5 positions added, 1 scenario added"),
    ],
)  # fmt: skip
def test_what_a_version_changed(edits: tuple[Edit, ...], told: str) -> None:
    before, after = plan_of(MANAGERS), plan_of(MANAGERS)
    Batch(edits, "all").apply(after)
    assert changes_told(before, after) == told


def test_siblings_in_another_sequence_are_no_change_of_theirs() -> None:
    before, after = plan_of(MANAGERS), plan_of(MANAGERS)
    MovePosition(AS_IS, "d", "a", before="c").apply(after)
    assert changes_told(before, after) == SAME


def test_of_very_many_kinds_only_the_first_are_told() -> None:
    before, after = plan_of(MANAGERS), plan_of(MANAGERS)
    edits: tuple[Edit, ...] = (
        AddPosition(AS_IS, "New", "b"), RemovePosition(AS_IS, "d"), MovePosition(AS_IS, "c", "b"),
        VacatePosition(AS_IS, "a"), ChangePosition(AS_IS, "ceo", {"title": "Chief"}),
        AddTeam(AS_IS, "Core", "science", "a", id="core"), ChangeTeam(AS_IS, "core", {"name": "Kern"}),
    )  # fmt: skip
    Batch(edits, "all").apply(after)
    assert changes_told(before, after) == (
        "1 position added, 1 removed, 1 moved, 1 given another holder, 1 changed, and more"
    )
