"""The whole way by command: import, report, export and chart, from the sample's raw export to files on the disk."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.files.plan_file import is_plan, open_plan, save_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.files.resources import root
from dataplanner.model.edits import SetJudgement
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.skills import Skill
from dataplanner.model.teams import Team

EXPORT = root() / "sample_orgs" / "hansa-foods-export.csv"
Answer = Callable[..., Any]
Sample = Callable[[str], Path]


def test_import_tells_the_mapping_and_the_problems_and_writes_the_plan(answer: Answer, tmp_path: Path) -> None:
    told = answer("import", EXPORT, "-o", tmp_path / "a.dataplan", "--name", "Hansa", "--team", "Data=data engineer")
    assert told["mapping"]["manager"] == "Manager ID"
    assert told["manager_way"] == "id"
    assert 0.9 < told["share_resolved"] < 1
    assert {"row", "kind", "source", "sentence", "remedy"} <= set(told["problems"][0])
    plan = open_plan(tmp_path / "a.dataplan")
    assert plan.name == "Hansa"
    assert len(plan.organisation()) == told["positions"]
    assert len(list(plan.all(ImportProblem))) == len(told["problems"])
    assert list(plan.all(Skill))
    (team,) = plan.all(Team)
    assert (team.name, team.kind, team.proposed) == ("Data", "engineering", False)


def test_import_writes_the_text_form_where_the_name_asks_for_it(answer: Answer, tmp_path: Path) -> None:
    for name in ("a.dataplan", "a.plan.json"):
        answer("import", EXPORT, "-o", tmp_path / name, "--name", "Hansa")
    assert plan_text(open_plan(tmp_path / "a.dataplan")) == (tmp_path / "a.plan.json").read_text(encoding="utf-8")


def test_the_text_of_an_import_leads_to_the_rows_that_want_an_answer(
    process: Callable[..., Any], tmp_path: Path
) -> None:
    told = process("import", EXPORT, "-o", "a.dataplan")
    assert told.returncode == 0
    assert "hansa-foods-export.csv, row 426: The manager of" in told.stdout
    assert told.stdout.rstrip().endswith("Wrote a.dataplan.")
    assert "\r" not in told.stderr


def test_report_takes_over_the_teams_that_titles_suggest_and_says_so(
    process: Callable[..., Any], tmp_path: Path
) -> None:
    told = process("report", EXPORT, "-o", "a.xlsx", "--plan", "a.dataplan", "--chart", "a.png", "--json")
    assert told.returncode == 0, told.stderr
    assert "proposed from the titles, to be confirmed: " in told.stderr
    data = json.loads(told.stdout)
    assert data["teams"]
    assert all(team["proposed"] for team in data["teams"])
    assert {team.name for team in open_plan(tmp_path / "a.dataplan").all(Team)} == {t["name"] for t in data["teams"]}
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert (data["workbook"], data["chart"], data["plan"]) == ("a.xlsx", "a.png", "a.dataplan")


def test_report_marks_the_teams_that_are_named_and_proposes_none(answer: Answer, tmp_path: Path) -> None:
    told = answer("report", EXPORT, "-o", tmp_path / "a.xlsx", "--team", "Engineers=data engineer")
    assert told["teams"] == [{"name": "Engineers", "kind": "engineering", "proposed": False}]


def test_report_takes_a_plan_as_it_is(answer: Answer, sample: Sample, tmp_path: Path) -> None:
    after = ("--scenario", "After the 2012 reorganisation")
    told = answer("report", sample("twitter"), "-o", tmp_path / "a.xlsx", *after)
    assert told["import"] is None
    assert told["check"]["scenario"] == "After the 2012 reorganisation"
    assert not any(team["proposed"] for team in told["teams"])


def test_export_writes_the_workbook_again_over_its_own_older_one(
    answer: Answer, sample: Sample, tmp_path: Path
) -> None:
    for _ in range(2):
        assert answer("export", sample("twitter"), "-o", tmp_path / "a.xlsx")["workbook"] == str(tmp_path / "a.xlsx")
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("judgements", [True, False])
def test_export_writes_text_that_opens_again(answer: Answer, sample: Sample, tmp_path: Path, judgements: bool) -> None:
    plan = open_plan(sample("ten-person-team"))
    person, skill = next(plan.all(Person)).id, next(plan.all(Skill)).id
    SetJudgement(person, skill, {"resource": "yes"}).apply(plan)
    save_plan(plan, tmp_path / "a.dataplan")
    words = ["--judgements"] if judgements else []
    told = answer("export", tmp_path / "a.dataplan", "-o", tmp_path / "b.plan.json", *words)
    assert told == {"name": plan.name, "text": str(tmp_path / "b.plan.json")}
    again = open_plan(tmp_path / "b.plan.json")
    assert plan_text(again, private=True) == plan_text(plan, private=judgements)
    assert answer("check", tmp_path / "b.plan.json")["people"] == len(list(plan.all(Person)))


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_chart_draws_without_a_display(ending: str, start: bytes, process: Callable[..., Any], tmp_path: Path) -> None:
    plan = root() / "sample_orgs" / "ten-person-team.plan.json"
    drawn = process("chart", plan, "-o", f"a.{ending}", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert drawn.returncode == 0, drawn.stderr
    assert drawn.stdout == f"Wrote a.{ending}.\n"
    assert (tmp_path / f"a.{ending}").read_bytes().startswith(start)


def test_chart_goes_on_the_paper_that_is_named(process: Callable[..., Any], tmp_path: Path) -> None:
    plan = root() / "sample_orgs" / "hansa-foods.plan.json"
    drawn = process("chart", plan, "-o", "a.pdf", "--paper", "a3-pages")
    assert drawn.returncode == 0, drawn.stderr
    pages = (tmp_path / "a.pdf").read_bytes().count(b"/MediaBox [0 0 1191.0")
    assert pages > 1
    assert f"The chart is on {pages} pages" in drawn.stderr


@pytest.mark.parametrize(
    "words",
    [("chart", "{plan}", "-o", "a.svg"), ("report", "{plan}", "-o", "a.xlsx"),
     ("report", "{plan}", "-o", "a.xlsx", "--chart", "a.png")],
)  # fmt: skip
def test_paper_for_what_is_no_pdf_is_refused(
    refusal: Callable[..., str], sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = sample("ten-person-team")
    said = refusal(*(word.format(plan=plan) for word in words), "--paper", "a3")
    assert "--paper is for a chart that is a .pdf." in said


def test_a_plan_is_known_by_its_content_where_its_name_does_not_say(sample: Sample, tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.json"
    renamed.write_bytes(sample("twitter").read_bytes())
    (tmp_path / "people.json").write_text('[{"name": "Ada"}]')
    assert is_plan(renamed)
    assert is_plan(tmp_path / "missing.dataplan")
    assert not is_plan(tmp_path / "people.json")
    assert not is_plan(EXPORT)


def test_many_rows_of_one_kind_hide_no_other(process: Callable[..., Any], tmp_path: Path) -> None:
    leavers = [f"{id_},Name{id_},Clerk,1,Terminated" for id_ in range(2, 80)]
    rows = ["id,name,title,manager id,status", "1,Boss,Boss,,Active", *leavers, "80,Lena,Clerk,777,Active"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    told = process("import", "a.csv", "-o", "a.dataplan").stdout
    assert "a.csv, row 81: The manager of Lena" in told
    assert "a.csv, row 3: Name2 has left" in told
    assert "… and 72 more like these." in told
    assert told.count("has left") == 6
    assert "--json lists all of them" in told


def test_report_names_a_few_of_many_proposed_teams(process: Callable[..., Any], tmp_path: Path) -> None:
    people = [
        line
        for lead in range(2, 62)
        for line in (
            f"{lead},Lead{lead},Shop Manager,1",
            *(f"{lead}{at:02},P{lead}x{at},Data Scientist,{lead}" for at in range(3)),
        )
    ]
    rows = ["id,name,title,manager id", "1,Boss,Chief Executive Officer,", *people]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    told = process("report", "a.csv", "-o", "a.xlsx", "--json")
    assert told.returncode == 0, told.stderr
    assert len(json.loads(told.stdout)["teams"]) == 40
    (line,) = [line for line in told.stderr.splitlines() if line.startswith("Teams proposed")]
    assert line.endswith(" and 28 more.")
