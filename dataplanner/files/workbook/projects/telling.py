"""What the sheets of projects share: a project of a report, its parts, and their fields in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dataplanner.analysis.part_text import PartWords
from dataplanner.analysis.parts import P, parts_of, projects_of
from dataplanner.files.workbook.projects.blocks import Block, BlockColumn, Section
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.table import Row
from dataplanner.model.projects import Project, ProjectPart


@dataclass(frozen=True, slots=True)
class Telling:
    """A project as the sheets of a report tell of it."""

    report: Report
    project: Project

    @property
    def about(self) -> str:
        """Need, sponsor and phase in a line."""
        project = self.project
        need = f"Need: {project.need}" if project.need else ""
        sponsor = f"Sponsor: {project.sponsor}" if project.sponsor else ""
        return " · ".join(filter(None, (need, sponsor, f"Now in {self.phase(project.phase)}")))

    def parts(self, kind: type[P]) -> list[P]:
        """The parts of one kind in the sequence in which they are read."""
        return parts_of(self.report.plan, self.project.id, kind)

    def field(self, part: ProjectPart, name: str) -> str:
        """What a field says in words."""
        return self._words.field(part, name)

    def fields(self, part: ProjectPart, *names: str) -> list[str]:
        """Several fields, one after the other."""
        return [self.field(part, name) for name in names]

    def phase(self, phase: str) -> str:
        """What a phase is called; nothing for none."""
        return self.report.method.phases[phase].name if phase in self.report.method.phases else phase

    def block(self, table: str, columns: tuple[BlockColumn, ...], rows: Iterable[Row]) -> Block:
        """A table of the parts of one sort, with the heading and the line that its form has on the screen."""
        form = self.report.method.projects.forms[table]
        return Block(form.several, form.about, columns, list(rows))

    @property
    def _words(self) -> PartWords:
        return PartWords(self.report.plan, self.report.scenario.id, self.report.method)


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A sheet of tables: its name, what the summary says of it, its heading, a line below that, and its tables."""

    name: str
    contents: str
    heading: str
    about: str
    sections: Callable[[Iterable[Telling]], Iterator[Section]]


def tellings(report: Report) -> list[Telling]:
    """All projects of a report in their sequence."""
    return [Telling(report, project) for project in projects_of(report.plan)]
