"""A chart as SVG, PNG or PDF: whole, on white, and never half a file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import publish
from dataplanner.ui.organisation.chart_file import UnknownPicture, write_chart
from dataplanner.ui.theme import Theme, load_theme
from tests.ui.organisation.charts import BOARD, chart, wide


def test_an_svg_names_everybody_in_a_page_of_its_own_size(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    assert write_chart(chart(), path, theme) == ""
    text = path.read_text(encoding="utf-8")
    assert {id_.capitalize() for id_ in BOARD} <= set(re.findall(r">([^<>]+)</text>", text))
    assert "<svg" in text
    assert 'font-family="Inter"' in text


def test_a_png_is_on_white_and_sharp(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.PNG"
    write_chart(chart(), path, load_theme("dark"))
    image = QImage(str(path))
    assert image.pixelColor(2, 2) == QColor("white")
    assert image.width() > 800 * theme.chart_style.png_scale / 2


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_from_a_dark_window_the_same_is_printed_as_from_a_light_one(theme: Theme, tmp_path: Path, ending: str) -> None:
    files = [tmp_path / f"{name}.{ending}" for name in ("light", "dark")]
    for file, shown in zip(files, (theme, load_theme("dark")), strict=True):
        write_chart(chart(kinds={"tomas": "science"}, vacant=["ben"], dotted=[("aiko", "dana")]), file, shown)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_pdf_is_one_page_with_text_in_it(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    write_chart(chart(), path, theme)
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert b"/Font" in data


def test_a_large_png_stays_below_the_limit_and_says_its_scale(theme: Theme, tmp_path: Path) -> None:
    small = replace(theme, chart_style=replace(theme.chart_style, png_pixels=300_000))
    said = write_chart(chart(wide(12, 8)), tmp_path / "chart.png", small)
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() * image.height() <= 301_000
    assert re.search(r"\d+% of its full size", said)


def test_a_large_organisation_has_about_the_shape_of_a_page(theme: Theme, tmp_path: Path) -> None:
    write_chart(chart(wide(60, 9)), tmp_path / "chart.png", theme)
    image = QImage(str(tmp_path / "chart.png"))
    assert 0.4 < image.width() / image.height() < 5


def test_what_is_folded_is_left_out(theme: Theme, tmp_path: Path) -> None:
    data = chart()
    folded = np.zeros(len(data.index), bool)
    folded[data.index.row["tomas"]] = True
    write_chart(data, tmp_path / "chart.svg", theme, folded=folded)
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "3 positions folded" in text
    assert "Aiko" not in text


def test_an_empty_organisation_makes_an_empty_page(theme: Theme, tmp_path: Path) -> None:
    for name in ("chart.svg", "chart.png", "chart.pdf"):
        write_chart(chart({}), tmp_path / name, theme)
        assert (tmp_path / name).stat().st_size > 100


def test_an_unknown_ending_is_refused_with_a_remedy(theme: Theme, tmp_path: Path) -> None:
    with pytest.raises(UnknownPicture) as refused:
        write_chart(chart(), tmp_path / "chart.bmp", theme)
    assert ".svg, .png or .pdf" in refused.value.remedy
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["chart.svg", "chart.png", "chart.pdf"])
def test_a_disk_that_fails_leaves_the_old_file(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    path.write_text("what was there", encoding="utf-8")

    def fail(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish, "sync_file", fail)
    with pytest.raises(FileError):
        write_chart(chart(), path, theme)
    assert path.read_text(encoding="utf-8") == "what was there"
    assert list(tmp_path.iterdir()) == [path]


def test_no_folder_no_file(theme: Theme, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        write_chart(chart(), tmp_path / "missing" / "chart.svg", theme)


def test_the_same_chart_gives_the_same_picture(theme: Theme, tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        write_chart(chart(kinds={"tomas": "science"}, dotted=[("aiko", "ravi")]), tmp_path / name, theme)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_a_plan_is_drawn_without_any_widget(tmp_path: Path) -> None:
    """In a process of its own, because this one has a QApplication already."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from dataplanner.model.plan import Plan\n"
        "from dataplanner.ui.organisation.chart_file import write_plan_chart\n"
        "write_plan_chart(Plan('Acme'), 'as-is', Path(sys.argv[1]))\n"
        "sys.exit(1 if 'PySide6.QtWidgets' in sys.modules else 0)\n"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    target = tmp_path / "acme.svg"
    done = subprocess.run([sys.executable, "-c", code, str(target)], env=environment, check=False)
    assert done.returncode == 0
    assert target.exists()


def test_heading_and_legend_stand_on_the_page(theme: Theme, tmp_path: Path) -> None:
    data = chart(kinds={"tomas": "science"}, dotted=[("aiko", "ravi")])
    write_chart(data, tmp_path / "chart.svg", theme, heading="Acme <R&D> · As is")
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "Acme &lt;R&amp;D&gt; · As is" in text
    assert "Data science" in text
    assert "Dotted line" in text
    assert "Data engineering" not in text
