"""One page a project: its phases, how the present one stands, what is under way, awaited and next, and its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dataplanner.analysis.backlog import backlog_plan
from dataplanner.analysis.findings import Finding
from dataplanner.analysis.method import WEIGHTS
from dataplanner.analysis.needs import worth_of
from dataplanner.analysis.part_text import metric_brief
from dataplanner.analysis.parts import phase_plan
from dataplanner.analysis.phase_facts import phase_facts
from dataplanner.analysis.schedule import schedule
from dataplanner.analysis.steps import PhaseSteps, StepState, project_steps
from dataplanner.analysis.value import reaction_counts, value_against_cost
from dataplanner.analysis.waits import wait_states
from dataplanner.analysis.wording import Count, short_amount
from dataplanner.files.workbook.findings_sheet import open_first, weight_cell
from dataplanner.files.workbook.paging import page_height
from dataplanner.files.workbook.printing import set_page
from dataplanner.files.workbook.projects.blocks import Block, BlockColumn, put_blocks, set_grid
from dataplanner.files.workbook.projects.telling import Telling
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Row, Styled
from dataplanner.model.days import day_words, iso_words, span_words
from dataplanner.model.needs import Cant
from dataplanner.model.outcomes import Metric

TITLE = "Project {name}"
SQUEEZED = 1.1
"""The page may be so much fuller than its size; printing makes it a little smaller then."""
MOST = 5
"""Lines of a table on the page; the others are on the sheets that follow."""
NEXT = 3
MORE = "{count:# more is|# more are} on the sheet “Findings”."
PHASES = (
    BlockColumn("Phase", 1, "cell_strong"),
    BlockColumn("From – until", 4),
    BlockColumn("Settled", 2),
    BlockColumn("Cost", 2, "text_right"),
    BlockColumn("Value", 2, "text_right"),
    BlockColumn("Times", 1, "text_right"),
)
FACTS = (
    BlockColumn("", 2, "cell_secondary"),
    BlockColumn("", 4, "cell_strong"),
    BlockColumn("", 2, "cell_secondary"),
    BlockColumn("", 4, "cell_strong"),
)
STEPS = (
    BlockColumn("Step", 3, "cell_strong"),
    BlockColumn("Status", 2),
    BlockColumn("Owner", 2),
    BlockColumn("Until", 2),
    BlockColumn("Known of it", 3),
)
WAITS = (
    BlockColumn("Waiting for", 5, "cell_strong"),
    BlockColumn("Held by", 4),
    BlockColumn("Followed up by", 2),
    BlockColumn("Days", 1, "whole"),
)
FRUIT = (
    BlockColumn("Item", 6, "cell_strong"),
    BlockColumn("Teams", 4),
    BlockColumn("Value", 1, "cell_centre"),
    BlockColumn("Reach", 1, "cell_centre"),
)
FINDINGS = (BlockColumn("", 3), BlockColumn("", 9))


def add_summary(sheet: Sheet, told: Telling, findings: Sequence[Finding]) -> None:
    """Write the sheet of one project; it is printed on one page whatever is on it."""
    set_grid(sheet, portrait=True)
    sheet.across(1, told.project.name, "title")
    sheet.across(2, told.about, "subtitle")
    row, _ = put_blocks(sheet, [block for block in _blocks(told) if block.rows], 2)
    used = sum(sheet.height(at) for at in range(1, row + 1))
    room = page_height(sheet.theme, portrait=True) * SQUEEZED - used
    _put_findings(sheet, [finding for finding in findings if _is_about(finding, told)], row, room)
    set_page(sheet, portrait=True)
    sheet.worksheet.page_setup.fitToHeight = 1


def _blocks(told: Telling) -> Iterator[Block]:
    report = told.report
    phases = project_steps(report.plan, told.project, report.method)
    yield Block("Phases", "", PHASES, list(_phases(told, phases)))
    yield Block(f"{told.phase(told.project.phase)} today", "", FACTS, _in_pairs(list(_facts(told))))
    yield Block("Under way, waiting and next", "", STEPS, list(_steps(told, phases))[: MOST + 1])
    yield Block("Open waits, the longest first", "", WAITS, list(_waits(told))[:NEXT])
    yield Block("Low-hanging fruit", "", FRUIT, list(_fruit(told))[:NEXT])


def _phases(told: Telling, phases: Iterable[PhaseSteps]) -> Iterator[Row]:
    report = told.report
    found = value_against_cost(report.plan, told.project, report.method)
    spans = schedule(report.plan, told.project, report.method, report.today).phases
    for phase in phases:
        id_, span, balance = phase.phase.id, spans[phase.phase.id], found.phases[phase.phase.id]
        closed = phase_plan(report.plan, told.project.id, id_).closed
        days = span_words(span.start, span.end)
        where = " · closed" if closed else " · now" if phase.current else ""
        cost, value = (short_amount(one, told.project.currency) if one else "" for one in (balance.cost, balance.value))
        times = "" if balance.ratio is None else f"{balance.ratio:.1f} ×"
        yield phase.phase.name, days, f"{phase.settled} of {len(phase.steps)}{where}", cost, value, times


def _in_pairs(facts: Sequence[tuple[str, str]]) -> list[Row]:
    """Two facts a row."""
    even = [*facts, ("", "")] if len(facts) % 2 else facts
    return [(*even[at], *even[at + 1]) for at in range(0, len(even), 2)]


def _facts(told: Telling) -> Iterator[tuple[str, str]]:
    report, project = told.report, told.project
    yield from phase_facts(report.plan, report.scenario.id, project, report.method, report.today)
    if worth := worth_of(told.parts(Cant)):
        yield "The can’ts are worth", f"{short_amount(worth, project.currency)} a year"
    said = reaction_counts(report.plan, project.id)
    reactions = report.method.projects.choices["reaction"].values()
    if any(said.values()):
        yield "The business says", " · ".join(f"{one.name} {said[one.id]}" for one in reactions if said.get(one.id))
    for metric in told.parts(Metric)[:NEXT]:
        yield metric.name, metric_brief(metric)


def _steps(told: Telling, phases: Iterable[PhaseSteps]) -> Iterator[Row]:
    """The steps of the present phase that are begun or not known, then the next ones by their days."""
    report = told.report
    spans = schedule(report.plan, told.project, report.method, report.today).steps
    (current,) = [phase for phase in phases if phase.current]
    open_ = [state for state in current.steps if not state.status.settled]
    begun = [state for state in open_ if state.status.id != "not_started"]
    coming = sorted(
        (state for state in open_ if state not in begun), key=lambda one: spans[one.record.phase, one.step.id].start
    )
    for state in (*begun, *coming[:NEXT]):
        yield _step(told, state, day_words(spans[state.record.phase, state.step.id].end))


def _step(told: Telling, state: StepState, until: str) -> Row:
    record = state.record
    since = f"since {iso_words(record.since)}" if record.since else ""
    known = record.note or since
    style = {"waiting": "red", "dont_know": "amber"}.get(state.status.id, "cell")
    return state.step.name, Styled(state.status.name, style), told.field(record, "owner"), until, known


def _waits(told: Telling) -> Iterator[Row]:
    report = told.report
    for state in wait_states(report.plan, report.scenario.id, told.project.id, report.today):
        if state.open:
            yield state.wait.name, *told.fields(state.wait, "held_by", "owner"), state.days


def _fruit(told: Telling) -> Iterator[Row]:
    report = told.report
    for one in backlog_plan(report.plan, report.scenario.id, told.project, report.method, report.today).items:
        if one.fruit:
            yield one.item.name, told.field(one.item, "teams"), one.item.value, f"{one.reach or 0.0:.0%}"


def _is_about(finding: Finding, told: Telling) -> bool:
    return finding.project == told.project.id and finding.weight != WEIGHTS[-1]


def _put_findings(sheet: Sheet, findings: Sequence[Finding], row: int, room: float) -> None:
    """As many findings as have room on the page, and at least a few; the others are counted."""
    line = sheet.text_height(2, sheet.styles.spec("cell"))
    told, fitting = open_first(findings), max(int(room // line) - 2, NEXT)
    rows: list[Row] = [(weight_cell(one), _line(one)) for one in told[:fitting]]
    if len(told) > fitting:
        rows.append(("", Styled(MORE.format(count=Count(len(told) - fitting)), "cell_secondary")))
    put_blocks(sheet, [Block("Findings", "", FINDINGS, rows)] if rows else [], row)


def _line(finding: Finding) -> Styled:
    kept = f" Kept on purpose: {finding.reason}" if finding.reason else ""
    return Styled(f"{finding.headline}{kept}", "cell_secondary" if finding.accepted else "cell")
