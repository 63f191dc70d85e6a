"""check, distance and gaps tell the samples' known facts, in the JSON form that other programs rely on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.cli.main import main

Answer = Callable[..., Any]
Sample = Callable[[str], Path]


def test_check_counts_and_lists_findings(answer: Answer, sample: Sample) -> None:
    told = answer("check", sample("ten-person-team"))
    counts = {
        key: told[key] for key in ("positions", "people", "vacant", "roots", "layers", "largest_span", "unplaced")
    }
    assert counts == {
        "positions": 11, "people": 11, "vacant": 0, "roots": 1, "layers": 2, "largest_span": 10, "unplaced": 0,
    }  # fmt: skip
    assert told["scenario"] == "As is"
    assert told["largest_span_at"] == "Morgan Sample, Head of Data Engineering"
    keys = {"rule", "weight", "headline", "why", "remedy", "chapter", "positions", "teams", "accepted", "reason"}
    assert told["findings"]
    assert all(set(finding) == keys for finding in told["findings"])


def test_distance_of_twitter_before_and_after(answer: Answer, sample: Sample) -> None:
    before = answer("distance", sample("twitter"))
    after = answer("distance", sample("twitter"), "--scenario", "AFTER the 2012 reorganisation")
    assert before["scenarios"] == after["scenarios"] == ["As is", "After the 2012 reorganisation"]
    (pair,) = before["pairs"]
    (same,) = [other for other in after["pairs"] if {other["a"], other["b"]} == {pair["a"], pair["b"]}]
    assert (pair["distance"], pair["common_leader_title"]) == (0, "Analytics Manager")
    assert (same["levels_up_a"], same["levels_up_b"], same["distance"]) == (2, 2, 4)
    assert same["common_leader"].endswith("Chief Executive Officer (CEO)")
    assert same["common_leader_layer"] == 1


def test_gaps_of_figure_12_2(answer: Answer, sample: Sample) -> None:
    (team,) = answer("gaps", sample("ten-person-team"))["teams"]
    assert team["totals"] == [2, 10, 2, 1, 2, 1, 0, 5]
    assert (len(team["people"]), len(team["cells"]), team["assessed"]) == (10, 10, 10)
    assert team["red_flags"] == ["Schema"]
    assert "Distributed systems" in team["below_majority"]


def test_a_scenario_is_also_known_by_its_id(answer: Answer, sample: Sample) -> None:
    assert answer("check", sample("twitter"), "--scenario", "After-2012")["scenario"] == "After the 2012 reorganisation"
    assert answer("check", sample("twitter"), "--scenario", "as is")["scenario"] == "As is"


def test_a_team_marked_on_the_way_is_in_memory_only(answer: Answer, sample: Sample, tmp_path: Path) -> None:
    plan = tmp_path / "a.plan.json"
    plan.write_bytes(sample("twitter").read_bytes())
    told = answer("distance", plan, "--team", "Finance=department:finance or title:financial")
    assert told["teams"][-1] == "Finance"
    assert len(told["pairs"]) == 3
    assert plan.read_bytes() == sample("twitter").read_bytes()


@pytest.mark.parametrize("verb", ["check", "distance", "gaps"])
def test_the_text_for_readers_names_plan_and_scenario(
    verb: str, sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, str(sample("twitter"))]) == 0
    assert capsys.readouterr().out.startswith("Twitter, 2011–2015: As is\n")


def test_an_unknown_scenario_is_refused_with_those_there_are(refusal: Callable[..., str], sample: Sample) -> None:
    told = refusal("check", sample("twitter"), "--scenario", "2020")
    assert told.endswith("It has: As is, After the 2012 reorganisation.")


def test_where_the_data_teams_meet_names_them(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    """Analytics meets them only at the CEO, and one data team meets nobody: a bare “all” would contradict the table."""
    assert main(["distance", str(sample("twitter")), "--scenario", "after-2012"]) == 0
    told = capsys.readouterr().out.splitlines()[-1]
    assert told.startswith("The data teams (Data engineering, ")
    assert "Analytics" not in told
    assert main(["distance", str(sample("twitter"))]) == 0
    assert "meet at" not in capsys.readouterr().out
