"""moves and what-if, and distances with connections beside the formal ones, as readers and other programs get them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.cli.main import main
from dataplanner.files.plan_file import open_plan

Answer = Callable[..., Any]
Refusal = Callable[..., str]
Sample = Callable[[str], Path]


def test_distances_with_connections_stand_beside_the_others(answer: Answer, sample: Sample) -> None:
    told = answer("distance", sample("ing"))
    formal = {(pair["a"], pair["b"]): pair["distance"] for pair in told["pairs"]}
    joined = {(pair["a"], pair["b"]): pair["distance"] for pair in told["with_connections"]["pairs"]}
    pair = ("Chapter data engineering", "Squad fraud alerts")
    assert (formal[pair], joined[pair]) == (8, 2)
    assert {link["kind"] for link in told["with_connections"]["links"]} == {"dotted", "squad"}


def test_the_text_names_only_pairs_that_are_nearer(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["distance", str(sample("hansa-foods"))]) == 0
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("Nearer with dotted lines, squads and connections:")
    assert lines[start + 2].split() == ["Data", "science", "Data", "engineering", "4", "1"]
    assert main(["distance", str(sample("twitter"))]) == 0
    assert "Nearer" not in capsys.readouterr().out


def test_moves_are_listed_with_what_they_lower_and_cost(answer: Answer, sample: Sample) -> None:
    told = answer("moves", sample("hansa-foods"), "--between", "data science", "data-engineering")
    first = told["moves"][0]
    assert (first["number"], first["kind"], first["title"]) == (1, "reparent", "Tomas Bauer under Priya Raman")
    assert (first["positions"], first["lines"], first["new_positions"]) == (12, 1, 0)
    assert {"a": "Data science", "b": "Data engineering", "before": 4, "after": 2} in first["pairs"]
    assert first["downsides"]


def test_moves_for_a_reader_are_numbered(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moves", str(sample("typical-department"))]) == 0
    out = capsys.readouterr().out
    assert "\n1. One head of data under " in out
    assert "Data science (thinkers) – Data engineering (doers): 6 → 2" in out
    assert main(["moves", str(sample("start-up"))]) == 0
    assert "No move would bring the data teams nearer." in capsys.readouterr().out


def test_a_move_is_tried_in_a_scenario_of_a_copy(answer: Answer, sample: Sample, tmp_path: Path) -> None:
    source, target = sample("hansa-foods"), tmp_path / "tried.dataplan"
    before = source.read_bytes()
    told = answer("moves", source, "--apply", 1, "-o", target)
    assert told["scenario"] == told["applied"] == "Tomas Bauer under Priya Raman"
    assert source.read_bytes() == before
    assert [scenario.name for scenario in open_plan(target).scenarios()][-1] == told["scenario"]
    pairs = answer("distance", target, "--scenario", told["scenario"])["pairs"]
    assert [p["distance"] for p in pairs if {p["a"], p["b"]} == {"Data science", "Data engineering"}] == [2]


def test_a_move_of_another_scenario_is_done_there(answer: Answer, sample: Sample, tmp_path: Path) -> None:
    target = tmp_path / "tried.plan.json"
    words = ("--scenario", "One data function", "--apply", 1, "-o", target)
    told = answer("moves", sample("moneysupermarket"), *words)
    assert told["scenario"] == "One data function"
    assert len(open_plan(target).scenarios()) == 2


def test_a_team_is_marked_by_a_rule_on_the_way(answer: Answer, sample: Sample) -> None:
    told = answer("moves", sample("twitter"), "--scenario", "after-2012", "--team", "Money:science=title:financial")
    assert "Money" in {team for move in told["moves"] for team in move["teams"]}


@pytest.mark.parametrize(
    ("words", "word"),
    [
        (["--apply", "1"], "--apply and -o go together"),
        (["--apply", "99", "-o", "x.dataplan"], "no move number 99"),
        (["--between", "Data science", "Nobody"], "no team called “Nobody”"),
        (["--between", "Marketing", "marketing"], "two different teams"),
        (["--apply", "1", "-o", "x.txt"], "does not say what to write"),
    ],
)
def test_moves_that_cannot_be_are_refused(
    refusal: Refusal, sample: Sample, words: list[str], word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert word in refusal("moves", sample("hansa-foods"), *words)
    assert list(tmp_path.iterdir()) == []


def test_what_if_somebody_leaves(answer: Answer, sample: Sample) -> None:
    told = answer("what-if", sample("ten-person-team"), "--leaves", "riya")
    assert told["what"] == "Riya leaves"
    assert (told["before"]["people"], told["after"]["people"], told["after"]["vacant"]) == (11, 10, 1)
    skills = [f for f in told["findings_appeared"] if f["rule"] == "nobody_has"]
    assert "project veteran" in skills[0]["headline"]


def test_what_if_a_team_disappears_or_hires_arrive(answer: Answer, sample: Sample) -> None:
    gone = answer("what-if", sample("hansa-foods"), "--without", "Data engineering")
    assert "no_engineering" in {finding["rule"] for finding in gone["findings_appeared"]}
    assert gone["before"]["positions"] - gone["after"]["positions"] == 8
    come = answer("what-if", sample("hansa-foods"), "--hires")
    assert come["before"]["vacant"] > come["after"]["vacant"]
    assert come["after"]["headcount"]["engineering"] > come["before"]["headcount"]["engineering"]


def test_what_if_for_a_reader_shows_before_beside_after(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["what-if", str(sample("hansa-foods")), "--without", "data-science"]) == 0
    out = capsys.readouterr().out
    assert "What if: Data science disappears" in out
    assert ["Positions", "420", "408"] in [line.split() for line in out.splitlines()]
    assert "Appears:\n" in out
    assert "Is gone:\n" in out


@pytest.mark.parametrize(
    ("words", "word"),
    [
        (["--leaves", "Nemo"], "Nobody is called “Nemo”"),
        (["--without", "Nemo"], "no team called “Nemo”"),
        ([], "One of the arguments"),
    ],
)
def test_what_cannot_happen_is_refused(refusal: Refusal, sample: Sample, words: list[str], word: str) -> None:
    assert word in refusal("what-if", sample("ing"), *words)


def test_no_planned_hire_is_said(refusal: Refusal, sample: Sample) -> None:
    assert refusal("what-if", sample("twitter"), "--hires").startswith("No hire is planned.")
