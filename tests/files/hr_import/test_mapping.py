"""The mapping is shown, changed, kept and used again; problems can be written beside their rows."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dataplanner.files.hr_import import (
    headers_key,
    import_tables,
    mapping_from_data,
    mapping_to_data,
    measure_mapping,
    problem_rows,
    propose_mapping,
    read_tables,
    with_choice,
    with_column_kept,
    with_field,
)
from dataplanner.files.hr_import.errors import UnknownColumnError
from dataplanner.files.hr_import.texts import _table, error_text, problem_text
from dataplanner.files.resources import root
from tests.files.hr_import.companies import company, table, told
from tests.files.hr_import.exports import HEADER, imported, managers, of_kind, shape, written

COMPANY = company(20)
NAMES = told(COMPANY, lambda one: one.name)
SWAPPED = [told(COMPANY, lambda one: one.id)[0], *[COMPANY[0].id] * 19]
ROWS = [
    [*HEADER, "Team Lead", "Salary"],
    *([*row, name, "9"] for row, name in zip(table(COMPANY), NAMES, strict=True)),
]


def test_every_way_is_measured_and_the_user_may_take_another(tmp_path: Path) -> None:
    rows = [[*row[:4], lead, row[5]] for row, lead in zip(ROWS, ["Team Lead", *SWAPPED], strict=True)]
    tables = read_tables([written(tmp_path, rows)])
    proposed = propose_mapping(tables)
    assert proposed.managers[0] is not None
    assert proposed.managers[0].column == "Manager ID"
    other = next(one for one in proposed.candidates if one.column == "Team Lead" and one.share == 1)
    changed = import_tables(tables, mapping=with_choice(proposed, other))
    assert shape(import_tables(tables)).layers == 3
    assert (shape(changed).layers, shape(changed).span) == (2, 19)
    assert changed.mapping.fields["manager"] == ("Team Lead",)


def test_a_mapping_is_kept_as_plain_values(tmp_path: Path) -> None:
    tables = read_tables([written(tmp_path, ROWS)])
    proposed = propose_mapping(tables)
    kept = mapping_from_data(json.loads(json.dumps(mapping_to_data(proposed))), tables)
    assert managers(import_tables(tables, mapping=kept)) == managers(import_tables(tables))
    assert import_tables(tables, mapping=kept).columns_left_out == ("Salary",)


def test_a_mapping_for_other_columns_is_refused(tmp_path: Path) -> None:
    data = mapping_to_data(propose_mapping(read_tables([written(tmp_path, ROWS)])))
    other = read_tables([written(tmp_path, [["Who", "Boss"], ["Ann", ""], ["Bo", "Ann"]])])
    with pytest.raises(UnknownColumnError) as told_:
        mapping_from_data(data, other)
    assert "export.csv" in told_.value.sentence
    assert all(f"“{name}”" in told_.value.sentence for name in data["fields"]["employee_id"]), "all of them are told"
    assert f"“{data['managers'][0]['column']}”" in told_.value.sentence


def test_mappings_are_known_by_the_set_of_headers(tmp_path: Path) -> None:
    one = read_tables([written(tmp_path, ROWS)])
    turned = read_tables([written(tmp_path, [row[::-1] for row in ROWS], "other.csv")])
    assert headers_key(one) == headers_key(turned)
    assert headers_key(one) != headers_key([replace(one[0], header=("Name",))])


def test_a_field_may_get_another_column_or_none(tmp_path: Path) -> None:
    tables = read_tables([written(tmp_path, ROWS)])
    mapping = with_field(propose_mapping(tables), "department", 0, "Team Lead")
    assert import_tables(tables, mapping=mapping).positions[1].department == COMPANY[0].name
    untitled = import_tables(tables, mapping=with_field(mapping, "title", 0, None))
    assert {position.title for position in untitled.positions} == {""}


def test_a_sensitive_column_may_be_taken_in(tmp_path: Path) -> None:
    tables = read_tables([written(tmp_path, ROWS)])
    proposed = propose_mapping(tables)
    assert "Salary" not in import_tables(tables, mapping=proposed).positions[0].fields
    kept = import_tables(tables, mapping=with_column_kept(proposed, "Salary"))
    assert kept.positions[0].fields["Salary"] == "9"


def test_rows_with_their_problems(tmp_path: Path) -> None:
    rows = [row[:4] for row in ROWS]
    rows[4][3] = "gone"
    organisation = import_tables(read_tables([written(tmp_path, rows)]))
    header, *found = problem_rows(organisation)
    assert header[:3] == ("Source", "Row", "Problem")
    line = next(row for row in found if row[1] == "5")
    assert line[0] == "export.csv"
    assert "“gone”" in line[2]
    assert line[3:] == tuple(rows[4])


def test_where_no_row_has_a_problem_the_header_stands_alone(tmp_path: Path) -> None:
    rows = [HEADER, ["1", "Ann", "Chief", ""], ["2", "Bo", "Clerk", "1"]]
    organisation = import_tables(read_tables([written(tmp_path, rows)]))
    assert list(problem_rows(organisation)) == [("Source", "Row", "Problem", *HEADER)]


def test_every_problem_in_the_code_has_its_text() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (root() / "dataplanner/files/hr_import").glob("*.py"))
    told_ = set(re.findall(r'(?:\.tell|\.add)\(\s*"(\w+)"', code))
    assert told_ <= _table("problems.toml").keys()
    for kind in _table("problems.toml"):
        assert f'"{kind}"' in code, kind
        text = problem_text(kind)
        assert text.level in {"question", "change", "note"}
        assert text.sentence.endswith(".")
        assert text.remedy.endswith(".")


def test_every_error_has_its_text() -> None:
    from dataplanner.files.hr_import import errors

    without = {"ImportFileError", "FileError", "WorkbookError"}
    names = {name for name in vars(errors) if name.endswith("Error") and name not in without}
    assert names == set(_table("errors.toml"))
    for name in names:
        sentence, _ = error_text(name, {"file": "a.csv", "what": "a picture", "line": 1, "column": "Boss"})
        assert "{" not in sentence


def test_only_the_rows_that_are_asked_for_and_at_fault_are_written(tmp_path: Path) -> None:
    rows = [list(HEADER), *table(company(12))]
    rows[6][3], rows[7][3] = rows[2][1], "99"
    organisation = imported(tmp_path, rows)
    loose = of_kind(organisation, "matched_loosely")
    assert loose[0].related, "the row that was taken is mentioned"
    assert [row[1] for row in problem_rows(organisation)][1:] == ["7", "8"]
    assert [row[1] for row in problem_rows(organisation, loose)][1:] == ["7"]


def test_a_few_rows_without_a_header_are_told_by_what_they_hold(tmp_path: Path) -> None:
    rows = [["1", "Ada King", "CEO", ""], ["2", "Bob Lane", "CDO", "1"], ["3", "Cy Moss", "Data engineer", "2"],
            ["4", "Di Nash", "Data scientist", "2"]]  # fmt: skip
    found = imported(tmp_path, rows)
    assert managers(found) == {"1": None, "2": "1", "3": "2", "4": "2"}
    assert [one.title for one in found.positions] == ["CEO", "CDO", "Data engineer", "Data scientist"]


def test_what_is_too_little_to_propose_managers_can_be_chosen_by_hand(tmp_path: Path) -> None:
    tables = read_tables([written(tmp_path, [["1", "Ada King", "CEO", ""], ["2", "Bob Lane", "CDO", "1"]])])
    listed = import_tables(tables, flat=True)
    way = next(one for one in listed.mapping.candidates if one.column == "(D)" and one.key == "employee_id")
    chosen = with_choice(listed.mapping, way)
    assert managers(import_tables(tables, mapping=measure_mapping(tables, chosen))) == {"1": None, "2": "1"}


def test_a_column_that_leads_everybody_to_themselves_is_not_offered(tmp_path: Path) -> None:
    rows = [
        ["First name", "Last name", "Title"],
        ["Ada", "King", "CEO"],
        ["Bob", "Lane", "CDO"],
        ["Cy", "Moss", "Clerk"],
    ]
    listed = import_tables(read_tables([written(tmp_path, rows)]), flat=True)
    assert listed.mapping.candidates == ()
