"""The sheet of projects: every step in crawl, walk and run, with its status in words and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dataplanner.analysis.method import StepGroup
from dataplanner.analysis.steps import PhaseSteps, StepState, project_steps
from dataplanner.files.workbook.printing import break_pages, day_words, freeze, set_page
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.model.projects import Project

TITLE = "Project steps"
ABOUT = "Each phase goes through the same steps again (Data Teams, ch. 7 and 11)."
NO_PROJECTS = "No project is planned yet. Add one in Data Planner."
TOO_EARLY = "Begun too early, not settled yet: {steps}"
HEADER = 4
_STYLES = {
    "waiting": "status_waiting",
    "not_needed": "status_not_needed",
    "dont_know": "status_dont_know",
}


def add_projects(sheet: Sheet, report: Report) -> None:
    """Write the sheet, one project below the other, each beginning a page."""
    phases = list(report.method.phases.values())
    page = sheet.theme.page_units(portrait=True)
    first = sheet.theme.matrix["step"]
    sheet.set_widths([first, *[(page - first) / len(phases)] * len(phases)])
    projects = sorted(report.plan.all(Project), key=lambda project: (project.order, project.name, project.id))
    sheet.across(1, TITLE, "sheet_title")
    sheet.across(2, ABOUT if projects else NO_PROJECTS, "subtitle")
    sheet.put_row(HEADER, ["Step", *(phase.name for phase in phases)], "heading")
    row, starts = HEADER, []
    for project in projects:
        starts.append(row)
        row = _put_project(sheet, report, project, row + 1)
    break_pages(sheet.worksheet, starts[1:])
    freeze(sheet, HEADER + 1, 2)
    set_page(sheet, portrait=True, header=HEADER)


def _put_project(sheet: Sheet, report: Report, project: Project, row: int) -> int:
    """Write one project from ``row`` on; returns its last row."""
    phases = project_steps(report.plan, project, report.method)
    sheet.raise_row(row, sheet.theme.matrix["project_height"])
    sheet.across(row, project.name, "project")
    row += 1
    sheet.across(row, _about(report, project), "note")
    row += 1
    sheet.put_row(row, ["Settled", *(_settled(phase) for phase in phases)], "cell_secondary")
    for group in report.method.groups.values():
        row += 1
        sheet.across(row, group.name, "group")
        row = _put_steps(sheet, report, group, phases, row)
    return row


def _put_steps(sheet: Sheet, report: Report, group: StepGroup, phases: Sequence[PhaseSteps], row: int) -> int:
    for step in report.method.steps_of(group.id):
        row += 1
        sheet.put(row, 1, step.name, "cell")
        for column, phase in enumerate(phases, 2):
            state = next(state for state in phase.steps if state.step.id == step.id)
            sheet.put(row, column, _state(report, state), _style(state))
        sheet.close_row(row)
    return row


def _about(report: Report, project: Project) -> str:
    parts = (
        f"Need: {project.need}" if project.need else "",
        f"Sponsor: {project.sponsor}" if project.sponsor else "",
        f"Now in {report.method.phases[project.phase].name.lower()}",
    )
    return " · ".join(part for part in parts if part)


def _settled(phase: PhaseSteps) -> str:
    words = f"{phase.settled} of {len(phase.steps)}"
    return f"{words} · now" if phase.current else words


def _state(report: Report, state: StepState) -> str:
    """The status in words, who has it and since when; below that what is known, and what should have come first."""
    if state.status.id == "not_started" and not state.record.note and not state.record.owner:
        return ""
    record = state.record
    since = f" since {_day(record.since)}" if record.since else ""
    known = ": ".join(part for part in (record.owner, record.note) if part)
    missing = [report.method.steps[id_].name for id_ in (*state.missing, *state.missing_before)]
    early = TOO_EARLY.format(steps=", ".join(missing)) if state.too_early else ""
    return "\n".join(part for part in (f"{state.status.name}{since}", known, early) if part)


def _day(iso: str) -> str:
    """A day in words; what cannot be read as one stays as it is."""
    try:
        return day_words(date.fromisoformat(iso), short=True)
    except ValueError:
        return iso


def _style(state: StepState) -> str:
    if state.status.id in _STYLES:
        return _STYLES[state.status.id]
    if state.status.settled:
        return "status_settled"
    return "status_begun" if state.status.begun else "status"
