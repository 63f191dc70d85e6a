"""The sheet of needs: what the business was told cannot be done, and the use cases behind it (ch. 1, 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dataplanner.analysis.needs import BIG_LATER, BIG_NOW, VERDICTS, verdict
from dataplanner.files.workbook.projects.blocks import Block, BlockColumn, Section, numbered
from dataplanner.files.workbook.projects.telling import SectionPage, Telling
from dataplanner.files.workbook.table import Row
from dataplanner.model.needs import Cant, UseCase

CANTS = (
    BlockColumn("What cannot be done", 3, "cell_strong"),
    BlockColumn("What it would change", 2),
    BlockColumn("Worth a year", 1, "whole"),
    BlockColumn("Why it cannot be done", 2, "prose"),
    BlockColumn("Big data", 2),
    BlockColumn("Use cases", 2),
)
CASES = (
    BlockColumn("Use case", 2, "cell_strong"),
    BlockColumn("When", 3),
    BlockColumn("Where", 3),
    BlockColumn("Why", 3),
    BlockColumn("Understood"),
)


def need_sections(projects: Iterable[Telling]) -> Iterator[Section]:
    """The can'ts and use cases of each project."""
    for told in projects:
        yield Section(told.project.name, (_cants(told), _cases(told)))


def _cants(told: Telling) -> Block:
    return told.block("cants", CANTS, (_cant(told, cant) for cant in told.parts(Cant)))


def _cant(told: Telling, cant: Cant) -> Row:
    why = ": ".join(filter(None, told.fields(cant, "reason", "cause")))
    said = VERDICTS[verdict(cant)]
    if cant.confirmed_by:
        said += f", says {told.field(cant, 'confirmed_by')}"
    elif verdict(cant) in (BIG_NOW, BIG_LATER):
        said += ", and no qualified engineer has agreed yet"
    return (cant.name, cant.value, numbered(cant.worth), why, said, told.field(cant, "use_cases"))


def _cases(told: Telling) -> Block:
    rows = ((case.name, case.when, case.where, case.why, _understood(case)) for case in told.parts(UseCase))
    return told.block("use_cases", CASES, rows)


def _understood(case: UseCase) -> str:
    return "✓ yes" if case.understood else "not yet"


PAGE = SectionPage(
    "Needs",
    "can’ts, and use cases understood to when, where and why",
    "Can’ts and use cases",
    "Big data is a can’t that fails for a technical reason, now or later, where a qualified engineer agrees.",
    need_sections,
)
