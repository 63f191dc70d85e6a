"""The label of an edit, as undo and history tell it, names what is edited and which of its fields."""

from __future__ import annotations

import pytest

from dataplanner.model.edits import (
    AcceptFinding,
    AddTeam,
    ChangePosition,
    ChangeTeam,
    ConfirmTeams,
    CopyScenario,
    Edit,
    FillPosition,
    RenameScenario,
    VacatePosition,
    WithdrawAcceptance,
)
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import plan_of


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (ChangePosition(AS_IS, "a", {"title": "Analyst"}), "Change the title of A to Analyst"),
        (ChangePosition(AS_IS, "a", {"title": ""}), "Change the title of A"),
        (ChangePosition(AS_IS, "a", {"title": "x" * 41}), "Change the title of A"),
        (ChangePosition(AS_IS, "a", {"note": "Leaves in May"}), "Change the note of A"),
        (ChangePosition(AS_IS, "a", {"fte": 0.5, "kind": "science"}), "Change the FTE and kind of work of A"),
        (ChangePosition(AS_IS, "a", {"title": "x", "grade": "1", "fte": 1.0}), "Change the title, grade and FTE of A"),
        (
            ChangePosition(AS_IS, "a", dict.fromkeys(("title", "grade", "note", "fte"), "")),
            "Change 4 fields of A",
        ),
        (FillPosition(AS_IS, "a", "Ada"), "Rename A to Ada"),
        (FillPosition(AS_IS, "free", "Ada"), "Put Ada in as Open role"),
        (ChangeTeam(AS_IS, "core", {"name": "Kern"}), "Change the name of team Core to Kern"),
        (ChangeTeam(AS_IS, "core", {"lead": "a", "proposed": False}), "Change the lead and suggestion of team Core"),
        (ConfirmTeams(AS_IS, ("core",)), "Confirm the proposed team Core"),
        (RenameScenario("later", "Soon"), "Rename scenario Later to Soon"),
        (AcceptFinding(AS_IS, "rule", "core", "so"), "Keep a finding about Core on purpose"),
        (AcceptFinding(AS_IS, "rule", "a", "so"), "Keep a finding about A on purpose"),
        (AcceptFinding(AS_IS, "rule", "", "so"), "Keep a finding on purpose"),
        (WithdrawAcceptance(AS_IS, "rule", "core"), "Let a finding about Core stand again"),
    ],
)
def test_a_label_names_what_is_edited(edit: Edit, label: str) -> None:
    plan = plan_of({"a": None, "free": "a"}, {"free": "Open role"})
    for before in (
        VacatePosition(AS_IS, "free"),
        AddTeam(AS_IS, "Core", "science", "a", id="core"),
        CopyScenario(AS_IS, "Later", "later"),
    ):
        before.apply(plan)
    assert edit.label(plan) == label
