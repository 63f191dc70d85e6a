"""The sheet of projects: every step in crawl, walk and run, with its status in words and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dataplanner.analysis.ground import Ground
from dataplanner.analysis.method import MethodStep
from dataplanner.analysis.steps import PhaseSteps, StepState, against_the_facts, project_steps
from dataplanner.files.workbook.paging import WHOLE, Kept, keep_together
from dataplanner.files.workbook.printing import freeze, set_page
from dataplanner.files.workbook.projects.telling import Telling
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.model.days import iso_words

TITLE = "Project steps"
ABOUT = "Each phase goes through the same steps again (Data Teams, ch. 7 and 11)."
TOO_EARLY = "Begun too early, not settled yet: {steps}"
AGAINST = "⚑ The plan says otherwise: {facts}"
REASON = "Reason: {reason}"
HEADER = 4
_STYLES = {
    "waiting": "status_waiting",
    "not_needed": "status_not_needed",
    "dont_know": "status_dont_know",
}


def add_steps(sheet: Sheet, projects: Iterable[Telling]) -> None:
    """Write the sheet, one project below the other; a short one is not torn apart."""
    told = list(projects)
    phases = list(told[0].report.method.phases.values())
    page = sheet.theme.page_units(portrait=True)
    first = sheet.theme.matrix["step"]
    sheet.set_widths([first, *[(page - first) / len(phases)] * len(phases)])
    sheet.across(1, TITLE, "sheet_title")
    sheet.across(2, ABOUT, "subtitle")
    sheet.put_row(HEADER, ["Step", *(phase.name for phase in phases)], "heading")
    row, groups = HEADER, []
    for one in told:
        start = row + 1
        row, found = _put_project(sheet, one, start)
        groups += [Kept(start, row, WHOLE), Kept(start, start + 4), *found]
    freeze(sheet, HEADER + 1, 2)
    set_page(sheet, portrait=True, header=HEADER)
    keep_together(sheet, groups, row, portrait=True, repeated=[HEADER])


def _put_project(sheet: Sheet, told: Telling, row: int) -> tuple[int, list[Kept]]:
    """Write one project from ``row`` on; returns its last row, and what should stay together."""
    phases = project_steps(told.report.plan, told.project, told.report.method)
    grounds = [_ground(told, phase) for phase in phases]
    sheet.raise_row(row, sheet.theme.matrix["project_height"])
    sheet.across(row, told.project.name, "project")
    row += 1
    sheet.across(row, told.about, "note")
    row += 1
    sheet.put_row(row, ["Settled", *(_settled(phase) for phase in phases)], "cell_secondary")
    groups = []
    for group in told.report.method.groups.values():
        row += 1
        heading = row
        sheet.across(heading, group.name, "group")
        for step in told.report.method.steps_of(group.id):
            row += 1
            _put_step(sheet, row, step, list(zip(phases, grounds, strict=True)))
        groups += [Kept(heading, heading + 1), Kept(heading, row, WHOLE)]
    return row, groups


def _put_step(sheet: Sheet, row: int, step: MethodStep, phases: Sequence[tuple[PhaseSteps, Ground]]) -> None:
    sheet.put(row, 1, step.name, "cell")
    for column, (phase, ground) in enumerate(phases, 2):
        state = next(state for state in phase.steps if state.step.id == step.id)
        sheet.put(row, column, _state(ground, state), _style(state))
    sheet.close_row(row)


def _ground(told: Telling, phase: PhaseSteps) -> Ground:
    return Ground(told.report.plan, told.report.scenario.id, told.report.method, told.project, phase.phase.id)


def _settled(phase: PhaseSteps) -> str:
    words = f"{phase.settled} of {len(phase.steps)}"
    return f"{words} · now" if phase.current else words


def _state(ground: Ground, state: StepState) -> str:
    """The status in words, who has it and since when; below that what is known, what speaks against it, and why."""
    record = state.record
    if state.status.id == "not_started" and not (record.note or record.owner or record.due):
        return ""
    since = f" since {iso_words(record.since)}" if record.since else ""
    due = f", planned until {iso_words(record.due)}" if record.due and not state.status.settled else ""
    known = ": ".join(part for part in (record.owner, record.note) if part)
    reason = REASON.format(reason=record.reason) if record.reason else ""
    lines = (f"{state.status.name}{since}{due}", known, *_against(ground, state), reason)
    return "\n".join(line for line in lines if line)


def _against(ground: Ground, state: StepState) -> Iterator[str]:
    """What should have come first, and what the plan says is not there."""
    if state.too_early:
        missing = [ground.method.steps[id_].name for id_ in (*state.missing, *state.missing_before)]
        yield TOO_EARLY.format(steps=", ".join(missing))
    if failed := against_the_facts(ground, state):
        yield AGAINST.format(facts=" ".join(one.sentence for one in failed))


def _style(state: StepState) -> str:
    if state.status.id in _STYLES:
        return _STYLES[state.status.id]
    if state.status.settled:
        return "status_settled"
    return "status_begun" if state.status.begun else "status"
