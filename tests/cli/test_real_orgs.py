"""``report`` on real HR exports: counts equal those taken with a separate script, or the difference is told by row."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dataplanner.cli.main import main
from dataplanner.files.plan_file import open_plan
from dataplanner.model.notes import ImportProblem
from dataplanner.model.plan import Plan
from tests.real_orgs import REAL_ORGS, needs_real_orgs

pytestmark = [needs_real_orgs, pytest.mark.long]

CERT = ["cert-ldap-r5.2/LDAP-2009-12.csv"]
HMRC = [f"uk-hmrc-2013/300913-HMRC-Organogram-Final-{part}.csv" for part in ("senior", "junior")]
DW = ["adventureworks-dw/DimEmployee.csv"]
FOODMART = ["foodmart/employee.json"]
HUEBNER = ["huebner-v13/HRDataset_v13.csv"]


@dataclass(frozen=True)
class Org:
    """A real export: its files, its name in facts.json, how its managers are given, and which share of them is found.

    facts.json resolved managers by exact match only and counted repeated ids once: ``more_positions`` is what that
    leaves out, told row by row in a test below.
    """

    files: list[str]
    facts: str
    way: str
    share: float = 1.0
    more_positions: int = 0

    @property
    def known(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads((REAL_ORGS / "facts.json").read_text())[self.facts]
        return facts


ORGS = [
    Org(CERT, "cert 2009-12", "name"),
    Org(HMRC, "uk-hmrc-2013 senior+junior", "id", more_positions=5),
    Org(DW, "aw-dw", "id"),
    Org(FOODMART, "foodmart", "id"),
    Org(HUEBNER, "huebner-v13 (name LF vs FL)", "name", share=308 / 310),
]


@dataclass(frozen=True)
class Reported:
    """What ``report`` said, and the plan and the workbook that it wrote."""

    told: Any
    plan: Plan
    workbook: Path


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], Reported]:
    """``report`` on some of the files, run once for each."""

    @cache
    def run(files: tuple[str, ...]) -> Reported:
        folder = tmp_path_factory.mktemp("report")
        words = ["report", *(str(REAL_ORGS / file) for file in files), "-o", str(folder / "r.xlsx")]
        printed = StringIO()
        with redirect_stdout(printed):
            assert main([*words, "--plan", str(folder / "r.dataplan"), "--json"]) == 0
        return Reported(json.loads(printed.getvalue()), open_plan(folder / "r.dataplan"), folder / "r.xlsx")

    return lambda files: run(tuple(files))


each_org = pytest.mark.parametrize("org", ORGS, ids=[org.facts for org in ORGS])
Report = Callable[[list[str]], Reported]


@each_org
def test_the_counts_equal_the_facts(org: Org, reported: Report) -> None:
    check = reported(org.files).told["check"]
    assert check["positions"] == org.known["distinct"] + org.more_positions == org.known["rows"]
    assert check["roots"] == org.known["roots_with_reports"]
    assert check["layers"] == org.known["max_depth"]
    assert check["largest_span"] == org.known["max_span"]


@each_org
def test_the_managers_are_found_by_the_data(org: Org, reported: Report) -> None:
    told = reported(org.files).told["import"]
    assert told["manager_way"] == org.way
    assert told["share_resolved"] == pytest.approx(org.share)


@each_org
def test_every_row_is_accounted_for(org: Org, reported: Report) -> None:
    told = reported(org.files).told["import"]
    kept = told["positions"] - told["leaders_made"]
    assert told["rows_read"] == kept + told["rows_merged"] + told["rows_left_out"] == org.known["rows"]


@each_org
def test_every_position_without_a_place_is_listed_with_its_row(org: Org, reported: Report) -> None:
    result = reported(org.files)
    listed = {problem.position for problem in result.plan.all(ImportProblem) if problem.row}
    parked = {position.id for position in result.plan.organisation().parked()}
    assert len(parked) == result.told["check"]["unplaced"]
    assert parked <= listed


@each_org
def test_the_workbook_lists_everybody_and_every_problem(org: Org, reported: Report) -> None:
    result = reported(org.files)
    workbook = openpyxl.load_workbook(result.workbook, read_only=True)
    ids = _column(workbook["Positions"], "ID")
    assert sorted(ids) == sorted(position.id for position in result.plan.organisation().positions())
    if problems := result.told["import"]["problems"]:
        rows = Counter(_column(workbook["Import problems"], "Row"))
        assert rows == Counter(problem["row"] for problem in problems)


def test_hmrc_keeps_the_six_posts_with_id_0_apart_under_their_managers(reported: Report) -> None:
    result = reported(HMRC)
    (problem,) = [problem for problem in result.told["import"]["problems"] if problem["kind"] == "missing_id"]
    assert [problem["row"], *(place["row"] for place in problem["related"])] == [2, 3, 4, 5, 6, 7]
    positions = [position for position in result.plan.organisation().positions() if position.order < 6]
    assert [position.manager for position in positions] == _cells(HMRC[0], "Reports to Senior Post")[:6]
    assert len({position.id for position in positions}) == 6


def test_hmrc_keeps_what_the_junior_rows_stand_for(reported: Report) -> None:
    plan = reported(HMRC).plan
    junior = [position.fte for position in plan.organisation().positions() if position.order >= 353]
    assert sum(junior) == pytest.approx(62_315.72)


def test_adventureworks_keeps_six_historical_rows_of_people_who_hold_another_position(reported: Report) -> None:
    result = reported(DW)
    assert result.told["check"]["people"] == 290
    assert _first_rows(result, "historical_row") == [5, 8, 99, 144, 279, 280]


def test_huebner_resolves_initials_and_leaves_the_board_open(reported: Report) -> None:
    result = reported(HUEBNER)
    facts = ORGS[-1].known
    one_initial_more = [2, 3, 4, 5, 6, 7, 302]  # the manager's own row writes the initial behind the name
    one_initial_less = [*range(211, 226), *range(277, 283)]  # only the manager's own row has an initial
    the_board = [75, 301]  # the chief executive and one other report to a board that is nobody in the file
    assert sorted(_first_rows(result, "matched_loosely")) == sorted(one_initial_more + one_initial_less)
    assert sorted(_first_rows(result, "missing_manager")) == the_board
    assert len(one_initial_more + one_initial_less + the_board) == facts["missing_mgr_rows"]
    assert result.told["import"]["mapping"]["manager"] == "ManagerName"


def test_teams_marked_in_a_real_export_have_a_distance(answer: Callable[..., Any], tmp_path: Path) -> None:
    teams = ("--team", "Science=scientist", "--team", "Engineering:engineering=engineer")
    files = [REAL_ORGS / file for file in CERT]
    answer("report", *files, "-o", tmp_path / "r.xlsx", "--plan", tmp_path / "r.dataplan", *teams)
    (pair,) = answer("distance", tmp_path / "r.dataplan")["pairs"]
    assert pair["distance"] == pair["levels_up_a"] + pair["levels_up_b"]
    assert pair["common_leader"]


def _first_rows(result: Reported, kind: str) -> list[int]:
    """The row that each problem of a kind is about."""
    return [problem["row"] for problem in result.told["import"]["problems"] if problem["kind"] == kind]


def _cells(file: str, column: str) -> list[str]:
    """A column of a CSV file as it stands there."""
    with (REAL_ORGS / file).open(encoding="cp1252", newline="") as lines:
        return [row[column] for row in csv.DictReader(lines)]


def _column(sheet: Any, name: str) -> list[Any]:
    """The cells below a heading, wherever in the sheet its row is."""
    rows = sheet.iter_rows(values_only=True)
    heading = next(row for row in rows if name in row)
    return [row[heading.index(name)] for row in rows]
