"""A workbook out and back: exactly what was typed comes back; every mishap is handled or told, nothing is guessed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.analysis.marks import mark_of
from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_merge import merge_edit, merged
from dataplanner.analysis.skills_requests import request_about_all, requests_by_manager
from dataplanner.files.errors import FileError
from dataplanner.files.plan_json import plan_text
from dataplanner.files.skills_sheet import SkillsSheetError, read_returned, write_request, write_requests
from dataplanner.files.skills_sheet.memory import MARKER, SHEET
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangeSkill, FillPosition, RemovePosition, SetAssessment
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.records import Change
from dataplanner.model.skills import Assessment, Skill
from tests.files.skills_sheet.conftest import (
    DAY,
    FIRST,
    HEADER,
    ID,
    IDS,
    NAME,
    SKILL,
    BringBack,
    changes,
    column_of,
    mark,
    put_rows,
    row_of,
    rows_of,
)

PEOPLE = 10


def kinds(notes: list[object]) -> list[str]:
    return [note.kind for note in notes]  # type: ignore[attr-defined]


class TestAsItWasMeant:
    def test_untouched_it_changes_nothing(self, bring_back: BringBack) -> None:
        returned, found = bring_back(lambda sheet: None)
        assert (changes(found), found.conflicts, returned.notes) == (set(), [], [])
        assert found.same == 80

    def test_what_was_typed_comes_back(self, bring_back: BringBack) -> None:
        def typed(sheet: Worksheet) -> None:
            mark(sheet, "Mohamed", "Schema", "X")
            mark(sheet, "Riya", "Project veteran", None)
            mark(sheet, "Juan", "Analysis", "?")

        returned, found = bring_back(typed)
        assert changes(found) == {
            ("mohamed", "schema", True), ("riya", "project_veteran", False), ("juan", "analysis", None),
        }  # fmt: skip
        assert found.changes[0].claim.place == "Dana.xlsx, Data engineering, I7"
        assert not returned.notes

    @pytest.mark.parametrize(
        ("text", "held"), [("x", True), ("X ", True), ("yes", True), ("Ja", True), ("no", False), (" ", False)]
    )
    def test_other_words_for_yes_and_no(self, bring_back: BringBack, text: str, held: bool) -> None:
        before = not held
        name = "Riya" if before else "Juan"
        _, found = bring_back(lambda sheet: mark(sheet, name, "Project veteran", text))
        assert changes(found) == {(name.lower(), "project_veteran", held)}

    def test_a_box_ticked_as_true_is_yes(self, bring_back: BringBack) -> None:
        _, found = bring_back(lambda sheet: mark(sheet, "Adam", "Schema", True))
        assert changes(found) == {("adam", "schema", True)}

    @pytest.mark.parametrize("text", ["0.5", 0.5, 1, "50%", "half", "emerging", "X?"])
    def test_a_half_is_told_with_its_cell_and_not_taken(self, bring_back: BringBack, text: object) -> None:
        returned, found = bring_back(lambda sheet: mark(sheet, "Adam", "Programming", text))
        assert changes(found) == set()
        (note,) = returned.notes
        assert (note.kind, note.place) == ("half", "Dana.xlsx, Data engineering, D12")

    def test_all_of_it_is_one_undo_step(self, plan: Plan, method: Method, bring_back: BringBack) -> None:
        def typed(sheet: Worksheet) -> None:
            for name in ("Mohamed", "Adam", "Jack"):
                mark(sheet, name, "Schema", "X")

        _, found = bring_back(typed)
        document, before = Document(plan), plan_text(plan)
        document.do(merge_edit(plan, found, method, "Bring back 1 workbook", "2026-12-01"))
        assert plan.get(Assessment, "jack", "schema").at == "2026-12-01"
        document.undo()
        assert plan_text(plan) == before


class TestMishaps:
    def test_rows_sorted_with_their_ids(self, bring_back: BringBack) -> None:
        def sort(sheet: Worksheet) -> None:
            mark(sheet, "Riya", "Schema", "X")
            put_rows(sheet, sorted(rows_of(sheet, FIRST + PEOPLE - 1), key=lambda row: str(row[NAME - 1])))

        returned, found = bring_back(sort)
        assert changes(found) == {("riya", "schema", True)}
        assert not returned.notes

    def test_rows_sorted_without_their_hidden_ids_are_told_and_not_taken(self, bring_back: BringBack) -> None:
        def sort(sheet: Worksheet) -> None:
            rows = rows_of(sheet, FIRST + PEOPLE - 1)
            ids = [row[0] for row in rows]
            rest = sorted((row[1:] for row in rows), key=lambda row: str(row[0]))
            put_rows(sheet, [[id_, *row] for id_, row in zip(ids, rest, strict=True)])

        returned, found = bring_back(sort)
        assert changes(found) == set(), "nobody gets another one's skills"
        assert not found.conflicts
        assert set(kinds(returned.notes)) == {"row_differs"}
        assert len(returned.notes) == 10

    def test_columns_reordered(self, bring_back: BringBack) -> None:
        def reorder(sheet: Worksheet) -> None:
            mark(sheet, "Feng", "Schema", "X")
            for row in range(IDS, FIRST + PEOPLE):
                values = [sheet.cell(row, column).value for column in range(SKILL, SKILL + 8)]
                for column, value in enumerate(reversed(values), SKILL):
                    sheet.cell(row, column).value = value

        returned, found = bring_back(reorder)
        assert changes(found) == {("feng", "schema", True)}
        assert not returned.notes

    def test_the_names_moved_to_the_right_of_the_skills(self, bring_back: BringBack) -> None:
        def move(sheet: Worksheet) -> None:
            mark(sheet, "Feng", "Schema", "X")
            for row in range(IDS, FIRST + PEOPLE + 3):
                values = [sheet.cell(row, column).value for column in range(NAME, SKILL + 8)]
                for column, value in enumerate([*values[1:], values[0]], NAME):
                    sheet.cell(row, column).value = value

        returned, found = bring_back(move)
        assert changes(found) == {("feng", "schema", True)}
        assert not returned.notes

    def test_headings_reordered_without_their_hidden_ids(self, bring_back: BringBack) -> None:
        def swap(sheet: Worksheet) -> None:
            for row in range(HEADER, FIRST + PEOPLE):
                one, other = sheet.cell(row, SKILL), sheet.cell(row, SKILL + 1)
                one.value, other.value = other.value, one.value

        returned, found = bring_back(swap)
        assert changes(found) == set()
        assert kinds(returned.notes) == ["column_differs", "column_differs"]

    def test_a_row_pasted_again_with_the_same_marks(self, bring_back: BringBack) -> None:
        def paste(sheet: Worksheet) -> None:
            mark(sheet, "Jack", "Schema", "X")
            put_rows(sheet, [rows_of(sheet, FIRST + PEOPLE - 1)[7]], FIRST + PEOPLE + 4)

        returned, found = bring_back(paste)
        assert changes(found) == {("jack", "schema", True)}
        assert not returned.notes

    def test_a_row_pasted_again_with_other_marks_conflicts(self, bring_back: BringBack) -> None:
        def paste(sheet: Worksheet) -> None:
            mark(sheet, "Jack", "Schema", "X")
            put_rows(sheet, [rows_of(sheet, FIRST + PEOPLE - 1)[7]], FIRST + PEOPLE + 4)
            sheet.cell(FIRST + PEOPLE + 4, column_of(sheet, "Schema")).value = "?"

        _, found = bring_back(paste)
        assert changes(found) == set()
        (conflict,) = found.conflicts
        assert conflict.reason == "hands"
        assert [claim.place.rsplit(", ", 1)[1] for claim in conflict.claims] == ["I14", "I21"]

    def test_a_row_of_somebody_unknown_is_told(self, bring_back: BringBack) -> None:
        def paste(sheet: Worksheet) -> None:
            put_rows(sheet, [[None, "Nadia New", "X", "X"]], FIRST + PEOPLE + 4)

        returned, found = bring_back(paste)
        assert changes(found) == set()
        assert kinds(returned.notes) == ["row_unknown"]
        assert returned.notes[0].sentence == "The row “Nadia New” is nobody of this plan."

    def test_a_lost_id_is_found_by_a_name_that_nobody_else_has(self, bring_back: BringBack) -> None:
        def lose(sheet: Worksheet) -> None:
            mark(sheet, "Mateo", "Schema", "X")
            sheet.cell(row_of(sheet, "Mateo"), ID).value = None

        returned, found = bring_back(lose)
        assert changes(found) == {("mateo", "schema", True)}
        assert kinds(returned.notes) == ["row_by_name"]

    def test_a_lost_id_of_one_of_two_people_of_a_name_is_told(self, plan: Plan, method: Method, tmp_path: Path) -> None:
        adam = plan.get(Person, "adam")
        plan.apply([Change(adam, adam.with_(name="Juan"))])
        path = tmp_path / "a.xlsx"
        request = request_about_all(plan, "as-is", plan.organisation().sorted_teams(), method)
        assert request is not None
        write_request(plan, request, method, path, today=DAY)
        workbook = load_workbook(path)
        sheet = workbook.worksheets[0]
        row = next(row for row in range(FIRST, FIRST + PEOPLE) if sheet.cell(row, ID).value == "adam")
        sheet.cell(row, ID).value = None
        sheet.cell(row, column_of(sheet, "Schema")).value = "X"
        workbook.save(path)
        returned = read_returned(plan, [path], method)
        assert not merged(plan, returned.claims, method).changes
        assert kinds(returned.notes) == ["row_ambiguous"]

    def test_all_ids_lost(self, bring_back: BringBack) -> None:
        def lose(sheet: Worksheet) -> None:
            mark(sheet, "Mateo", "Schema", "X")
            sheet.delete_cols(ID)
            sheet.delete_rows(IDS)

        returned, found = bring_back(lose)
        assert changes(found) == {("mateo", "schema", True)}
        assert set(kinds(returned.notes)) == {"row_by_name", "column_by_name"}

    def test_a_name_corrected_by_hand_is_told_and_not_taken(self, bring_back: BringBack) -> None:
        def correct(sheet: Worksheet) -> None:
            mark(sheet, "Mateo", "Schema", "X")
            sheet.cell(row_of(sheet, "Mateo"), NAME).value = "Matteo"

        returned, found = bring_back(correct)
        assert changes(found) == set()
        assert kinds(returned.notes) == ["row_differs"]
        assert "“Matteo” carries the hidden id of Mateo" in returned.notes[0].sentence

    def test_a_row_and_a_column_deleted_change_nothing_and_are_told(self, bring_back: BringBack) -> None:
        def delete(sheet: Worksheet) -> None:
            sheet.delete_rows(row_of(sheet, "Feng"))
            sheet.delete_cols(column_of(sheet, "Analysis"))

        returned, found = bring_back(delete)
        assert changes(found) == set()
        assert kinds(returned.notes) == ["row_missing", "column_missing"]
        assert [note.sentence.split(" is missing")[0] for note in returned.notes] == [
            "The row of Feng", "The column Analysis",
        ]  # fmt: skip

    def test_a_column_of_ones_own_is_told(self, bring_back: BringBack) -> None:
        def add(sheet: Worksheet) -> None:
            sheet.cell(HEADER, 20).value = "Cobol"
            sheet.cell(FIRST, 20).value = "X"

        returned, found = bring_back(add)
        assert changes(found) == set()
        assert kinds(returned.notes) == ["column_unknown"]

    def test_rows_inserted_above_and_a_renamed_sheet(self, bring_back: BringBack) -> None:
        def rename(sheet: Worksheet) -> None:
            mark(sheet, "Mateo", "Schema", "X")
            for merge in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merge))
            sheet.insert_rows(1, 3)
            sheet.title = "My people"

        returned, found = bring_back(rename)
        assert changes(found) == {("mateo", "schema", True)}
        assert not returned.notes

    def test_the_hidden_sheet_deleted(self, plan: Plan, method: Method, sent: Path) -> None:
        workbook = load_workbook(sent)
        mark(workbook.worksheets[0], "Mateo", "Schema", "X")
        del workbook[SHEET]
        workbook.save(sent)
        returned = read_returned(plan, [sent], method)
        found = merged(plan, returned.claims, method)
        assert kinds(returned.notes) == ["no_memory"]
        assert changes(found) == set(), "whether the plan or the manager is newer cannot be told"
        assert [(conflict.cell, conflict.reason) for conflict in found.conflicts] == [
            (("mateo", "schema"), "meanwhile")
        ]

    def test_an_empty_sheet_beside_is_told(self, bring_back: BringBack) -> None:
        def scribble(sheet: Worksheet) -> None:
            workbook = sheet.parent
            assert workbook is not None
            workbook.create_sheet("Notes")["A1"] = "call me"

        returned, found = bring_back(scribble)
        assert changes(found) == set()
        assert kinds(returned.notes) == ["no_matrix"]


class TestMeanwhile:
    def test_an_answer_changed_in_the_plan_meanwhile_conflicts(self, plan: Plan, bring_back: BringBack) -> None:
        Document(plan).do(SetAssessment("riya", "project_veteran", None))
        _, found = bring_back(lambda sheet: mark(sheet, "Riya", "Project veteran", None))
        (conflict,) = found.conflicts
        assert (conflict.reason, conflict.now, conflict.claims[0].held) == ("meanwhile", None, False)

    def test_what_only_the_plan_changed_stays_as_the_plan_has_it(self, plan: Plan, bring_back: BringBack) -> None:
        Document(plan).do(SetAssessment("riya", "schema", True))
        _, found = bring_back(lambda sheet: mark(sheet, "Juan", "Schema", "X"))
        assert changes(found) == {("juan", "schema", True)}
        assert not found.conflicts

    def test_people_and_skills_renamed_meanwhile_are_still_known(self, plan: Plan, bring_back: BringBack) -> None:
        document = Document(plan)
        document.do(FillPosition("as-is", "data-engineer-riya", "Riya Rao"))
        document.do(ChangeSkill("schema", {"name": "Data modelling"}))
        _, found = bring_back(lambda sheet: mark(sheet, "Juan", "Schema", "X"))
        assert changes(found) == {("juan", "schema", True)}

    def test_somebody_who_left_meanwhile_is_told(self, plan: Plan, bring_back: BringBack) -> None:
        document = Document(plan)
        document.do(RemovePosition("as-is", "data-engineer-riya"))
        if plan.find(Person, "riya"):
            plan.apply([Change(a, None) for a in list(plan.all(Assessment)) if a.person == "riya"])
            plan.apply([Change(plan.get(Person, "riya"), None)])
        returned, found = bring_back(lambda sheet: mark(sheet, "Riya", "Schema", "X"))
        assert changes(found) == set()
        assert kinds(returned.notes) == ["gone"]

    def test_two_managers_who_differ(self, plan: Plan, method: Method, sent: Path, tmp_path: Path) -> None:
        other = tmp_path / "Tomas.xlsx"
        other.write_bytes(sent.read_bytes())
        for path, text in ((sent, "X"), (other, "?")):
            workbook = load_workbook(path)
            mark(workbook.worksheets[0], "Jack", "Schema", text)
            mark(workbook.worksheets[0], "Adam", "Schema", "X")
            workbook.save(path)
        returned = read_returned(plan, [sent, other], method)
        found = merged(plan, returned.claims, method)
        assert changes(found) == {("adam", "schema", True)}
        (conflict,) = found.conflicts
        assert [claim.place.split(",")[0] for claim in conflict.claims] == ["Dana.xlsx", "Tomas.xlsx"]


class TestSheet:
    def test_only_marks_can_be_changed_and_only_to_marks(self, sent: Path) -> None:
        workbook = load_workbook(sent)
        sheet = workbook.worksheets[0]
        assert sheet.protection.sheet
        assert not sheet.cell(FIRST, SKILL).protection.locked
        assert all(sheet.cell(row, column).protection.locked for row, column in ((HEADER, SKILL), (FIRST, NAME)))
        allowed = next(rule for rule in sheet.data_validations.dataValidation if "X" in str(rule.formula1))
        assert (allowed.type, allowed.formula1, str(allowed.sqref)) == ("list", '"X,?"', "C7:J16")
        assert sheet.cell(FIRST + PEOPLE, SKILL).value == '=COUNTIF($C$7:$C$16,"X")'

    def test_the_ids_are_hidden(self, sent: Path) -> None:
        workbook = load_workbook(sent)
        sheet = workbook.worksheets[0]
        assert sheet.cell(IDS, ID).value == MARKER
        assert sheet.column_dimensions["A"].hidden
        assert sheet.row_dimensions[IDS].hidden
        assert workbook[SHEET].sheet_state == "hidden"

    def test_a_manager_gets_only_their_people(self, method: Method, tmp_path: Path) -> None:
        from dataplanner.files.plan_json import read_plan_json
        from dataplanner.files.resources import root

        plan = read_plan_json(root() / "sample_orgs" / "hansa-foods.plan.json")
        teams = [team for team in plan.organisation().sorted_teams() if team.kind in method.data_kinds]
        requests = requests_by_manager(plan, "as-is", teams, method)
        written = write_requests(plan, requests, method, tmp_path, today=DAY)
        assert len(set(written)) == len(requests) > 2
        names = {person.name for person in plan.all(Person)}
        for path, request in zip(written, requests, strict=True):
            own = {person.name for matrix in request.matrices for person in matrix.people}
            cells = {str(cell.value) for sheet in load_workbook(path) for row in sheet for cell in row}
            assert cells & names == own, path.name

    def test_a_second_sending_does_not_overwrite_the_first(self, plan: Plan, method: Method, tmp_path: Path) -> None:
        requests = requests_by_manager(plan, "as-is", plan.organisation().sorted_teams(), method)
        first = write_requests(plan, requests, method, tmp_path, today=DAY)
        second = write_requests(plan, requests, method, tmp_path, today=DAY)
        assert not set(first) & set(second)

    def test_names_that_a_spreadsheet_would_calculate_or_cut(self, plan: Plan, method: Method, tmp_path: Path) -> None:
        odd = {"adam": "=HYPERLINK(1)", "juan": "_x0041_ B", "jack": "Ann " * 40, "feng": "001", "riya": ""}
        for id_, name in odd.items():
            person = plan.get(Person, id_)
            plan.apply([Change(person, person.with_(name=name))])
        Document(plan).do(ChangeSkill("schema", {"name": "Schema " * 30}))
        request = request_about_all(plan, "as-is", plan.organisation().sorted_teams(), method)
        assert request is not None
        write_request(plan, request, method, tmp_path / "a.xlsx", today=DAY)
        returned = read_returned(plan, [tmp_path / "a.xlsx"], method)
        found = merged(plan, returned.claims, method)
        assert (found.same, returned.notes) == (80, [])


class TestFiles:
    def test_another_workbook_is_refused(self, plan: Plan, method: Method, tmp_path: Path) -> None:
        from openpyxl import Workbook

        workbook = Workbook()
        workbook.save(tmp_path / "other.xlsx")
        with pytest.raises(SkillsSheetError, match=r"“other\.xlsx” is no workbook that was sent out"):
            read_returned(plan, [tmp_path / "other.xlsx"], method)

    def test_a_workbook_about_another_plan_is_refused(self, method: Method, sent: Path) -> None:
        with pytest.raises(SkillsSheetError, match="people who are not in this plan"):
            read_returned(Plan("Another"), [sent], method)

    def test_a_workbook_of_a_newer_program_is_refused(self, plan: Plan, method: Method, sent: Path) -> None:
        workbook = load_workbook(sent)
        workbook[SHEET]["B1"] = "99"
        workbook.save(sent)
        with pytest.raises(SkillsSheetError, match="newer"):
            read_returned(plan, [sent], method)

    @pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"PK\x03\x04 xl/ torn", b"name\nAda\n"])
    def test_a_file_that_is_no_workbook_is_told(
        self, plan: Plan, method: Method, tmp_path: Path, content: bytes
    ) -> None:
        path = tmp_path / "back.xlsx"
        path.write_bytes(content)
        with pytest.raises(FileError):
            read_returned(plan, [path], method)

    def test_whatever_is_damaged_what_is_taken_stands_in_a_cell_of_that_person_and_skill(
        self, plan: Plan, method: Method, sent: Path
    ) -> None:
        chance = random.Random(4)
        for _ in range(12):
            workbook = load_workbook(sent)
            sheet = workbook.worksheets[0]
            for _ in range(6):
                row, column = chance.randint(IDS, FIRST + PEOPLE), chance.randint(1, SKILL + 8)
                sheet.cell(row, column).value = chance.choice([None, "X", "?", "Riya", "schema", "riya", "0.5"])
            damaged = sent.with_name("damaged.xlsx")
            workbook.save(damaged)
            found = merged(plan, read_returned(plan, [damaged], method).claims, method)
            for change in found.changes:
                cell = sheet[change.claim.place.rsplit(", ", 1)[1]]
                assert mark_of(str(cell.value or ""), method.marks).held is change.claim.held
                assert sheet.cell(cell.row, NAME).value in (plan.get(Person, change.claim.person).name, None)
                heading = sheet.cell(HEADER, cell.column).value
                assert heading in (plan.get(Skill, change.claim.skill).name, None)
