"""The sheet of decisions: technologies with what was answered about them, service levels, cover of risks (ch. 5–12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dataplanner.files.workbook.projects.blocks import Block, BlockColumn, Section, numbered
from dataplanner.files.workbook.projects.telling import SectionPage, Telling
from dataplanner.files.workbook.table import Styled
from dataplanner.model.decisions import RiskCover, ServiceLevel, Technology

NOBODY = "nobody yet"
TECHNOLOGIES = (
    BlockColumn("Technology", 2, "cell_strong"),
    BlockColumn("Phase"),
    BlockColumn("Decision"),
    BlockColumn("Use cases", 2),
    BlockColumn("What speaks for it, and against", 6),
)
LEVELS = (
    BlockColumn("Service", 3, "cell_strong"),
    BlockColumn("Kind", 2),
    BlockColumn("Hours", 1, "decimal"),
    BlockColumn("Team that answers for it", 2, "prose"),
    BlockColumn("Note", 4),
)
RISKS = (
    BlockColumn("Risk", 3, "cell_strong"),
    BlockColumn("What to ask", 3),
    BlockColumn("Who sees to it", 2),
    BlockColumn("How", 4),
)


def decision_sections(projects: Iterable[Telling]) -> Iterator[Section]:
    """What each project has decided."""
    for told in projects:
        yield Section(told.project.name, (_technologies(told), _levels(told), _risks(told)))


def _technologies(told: Telling) -> Block:
    names = ("phase", "decision", "use_cases", "answers")
    rows = ((one.name, *told.fields(one, *names)) for one in told.parts(Technology))
    return told.block("technologies", TECHNOLOGIES, rows)


def _levels(told: Telling) -> Block:
    rows = (
        (one.name, told.field(one, "level"), numbered(one.hours), *told.fields(one, "team", "note"))
        for one in told.parts(ServiceLevel)
    )
    return told.block("service_levels", LEVELS, rows)


def _risks(told: Telling) -> Block:
    """Every risk of the method where the project notes any: one without an owner is seen as such."""
    covers = {cover.risk: cover for cover in told.parts(RiskCover)}
    risks = told.report.method.projects.choices["risk"].values() if covers else ()
    rows = []
    for risk in risks:
        cover = covers.get(risk.id) or RiskCover(told.project.id, risk.id)
        owner = told.field(cover, "owner") or Styled(NOBODY, "amber")
        rows.append((risk.name, risk.about, owner, cover.note))
    return told.block("risks", RISKS, rows)


PAGE = SectionPage(
    "Decisions",
    "technologies, service levels, who sees to which risk",
    "Technologies, service levels and risks",
    "What was chosen and why, how soon it must be back when it stops, and who sees to which risk.",
    decision_sections,
)
