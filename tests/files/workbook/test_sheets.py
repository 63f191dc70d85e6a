"""What stands on the sheets agrees with the plan and the analysis."""

from itertools import takewhile
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.analysis.distance import team_distances
from dataplanner.analysis.findings import findings
from dataplanner.analysis.gaps import team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.shape import shape_of
from dataplanner.files.hr_import import import_export
from dataplanner.files.workbook import write_workbook
from dataplanner.model.edits import AddPosition, CopyScenario
from dataplanner.model.exported import exported
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from tests.files.workbook import plans
from tests.files.workbook.conftest import TODAY, Written


def rows(sheet: Worksheet, header: int = 4) -> list[dict[str, object]]:
    """The rows of the table below a sheet's header, by heading."""
    found = list(sheet.iter_rows(min_row=header, values_only=True))
    return [dict(zip(found[0], row, strict=True)) for row in takewhile(any, found[1:])]


def column(sheet: Worksheet, number: int) -> list[object]:
    return [value for (value,) in sheet.iter_rows(min_col=number, max_col=number, values_only=True)]


def test_the_sheets(small_workbook: Workbook) -> None:
    assert small_workbook.sheetnames == [
        "Summary", "Findings", "Positions", "Teams", "Distance", "Distance pairs", "Gaps Data engineering",
        "Gaps Data science", "Gaps Operations", "Project Waste in the cold chain",
        "Project Second project", "Project steps", "Step answers", "Needs", "Backlog", "Timeline", "Waits and debt",
        "Metrics and value", "Decisions", "Import problems",
    ]  # fmt: skip


def test_positions_stand_in_the_sequence_of_the_chart_with_everything_about_them(small_workbook: Workbook) -> None:
    positions = rows(small_workbook["Positions"])

    assert [row["Layer"] for row in positions] == [1, 2, 3, 4, 4, 4, 4, 2, 3, 4, 1, 2, "no place yet"]
    assert positions[3] == {
        "ID": None, "Person": "Emil Roth", "Title": "Data Engineer", "Manager": "Dana Whitfield", "Layer": 4,
        "Teams": "Data engineering", "Department": None, "Location": None, "FTE": 0.8, "Vacant": None,
        "Span of control": 0, "Headcount": 1,
    }  # fmt: skip
    assert (positions[2]["Span of control"], positions[2]["Headcount"]) == (4, 5)
    assert (positions[5]["Person"], positions[5]["Vacant"]) == ("Vacant", "vacant")
    assert positions[6]["Teams"] == "Data engineering, Operations"


def test_ids_are_those_of_the_export_and_no_others(small: Plan, written: Written) -> None:
    """An id that was made here, or by the import for a row without one, says nothing to anybody."""
    plan = small.copy()
    for made in ("row-7", "row-2-11", "leader-1", "4711~2"):
        AddPosition(AS_IS, "Clerk", "cfo", made, made, f"p-{made}").apply(plan)
    for id_ in ("ceo", "row-7", "row-2-11", "leader-1", "4711~2"):
        position = plan.organisation(AS_IS).position(id_)
        plan.apply([Change(position, exported(position))])
    assert {row["ID"] for row in rows(written(plan)["Positions"])} == {"ceo", "4711", None}


def test_columns_that_are_empty_throughout_are_folded_away(small_workbook: Workbook) -> None:
    """Departments and places are there; ids of an export are not."""
    sheet = small_workbook["Positions"]
    folded = [column for column in sheet.column_dimensions.values() if column.hidden]
    numbers = [number for column in folded for number in range(column.min, column.max + 1)]
    assert [sheet.cell(4, number).value for number in numbers] == ["ID"]
    assert all(column.outlineLevel == 1 for column in folded)


def test_a_sheet_of_positions_can_be_imported_again(small: Plan, method: Method, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write_workbook(small, AS_IS, method, path, today=TODAY)
    book = load_workbook(path)
    for name in set(book.sheetnames) - {"Positions"}:
        del book[name]
    book.save(path)
    again, was = import_export([path]), small.organisation(AS_IS)
    titles = {position.id: position.title for position in again.positions}
    lines = sorted((titles[p.id], titles.get(p.manager_id or "", "")) for p in again.positions)
    assert lines == sorted((p.title, was.position(p.manager).title if p.manager else "") for p in was.positions())


def test_teams_have_their_lead_layer_and_sizes(small_workbook: Workbook) -> None:
    teams = {row["Team"]: row for row in rows(small_workbook["Teams"])}

    engineering = teams["Data engineering"]
    assert engineering["Kind"] == "■ Data engineering"
    assert engineering["Lead"] == "Dana Whitfield, Head of Data Engineering"
    assert [engineering[name] for name in ("Layer of lead", "Positions", "People", "Vacant", "FTE")] == [
        3,
        5,
        4,
        1,
        4.8,
    ]
    assert engineering["Members"] == "Dana Whitfield and everybody below"
    assert teams["Data science"]["Members"] == "2 listed one by one"


def test_the_distance_matrix_agrees_with_the_analysis_on_both_sides(small_workbook: Workbook, small: Plan) -> None:
    sheet, organisation = small_workbook["Distance"], small.organisation(AS_IS)
    place = {team.id: number for number, team in enumerate(organisation.sorted_teams())}
    for pair in team_distances(organisation):
        a, b = place[pair.team_a], place[pair.team_b]
        for row, column, up, across in (
            (a, b, pair.levels_up_a, pair.levels_up_b),
            (b, a, pair.levels_up_b, pair.levels_up_a),
        ):
            number, below = (sheet.cell(5 + 2 * row + line, 2 + column).value for line in (0, 1))
            if pair.distance is None:
                assert (number, below) == ("–", "no common leader")
            else:
                assert number == pair.distance
                assert str(below).startswith(f"{up}+{across} · ")


def test_pairs_name_the_common_leader_and_say_separate_trees_in_words(small_workbook: Workbook) -> None:
    pairs = {(row["Team"], row["Other team"]): row for row in rows(small_workbook["Distance pairs"])}

    met = pairs["Data engineering", "Data science"]
    assert [met[name] for name in ("Distance", "Levels up", "Common leader", "Title", "Layer")] == [
        4, "2+2", "Ada Lovelace", "CEO", 1,
    ]  # fmt: skip
    apart = pairs["Data science", "Lab: [old/new]?"]
    assert apart["Distance"] == "–"
    assert "separate trees" in str(apart["Common leader"])


def test_a_gap_matrix_marks_x_nothing_and_a_question_mark(
    small_workbook: Workbook, small: Plan, method: Method
) -> None:
    sheet = small_workbook["Gaps Data engineering"]
    matrix = team_matrix(small, AS_IS, small.organisation(AS_IS).team("engineering"), method)

    assert [sheet.cell(4, 3 + i).value for i in range(3)] == [skill.name for skill in matrix.skills]
    for row, (person, cells) in enumerate(zip(matrix.people, matrix.cells, strict=True), 5):
        assert sheet.cell(row, 1).value == person.name
        marks = [sheet.cell(row, 3 + i).value for i in range(3)]
        assert marks == [{True: "X", False: None, None: "?"}[held] for held in cells]
    assert sheet["B5"].value == "Veteran"
    assert sheet["C9"].value == '=COUNTIF($C$5:$C$8,"X")'


def test_only_our_own_formulas_are_formulas(hostile_workbook: Workbook) -> None:
    formulas = [
        str(cell.value)
        for sheet in hostile_workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]

    assert formulas
    assert all(formula.startswith(("=COUNTIF(", "=COLUMNS(", "=IF(COUNTIF(", '="Shown: "')) for formula in formulas)


def test_hostile_names_are_all_there_as_text(hostile_workbook: Workbook) -> None:
    people = column(hostile_workbook["Positions"], 2)

    assert {"=1+1.", "+49 30 1234567.", "-2+3.", "@SUM(A1:A9).", "00123.", "1E5.", "#N/A."} <= set(people)
    assert any(str(name).endswith("characters)") and str(name).startswith("xxx") for name in people)


def test_findings_are_told_with_why_and_what_to_do_and_the_kept_ones_last(
    small_workbook: Workbook, small: Plan, method: Method
) -> None:
    found = findings(small, AS_IS, method, TODAY)
    told = rows(small_workbook["Findings"])

    assert {(row["What was seen"], row["Why it matters"], row["What to do"], row["Chapter"]) for row in told} == {
        (finding.headline, finding.why, finding.remedy, finding.chapter) for finding in found
    }
    kept = [row["Kept, because"] for row in told]
    assert kept == sorted(kept, key=lambda reason: reason is not None)
    words = {"red": "● Needs attention", "amber": "▲ Worth a look", "green": "○ For information"}
    weights = {finding.headline: words[finding.weight] for finding in found}
    assert all(row["Weight"] == weights[str(row["What was seen"])] for row in told)


def test_the_summary_has_the_key_figures_and_the_findings_that_ask_for_something(
    small_workbook: Workbook, small: Plan, method: Method
) -> None:
    sheet, shape = small_workbook["Summary"], shape_of(small, AS_IS)
    figures = {name: value for name, value in sheet.iter_rows(max_col=2, values_only=True) if isinstance(value, int)}

    assert sheet["A1"].value == "Small & co · plan"
    assert sheet["A2"].value == "Scenario: As is · 21 Nov 2025"
    assert figures["Positions"] == shape.positions == 13
    assert figures["Vacant positions"] == shape.vacant == 1
    assert figures["Positions without a place"] == shape.unplaced == 1
    assert figures["Layers"] == shape.layers == 4
    assert figures["Largest span of control"] == shape.largest_span == 4
    assert figures["Largest reporting distance of data teams"] == 5
    assert figures["Import problems"] == 1
    lines = column(sheet, 2)
    for finding in findings(small, AS_IS, method, TODAY):
        if finding.weight != "green" and not finding.accepted:
            assert finding.headline in lines


def test_the_summary_leads_to_every_other_sheet(small_workbook: Workbook) -> None:
    sheet = small_workbook["Summary"]
    linked = [
        cell.hyperlink.location or cell.hyperlink.target for (cell,) in sheet.iter_rows(max_col=1) if cell.hyperlink
    ]

    assert [str(link).lstrip("#") for link in linked] == [f"'{name}'!A1" for name in small_workbook.sheetnames[1:]]


def test_projects_show_each_step_in_each_phase_with_its_status_in_words(
    small_workbook: Workbook, method: Method
) -> None:
    steps = {row["Step"]: row for row in rows(small_workbook["Project steps"])}

    first = next(row for row in rows(small_workbook["Project steps"]) if row["Step"] == "Waste in the cold chain")
    assert first
    assert {step.name for step in method.steps.values()} <= set(steps)
    texts = [str(value) for row in rows(small_workbook["Project steps"]) for value in row.values() if value]
    assert "Done since 1 Mar 2025\nBen Abe" in texts
    assert any(text.startswith("Waiting\nAccess to the warehouse") for text in texts)
    assert any(text.startswith("Don’t know since 2 Oct 2025") for text in texts)
    assert "Need: Throw away less · Sponsor: Cora Diaz · Now in Crawl" in texts


def test_every_import_problem_is_listed_with_its_row(small_workbook: Workbook) -> None:
    assert rows(small_workbook["Import problems"]) == [
        {
            "File": "staff.csv", "Row": 7, "Kind": "no manager", "What is wrong": "Row 7 names nobody as manager.",
            "What to do": "Choose one.", "Position": "Lea Moss, Adviser",
        }
    ]  # fmt: skip


def test_an_empty_plan_has_no_sheets_without_anything_on_them(written: Written) -> None:
    workbook = written(Plan("Empty"))

    assert workbook["Positions"]["A2"].value == "There is no position in this scenario."
    assert workbook.sheetnames == ["Summary", "Findings", "Positions"]


def test_another_scenario_is_told_as_such(method: Method, tmp_path: Path) -> None:
    plan = plans.made("One", [*plans.add("a", None, "Ada"), CopyScenario(AS_IS, "To be", "to-be")])
    write_workbook(plan, "to-be", method, tmp_path / "x.xlsx", today=TODAY)

    assert load_workbook(tmp_path / "x.xlsx")["Summary"]["A2"].value == "Scenario: To be · 21 Nov 2025"
