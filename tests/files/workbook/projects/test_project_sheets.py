"""What is noted in a project stands on its sheets, in the words of the screen, and nothing of it is missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.analysis.part_text import PartWords
from dataplanner.analysis.timeline import timeline
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.files.workbook import write_workbook
from dataplanner.files.workbook.projects.timeline import PERIODS, periods
from dataplanner.model.days import day_words, iso_words
from dataplanner.model.edits import SetStep
from dataplanner.model.edits.parts import parts_of
from dataplanner.model.faults import day_of
from dataplanner.model.holds import holdings
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import Project, ProjectPart

TODAY = date(2026, 11, 21)
COLD = "waste-in-the-cold-chain"
SHEETS = ["Step answers", "Needs", "Backlog", "Timeline", "Waits and debt", "Metrics and value", "Decisions"]
LEFT_OUT = {
    "steps": ("step", "status", "begin"),
    "phases": ("closed",),
    "staffing": ("person", "level", "begun", "arrived", "lead", "ramp"),
}
"""Fields that stand on the sheets as what comes of them: a verdict, a date, a place."""
AS_A_SIGN = {"project", "order", "traits", "now", "later", "done"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan_json(root() / "sample_orgs" / "hansa-foods.plan.json")


@pytest.fixture(scope="module")
def book(plan: Plan, method: Method, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(plan, method, tmp_path_factory)


def written(plan: Plan, method: Method, factory: pytest.TempPathFactory) -> Workbook:
    from openpyxl import load_workbook

    path = factory.mktemp("projects") / "plan.xlsx"
    write_workbook(plan, AS_IS, method, path, today=TODAY)
    return load_workbook(path)


def texts(sheet: Worksheet) -> list[str]:
    return [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None]


def project_texts(book: Workbook) -> str:
    names = [name for name in book.sheetnames if name.startswith("Project ") or name in SHEETS]
    return "\n".join(text for name in names for text in texts(book[name]))


def test_every_sheet_is_there_after_the_gaps(book: Workbook) -> None:
    assert book.sheetnames[book.sheetnames.index("Project Waste in the cold chain") :] == [
        "Project Waste in the cold chain", "Project Demand of the bakeries", "Project Orders in one place",
        "Project steps", *SHEETS,
        "Changes One data leader",
    ]  # fmt: skip


def test_nothing_that_is_noted_in_a_project_is_missing_on_paper(book: Workbook, plan: Plan, method: Method) -> None:
    words, told = PartWords(plan, AS_IS, method), project_texts(book)
    missing = [
        f"{part.table} {part.key[-1]}.{name}: {line}"
        for part in parts_of(plan, COLD)
        for name, line in told_fields(words, part)
        if line not in told
    ]
    assert missing == []


def told_fields(words: PartWords, part: ProjectPart) -> Iterator[tuple[str, str]]:
    """The fields of a part with each line of what they say, days as they are written on paper."""
    kept = set(holdings(type(part))) - {*part.key_fields, *LEFT_OUT.get(part.table, ()), *AS_A_SIGN}
    for name in sorted(kept):
        if holdings(type(part))[name].what == "amount":
            yield name, f"{getattr(part, name):.10g}"
        elif name == "answers":
            yield from ((name, answer) for answer in getattr(part, name).values() if answer)
        else:
            yield from ((name, _on_paper(line)) for line in words.field(part, name).splitlines())


def _on_paper(line: str) -> str:
    day, colon, figure = line.partition(": ")
    return f"{iso_words(day)}{colon}{figure}" if day_of(day) else line


def test_a_tick_against_the_facts_keeps_its_reason_on_steps_answers_and_findings(
    plan: Plan, method: Method, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = plan.copy()
    reason = "The sponsor has seen it work"
    SetStep("bakery-demand", "crawl", "evaluate", {"status": "done", "reason": reason}).apply(again)
    book = written(again, method, tmp_path_factory)

    (cell,) = [text for text in texts(book["Project steps"]) if f"Reason: {reason}" in text]
    assert "The plan says otherwise: No metric has a figure that was read." in cell
    assert reason in texts(book["Step answers"])
    rows = list(book["Findings"].iter_rows(min_row=5, values_only=True))
    kept = [row for row in rows if row[5] == reason and "the plan says otherwise" in str(row[1])]
    assert len(kept) == 1


def test_the_backlog_stands_by_phase_with_what_can_be_carried(book: Workbook) -> None:
    first = [str(value) for (value,) in book["Backlog"].iter_rows(max_col=1, values_only=True) if value]
    heads = [text for text in first if text.partition(" · ")[0] in ("Crawl", "Walk", "Run") or text == "Not placed yet"]
    assert [head.partition(" · ")[0] for head in heads[:4]] == ["Crawl", "Walk", "Run", "Not placed yet"]
    assert "can be carried" in heads[1]
    assert first.index(heads[1]) < first.index("Alerts to the shift leader") < first.index(heads[2])
    assert first.index(heads[2]) < first.index("Velocity") < first.index("People to come")


def test_a_bar_of_the_timeline_is_drawn_in_the_months_it_runs_through(
    book: Workbook, plan: Plan, method: Method
) -> None:
    sheet = book["Timeline"]
    line = timeline(plan, AS_IS, plan.get(Project, COLD), method, TODAY)
    last = next(row for row in range(6, sheet.max_row) if sheet.cell(row, 1).value == "Demand of the bakeries")
    rows = {str(row[0].value): row for row in sheet.iter_rows(min_row=6, max_row=last) if row[0].value}
    shown = [bar for bar in line.bars if bar.name in rows and bar.what in ("phase", "item", "wait") and not bar.loose]
    first = line.first.replace(day=1)
    assert len(shown) > 15
    for bar in shown:
        row = rows[bar.name]
        drawn = [at for at, cell in enumerate(row[3:]) if cell.value]
        months = [(day.year - first.year) * 12 + day.month - first.month for day in (bar.start, bar.end)]
        assert drawn[0] == months[0], bar.name
        assert months[1] - 1 <= drawn[-1] <= months[1], bar.name
        assert row[1].value == day_words(bar.start)


def test_lead_time_and_ramp_up_stand_in_one_row(book: Workbook) -> None:
    rows = {str(row[0]): row for row in book["Timeline"].iter_rows(min_row=6, values_only=True) if row[0]}
    signs = "".join(str(value) for value in rows["Senior data engineer, the open seat"][3:] if value)
    assert signs == "□" * signs.count("□") + "░" * signs.count("░")
    assert signs.count("□") == 3
    assert signs.count("░") == 7
    assert "Project veteran: hire, Data engineering" in rows


def test_a_project_that_is_over_takes_no_room_from_the_months_to_come(book: Workbook) -> None:
    assert "Orders in one place" in texts(book["Project steps"])
    assert "Orders in one place" not in texts(book["Timeline"])
    assert book["Timeline"]["D4"].value == "2026"


@pytest.mark.parametrize(("years", "first"), [(1, "J"), (5, "Q1"), (30, "")])
def test_long_times_are_told_by_quarter_or_year(years: int, first: str) -> None:
    found = periods(date(2026, 1, 15), date(2026 + years, 6, 1))
    assert found[0].name == first
    assert len(found) <= PERIODS
    assert found[0].start <= date(2026, 1, 15)
    assert found[-1].end > date(2026 + years, 6, 1)
    assert all(one.end == other.start for one, other in itertools.pairwise(found))


def test_a_project_is_summed_up_on_one_page_with_its_findings(book: Workbook, plan: Plan, method: Method) -> None:
    sheet = book["Project Waste in the cold chain"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    told = texts(sheet)
    for part in ("Waste in the cold chain", "Warehouse credentials", "Alerts to the shift leader", "9 a month, rising"):
        assert part in told
    own = [one for one in findings(plan, AS_IS, method, TODAY) if one.project == COLD and one.weight != "green"]
    shown = [one for one in own if any(text.startswith(one.headline) for text in told)]
    rest = len(own) - len(shown)
    assert shown
    assert not rest or f"{rest} more are on the sheet “Findings”." in told


def test_a_project_without_anything_noted_has_only_its_summary_and_steps(small_workbook: Workbook) -> None:
    assert "Second project" in texts(small_workbook["Project Second project"])
    assert "Second project" in texts(small_workbook["Project steps"])
    assert "Second project" not in texts(small_workbook["Timeline"])
