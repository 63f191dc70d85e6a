"""A chart as PDF on the paper that is printed on: one page, or several with their place and where to cut."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dataplanner.analysis.page_tiles import Tiling, fitting_tiling
from dataplanner.files.chart_paper import chart_paper
from dataplanner.ui.organisation import chart_pages
from dataplanner.ui.organisation.chart_file import write_chart
from dataplanner.ui.theme import Theme
from tests.ui.organisation.charts import chart, wide

A4 = (595, 842)
PAPERS = chart_paper().papers


def sizes(path: Path) -> list[tuple[int, int]]:
    """Width and height of each page, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", path.read_bytes())
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.parametrize("key", ["a4", "a3", "letter", "tabloid"])
def test_one_page_holds_the_whole_chart(theme: Theme, tmp_path: Path, key: str) -> None:
    path = tmp_path / "chart.pdf"
    said = write_chart(chart(wide(12, 9)), path, theme, paper=PAPERS[key])
    paper = PAPERS[key]
    assert sorted(sizes(path)[0]) == pytest.approx(sorted((paper.width * 72 / 25.4, paper.height * 72 / 25.4)), abs=1)
    assert len(sizes(path)) == 1
    assert re.search(r"printed at \d+% of its full size", said)


def test_a_small_chart_is_printed_at_its_full_size_on_one_page(theme: Theme, tmp_path: Path) -> None:
    for key in ("a4", "a4-pages"):
        path = tmp_path / f"{key}.pdf"
        assert write_chart(chart({"a": None, "b": "a"}), path, theme, paper=PAPERS[key]) == ""
        assert len(sizes(path)) == 1


def test_several_pages_are_counted_and_can_be_read(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    said = write_chart(chart(wide(12, 9)), path, theme, paper=PAPERS["a4-pages"])
    assert len(sizes(path)) > 2
    assert {tuple(sorted(size)) for size in sizes(path)} == {A4}
    assert (
        said == f"The chart is on {len(sizes(path))} pages: cut at the marks and put them together by row and column."
    )


def test_letters_too_small_to_read_are_told(theme: Theme, tmp_path: Path) -> None:
    said = write_chart(chart(wide(60, 9)), tmp_path / "chart.pdf", theme, paper=PAPERS["a4"])
    assert re.search(r"smallest letters are \d\.\d points", said)


def test_blank_pages_are_left_out(theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One long branch at the right end of a wide tree leaves the lower left blank."""
    tilings = list[Tiling]()

    def cut(*asked: Any) -> tuple[Tiling, float]:
        found, scale = fitting_tiling(*asked)
        tilings.append(found)
        return found, scale

    monkeypatch.setattr(chart_pages, "fitting_tiling", cut)
    managers = wide(9, 2) | {f"d{n}": f"d{n - 1}" if n else "m008" for n in range(24)}
    path = tmp_path / "chart.pdf"
    write_chart(chart(managers), path, theme, paper=PAPERS["a4-pages"])
    assert 1 < len(sizes(path)) < tilings[0].count


def test_svg_takes_no_notice_of_paper(theme: Theme, tmp_path: Path) -> None:
    for name in ("own", "a4-pages"):
        write_chart(chart(wide(12, 9)), tmp_path / f"{name}.svg", theme, heading="All", paper=PAPERS[name])
    assert (tmp_path / "own.svg").read_bytes() == (tmp_path / "a4-pages.svg").read_bytes()
