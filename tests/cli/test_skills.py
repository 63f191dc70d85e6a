"""skills-out and skills-in: workbooks to managers and back, by command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.files.skills_sheet.conftest import mark

Answer = Callable[..., Any]
Refusal = Callable[..., str]
Sample = Callable[[str], Path]


@pytest.fixture
def sent(answer: Answer, sample: Sample, tmp_path: Path) -> Path:
    path = tmp_path / "Dana.xlsx"
    assert answer("skills-out", sample("ten-person-team"), "-o", path)["workbooks"] == [str(path)]
    return path


def test_out_and_back_changes_what_was_typed(answer: Answer, sample: Sample, sent: Path, tmp_path: Path) -> None:
    workbook = load_workbook(sent)
    mark(workbook.worksheets[0], "Juan", "Schema", "yes")
    mark(workbook.worksheets[0], "Jack", "Schema", "0.5")
    workbook.save(sent)
    told = answer("skills-in", sample("ten-person-team"), sent)
    assert [(change["person"], change["skill"], change["held"], change["before"]) for change in told["changes"]] == [
        ("Juan", "Schema", True, False)
    ]
    assert [note["kind"] for note in told["notes"]] == ["half"]
    assert "plan" not in told, "nothing is written without -o"
    target = tmp_path / "new.plan.json"
    assert answer("skills-in", sample("ten-person-team"), sent, "-o", target)["plan"] == str(target)
    (team,) = answer("gaps", target)["teams"]
    assert team["totals"] == [2, 10, 2, 1, 2, 1, 1, 5]
    assert team["red_flags"] == []


def test_a_folder_gets_one_workbook_a_manager(answer: Answer, sample: Sample, tmp_path: Path) -> None:
    told = answer("skills-out", sample("hansa-foods"), "-o", tmp_path / "to-managers")
    names = sorted(path.name for path in (tmp_path / "to-managers").iterdir())
    assert names == sorted(Path(path).name for path in told["workbooks"])
    assert "Skills of the people of Dana Whitfield.xlsx" in names
    everything = answer("skills-in", sample("hansa-foods"), *(tmp_path / "to-managers").iterdir())
    assert (everything["changes"], everything["conflicts"], everything["notes"]) == ([], [], [])
    assert everything["same"] > 100


def test_one_managers_people_only(answer: Answer, sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "dana.xlsx"
    answer("skills-out", sample("hansa-foods"), "-o", path, "--manager", "dana whitfield")
    sheets = load_workbook(path).sheetnames
    assert sheets == ["Data engineering", "Data Planner"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--manager", "Nobody Here", "-o", "x.xlsx"), "means 0 positions"),
        (("--manager", "Uma Patel", "-o", "x.xlsx"), "Nobody of the teams is below that manager."),
        (("--manager", "Dana Whitfield", "-o", "folder"), "One manager's workbook is one file."),
        (("--only", "Alchemy", "-o", "x.xlsx"), "There is no team called “Alchemy”."),
    ],
)
def test_what_cannot_be_sent_is_told(
    refusal: Refusal, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in refusal("skills-out", sample("hansa-foods"), *words)
    assert not list(tmp_path.iterdir())


def test_a_file_that_was_never_sent_is_told(refusal: Refusal, sample: Sample, tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "budget.xlsx")
    told = refusal("skills-in", sample("hansa-foods"), tmp_path / "budget.xlsx")
    assert told.startswith("“budget.xlsx” is no workbook that was sent out for skills.")


def test_a_plan_is_not_written_over_what_came_back(refusal: Refusal, sample: Sample, sent: Path) -> None:
    told = refusal("skills-in", sample("ten-person-team"), sent, "-o", sent)
    assert told
    assert load_workbook(sent)
