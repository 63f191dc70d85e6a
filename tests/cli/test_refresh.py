"""``refresh`` tells what a newer export changes, writes only where it is asked to, and keeps what the user did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.cli.main import main
from dataplanner.files.plan_file import open_plan, save_plan
from dataplanner.model.edits import AddTeam, MovePosition
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.teams import Team
from tests.real_orgs import REAL_ORGS, needs_real_orgs

Answer = Callable[..., Any]
HEAD = "Id,Name,Title,Manager\n"
FIRST = f"{HEAD}1,Ada,Chief,\n2,Bob,Head,1\n3,Cy,Head,1\n4,Di,Clerk,2\n5,Ed,Clerk,2\n"
NEWER = f"{HEAD}1,Ada,Chief,\n2,Bob,Director,1\n3,Cy,Head,1\n4,Di,Clerk,1\n6,Flo,Clerk,3\n"


@pytest.fixture
def edited(answer: Answer, tmp_path: Path) -> Path:
    """A plan from the first export in which Di was moved and a team was marked."""
    (tmp_path / "first.csv").write_text(FIRST, encoding="utf-8")
    (tmp_path / "newer.csv").write_text(NEWER, encoding="utf-8")
    path = tmp_path / "edited.dataplan"
    answer("import", tmp_path / "first.csv", "-o", path)
    plan = open_plan(path)
    MovePosition(AS_IS, "4", "3").apply(plan)
    AddTeam(AS_IS, "Data", "science", members=("4", "5")).apply(plan)
    save_plan(plan, path)
    return path


def managers(path: Path) -> dict[str, str | None]:
    plan: Plan = open_plan(path)
    return {position.id: position.manager for position in plan.organisation().positions()}


def test_without_a_target_it_only_tells(answer: Answer, edited: Path, tmp_path: Path) -> None:
    before = edited.read_bytes()
    told = answer("refresh", edited, tmp_path / "newer.csv")
    assert {way: count for way, count in told["counts"].items() if count} == {
        "joined": 1, "left": 1, "retitled": 1, "unchanged": 3, "conflicts": 1,
    }  # fmt: skip
    (conflict,) = told["conflicts"]
    assert (conflict["label"], conflict["change"]) == ("Di, Clerk", "moved")
    assert (conflict["before"], conflict["after"]) == ("Cy, Head", "Ada, Chief")
    assert edited.read_bytes() == before


def test_what_the_user_did_is_kept_unless_the_export_is_to_win(answer: Answer, edited: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.dataplan"
    answer("refresh", edited, tmp_path / "newer.csv", "-o", target)
    assert managers(target) == {"1": None, "2": "1", "3": "1", "4": "3", "6": "3"}
    assert [team.members for team in open_plan(target).all(Team)] == [("4",)]
    answer("refresh", edited, tmp_path / "newer.csv", "-o", target, "--replace", "--take-export")
    assert managers(target)["4"] == "1"


def test_the_text_tells_counts_and_conflicts(edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", str(edited), str(tmp_path / "newer.csv")]) == 0
    told = capsys.readouterr().out
    assert "1 joined, 1 left, 1 retitled; 3 unchanged." in told
    assert "Changed both here and there: 1." in told
    assert told.rstrip().endswith("Nothing was written: name a plan with -o to keep this.")


def test_what_was_decided_about_a_row_is_decided_alike(answer: Answer, tmp_path: Path) -> None:
    """Di's manager is in no row and was added; in the newer export, with another column, Di is on another row."""
    (tmp_path / "first.csv").write_text(f"{HEAD}1,Ada,Chief,\n2,Bob,Head,1\n3,Cy,Clerk,2\n4,Di,Clerk,9\n")
    (tmp_path / "newer.csv").write_text("Id,Name,Title,Manager,Floor\n1,Ada,Chief,,1\n2,Bob,Head,1,1\n"
                                        "5,Ed,Clerk,2,1\n3,Cy,Clerk,2,1\n4,Di,Clerk,9,2\n")  # fmt: skip
    problems, plan, target = tmp_path / "problems.json", tmp_path / "a.dataplan", tmp_path / "b.dataplan"
    answer("import", tmp_path / "first.csv", "-o", plan, "--problems", problems)
    told = json.loads(problems.read_text(encoding="utf-8"))
    for one in told:
        one["chosen"] = 1 if one["kind"] == "missing_manager" else one["chosen"]
    problems.write_text(json.dumps(told), encoding="utf-8")
    answer("import", tmp_path / "first.csv", "-o", plan, "--replace", "--decisions", problems)
    assert managers(plan)["4"] == "9"
    for export in ("newer.csv", "first.csv"):
        found = answer("refresh", plan, tmp_path / export, "-o", target, "--replace")
        assert (found["decided"], found["counts"]["moved"]) == (1, 0)
        assert managers(target)["4"] == "9"
        plan, target = target, plan


@needs_real_orgs
def test_a_company_seventeen_months_later(answer: Answer, tmp_path: Path) -> None:
    folder, plan, target = REAL_ORGS / "cert-ldap-r5.2", tmp_path / "old.dataplan", tmp_path / "new.dataplan"
    answer("import", folder / "LDAP-2009-12.csv", "-o", plan)
    told = answer("refresh", plan, folder / "LDAP-2011-05.csv", "-o", target)
    assert len(managers(plan)) == 2000
    assert len(managers(target)) == 1762
    assert told["counts"]["left"] - told["counts"]["joined"] == 2000 - 1762
