"""``compare`` tells what the reorganisation of Twitter changed, as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.cli.main import main

Answer = Callable[..., Any]
Sample = Callable[[str], Path]


def test_the_counts_and_every_difference(answer: Answer, sample: Sample) -> None:
    told = answer("compare", sample("twitter"))
    assert (told["before"], told["after"]) == ("As is", "After the 2012 reorganisation")
    assert told["counts"]["joined"] == 2
    assert sum(told["counts"].values()) == len(told["differences"])
    moved = [d for d in told["differences"] if d["change"] == "moved" and d["title"] == "Analytics Manager"]
    assert [d["after"].rpartition(", ")[2] for d in moved] == ["Chief Financial Officer (CFO)"]
    assert {d["before"] for d in told["differences"] if d["change"] == "joined"} == {None}


def test_the_other_way_round_who_joined_has_left(answer: Answer, sample: Sample) -> None:
    told = answer("compare", sample("twitter"), "--before", "After the 2012 reorganisation", "--after", "as is")
    assert (told["counts"]["joined"], told["counts"]["left"]) == (0, 2)
    assert {d["after"] for d in told["differences"] if d["change"] == "left"} == {None}


def test_the_text_names_both_scenarios_and_counts(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(sample("twitter"))]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Twitter, 2011–2015: As is → After the 2012 reorganisation"
    assert lines[1].startswith("2 joined, 13 moved, 1 retitled")


def test_a_scenario_does_not_differ_from_itself(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(sample("twitter")), "--after", "As is"]) == 0
    assert "There is no difference." in capsys.readouterr().out


def test_a_plan_of_one_scenario_has_nothing_to_compare(refusal: Callable[..., str], sample: Sample) -> None:
    assert "Name one with --after; there is: no other." in refusal("compare", sample("ten-person-team"))


def test_teams_marked_on_the_way_are_the_same_in_both(answer: Answer, sample: Sample) -> None:
    before = answer("compare", sample("twitter"))
    told = answer("compare", sample("twitter"), "--team", "Chiefs=title:chief")
    assert told["counts"] == before["counts"]
