"""check tells the shape of an organisation too, beside its counts and findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.cli.main import main

Answer = Callable[..., Any]
Sample = Callable[[str], Path]


def test_spans_layers_staffing_and_locations_as_data(answer: Answer, sample: Sample) -> None:
    told = answer("check", sample("hansa-foods"))
    shape = told["shape"]
    assert sum(shape["positions_by_layer"]) == told["positions"] - told["unplaced"]
    assert len(shape["positions_by_layer"]) == told["layers"]
    assert shape["widest"][0] == {"position": told["largest_span_at"], "span": told["largest_span"]}
    assert sum(shape["spans"].values()) >= len(shape["narrowest"])
    assert shape["krackhardt"]["hierarchy"] == 1
    assert shape["krackhardt"]["efficiency"] < 1
    assert [(one["low"], one["high"]) for one in shape["staffing"]["elsewhere"]] == [(2, 5)]
    assert [one["model"] for one in shape["locations"]] == ["Embedded in a business unit", "Dotted line"]
    assert shape["missing_kinds"] == []


def test_the_text_tells_where_data_teams_stand_and_who_may_stand_in(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(sample("telecoms"))]) == 0
    assert "Hub and spoke: “Central data engineering” can be the hub" in capsys.readouterr().out
    assert main(["check", str(sample("start-up"))]) == 0
    out = capsys.readouterr().out
    assert "No data science team; may stand in: Zofia Mikkelsen, Data Engineer." in out
    assert "Where the data teams stand" not in out
