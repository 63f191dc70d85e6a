"""What the method says about gaps, as it stands in resources/method/gaps.toml: read and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dataplanner.analysis.ability import NATURES
from dataplanner.analysis.gap_method import (
    Comfort,
    GapMethod,
    Lead,
    Option,
    PieTexts,
    PlanNotes,
    Question,
    Way,
    When,
)
from dataplanner.analysis.wording import Count
from dataplanner.files.toml_records import Table
from dataplanner.model.gaps import ACCURATE, CRITICAL, WAYS, WHEN
from dataplanner.model.judgements import QUESTIONS

KEYS: Mapping[str, tuple[str, ...]] = {
    "gaps": (
        "untrained", "question", "accurate", "critical", "when", "way", "lead", "notes", "judging", "nature", "comfort",
        "pie",
    )
}  # fmt: skip
_ASKED = ("accurate", "critical", "when", "way", "months")


def gap_method(file: Table, skills: Collection[str]) -> GapMethod:
    """The method of gaps in this file. Raises the file's error. ``skills`` are the ids that it may name."""
    file.check_names("untrained", file.value("untrained", tuple[str, ...]), skills)
    return GapMethod(
        questions=file.exactly("question", Question, _ASKED),
        accurate=file.exactly("accurate", Option, ACCURATE),
        critical=file.exactly("critical", Option, CRITICAL),
        when=file.exactly("when", When, WHEN),
        ways=file.exactly("way", Way, WAYS),
        leads=_leads(file, skills),
        untrained=file.value("untrained", tuple[str, ...]),
        notes=_notes(file),
        judging=file.exactly("judging", Question, QUESTIONS),
        natures=file.exactly("nature", Option, NATURES),
        comfort=_comfort(file, skills),
        pie=_pie(file),
    )


def _leads(file: Table, skills: Collection[str]) -> tuple[Lead, ...]:
    tables = file.tables("lead")
    for table in tables:
        table.check_names("skill", [table.value("skill", str)], skills)
        table.check_names("way", [table.value("way", str)], WAYS)
    return tuple(table.record(Lead) for table in tables)


def _notes(file: Table) -> PlanNotes:
    table = file.table("notes")
    table.check_template("late", table.value("late", str), {"months": Count})
    table.check_template("projects", table.value("projects", str), {"day": str})
    return table.record(PlanNotes)


def _comfort(file: Table, skills: Collection[str]) -> tuple[Comfort, ...]:
    tables = file.tables("comfort")
    if not tables:
        raise file.fault("“comfort” is missing.", "Put at least one entry back.")
    for table in tables:
        table.check_names("skills", table.value("skills", tuple[str, ...]), skills)
    return tuple(table.record(Comfort) for table in tables)


def _pie(file: Table) -> PieTexts:
    table = file.table("pie")
    shown = {"covered": Count, "slices": Count, "people": Count, "imagined": Count}
    for key in ("covered", "imagined"):
        table.check_template(key, table.value(key, str), shown)
    return table.record(PieTexts)
