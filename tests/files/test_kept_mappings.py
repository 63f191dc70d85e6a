"""A mapping that the user corrected is found again by the headers, and one that does not fit is told or ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import import (
    Place,
    Table,
    import_tables,
    measure_mapping,
    propose_mapping,
    read_tables,
    with_choice,
    with_field,
)
from dataplanner.files.hr_import.errors import NoMappingError, UnknownColumnError
from dataplanner.files.hr_import.importer import chosen_tables
from dataplanner.files.hr_import.kept_decisions import decided_alike, decided_as_before, kept_decisions
from dataplanner.files.hr_import.kept_places import place_taken
from dataplanner.files.import_plan import decisions_in, plan_from_import
from dataplanner.files.kept_mappings import (
    forget_mapping,
    kept_places,
    read_mapping,
    remember_decisions,
    remember_mapping,
    remembered_decisions,
    remembered_leave_out,
    remembered_mapping,
    write_mapping,
)
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import Folders
from tests.files.hr_import.workbooks import workbook

PEOPLE = "Id,Name,Title,Unit,Manager,Mentor\n1,Ada,Chief,A,,\n2,Bob,Head,B,1,1\n3,Cy,Analyst,B,2,1\n4,Di,Clerk,C,2,1\n"
LOST = PEOPLE.replace("4,Di,Clerk,C,2", "4,Di,Clerk,C,9")


def tables_of(tmp_path: Path, text: str = PEOPLE, name: str = "people.csv") -> list[Table]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_tables([tmp_path / name])


def test_a_mapping_is_remembered_by_the_headers(tmp_path: Path) -> None:
    folders, tables = Folders(tmp_path / "private"), tables_of(tmp_path)
    assert remembered_mapping(tables, folders) is None
    remember_mapping(with_field(propose_mapping(tables), "location", 0, "Unit"), tables, folders)
    newer = tables_of(tmp_path, PEOPLE + "5,Ed,Clerk,C,2,1\n", "newer.csv")
    kept = remembered_mapping(newer, folders)
    assert kept is not None
    assert [p.location for p in import_tables(newer, mapping=kept).positions] == ["A", "B", "B", "C", "C"]
    other = "Code,Who,Does,Under\n1,Ada,Chief,\n2,Bob,Head,1\n3,Cy,Clerk,2\n"
    assert remembered_mapping(tables_of(tmp_path, other, "other.csv"), folders) is None
    forget_mapping(tables, folders)
    assert remembered_mapping(newer, folders) is None


def test_kinds_of_rows_left_out_are_remembered_with_it(tmp_path: Path) -> None:
    folders, tables = Folders(tmp_path / "private"), tables_of(tmp_path)
    assert remembered_leave_out(tables, folders) == frozenset()
    remember_mapping(propose_mapping(tables), tables, folders, {"leaver", "historical"})
    assert remembered_leave_out(tables, folders) == {"leaver", "historical"}
    wider = "\n".join(f"{line},x" for line in PEOPLE.splitlines())
    assert remembered_leave_out(tables_of(tmp_path, wider, "wider.csv"), folders) == {"leaver", "historical"}
    assert remembered_mapping(tables, folders) is not None
    (kept,) = folders.mappings.iterdir()
    kept.write_text(kept.read_text(encoding="utf-8").replace("historical", "everybody"), encoding="utf-8")
    assert remembered_leave_out(tables, folders) == {"leaver"}


def test_what_was_decided_about_a_person_holds_for_the_next_export_on_whatever_row(tmp_path: Path) -> None:
    folders, tables = Folders(tmp_path / "private"), tables_of(tmp_path, LOST)
    (asked,) = (one for one in import_tables(tables).problems if one.kind == "missing_manager")
    decisions = {asked.subject: 1}
    remember_decisions(import_tables(tables, decisions=decisions), tables, folders)
    (kept,) = folders.mappings.iterdir()
    assert not {"Di", '"4"', '"9"'} & set(kept.read_text(encoding="utf-8").replace(",", " ").split())
    newer = tables_of(tmp_path, LOST.replace("\n1,Ada", "\n7,Gil,Clerk,A,8,\n1,Ada"), "newer.csv")
    found = decided_alike(import_tables(newer), remembered_decisions(newer, folders))
    assert {(one.kind, one.row, option) for one, option in found.items()} == {("missing_manager", 6, 1)}
    made = import_tables(newer, decisions=found)
    assert decided_alike(made, remembered_decisions(newer, folders)) == {}
    assert {one.id: one.manager_id for one in made.positions}["4"] == "9"
    remember_decisions(import_tables(tables), tables, folders)
    assert remembered_decisions(newer, folders) == []


def test_a_plan_knows_what_was_decided_whatever_else_was_imported_since(tmp_path: Path) -> None:
    """Also where the newer export has a column more, and where another company's had the same columns."""
    folders, tables = Folders(tmp_path / "private"), tables_of(tmp_path, LOST)
    (asked,) = (one for one in import_tables(tables).problems if one.kind == "missing_manager")
    imported = import_tables(tables, decisions={asked.subject: 1} if asked.subject else {})
    remember_decisions(imported, tables, folders)
    plan = plan_from_import(imported, "Acme", load_method())
    others = tables_of(tmp_path, PEOPLE, "others.csv")
    remember_decisions(import_tables(others), others, folders)
    assert remembered_decisions(tables, folders) == []
    newer = tables_of(tmp_path, "\n".join(f"{line},x" for line in LOST.splitlines()), "newer.csv")
    found = decided_as_before(
        import_tables(newer), decisions_in(plan), lambda decisions: import_tables(newer, decisions=decisions)
    )
    assert {one.id: one.manager_id for one in found.positions}["4"] == "9"
    assert not {"Di", "4", "9"} & {part for one in decisions_in(plan) for part in one}


def test_what_is_decided_now_goes_before_what_was(tmp_path: Path) -> None:
    tables = tables_of(tmp_path, LOST)
    subject = next(one.subject for one in import_tables(tables).problems if one.kind == "missing_manager")
    assert subject is not None
    before = kept_decisions(import_tables(tables, decisions={subject: 1})).values()
    now = import_tables(tables, decisions={subject: 0})
    assert decided_as_before(now, [*before], lambda _: pytest.fail("nothing was left open")) is now


def test_of_options_made_of_rows_the_same_person_is_taken(tmp_path: Path) -> None:
    folders, twice = Folders(tmp_path / "private"), PEOPLE.replace("3,Cy", "3,Bob").replace("C,2,1", "C,Bob,1")
    tables = tables_of(tmp_path, twice.replace(",2,1", ",Ada,1").replace(",1,1", ",Ada,1"))
    (asked,) = (one for one in import_tables(tables).problems if one.kind == "ambiguous_manager")
    decisions = {asked.subject: 2}
    remember_decisions(import_tables(tables, decisions=decisions), tables, folders)
    assert decided_alike(import_tables(tables), remembered_decisions(tables, folders)) != {}


TEAM = [["Item", "Amount", "Value"], ["Ada", "1", ""], ["Bob", "2", "Ada"], ["Cy", "2", "Ada"]]


def test_where_the_table_is_holds_for_the_next_file_of_this_form(tmp_path: Path) -> None:
    """On whatever sheet it is there, and only where that row has these names."""
    folders, place = Folders(tmp_path / "private"), Place("may.xlsx [Team]", 4)
    may = workbook(tmp_path / "may.xlsx", {"Notes": [["x"], ["y"]], "Team": [["As of May"], [], [], *TEAM]})
    tables = read_tables([may], place=place)
    assert kept_places(folders) == []
    remember_mapping(with_field(propose_mapping(tables), "name", 0, "Item"), tables, folders, (), place)
    kept, june = kept_places(folders), [["As of June"], [], [], *TEAM, ["Di", "2", "Bob"]]
    newer = read_tables([workbook(tmp_path / "june.xlsx", {"Notes": [["x"]], "Team in June": june})], kept=kept)
    (placed,) = chosen_tables(newer)
    assert (placed.header, placed.header_row, place_taken(newer)) == (tuple(TEAM[0]), 4, Place(placed.source, 4))
    assert remembered_mapping(newer, folders) is not None
    for other in ([*june[:2], *june[3:]], [*june[:3], ["Thing", "Amount", "Price"], *june[4:]]):
        found = read_tables([workbook(tmp_path / "other.xlsx", {"Team": other})], kept=kept)
        assert place_taken(found) is None


def test_a_sheet_that_was_chosen_is_chosen_again(tmp_path: Path) -> None:
    folders, people = Folders(tmp_path / "private"), [line.split(",") for line in PEOPLE.splitlines()]
    sheets = {"Now": [*people, ["5", "Ed", "Clerk", "C", "2", "1"]], "Plan": [["As agreed"], *people]}
    tables = read_tables([workbook(tmp_path / "may.xlsx", sheets)], place=Place("may.xlsx [Plan]"))
    remember_mapping(propose_mapping(tables), tables, folders, (), Place("may.xlsx [Plan]"))
    newer = read_tables([workbook(tmp_path / "june.xlsx", sheets)], kept=kept_places(folders))
    assert [table.source for table in chosen_tables(newer)] == ["june.xlsx [Plan]"]
    forget_mapping(newer, folders)
    assert kept_places(folders) == []


def test_what_is_remembered_tells_no_header_by_its_name_and_no_person(tmp_path: Path) -> None:
    folders, tables = Folders(tmp_path / "private"), tables_of(tmp_path)
    remember_mapping(propose_mapping(tables), tables, folders)
    (kept,) = folders.mappings.iterdir()
    assert "Name" not in kept.name
    assert "Ada" not in kept.read_text(encoding="utf-8")


def test_a_damaged_memory_is_as_none(tmp_path: Path) -> None:
    folders, tables = Folders(tmp_path / "private"), tables_of(tmp_path)
    remember_mapping(propose_mapping(tables), tables, folders)
    (kept,) = folders.mappings.iterdir()
    for text in ("", "[]", "{}", '{"fields": {}, "managers": [], "left_out": []}', "\x00"):
        kept.write_text(text, encoding="utf-8")
        assert remembered_mapping(tables, folders) is None


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [("{", "[", NoMappingError), ('"id"', '"magic"', NoMappingError)],
)
def test_a_mapping_file_that_does_not_fit_is_told(old: str, new: str, error: type[Exception], tmp_path: Path) -> None:
    tables, path = tables_of(tmp_path), tmp_path / "mapping.json"
    write_mapping(propose_mapping(tables), path)
    assert import_tables(tables, mapping=read_mapping(path, tables)).share_resolved == 1
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(error):
        read_mapping(path, tables)


def test_ways_are_measured_under_the_mapping_of_the_user(tmp_path: Path) -> None:
    tables = tables_of(tmp_path)
    proposed = propose_mapping(tables)
    same = measure_mapping(tables, proposed)
    assert same.managers == proposed.managers
    assert set(same.candidates) == set(proposed.candidates)
    unnamed = measure_mapping(tables, with_field(proposed, "employee_id", 0, None))
    assert "employee_id" not in {one.key for one in unnamed.candidates}


def test_a_way_that_was_chosen_stays_chosen(tmp_path: Path) -> None:
    tables = tables_of(tmp_path)
    proposed = propose_mapping(tables)
    for other in proposed.candidates:
        assert measure_mapping(tables, with_choice(proposed, other)).managers == (other,)


def test_columns_that_have_new_names_are_proposed_by_the_data(tmp_path: Path) -> None:
    folders, tables, path = Folders(tmp_path / "private"), tables_of(tmp_path), tmp_path / "mapping.json"
    kept = with_field(propose_mapping(tables), "location", 0, "Unit")
    remember_mapping(kept, tables, folders)
    write_mapping(kept, path)
    newer = tables_of(
        tmp_path, PEOPLE.replace("Id,Name,Title,Unit,Manager", "Emp No,Name,Role,Unit,Reports to"), "new.csv"
    )
    for found in (remembered_mapping(newer, folders), read_mapping(path, newer)):
        assert found is not None
        assert [found.column(field, 0) for field in ("employee_id", "title", "location")] == ["Emp No", "Role", "Unit"]
        imported = import_tables(newer, mapping=found)
        assert imported.share_resolved == 1
        assert [one.location for one in imported.positions] == ["A", "B", "B", "C"]
        told = [one.sentence for one in imported.problems if one.kind == "column_gone"]
        assert any("“Manager”" in sentence and "“Reports to”" in sentence for sentence in told)


def test_a_mapping_of_which_most_columns_are_gone_is_told(tmp_path: Path) -> None:
    tables, path = tables_of(tmp_path), tmp_path / "mapping.json"
    write_mapping(propose_mapping(tables), path)
    other = "Code,Who,Does,Under,Mentor\n1,Ada,Chief,,\n2,Bob,Head,1,1\n3,Cy,Clerk,2,1\n"
    with pytest.raises(UnknownColumnError):
        read_mapping(path, tables_of(tmp_path, other, "other.csv"))
