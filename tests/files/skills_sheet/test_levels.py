"""Levels beside the matrix: sent with their evidence, chosen from a list, brought back, and never raised by a guess."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.analysis.levels_merge import LevelMerge
from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_merge import Merge, merge_edit, merged
from dataplanner.analysis.skills_requests import request_about_all, requests_by_manager
from dataplanner.files.plan_json import plan_text, read_plan_json
from dataplanner.files.resources import root
from dataplanner.files.skills_sheet import Returned, read_returned, write_request, write_requests
from dataplanner.model.document import Document
from dataplanner.model.edits import SetExperience
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Experience
from tests.files.skills_sheet.conftest import DAY, FIRST, IDS, rows_of
from tests.files.workbook.office import convert, needs_office

LEVEL, EVIDENCE = 12, 13
LONG = "; ".join(f"Pipeline of plant {number} in production since 20{number:02}" for number in range(40))
SendBack = Callable[[Callable[[Worksheet], object]], tuple[Returned, Merge]]


@pytest.fixture
def plan() -> Plan:
    """The team of fig. 12-2, two of whom are rated."""
    plan = read_plan_json(root() / "sample_orgs" / "ten-person-team.plan.json")
    for edit in (SetExperience("riya", "veteran", LONG), SetExperience("adam", "new")):
        Document(plan).do(edit)
    return plan


@pytest.fixture
def send_back(plan: Plan, method: Method, sent: Path) -> SendBack:
    def edit(act: Callable[[Worksheet], object]) -> tuple[Returned, Merge]:
        workbook = load_workbook(sent)
        act(workbook.worksheets[0])
        workbook.save(sent)
        returned = read_returned(plan, [sent], method)
        return returned, merged(plan, returned.claims, method, returned.levels)

    return edit


def rate(sheet: Worksheet, name: str, level: object, evidence: object = None) -> None:
    row = next(row for row in range(FIRST, FIRST + 10) if sheet.cell(row, 2).value == name)
    sheet.cell(row, LEVEL).value = level  # type: ignore[assignment]
    if evidence is not None:
        sheet.cell(row, EVIDENCE).value = evidence  # type: ignore[assignment]


def changes(found: LevelMerge) -> set[tuple[str, str, str]]:
    return {(*change.claim.cell, change.claim.value) for change in found.changes}


def test_untouched_it_changes_nothing_although_long_evidence_is_cut_on_the_sheet(
    plan: Plan, sent: Path, send_back: SendBack
) -> None:
    assert str(load_workbook(sent).worksheets[0].cell(FIRST + 8, EVIDENCE).value) != LONG
    returned, found = send_back(lambda sheet: None)
    assert (changes(found.levels), found.levels.conflicts, returned.notes) == (set(), [], [])
    assert found.levels.same == 20
    assert found.same == 80


def test_what_was_chosen_and_written_comes_back_in_one_step(plan: Plan, method: Method, send_back: SendBack) -> None:
    def fill(sheet: Worksheet) -> None:
        rate(sheet, "Juan", "Qualified", "Billing since 2024")
        rate(sheet, "Adam", " QUALIFIED ")
        rate(sheet, "Riya", None, "")
        sheet.cell(FIRST, 9).value = "X"

    returned, found = send_back(fill)
    assert changes(found.levels) == {
        ("juan", "level", "qualified"), ("juan", "evidence", "Billing since 2024"),
        ("adam", "level", "qualified"), ("riya", "level", ""), ("riya", "evidence", ""),
    }  # fmt: skip
    assert not returned.notes
    assert {change.claim.place for change in found.levels.changes} >= {"Dana.xlsx, Data engineering, L12"}
    document, before = Document(plan), plan_text(plan)
    document.do(merge_edit(plan, found, method, "Bring back", "2026-12-01"))
    assert plan.get(Experience, "juan") == Experience("juan", "qualified", "Billing since 2024")
    assert plan.find(Experience, "riya") is None
    document.undo()
    assert plan_text(plan) == before


def test_a_level_changed_alone_keeps_the_whole_evidence(plan: Plan, method: Method, send_back: SendBack) -> None:
    _, found = send_back(lambda sheet: rate(sheet, "Riya", "Qualified"))
    Document(plan).do(merge_edit(plan, found, method, "Bring back"))
    assert plan.get(Experience, "riya") == Experience("riya", "qualified", LONG)


@pytest.mark.parametrize("text", ["senior", "0.5", "new-ish", 2])
def test_no_other_level_is_guessed(send_back: SendBack, text: object) -> None:
    returned, found = send_back(lambda sheet: rate(sheet, "Juan", text))
    assert changes(found.levels) == set()
    assert [note.kind for note in returned.notes] == ["level_unknown"]
    assert returned.notes[0].place == "Dana.xlsx, Data engineering, L16"


def test_evidence_without_a_level_is_told(send_back: SendBack) -> None:
    returned, found = send_back(lambda sheet: rate(sheet, "Juan", None, "Billing"))
    assert changes(found.levels) == set()
    assert [note.sentence for note in returned.notes] == [
        "Systems are named for Juan, and no level; they are not taken over."
    ]


def test_rows_sorted_and_columns_moved(send_back: SendBack) -> None:
    def shuffle(sheet: Worksheet) -> None:
        rate(sheet, "Juan", "Veteran")
        rows = rows_of(sheet, FIRST + 9)
        for at, values in enumerate(reversed(rows), FIRST):
            for column, value in enumerate(values, 1):
                sheet.cell(at, column).value = value  # type: ignore[assignment]
        for row in range(IDS, FIRST + 13):
            level, evidence = sheet.cell(row, LEVEL), sheet.cell(row, EVIDENCE)
            level.value, evidence.value = evidence.value, level.value

    returned, found = send_back(shuffle)
    assert changes(found.levels) == {("juan", "level", "veteran")}
    assert not returned.notes


def test_a_lost_id_is_found_by_its_heading_and_a_lost_column_says_nothing(send_back: SendBack) -> None:
    def lose(sheet: Worksheet) -> None:
        rate(sheet, "Juan", "Veteran")
        sheet.delete_cols(EVIDENCE)
        sheet.cell(IDS, LEVEL).value = None

    _, found = send_back(lose)
    assert changes(found.levels) == {("juan", "level", "veteran")}
    assert not found.levels.conflicts


def test_edited_meanwhile_and_two_hands_conflict(plan: Plan, method: Method, sent: Path, tmp_path: Path) -> None:
    other = tmp_path / "Tomas.xlsx"
    other.write_bytes(sent.read_bytes())
    for path, level in ((sent, "Qualified"), (other, "Veteran")):
        workbook = load_workbook(path)
        rate(workbook.worksheets[0], "Juan", level)
        rate(workbook.worksheets[0], "Adam", "Qualified")
        workbook.save(path)
    Document(plan).do(SetExperience("adam", "veteran"))
    returned = read_returned(plan, [sent, other], method)
    found = merged(plan, returned.claims, method, returned.levels)
    assert changes(found.levels) == set()
    told = {conflict.claims[0].person: conflict for conflict in found.levels.conflicts}
    assert (told["juan"].reason, told["adam"].reason) == ("hands", "meanwhile")
    assert [claim.place.split(",")[0] for claim in told["juan"].claims] == ["Dana.xlsx", "Tomas.xlsx"]
    chosen = {("juan", "level"): "qualified"}
    Document(plan).do(merge_edit(plan, found, method, "Bring back", levels=chosen))
    assert plan.get(Experience, "juan").level == "qualified"
    assert plan.get(Experience, "adam").level == "veteran"


def test_only_engineers_are_rated_and_only_by_the_list(method: Method, sent: Path, tmp_path: Path) -> None:
    sheet = load_workbook(sent).worksheets[0]
    allowed = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert allowed["L7:L16"] == '"New,Qualified,Veteran"'
    assert not sheet.cell(FIRST, EVIDENCE).protection.locked
    plan = read_plan_json(root() / "sample_orgs" / "hansa-foods.plan.json")
    teams = [team for team in plan.organisation().sorted_teams() if team.kind == "science"]
    written = write_requests(plan, requests_by_manager(plan, "as-is", teams, method), method, tmp_path, today=DAY)
    cells = {cell.value for sheet in load_workbook(written[0]) for row in sheet for cell in row}
    assert not cells & {"Level", "@level"}


@needs_office
@pytest.mark.libreoffice
@pytest.mark.long
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_saved_by_libreoffice_levels_come_back(
    plan: Plan, method: Method, send_back: SendBack, sent: Path, tmp_path: Path, form: str
) -> None:
    send_back(lambda sheet: rate(sheet, "Juan", "qualified", "Billing, since 2024"))
    folder = tmp_path / "saved"
    folder.mkdir()
    convert([sent], form, folder)
    returned = read_returned(plan, [folder / f"Dana.{form}"], method)
    found = merged(plan, returned.claims, method, returned.levels)
    assert changes(found.levels) == {("juan", "level", "qualified"), ("juan", "evidence", "Billing, since 2024")}
    assert (found.changes, returned.notes) == ([], [])


def test_names_that_a_spreadsheet_would_calculate_stay_texts(plan: Plan, method: Method, tmp_path: Path) -> None:
    Document(plan).do(SetExperience("juan", "qualified", "=1+1"))
    request = request_about_all(plan, "as-is", plan.organisation().sorted_teams(), method)
    assert request is not None
    write_request(plan, request, method, tmp_path / "a.xlsx", today=DAY)
    returned = read_returned(plan, [tmp_path / "a.xlsx"], method)
    assert merged(plan, returned.claims, method, returned.levels).levels.changes == []
