"""The sheet of time: a row a bar, a column a month, drawn with signs and fills; of later phases only their span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dataplanner.analysis.parts import phase_place
from dataplanner.analysis.timeline import GAP, ITEM, LEAD, PHASE, RAMP, STEP, WAIT, Bar, Timeline, timeline
from dataplanner.files.workbook.paging import Kept, keep_together
from dataplanner.files.workbook.printing import freeze, set_page
from dataplanner.files.workbook.projects.telling import Telling
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.model.days import MONTHS, day_words

TITLE = "Timeline"
LEGEND = (
    "■ over   □ to come   ░ getting up to speed   × waiting   · more than a year ahead, and only roughly known   "
    "⚑ later than wanted"
)
SECTIONS = {PHASE: "Phases and steps", ITEM: "Backlog", LEAD: "People to come", GAP: "Skills to come", WAIT: "Waits"}
STILL_OPEN = "still open"
PERIODS = 40
"""So many columns a page across can hold."""
HEADER = 4
_FIRST = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A column: the days from one to before another, what stands above it, and the year that it begins in."""

    start: date
    end: date
    name: str


def add_timelines(sheet: Sheet, projects: Iterable[Telling]) -> None:
    """Write the sheet, one project below the other over the same months; those that are over are left out."""
    found = _going_on([(told, _timeline(told)) for told in projects])
    columns = periods(min(line.first for _, line in found), max(line.last for _, line in found))
    _set_widths(sheet, len(columns))
    sheet.across(1, TITLE, "sheet_title")
    sheet.across(2, LEGEND, "subtitle")
    _put_header(sheet, columns, found[0][1].today)
    groups: list[Kept] = []
    row = HEADER + 1
    for told, line in found:
        first = row + 1
        sheet.raise_row(first, sheet.theme.matrix["project_height"])
        sheet.across(first, told.project.name, "project")
        row, more = _put_bars(sheet, list(_told_bars(told, line)), columns, first)
        groups += [Kept(first, row), Kept(first, min(row, first + 3)), *more]
    freeze(sheet, HEADER + 2, 2)
    set_page(sheet, portrait=False, header=HEADER, header_end=HEADER + 1)
    keep_together(sheet, groups, row, portrait=False, repeated=range(HEADER, HEADER + 2))


def periods(first: date, last: date) -> list[Period]:
    """Months that cover the days from the first to the last; quarters or years where there are too many."""
    for months in (1, 3, 12):
        found = list(_periods(first, last, months))
        if len(found) <= PERIODS:
            return found
    return found[:PERIODS]


def _periods(first: date, last: date, months: int) -> Iterator[Period]:
    start = date(first.year, (first.month - 1) // months * months + 1, 1)
    while start <= last:
        after = start.month - 1 + months
        end = date(start.year + after // 12, after % 12 + 1, 1)
        yield Period(start, end, _period_name(start, months))
        start = end


def _period_name(start: date, months: int) -> str:
    return {1: MONTHS[start.month - 1][:1], 3: f"Q{(start.month + 2) // 3}"}.get(months, "")


def _going_on(found: list[tuple[Telling, Timeline]]) -> list[tuple[Telling, Timeline]]:
    """The projects that are not over: years that have gone by would leave no room for the months to come."""
    going = [(told, line) for told, line in found if not all(bar.past for bar in line.of(PHASE))]
    return going or found


def _timeline(told: Telling) -> Timeline:
    report = told.report
    return timeline(report.plan, report.scenario.id, told.project, report.method, report.today)


def _told_bars(told: Telling, line: Timeline) -> Iterator[Bar]:
    """What is concrete enough to be told: of phases to come and of what is far ahead, only the phases."""
    now = phase_place(told.project.phase)
    for bar in line.bars:
        if bar.what == PHASE or not (bar.loose or (bar.what == STEP and phase_place(bar.phase) > now)):
            yield bar


def _set_widths(sheet: Sheet, count: int) -> None:
    sizes = sheet.theme.matrix
    free = sheet.theme.page_units(portrait=False) - sizes["bar_name"] - 2 * sizes["bar_day"]
    sheet.set_widths([sizes["bar_name"], sizes["bar_day"], sizes["bar_day"], *[free / count] * count])


def _put_header(sheet: Sheet, columns: Sequence[Period], today: date) -> None:
    """The years above, months or quarters below; the present one stands out."""
    for column, heading in enumerate(("", "From", "Until"), 1):
        sheet.put(HEADER + 1, column, heading, "heading")
    starts = [at for at, one in enumerate(columns) if not at or one.start.year != columns[at - 1].start.year]
    for start, end in zip(starts, [*starts[1:], len(columns)], strict=True):
        sheet.across(HEADER, str(columns[start].start.year), "bar_year", _FIRST + start, _FIRST + end - 1, close=False)
    for at, one in enumerate(columns, _FIRST):
        sheet.put(HEADER + 1, at, one.name, "bar_today" if one.start <= today < one.end else "bar_month")
    for row in (HEADER, HEADER + 1):
        sheet.close_row(row)


def _put_bars(sheet: Sheet, bars: Sequence[Bar], columns: Sequence[Period], row: int) -> tuple[int, list[Kept]]:
    """Write the bars below a row, ramp-up beside its lead time; returns the last row, and what should stay together."""
    groups, section = [], ""
    for bar in bars:
        if bar.what == RAMP:
            _paint(sheet, row, bar, columns)
            continue
        if (own := PHASE if bar.what == STEP else bar.what) != section:
            section, row = own, row + 1
            sheet.across(row, SECTIONS[own], "group")
            groups.append(Kept(row, row + 2))
        row += 1
        _put_bar(sheet, row, bar, columns)
    return row, groups


def _put_bar(sheet: Sheet, row: int, bar: Bar, columns: Sequence[Period]) -> None:
    sheet.put(row, 1, bar.name, "cell_strong" if bar.what == PHASE else "prose")
    late = "⚑ " if bar.late else ""
    until = STILL_OPEN if bar.what == WAIT and not bar.past else f"{late}{day_words(bar.end)}"
    for column, text in ((2, day_words(bar.start)), (3, until)):
        sheet.put(row, column, text, "cell_small")
    for column in range(_FIRST, _FIRST + len(columns)):
        sheet.put(row, column, None, "bar_none")
    _paint(sheet, row, bar, columns)
    sheet.close_row(row)


def _paint(sheet: Sheet, row: int, bar: Bar, columns: Sequence[Period]) -> None:
    """Fill the periods that a bar runs through, at least the one it begins in."""
    sign, style = _look(bar)
    end = max(bar.end, bar.start + timedelta(1))
    for column, one in enumerate(columns, _FIRST):
        if one.start < end and bar.start < one.end:
            sheet.put(row, column, sign, style)


def _look(bar: Bar) -> tuple[str, str]:
    """The sign and the style of a bar; never colour alone."""
    if bar.what == WAIT:
        return "×", "bar_over" if bar.past else "bar_waiting"
    if bar.past:
        return "■", "bar_over"
    if bar.loose:
        return "·", "bar_none"
    return ("░", "bar_ramp") if bar.what == RAMP else ("□", "bar_to_come")
