"""Names that would be formulas, links or markup stay texts in every file that is exported; walked cell by cell."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from dataplanner.analysis.skills_requests import request_about_all
from dataplanner.cli.main import main
from dataplanner.files.method_file import load_method
from dataplanner.files.skills_sheet import write_request
from dataplanner.files.workbook import write_workbook
from dataplanner.model.positions import AS_IS
from tests.every_field import NAME, EveryField, every_field

DAY = date(2026, 3, 2)
BEGINNINGS = (
    "=1+", "&L&G", "+1+", "-1+", "@SUM(1)+", "\t=", "\r=", "\n=", " =", "＝1+", "＋", "－", "＠", "'=",
    '=HYPERLINK("http://x.example","a")&', "=cmd|' /C calc'!A0 ", "<img src=x>&", "http://x.example/",
)  # fmt: skip
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
FOREIGN = re.compile("vba|externalLink|embeddings|activeX|ctrlProps|connections|queryTable|oleObject", re.IGNORECASE)


@pytest.fixture(scope="module")
def every() -> EveryField:
    return every_field(BEGINNINGS)


@pytest.fixture(scope="module", params=["report", "skills"])
def workbook(every: EveryField, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of each kind, with the hostile texts in it."""
    path, method = tmp_path_factory.mktemp("out") / f"{request.param}.xlsx", load_method()
    if request.param == "report":
        write_workbook(every.plan, AS_IS, method, path, today=DAY)
    else:
        asked = request_about_all(every.plan, AS_IS, every.plan.organisation().teams.values(), method)
        assert asked is not None
        write_request(every.plan, asked, method, path, today=DAY)
    return path


def cells(path: Path) -> Iterator[Cell]:
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_every_text_in_a_workbook_is_a_text(every: EveryField, workbook: Path) -> None:
    texts = [cell for cell in cells(workbook) if cell.data_type != "f"]
    assert [cell.value for cell in cells(workbook) if cell.data_type == "f" and NAME in str(cell.value)] == []
    hostile = [cell for cell in texts if isinstance(cell.value, str) and FORMULA.match(cell.value)]
    assert len([cell for cell in hostile if NAME in str(cell.value)]) > 2
    assert [cell.coordinate for cell in hostile if cell.data_type != "s" or not cell.quotePrefix] == []


def test_no_formula_of_ours_holds_a_text_of_theirs(every: EveryField, workbook: Path) -> None:
    written = "\n".join(parts(workbook).values())
    formulas = re.findall(r"<(?:f|formula|formula1|formula2)\b[^>]*>([^<]*)<", written)
    assert formulas
    assert [one for one in formulas if "Quexly" in one or re.search(r"qx\d+z", one) or "http" in one] == []


def test_no_macro_no_link_and_nothing_foreign_is_in_it(workbook: Path) -> None:
    found = parts(workbook)
    assert [name for name in found if FOREIGN.search(name)] == []
    assert [name for name, text in found.items() if 'TargetMode="External"' in text] == []
    links = re.findall(r"<hyperlink\b[^>]*>", "\n".join(found.values()))
    assert [link for link in links if "r:id" in link or "location=" not in link] == []


def test_its_footers_hold_no_command_of_theirs(every: EveryField, workbook: Path) -> None:
    for sheet in load_workbook(workbook).worksheets:
        said = "".join(part.text or "" for part in (sheet.oddFooter.left, sheet.oddFooter.center))
        assert "&" not in said.replace("&&", ""), said


EXPORT = [("Id", "Name", "Title", "Manager"), ("1", "Ada", "Chief", "")]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An HR export in which every row has something to tell."""
    rows = [(f"{at}", f"{begin}{NAME}", f"{begin}Clerk", f"{begin}Nobody") for at, begin in enumerate(BEGINNINGS, 2)]
    with (tmp_path / "people.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*EXPORT, *rows])
    return tmp_path / "people.csv"


def test_no_cell_of_a_csv_can_be_worked_out_and_json_says_it_as_it_is(export: Path, tmp_path: Path) -> None:
    problems, rows, data = (tmp_path / name for name in ("problems.csv", "rows.csv", "problems.json"))
    for place in (problems, data):
        words = [
            "import",
            str(export),
            "-o",
            str(tmp_path / f"{place.stem}{place.suffix}.dataplan"),
            "--problems",
            str(place),
        ]
        assert main([*words, "--problem-rows", str(rows)] if place == problems else words) == 0
    for path in (problems, rows):
        with path.open(encoding="utf-8-sig", newline="") as file:
            written = [cell for row in csv.reader(file) for cell in row]
        assert "Nobody" in "".join(written)
        assert [cell for cell in written if FORMULA.match(cell)] == []
    said = json.dumps(json.loads(data.read_text(encoding="utf-8")), ensure_ascii=False)
    assert "“=1+Nobody" in said
    assert "'=1+" not in said
