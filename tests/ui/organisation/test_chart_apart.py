"""A large chart drawn in another process: the same picture, faults in a sentence, and nobody named on the disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dataplanner.files.chart_paper import OWN_SIZE, chart_paper
from dataplanner.files.plan_file import open_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.ui.organisation import chart_apart
from dataplanner.ui.organisation.chart_apart import write_chart_apart
from dataplanner.ui.organisation.chart_file import PictureFailed, write_plan_chart
from tests.windows import sample

PIPE = 65_536
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def plan() -> Plan:
    return open_plan(sample("twitter"))


def test_the_picture_is_the_same_as_when_it_is_drawn_here(plan: Plan, tmp_path: Path) -> None:
    write_plan_chart(plan, "after-2012", tmp_path / "here.svg")
    assert write_chart_apart(plan, "after-2012", tmp_path / "apart.svg") == ""
    assert drawing(tmp_path / "apart.svg") == drawing(tmp_path / "here.svg")


def drawing(path: Path) -> tuple[list[str], int]:
    """What a picture says, and of how many shapes it is made; the rest depends on the window, if there is one."""
    text = path.read_text(encoding="utf-8")
    return re.findall(r"<text[^>]*>([^<]*)", text), text.count("<path")


def test_the_paper_counts_and_what_is_to_be_known_is_told(plan: Plan, tmp_path: Path) -> None:
    told = [
        draw(plan, AS_IS, tmp_path / "chart.pdf", chart_paper().papers["a4-pages"])
        for draw in (write_plan_chart, write_chart_apart)
    ]
    assert told[0] == told[1]


def test_what_hinders_is_told_and_nothing_is_written(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(PictureFailed, match="does not say what to draw"):
        write_chart_apart(plan, AS_IS, tmp_path / "chart.doc")
    with pytest.raises(PictureFailed, match=chart_apart.FAILED[0]):
        write_chart_apart(plan, "nowhere", tmp_path / "chart.svg")
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_is_longer_than_a_pipe_holds_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_apart, "POLL", 0.001)
    long = open_plan(sample("hansa-foods"))
    assert len(plan_text(long)) > PIPE
    write_chart_apart(long, AS_IS, tmp_path / "chart.svg")
    assert len(long.organisation()) <= drawing(tmp_path / "chart.svg")[1]


def test_nothing_is_written_once_it_is_stopped(plan: Plan, tmp_path: Path) -> None:
    write_chart_apart(plan, AS_IS, tmp_path / "chart.svg", OWN_SIZE, lambda: True)
    assert list(tmp_path.iterdir()) == []
