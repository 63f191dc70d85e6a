"""Which sheets there are of projects, in which sequence; those that would be empty are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from dataplanner.analysis.findings import Finding
from dataplanner.files.workbook.projects import (
    answers,
    backlog,
    decisions,
    needs,
    outcomes,
    steps,
    summary,
    timeline,
    waits,
)
from dataplanner.files.workbook.projects.blocks import put_sections
from dataplanner.files.workbook.projects.telling import SectionPage, Telling, tellings
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.model.edits.parts import parts_of

Write = Callable[[Sheet], None]
Named = tuple[str, str, Write]
"""The name of a sheet, a line on what it shows, and what writes it."""


def project_sheets(report: Report, findings: Sequence[Finding]) -> Iterator[Named]:
    """The sheets; none where there is no project."""
    projects = tellings(report)
    if not projects:
        return
    begun = [told for told in projects if any(parts_of(report.plan, told.project.id))]
    for told in projects:
        write = partial(summary.add_summary, told=told, findings=findings)
        yield summary.TITLE.format(name=told.project.name), "the project on one page", write
    yield steps.TITLE, "crawl, walk and run of each project", partial(steps.add_steps, projects=projects)
    if any(True for told in begun for _ in answers.answer_rows(told)):
        about = "what was answered at each step, and the evidence"
        yield answers.TITLE, about, partial(answers.add_answers, projects=begun)
    for page in (needs.PAGE, backlog.PAGE):
        yield from _page(page, begun)
    if begun:
        about = "phases, steps, backlog, people and skills to come, drawn"
        yield timeline.TITLE, about, partial(timeline.add_timelines, projects=begun)
    for page in (waits.PAGE, outcomes.PAGE, decisions.PAGE):
        yield from _page(page, begun)


def _page(page: SectionPage, projects: Sequence[Telling]) -> Iterator[Named]:
    """A sheet of tables, where any project has something for it."""
    filled = [section for section in page.sections(projects) if section.filled]
    if filled:
        yield page.name, page.contents, lambda sheet: put_sections(sheet, page.heading, page.about, filled)
