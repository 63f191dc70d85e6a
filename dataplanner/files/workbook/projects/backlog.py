"""The sheet of the backlog: by phase, with reach and what velocity can carry, velocity itself, and people to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dataplanner.analysis.backlog import BacklogPlan, PlannedItem, backlog_plan
from dataplanner.analysis.backlog_text import UNPLACED, load_in_words, standing
from dataplanner.analysis.staffing import arrival, days_late, full_speed, latest_start
from dataplanner.analysis.velocity import TeamVelocity, velocities
from dataplanner.analysis.wording import Count
from dataplanner.files.workbook.projects.blocks import Block, BlockColumn, Section
from dataplanner.files.workbook.projects.telling import SectionPage, Telling
from dataplanner.files.workbook.table import Row
from dataplanner.model.days import day_words, month_words
from dataplanner.model.staffing import Staffing

ITEMS = (
    BlockColumn("Item", 3, "cell_strong"),
    BlockColumn("Value", 1, "cell_centre"),
    BlockColumn("Complexity", 1, "cell_centre"),
    BlockColumn("Reach", 1, "cell_centre"),
    BlockColumn("Points", 1, "decimal"),
    BlockColumn("Teams", 2, "prose"),
    BlockColumn("Stands", 1),
    BlockColumn("Known of it", 2),
)
VELOCITY = (
    BlockColumn("Team", 3, "cell_strong"),
    BlockColumn("A month", 1, "decimal"),
    BlockColumn("Trend", 2, "cell_centre"),
    BlockColumn("Points by month", 6),
)
COMING = (
    BlockColumn("Who or what", 3, "cell_strong"),
    BlockColumn("How", 2),
    BlockColumn("Needed on"),
    BlockColumn("Set going by"),
    BlockColumn("There on"),
    BlockColumn("Full speed"),
    BlockColumn("Team"),
    BlockColumn("Note", 2),
)


def backlog_sections(projects: Iterable[Telling]) -> Iterator[Section]:
    """The backlog of each project, phase by phase, and what carries it."""
    for told in projects:
        yield Section(told.project.name, (*_phases(told), _velocity(told), _coming(told)))


def _phases(told: Telling) -> Iterator[Block]:
    report = told.report
    found = backlog_plan(report.plan, report.scenario.id, told.project, report.method, report.today)
    for phase, heading in _headings(found, told):
        rows = [_item(told, one) for one in found.items if one.item.phase == phase]
        yield Block(heading, "", ITEMS, rows)


def _headings(found: BacklogPlan, told: Telling) -> Iterator[tuple[str, str]]:
    for load in found.loads:
        yield load.phase, load_in_words(load, told.report.method)
    yield "", UNPLACED


def _item(told: Telling, one: PlannedItem) -> Row:
    item = one.item
    known = (item.out_of_reach, item.note, _waits(told, one), *one.who.advice)
    return (
        item.name, item.value or None, item.complexity or None, "" if one.reach is None else f"{one.reach:.0%}",
        one.points, told.field(item, "teams"), standing(one, told.report.method), "\n".join(filter(None, known)),
    )  # fmt: skip


def _waits(told: Telling, one: PlannedItem) -> str:
    return f"Waits for: {told.field(one.item, 'waits')}" if one.open_waits else ""


def _velocity(told: Telling) -> Block:
    found = velocities(told.report.plan, told.project.id, told.report.method)
    return told.block("velocity", VELOCITY, (_team(told, one) for one in found))


def _team(told: Telling, one: TeamVelocity) -> Row:
    teams = told.report.organisation.teams
    name = teams[one.team].name if one.team in teams else one.team
    months = " · ".join(f"{month_words(month)}: {points:g}" for month, points in one.past)
    return (name, one.points, one.trend, months or "expected, no month is over yet")


def _coming(told: Telling) -> Block:
    return told.block("staffing", COMING, (_person(told, coming) for coming in told.parts(Staffing)))


def _person(told: Telling, coming: Staffing) -> Row:
    method, today = told.report.method, told.report.today
    late = Count(days_late(coming, method, today))
    note = "\n".join(filter(None, (f"{late:|# day late|# days late}", coming.note)))
    days = (latest_start(coming, method), arrival(coming, method, today), full_speed(coming, method, today))
    return (
        coming.name, *told.fields(coming, "kind", "needed"), *map(_day, days), told.field(coming, "team"), note,
    )  # fmt: skip


def _day(day: date | None) -> str:
    return "" if day is None else day_words(day)


PAGE = SectionPage(
    "Backlog",
    "what is done in which phase, velocity, people to come",
    "Backlog by phase, velocity and people to come",
    "A phase carries only what its teams’ velocity allows; the rest is named as out of reach for now.",
    backlog_sections,
)
