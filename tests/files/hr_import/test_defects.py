"""Every defect of real exports is found and named with its row, and no row is lost or invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dataplanner.files.hr_import import ImportedOrganisation, import_export, import_tables, read_tables
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, accounted, imported, managers, of_kind, shape, written

PLAIN = [list(HEADER), *table(company(12))]
"""Rows 2 to 13: the top with four reports, the first of whom has four, the second three."""


def test_managers_that_were_not_written_out_are_told_and_make_nobody(tmp_path: Path) -> None:
    kind = "Microsoft.Graph.PowerShell.Models.MicrosoftGraphDirectoryObject"
    rows = [["Id", "DisplayName", "Manager"], *([str(at), f"Name {at}", kind] for at in range(9))]
    found = imported(tmp_path, rows)
    assert [problem.kind for problem in found.problems] == ["lost_managers"]
    assert len(found.positions) == 9


def test_a_mark_for_nobody_hides_no_id_that_leads_nowhere(tmp_path: Path) -> None:
    rows = [
        ["id", "name", "title", "manager id", "manager name"],
        ["e1", "Ada King", "CEO", "", ""],
        ["e2", "Bob Lane", "CDO", "e1", "Ada King"],
        ["e3", "Cy Moss", "Engineer", "e2", "Bob Lane"],
        ["e4", "Di Nash", "Scientist", "e9", "Nobody"],
        ["e5", "Ed Orr", "Scientist", "e2", ""],
    ]
    found = imported(tmp_path, rows)
    assert managers(found) == {"e1": None, "e2": "e1", "e3": "e2", "e4": None, "e5": "e2"}
    assert ["e9" in problem.sentence for problem in of_kind(found, "missing_manager")] == [True]
    assert found.share_resolved == 3 / 4


def test_names_that_a_spreadsheet_would_take_for_formulas_stay_as_they_are(tmp_path: Path) -> None:
    names = ["=cmd|calc", "@SUM(1)", "+Cy", "Di Nash"]
    rows = [list(HEADER), *([str(at), name, "Clerk", "0" if at else ""] for at, name in enumerate(names))]
    assert [person.name for person in imported(tmp_path, rows).people] == names


def test_addresses_beside_names_are_those_of_the_people(tmp_path: Path) -> None:
    rows = [["Person", "Role"], *([f"Ann Lee{at} <ann{at}@acme.example>", "Clerk"] for at in range(9))]
    found = imported(tmp_path, rows, flat=True)
    assert [(one.name, one.email) for one in found.people][:1] == [("Ann Lee0", "ann0@acme.example")]


def test_a_name_among_ids_is_followed_and_told(tmp_path: Path) -> None:
    rows = [list(HEADER), *table(company(12))]
    rows[6][3] = rows[2][1]
    found = imported(tmp_path, rows)
    assert managers(found)[rows[6][0]] == rows[2][0]
    assert [problem.row for problem in of_kind(found, "matched_loosely")] == [7]


def test_rows_that_give_a_part_of_one_post_each_are_one_position(tmp_path: Path) -> None:
    rows = [
        ["ID", "Name", "Title", "Cost Centre", "FTE", "Manager ID"],
        ["1", "Ann", "Chief", "A", "1", ""],
        ["2", "Ben", "Head", "A", "0.6", "1"],
        ["2", "Ben", "Head", "B", "0.4", "1"],
        ["3", "Cy", "Clerk", "A", "1", "2"],
        ["4", "Di", "Clerk", "A", "0.5", "1"],
        ["4", "Di", "Trainer", "B", "0.5", "1"],
    ]
    found = imported(tmp_path, rows)
    assert {position.id: position.fte for position in found.positions} == {"1": 1, "2": 1, "3": 1, "4": 0.5, "4~2": 0.5}
    assert managers(found)["3"] == "2"
    assert accounted(found)
    told, asked = of_kind(found, "duplicate_id")
    assert {told.level, asked.level} == {"change", "question"}
    split = told if told.level == "change" else asked
    assert split.subject is not None
    apart = import_tables(read_tables([written(tmp_path, rows)]), decisions={split.subject: 0})
    assert [position.fte for position in apart.positions] == [1, 0.6, 0.4, 1, 0.5, 0.5]


def changed(row: int, column: int, cell: str, rows: list[list[str]] | None = None) -> list[list[str]]:
    """The rows with one cell replaced; rows are counted as a spreadsheet counts them."""
    copy = [list(cells) for cells in rows or PLAIN]
    copy[row - 1][column] = cell
    return copy


def with_column(header: str, cells: dict[int, str], other: str = "") -> list[list[str]]:
    """The rows with a further column, filled in some rows."""
    return [[*cells_, header if at == 1 else cells.get(at, other)] for at, cells_ in enumerate(PLAIN, 1)]


def rows_of(found: ImportedOrganisation, kind: str) -> list[int | None]:
    assert accounted(found)
    return [problem.row for problem in of_kind(found, kind)]


def test_clean_export_has_no_problems(tmp_path: Path) -> None:
    found = imported(tmp_path, PLAIN)
    assert found.problems == []
    assert accounted(found)


def test_circle_is_cut_at_the_member_with_most_below(tmp_path: Path) -> None:
    found = imported(tmp_path, changed(3, 3, PLAIN[7][0]))  # row 3 reports to row 8, who reports to row 3
    problem = of_kind(found, "cycle")[0]
    assert problem.row == 3
    assert [place.row for place in problem.related] == [8]
    assert "(row 3)" in problem.sentence
    assert "(row 8)" in problem.sentence
    assert managers(found)[PLAIN[2][0]] is None
    assert managers(found)[PLAIN[7][0]] == PLAIN[2][0]


def test_long_circle_names_every_member(tmp_path: Path) -> None:
    ring = [["Ids", "Name", "Manager ID"], *([f"r{n}", f"Name{n}", f"r{(n + 1) % 5}"] for n in range(5))]
    found = imported(tmp_path, [*ring, ["t", "Top", ""], ["u", "Under", "t"]])
    (problem,) = of_kind(found, "cycle")
    assert {problem.row, *(place.row for place in problem.related)} == {2, 3, 4, 5, 6}
    assert sum(manager is None for manager in managers(found).values()) == 2


def test_own_manager_is_the_top_when_nobody_else_is(tmp_path: Path) -> None:
    found = imported(tmp_path, changed(2, 3, PLAIN[1][0]))
    assert rows_of(found, "own_manager_top") == [2]
    assert shape(found) == shape(imported(tmp_path, PLAIN))


def test_own_manager_beside_another_top_is_a_question(tmp_path: Path) -> None:
    found = imported(tmp_path, changed(3, 3, PLAIN[2][0]))
    assert rows_of(found, "own_manager") == [3]
    assert managers(found)[PLAIN[2][0]] is None


def test_missing_managers_are_listed_by_row(tmp_path: Path) -> None:
    found = imported(tmp_path, changed(13, 3, "gone", changed(12, 3, "9999")))
    assert rows_of(found, "missing_manager") == [12, 13]
    assert "9999" in of_kind(found, "missing_manager")[0].sentence
    assert not of_kind(found, "lone_position"), "a row that is asked about its manager is told once"
    assert len(found.positions) == 12


def test_what_wants_an_answer_stands_before_what_was_done(tmp_path: Path) -> None:
    total = ["Total", "", "", "", "", "12"][: len(PLAIN[0])]
    found = imported(tmp_path, [*changed(12, 3, "9999"), total])
    levels = [problem.level for problem in found.problems]
    assert set(levels) >= {"question", "change"}
    assert levels == sorted(levels, key=["question", "change", "note"].index)


def test_several_tops_are_a_forest(tmp_path: Path) -> None:
    found = imported(tmp_path, changed(4, 3, ""))
    (problem,) = of_kind(found, "several_roots")
    assert (problem.row, [place.row for place in problem.related]) == (2, [4])


def test_exact_duplicates_merge(tmp_path: Path) -> None:
    found = imported(tmp_path, [*PLAIN, PLAIN[5], PLAIN[5], PLAIN[8]])
    assert found.rows_merged == 3
    assert {(problem.row, len(problem.related)) for problem in of_kind(found, "duplicate_row")} == {(6, 2), (9, 1)}
    assert len(found.positions) == 12


def test_rows_that_differ_only_in_columns_of_no_meaning_merge(tmp_path: Path) -> None:
    rows = [[*cells, "Certificate" if at == 0 else "A"] for at, cells in enumerate(PLAIN)]
    found = imported(tmp_path, [*rows, [*PLAIN[5], "B"]])
    assert found.rows_merged == 1
    assert len(found.positions) == 12


def test_same_id_with_another_manager_stays_apart(tmp_path: Path) -> None:
    found = imported(tmp_path, [*PLAIN, [*PLAIN[12][:3], PLAIN[2][0]]])
    (problem,) = of_kind(found, "duplicate_id")
    assert (problem.row, [place.row for place in problem.related]) == (13, [14])
    assert len({position.id for position in found.positions}) == len(found.positions) == 13
    assert len(found.people) == 12


def test_open_positions_that_look_alike_are_not_merged(tmp_path: Path) -> None:
    open_post = ["", "Vacant", "Nurse", PLAIN[2][0]]
    found = imported(tmp_path, [*PLAIN, open_post, open_post, open_post])
    assert found.rows_merged == 0
    assert rows_of(found, "vacancy") == [14, 15, 16]
    assert sum(position.vacant for position in found.positions) == 3
    assert len(found.people) == 12


@pytest.mark.parametrize(
    "name",
    [
        "Vacant",
        "VACANT - was J. Doe",
        "tbh",
        "Open position",
        "à pourvoir",
        "Vakant",
        "N.N.",
        "Vacant (2)",
        "A contratar",
    ],
)
def test_words_for_a_vacancy(name: str, tmp_path: Path) -> None:
    found = imported(tmp_path, changed(13, 1, name))
    assert found.positions[-1].vacant
    assert found.positions[-1].person_id is None


@pytest.mark.parametrize("name", ["Opentia Smith", "Vacante Ruiz", "Nolan Tbh", "Nina N. Open"])
def test_names_that_only_look_like_a_vacancy(name: str, tmp_path: Path) -> None:
    assert not imported(tmp_path, changed(13, 1, name)).positions[-1].vacant


@pytest.mark.parametrize("name", ["", "N/D", "n/a", "Unknown", "-"])
def test_nobody_known_is_a_person_of_their_own(name: str, tmp_path: Path) -> None:
    found = imported(tmp_path, changed(13, 1, name, changed(12, 1, name)))
    assert [person.name for person in found.people].count("") == 2
    assert len(found.people) == 12
    (problem,) = of_kind(found, "no_name")
    assert (problem.row, [place.row for place in problem.related]) == (12, [13])


def test_stacked_periods_keep_the_latest(tmp_path: Path) -> None:
    months = [["31/01/2024", *cells] for cells in PLAIN[1:]] + [["29/02/2024", *cells] for cells in PLAIN[1:10]]
    found = imported(tmp_path, [["Snapshot Date", *HEADER], *months])
    assert (len(found.positions), found.rows_left_out) == (9, 12)
    (problem,) = of_kind(found, "other_period")
    assert problem.row == 2
    assert [place.row for place in problem.related] == list(range(3, 14))
    assert found.share_resolved == 1


def test_changes_of_one_person_keep_the_latest(tmp_path: Path) -> None:
    rows = [[f"2020-01-{at + 1:02}", *cells] for at, cells in enumerate(PLAIN[1:])]
    moved = ["2021-06-01", *PLAIN[12][:3], PLAIN[2][0]]
    found = imported(tmp_path, [["Effective Date", *HEADER], *rows, moved])
    assert (len(found.positions), found.rows_left_out) == (12, 1)
    assert managers(found)[PLAIN[12][0]] == PLAIN[2][0]


def test_history_of_one_id_keeps_the_current_row(tmp_path: Path) -> None:
    rows = with_column("End Date", {13: "2020-12-31"})
    now = [*PLAIN[12][:3], PLAIN[2][0], ""]
    found = imported(tmp_path, [*rows, now])
    assert rows_of(found, "historical_left_out") == [13]
    assert managers(found)[PLAIN[12][0]] == PLAIN[2][0]


@pytest.mark.parametrize(
    ("header", "said", "else_"),
    [
        ("Status", "Terminated", "Active"),
        ("Employment Status", "Voluntarily Terminated", "Active"),
        ("Termination Date", "2019-05-31", ""),
        ("Termd", "1", "0"),
        ("Active", "No", "Yes"),
        ("Situação", "Desligado", "Ativo"),
        ("Estado", "Baja", "Activo"),
        ("Stato", "Cessata", "Attiva"),
        ("状態", "退職", "在籍"),
        ("在籍区分", "退職", "休職"),
        ("suspended", "True", "False"),
        ("Account Status", "SUSPENDED", "ACTIVE"),
        ("userAccountControl", "514", "512"),
    ],
)
def test_leavers(header: str, said: str, else_: str, tmp_path: Path) -> None:
    rows = with_column(header, {3: said}, else_)
    kept = imported(tmp_path, rows)
    assert rows_of(kept, "leaver") == [3]
    assert len(kept.positions) == 12
    out = imported(tmp_path, rows, leave_out=["leaver"])
    assert rows_of(out, "leaver_left_out") == [3]
    assert rows_of(out, "moved_up") == [7, 8, 9, 10]
    assert managers(out)[PLAIN[6][0]] == PLAIN[1][0]
    assert (len(out.positions), out.rows_left_out) == (11, 1)


@pytest.mark.parametrize("said", ["Terminated for Cause", "Gekündigt", "Décédé", "Left (long-term sick)"])
def test_why_somebody_has_left_is_neither_told_nor_kept(said: str, tmp_path: Path) -> None:
    found = imported(tmp_path, with_column("Status", {3: said}, "Active"))
    assert [said in problem.sentence for problem in of_kind(found, "leaver")] == [False]
    assert found.columns_left_out == ("Status",)
    assert not any("Status" in position.fields for position in found.positions)


def test_statuses_that_give_no_reason_are_kept(tmp_path: Path) -> None:
    found = imported(tmp_path, with_column("Status", {3: "Terminated"}, "Active"))
    assert found.columns_left_out == ()
    assert found.positions[0].fields["Status"] == "Active"


def test_a_termination_to_come_is_no_leaver(tmp_path: Path) -> None:
    assert rows_of(imported(tmp_path, with_column("End Date", {3: "2199-12-31", 4: "31/12/9999"})), "leaver") == []


def test_an_active_status_outweighs_an_old_end_date(tmp_path: Path) -> None:
    rows = [
        [*cells, "Status" if at == 1 else "Active"]
        for at, cells in enumerate(with_column("End Date", {3: "2001-01-01"}), 1)
    ]
    assert rows_of(imported(tmp_path, rows), "leaver") == []


@pytest.mark.parametrize(("status", "region"), [("Situação", "Estado"), ("Estatus", "Estado")])
def test_a_region_called_as_states_are_is_no_status(status: str, region: str, tmp_path: Path) -> None:
    rows = [[*cells, "BA" if at else region] for at, cells in enumerate(with_column(status, {3: "Inativo"}, "Ativo"))]
    assert rows_of(imported(tmp_path, rows), "leaver") == [3]


def test_eliminated_positions(tmp_path: Path) -> None:
    rows = changed(13, 1, "Eliminated")
    assert rows_of(imported(tmp_path, rows), "eliminated") == [13]
    assert rows_of(imported(tmp_path, rows, leave_out=["eliminated"]), "eliminated_left_out") == [13]


@pytest.mark.parametrize(("word", "kind"), [("Eliminated", "eliminated"), ("Vacant", "vacancy")])
def test_a_word_for_nobody_is_not_taken_for_a_name_in_a_sentence(tmp_path: Path, word: str, kind: str) -> None:
    rows = changed(13, 1, word)
    (told,) = of_kind(imported(tmp_path, rows), kind)
    assert told.sentence.startswith(f"The position “{rows[12][2]}” is ")


def test_names_shared_by_two_are_never_a_key(tmp_path: Path) -> None:
    people = [
        ["Name", "Title", "Manager"],
        ["Top Dog", "CEO", ""],
        ["Ann Lee", "VP", "Top Dog"],
        ["Ann Lee", "Clerk", "Bo Ray"],
    ]
    rows = [*people, ["Bo Ray", "VP", "Top Dog"], ["Cy Fox", "Clerk", "Ann Lee"], ["Di Elk", "Clerk", "Bo Ray"]]
    found = imported(tmp_path, rows)
    (problem,) = of_kind(found, "ambiguous_manager")
    assert problem.row == 6
    assert [place.row for place in problem.related] == [3, 4]
    assert found.positions[4].manager_id is None


def test_loose_spelling_with_two_candidates_is_not_taken(tmp_path: Path) -> None:
    rows = [
        ["Name", "Manager"],
        ["Top Dog", ""],
        ["Ann B Lee", "Top Dog"],
        ["Ann C Lee", "Top Dog"],
        ["Cy Fox", "Ann Lee"],
    ]
    found = imported(tmp_path, rows)
    assert rows_of(found, "ambiguous_manager") == [5]
    assert rows_of(found, "matched_loosely") == []


def test_damaged_ids_are_told_and_not_used(tmp_path: Path) -> None:
    rows = [[("1.23E+11" if at > 8 else cells[0]), *cells[1:]] for at, cells in enumerate(PLAIN)]
    found = imported(tmp_path, rows)
    assert rows_of(found, "damaged_id") == [10, 11, 12, 13]
    assert len({position.id for position in found.positions}) == 12


def test_zero_is_nobody_unless_somebody_has_that_id(tmp_path: Path) -> None:
    assert imported(tmp_path, changed(2, 3, "0")).problems == []
    rows = [[("0" if cell == PLAIN[1][0] else cell) for cell in cells] for cells in PLAIN]
    assert managers(imported(tmp_path, rows))[PLAIN[2][0]] == "0"


@pytest.mark.parametrize("mark", ["NULL", "\\N", "XX", "-1", "none", "0", "NO_MGR", "#N/A", "-", "n/a", "(blank)"])
def test_marks_for_no_manager(mark: str, tmp_path: Path) -> None:
    found = imported(tmp_path, changed(2, 3, mark))
    assert found.problems == []
    assert found.share_resolved == 1


def test_blank_ids_never_match_blank_managers(tmp_path: Path) -> None:
    rows = changed(13, 0, "", changed(12, 0, ""))
    found = imported(tmp_path, changed(4, 3, "", rows))
    assert rows_of(found, "missing_id") == [12]
    assert managers(found)[PLAIN[3][0]] is None
    assert {"row-12", "row-13"} <= set(managers(found))


def test_ids_stay_text(tmp_path: Path) -> None:
    rows = [
        ["Employee ID", "Name", "Manager ID", "Cost"],
        ["00123", "Ann Lee", "", "NA"],
        ["007", "Bo Ray", "00123", "1e5"],
    ]
    found = imported(tmp_path, rows)
    assert [position.id for position in found.positions] == ["00123", "007"]
    assert found.positions[0].fields["Cost"] == "NA"


def test_totals_footers_and_repeated_headers_are_set_aside(tmp_path: Path) -> None:
    rows = [
        ["Staff list"],
        ["Generated on 2024-01-01"],
        *PLAIN[:7],
        list(HEADER),
        *PLAIN[7:],
        ["Total", "12"],
        ["Source: HR"],
    ]
    found = imported(tmp_path, rows)
    assert rows_of(found, "repeated_header") == [10]
    assert rows_of(found, "total_row") == [17]
    assert rows_of(found, "footer_row") == [18]
    assert len(found.positions) == 12


GROUPED = [
    *(["EXECUTIVE"], ["Ada King", "CEO"], ["DATA DEPARTMENT"], ["Bob Lane", "Head of Data", "Ada King"]),
    *(["Cy Moss", "Engineer", "Bob Lane"], ["Subtotal", "2"], ["Department: Finance"], ["Ed Orr", "CFO", "Ada King"]),
    *(["Subtotal:", "1"], [], ["Grand total", "4 people"]),
]


def test_rows_of_departments_are_carried_down_and_sums_left_out(tmp_path: Path) -> None:
    grouped = [[*row, "", "", ""][:3] for row in GROUPED]
    grouped[6][0] = grouped[6][0].upper()
    found = imported(tmp_path, [["Name", "Position", "Reports to"], *grouped])
    assert accounted(found)
    assert [person.name for person in found.people] == ["Ada King", "Bob Lane", "Cy Moss", "Ed Orr"]
    departments = ["EXECUTIVE", "DATA DEPARTMENT", "DATA DEPARTMENT", "FINANCE"]
    assert [position.department for position in found.positions] == departments
    assert (rows_of(found, "section_row"), rows_of(found, "total_row")) == ([2, 4, 8], [7, 10, 12])


@pytest.mark.parametrize("word", ["Subtotal", "Zwischensumme:", "Sous-total", "Total parcial"])
def test_a_sum_behind_its_department_is_left_out(word: str, tmp_path: Path) -> None:
    rows = [["Data", cells[0], *cells[1:], "E5"] for cells in PLAIN[1:]]
    summed = [*rows[:6], ["Data", "", word, "6", "", ""], *rows[6:], ["Data", "", word, "", "6", ""]]
    found = imported(tmp_path, [["Department", *HEADER, "Grade"], *summed])
    assert rows_of(found, "total_row") == [8, 15]
    assert len(found.people) == 12


STAFF = [
    ["Department", "Name", "Title", "Manager"],
    ["Board", "Ada Low", "Chief", ""],
    ["Sales", "Bob Orr", "Head", "Ada Low"],
    ["Sales", "Cy Fox", "Clerk", "Bob Orr"],
    ["Total", "Sum Lee", "Clerk", "Bob Orr"],
    ["Lee", "Sum", "", "Bob Orr"],
    ["Ops", "Total Recall", "Clerk", "Bob Orr"],
]
SUMS = ["|Subtotal Sales||", "Sales|Subtotal Sales||", "Sales|Sales subtotal:||", "Sales|Subtotal|4|"]
SUMS += ["Sales|Total Sales||", "Sales|Zwischensumme Sales|Sales|", "||Sous-total Sales|"]


@pytest.mark.parametrize("cells", SUMS)
def test_the_sum_of_a_group_is_nobody_also_without_a_number(cells: str, tmp_path: Path) -> None:
    """Whoever is called Sum or Total stays."""
    found = imported(tmp_path, [*STAFF[:4], cells.split("|"), *STAFF[4:]])
    assert rows_of(found, "total_row") == [5]
    assert {person.name for person in found.people} == {row[1] for row in STAFF[1:]}


@pytest.mark.parametrize("row", [["Subtotal Sales", "Sales"], ["Subtotal Sales", ""], ["Sales subtotal", "4"]])
def test_neither_is_one_in_a_table_of_two_columns(row: list[str], tmp_path: Path) -> None:
    found = imported(tmp_path, [[cells[1], cells[3]] for cells in STAFF[:4]] + [row, ["Sum Lee", "Bob Orr"]])
    assert rows_of(found, "total_row") == [5]
    assert len(found.people) == 4


def test_somebody_called_like_a_sum_is_no_sum(tmp_path: Path) -> None:
    rows = [["Data", *cells, "E5"] for cells in changed(13, 1, "Sum")[1:]]
    rows[-1][-1] = ""
    assert len(imported(tmp_path, [["Department", *HEADER, "Grade"], *rows]).people) == 12


def test_departments_of_a_column_stay_and_a_name_alone_is_a_person(tmp_path: Path) -> None:
    grouped = [[*[*row, "", "", ""][:3], "Own"] for row in GROUPED if len(row) > 2]
    units = [["Data department", "", "", ""], *grouped[:1], ["Sales department", "", "", ""], *grouped[1:]]
    found = imported(tmp_path, [["Name", "Position", "Reports to", "Department"], ["Ada King", "", "", ""], *units])
    assert {position.department for position in found.positions} == {"", "Own"}
    assert [person.name for person in found.people] == ["Ada King", "Bob Lane", "Cy Moss", "Ed Orr"]


def test_labels_below_keys_are_no_person(tmp_path: Path) -> None:
    keys = ["STATUS", "USERID", "USERNAME", "FIRSTNAME", "LASTNAME", "MANAGER", "TITLE"]
    labels = ["Status", "User ID", "Username", "First Name", "Last Name", "Manager", "Title"]
    people = [
        ["active", f"{n}", f"u{n}", f"First{n}", f"Last{n}", "1" if n > 1 else "NO_MANAGER", "Clerk"]
        for n in range(1, 6)
    ]
    found = imported(tmp_path, [keys, labels, *people])
    assert rows_of(found, "repeated_header") == [2]
    assert len(found.positions) == 5


def test_header_of_two_rows(tmp_path: Path) -> None:
    groups = ["Employee", "", "", "Organisation", ""]
    names = ["ID", "First Name", "Last Name", "Department", "Manager ID"]
    people = [[f"{n}", f"First{n}", f"Last{n}", "HR", "1" if n > 1 else ""] for n in range(1, 6)]
    found = imported(tmp_path, [groups, names, *people])
    assert found.mapping.fields["manager"] == ("Manager ID",)
    assert shape(found).span == 4


def test_a_banner_above_the_header_names_no_columns(tmp_path: Path) -> None:
    rows = [[*row, "Lisbon"] for row in PLAIN[1:]]
    header = [*HEADER, "Work place"]
    banner = ["Effective Date: 2026-11-01", "Organization: Global", "Run by: jdoe", "", ""]
    found = imported(tmp_path, [["All workers"], banner, header, *rows])
    assert found.tables[0].header == tuple(header)
    assert len(found.people) == 12


def test_template_rows_are_left_out(tmp_path: Path) -> None:
    found = imported(tmp_path, [PLAIN[0], ["[ID]", "[First Last]", "[Title]", "[Manager]"], *PLAIN[1:]])
    assert rows_of(found, "template_row") == [2]
    assert len(found.positions) == 12


def test_rows_too_long_are_told(tmp_path: Path) -> None:
    found = imported(tmp_path, [*PLAIN[:5], [*PLAIN[5], "stray"], *PLAIN[6:]])
    assert rows_of(found, "odd_length") == [6]


def test_groups_of_posts(tmp_path: Path) -> None:
    found = imported(tmp_path, with_column("FTE", {5: "4.5", 7: "2", 8: "0,8", 9: "50%", 10: "many"}, "1"))
    assert [position.fte for position in found.positions[3:9]] == [4.5, 1, 2, 0.8, 0.5, 1]
    (problem,) = of_kind(found, "fte_group")
    assert (problem.row, [place.row for place in problem.related]) == (5, [7])
    assert rows_of(found, "unread_fte") == [10]


def test_several_managers_in_one_cell(tmp_path: Path) -> None:
    found = imported(tmp_path, changed(13, 3, f"{PLAIN[2][0]}; {PLAIN[3][0]}"))
    assert rows_of(found, "several_managers") == [13]
    assert found.positions[-1].manager_id == PLAIN[2][0]
    assert found.positions[-1].dotted_manager_ids == (PLAIN[3][0],)


def test_further_managers_become_dotted_lines(tmp_path: Path) -> None:
    found = imported(tmp_path, with_column("Matrix Manager", {11: PLAIN[3][0], 12: PLAIN[2][0], 13: PLAIN[4][0]}))
    assert [position.dotted_manager_ids for position in found.positions[-3:]] == [(), (PLAIN[2][0],), (PLAIN[4][0],)]


@pytest.mark.parametrize("header", ["Manager's manager", "Skip-level manager", "N+2", "Vorgesetzter des Vorgesetzten"])
def test_leaders_who_stand_in_columns_only_are_proposed(header: str, tmp_path: Path) -> None:
    rows = [["Cy", "Ed", "Ada"], ["Di", "Bo", "Ada"], ["Flo", "Bo", "Ada"]]
    tables = read_tables([written(tmp_path, [["Name", "Manager", header], *rows])])
    found = import_tables(tables)
    names = {person.id: person.name for person in found.people}
    called = {names[one]: upper and names[upper] for one, upper in managers(found).items()}
    assert called == {"Cy": "Ed", "Di": "Bo", "Flo": "Bo", "Bo": "Ada", "Ed": "Ada", "Ada": None}
    assert {problem.kind for problem in found.problems} == {"made_leader"}
    refused = {problem.subject: 1 for problem in found.problems if problem.subject}
    assert len(import_tables(tables, decisions=refused).positions) == 3
    without_ed = {one: 1 for one in refused if one.row == 2}
    assert len(import_tables(tables, decisions=without_ed).positions) == 5


def test_the_manager_of_a_manager_is_no_dotted_line(tmp_path: Path) -> None:
    rows = [["Ada", "", ""], ["Bo", "Ada", ""], ["Cy", "Bo", "Ada"], ["Di", "Bo", "Ada"]]
    found = imported(tmp_path, [["Name", "Manager", "N+2"], *rows])
    assert [*managers(found).values()] == [None, "row-2", "row-3", "row-3"]
    assert not any(position.dotted_manager_ids for position in found.positions)


def test_a_second_manager_becomes_a_dotted_line(tmp_path: Path) -> None:
    rows = with_column("Manager ID 2", {12: PLAIN[2][0], 13: PLAIN[4][0]})
    assert [position.dotted_manager_ids for position in imported(tmp_path, rows).positions[-2:]] == [
        (PLAIN[2][0],),
        (PLAIN[4][0],),
    ]


def test_managers_given_once_a_group_are_carried_down_unless_refused(tmp_path: Path) -> None:
    above = dict.fromkeys(row[3] for row in PLAIN[1:])
    groups = [[row for row in PLAIN[1:] if row[3] == boss] for boss in above]
    once = [[*row[:3], row[3] if at == 0 else ""] for group in groups for at, row in enumerate(group)]
    found = imported(tmp_path, [PLAIN[0], *once])
    assert managers(found) == managers(imported(tmp_path, PLAIN))
    (problem,) = of_kind(found, "carried_manager")
    assert problem.subject
    assert (problem.row, len(problem.related)) == (4, 7)
    refused = import_tables(read_tables([written(tmp_path, [PLAIN[0], *once])]), decisions={problem.subject: 1})
    assert sum(manager is None for manager in managers(refused).values()) == 9
    assert of_kind(refused, "carried_manager")[0].chosen == 1


def test_people_still_to_begin_are_told_and_may_be_left_out(tmp_path: Path) -> None:
    rows = with_column("Start date", {5: "2499-01-31", 9: "2499-02-01"}, "2001-05-01")
    assert rows_of(imported(tmp_path, rows), "not_started") == [5, 9]
    assert len(imported(tmp_path, rows, leave_out=["not_started"]).positions) == 10


def test_dates_that_may_be_read_in_two_ways_are_asked(tmp_path: Path) -> None:
    """The 8th of January and the 1st of August 2499: with the month first, nobody begins in August."""
    unclear = with_column("Start date", {5: "08/01/2499"}, "01/02/2003")
    (problem,) = of_kind(imported(tmp_path, unclear), "unclear_dates")
    assert (problem.row, problem.options[problem.chosen]) == (2, "The day stands first")
    tables = read_tables([written(tmp_path, unclear)])
    assert problem.subject
    other = import_tables(tables, decisions={problem.subject: 1})
    assert "1 Aug 2499" in of_kind(other, "not_started")[0].sentence
    assert not of_kind(imported(tmp_path, changed(7, 4, "13/02/2003", unclear)), "unclear_dates")


def test_dates_with_dots_have_their_day_first(tmp_path: Path) -> None:
    """The 8th of January 2499."""
    found = imported(tmp_path, with_column("Start date", {5: "08.01.2499"}, "01.02.2003"))
    assert not of_kind(found, "unclear_dates")
    assert "8 Jan 2499" in of_kind(found, "not_started")[0].sentence


def test_positions_that_nobody_holds_are_vacant(tmp_path: Path) -> None:
    header = ["Position ID", "Position Title", "Incumbent ID", "Incumbent Name", "Supervisor Position ID"]
    rows = [
        [f"5{n}", "Clerk", f"e{n}" * (n % 4 > 0), f"Ann{n} Lee" * (n % 4 > 0), "51" if n > 1 else "00000000"]
        for n in range(1, 10)
    ]
    found = imported(tmp_path, [header, *rows])
    assert rows_of(found, "vacancy") == [5, 9]
    assert [position.vacant for position in found.positions] == [n % 4 == 0 for n in range(1, 10)]
    assert len(found.problems) == 2


@pytest.mark.parametrize("title", ["Bezeichnung", "Planstelle Bezeichnung"])
def test_positions_with_their_holders_in_german(title: str, tmp_path: Path) -> None:
    header = ["OTyp", "ObjektID", title, "Kürzel", "Berichtet an (Planstelle)", "Inhaber PersNr", "Inhaber Name"]
    rows = [
        ["S", "00050001", "Vorstandsvorsitzende", "VV", "", "00001001", "Müller, Dr. Jürgen"],
        ["S", "00050002", "Bereichsleitung Daten", "BLD", "00050001", "00001002", "Weiß, Anneliese"],
        ["S", "00050003", "Dateningenieur", "DI", "00050002", "00001003", "Öztürk, Cem"],
        ["S", "00050004", "Dateningenieur", "DI", "00050002", "", "unbesetzt"],
    ]
    found = imported(tmp_path, [header, *rows])
    assert [person.name for person in found.people] == ["Müller, Dr. Jürgen", "Weiß, Anneliese", "Öztürk, Cem"]
    assert [position.title for position in found.positions] == [row[2] for row in rows]
    assert [position.vacant for position in found.positions] == [False, False, False, True]
    assert managers(found) == {row[1]: row[4] or None for row in rows}


def test_nobody_is_made_of_an_id_that_a_spreadsheet_destroyed(tmp_path: Path) -> None:
    rows = [
        ["ID", "Name", "Manager ID"],
        *(["1,00001E+12", f"Ann{n} Lee", "1,00001E+12" if n else ""] for n in range(9)),
    ]
    found = imported(tmp_path, rows)
    assert (len(found.positions), found.made) == (9, 0)
    assert rows_of(found, "missing_manager") == list(range(3, 11))


def test_what_stands_below_a_blank_row_is_no_person(tmp_path: Path) -> None:
    found = imported(tmp_path, [*PLAIN, [], ["12 rows selected."], ["Created for Ann Lee"]])
    assert rows_of(found, "footer_row") == [15, 16]
    assert len(found.positions) == 12


def test_sensitive_columns_stay_out(tmp_path: Path) -> None:
    header = ["DOB", "Gender", "Annual Salary", "Home Phone", "Cost Center", "Secret Bonus", "Web"]
    cells = ["1980-01-01", "F", "50,000", "555", "CC1", "1", "078-05-1120"]
    rows = [[*row, *(cells if at else header)] for at, row in enumerate(PLAIN)]
    found = imported(tmp_path, rows)
    assert set(found.columns_left_out) == {"DOB", "Gender", "Annual Salary", "Home Phone", "Secret Bonus", "Web"}
    assert set(found.positions[0].fields) == {"Employee ID", "Cost Center"}


def test_people_and_vacancies_in_two_files(tmp_path: Path) -> None:
    people = written(tmp_path, PLAIN, "people.csv")
    vacancies = [
        ["Position Title", "Reports To ID", "Status"],
        ["Analyst", PLAIN[2][0], "Open"],
        ["Clerk", PLAIN[3][0], "Open"],
    ]
    found = import_export([people, written(tmp_path, vacancies, "vacancies.csv")])
    assert [position.vacant for position in found.positions[-2:]] == [True, True]
    assert [position.manager_id for position in found.positions[-2:]] == [PLAIN[2][0], PLAIN[3][0]]
    assert {problem.source for problem in of_kind(found, "vacancy")} == {"vacancies.csv"}


HELD = [["Position ID", "Employee", "Parent position"], ["P1", "Ann", ""], ["P2", "Bo", "P1"], ["P3", "Cy", "P4"]]


@pytest.mark.parametrize(
    ("name", "since"), [("vacancies.csv", "Since"), ("positions.csv", "Open since"), ("stellen.csv", "Offen seit")]
)
def test_a_file_of_positions_without_people_lists_vacancies(name: str, since: str, tmp_path: Path) -> None:
    open_ones = [["Position no", "Job", "Reports to position", since], ["P4", "Clerk", "P2", "2026-01-01"]]
    found = import_export([written(tmp_path, HELD, "people.csv"), written(tmp_path, open_ones, name)])
    assert [(one.id, one.vacant) for one in found.positions if one.vacant] == [("P4", True)]
    assert managers(found)["P3"] == "P4"
    assert of_kind(found, "no_name") == []


@pytest.mark.parametrize("vacancies_first", [False, True])
def test_a_position_vacant_in_one_file_and_held_in_another_is_held(vacancies_first: bool, tmp_path: Path) -> None:
    open_ones = [["Position no", "Job", "Reports to position"], ["P3", "Clerk", "P4"], ["P4", "Lead", "P2"]]
    paths = [written(tmp_path, HELD, "people.csv"), written(tmp_path, open_ones, "vacancies.csv")]
    tables = read_tables(sorted(paths, reverse=vacancies_first))
    found = import_tables(tables)
    assert accounted(found)
    assert {one.id for one in found.positions if one.vacant} == {"P4"}
    assert [person.name for person in found.people] == ["Ann", "Bo", "Cy"]
    (problem,) = of_kind(found, "duplicate_id")
    assert "held by Cy" in problem.sentence
    assert problem.subject
    assert len(import_tables(tables, decisions={problem.subject: 0}).positions) == 5


def test_a_person_who_holds_two_positions(tmp_path: Path) -> None:
    header = ["Position ID", "Employee ID", "Name", "Reports To Position"]
    rows = [
        ["P1", "1", "Ann Lee", ""],
        ["P2", "2", "Bo Ray", "P1"],
        ["P3", "2", "Bo Ray", "P1"],
        ["P4", "3", "Cy Fox", "P3"],
    ]
    found = imported(tmp_path, [header, *rows])
    assert (len(found.positions), len(found.people)) == (4, 3)
    assert found.positions[1].person_id == found.positions[2].person_id


def test_rows_of_one_id_under_level_columns(tmp_path: Path) -> None:
    """The manager is no single column there: rows that differ in it stay apart, others merge."""
    rows = [
        ["ID", "Name", "Level 1", "Level 2"],
        ["1", "Ann", "", ""],
        ["2", "Bo", "Ann", ""],
        ["3", "Cy", "Ann", "Bo"],
    ]
    found = imported(tmp_path, [*rows, ["3", "Cy", "Ann", ""]])
    assert rows_of(found, "duplicate_id") == [4]
    assert [position.manager_id for position in found.positions] == [None, "1", "2", "1"]


def test_a_misspelt_manager_is_suggested_and_not_taken(tmp_path: Path) -> None:
    rows = [["Name", "Manager"], ["Katharina Brandt", ""], ["Bo Ray", "Katharina Brandt"], ["Cy Fox", "Katarina Brand"]]
    (problem,) = of_kind(imported(tmp_path, rows), "missing_manager")
    assert problem.row == 4
    assert [place.row for place in problem.related] == [2]
    assert "Katharina Brandt (row 2)" in problem.sentence


def test_lines_that_are_no_json_are_told(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(
        '{"id": 1, "name": "Ann"}\n{"id": 2, "name"\n{"id": 3, "name": "Cy", "manager": 1}\n', encoding="utf-8"
    )
    found = import_export([path])
    assert rows_of(found, "unread_row") == [2]
    assert len(found.positions) == 2


def test_a_file_without_rows_beside_one_with_rows_is_told(tmp_path: Path) -> None:
    found = import_export([written(tmp_path, PLAIN), written(tmp_path, [["Name", "Manager"]], "vacancies.csv")])
    assert [problem.source for problem in of_kind(found, "table_left_out")] == ["vacancies.csv"]


def test_people_who_are_called_like_a_vacancy_are_people(tmp_path: Path) -> None:
    names = ["Lee, Ann", "Open, Bob", "Vago, Cy", "Bos, Dirk", "Ray, Ed"]
    rows = [HEADER, *([str(at), name, "Clerk", "1" * (at > 1)] for at, name in enumerate(names, 1))]
    found = imported(tmp_path, rows)
    assert len(found.people) == len(names)
    alone = imported(tmp_path, [*rows, ["6", "Vacant", "Clerk", "1"], ["7", "[open]", "Clerk", "1"]])
    assert len(alone.people) == len(names)
    assert rows_of(alone, "vacancy") == [7, 8]


def test_of_several_relations_the_manager_is_found(tmp_path: Path) -> None:
    bosses = {"a": "", "b": "a", "c": "b", "d": "b"}
    users = [
        {"id": key, "name": f"{key.upper()} Person", "relations": [{"type": "manager", "value": boss}] if boss else []}
        for key, boss in bosses.items()
    ]
    users[2]["relations"] = [{"type": "assistant", "value": "z"}, {"type": "manager", "value": "b"}]
    path = tmp_path / "users.json"
    path.write_text(json.dumps({"users": users}), encoding="utf-8")
    assert managers(import_export([path])) == {key: boss or None for key, boss in bosses.items()}


def test_of_several_relations_in_numbered_columns_the_manager_is_found(tmp_path: Path) -> None:
    parts = [f"relations.{number}.{part}" for number in (0, 1) for part in ("type", "value")]
    rows = [
        ["a@b.c", "Ada King", "", "", "", ""],
        ["b@b.c", "Bob Lane", "manager", "a@b.c", "", ""],
        ["c@b.c", "Cy Moss", "assistant", "d@b.c", "manager", "b@b.c"],
        ["d@b.c", "Di Nash", "manager", "b@b.c", "", ""],
    ]
    found = imported(tmp_path, [["primaryEmail", "name.fullName", *parts], *rows])
    assert managers(found) == {"a@b.c": None, "b@b.c": "a@b.c", "c@b.c": "b@b.c", "d@b.c": "b@b.c"}
