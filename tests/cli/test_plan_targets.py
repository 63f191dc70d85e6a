"""No command writes over a plan unasked, nor over one that a window has open; what it replaces can be restored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.files.plan_file import Folders, open_plan, open_session, restore_version, save_plan, set_password
from dataplanner.model.plan import Plan

Answer = Callable[..., Any]
Refusal = Callable[..., str]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("Id,Name,Title,Manager\n1,Ada,Chief,\n2,Bob,Head,1\n", encoding="utf-8")
    return path


@pytest.fixture
def there(tmp_path: Path) -> Path:
    path = tmp_path / "there.dataplan"
    save_plan(Plan("Worked on"), path)
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["import", "people.csv", "-o", "there.dataplan"],
        ["refresh", "other.dataplan", "people.csv", "-o", "there.dataplan"],
        ["report", "people.csv", "-o", "a.xlsx", "--plan", "there.dataplan"],
        ["skills-in", "other.dataplan", "back.xlsx", "-o", "there.dataplan"],
        ["moves", "other.dataplan", "--apply", "1", "-o", "there.dataplan"],
        ["export", "other.dataplan", "-o", "there.plan.json"],
    ],
)
def test_a_plan_that_is_there_is_not_replaced_unasked(
    refusal: Refusal, there: Path, people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    save_plan(Plan("Other"), tmp_path / "other.dataplan")
    save_plan(Plan("Worked on"), tmp_path / "there.plan.json")
    before = (there.read_bytes(), (tmp_path / "there.plan.json").read_bytes())
    told = refusal(*words)
    assert "is there already. Choose another name, or add --replace." in told
    assert (there.read_bytes(), (tmp_path / "there.plan.json").read_bytes()) == before


def test_what_is_replaced_on_purpose_can_be_restored(
    answer: Answer, there: Path, people: Path, private: Folders
) -> None:
    answer("import", people, "-o", there, "--replace")
    assert open_plan(there).name == "people"
    session = open_session(there, private)
    (version,) = session.snapshots()
    restore_version(session, version)
    assert session.document.plan.name == "Worked on"
    session.close()


def test_a_plan_that_a_window_has_open_is_never_replaced(
    refusal: Refusal, there: Path, people: Path, private: Folders
) -> None:
    session = open_session(there, private)
    told = refusal("import", people, "-o", there, "--replace")
    assert "is open in another window. Close it there, or choose another name." in told
    assert open_plan(there).name == "Worked on"
    session.close()


def test_a_plan_under_a_password_is_never_replaced_by_one_without(
    here: Callable[..., Any], there: Path, people: Path, private: Folders
) -> None:
    session = open_session(there, private)
    set_password(session, "secret")
    session.close()
    before = there.read_bytes()
    refused = here("import", people, "-o", there, "--replace")
    assert refused.returncode == 2
    assert "is protected by a password. Choose another name." in refused.stderr
    assert there.read_bytes() == before


def test_what_is_no_plan_any_more_can_be_replaced(answer: Answer, there: Path, people: Path) -> None:
    there.write_bytes(there.read_bytes()[:3000])
    answer("import", people, "-o", there, "--replace")
    assert open_plan(there).name == "people"
