"""The method as it stands in resources/method/: read, checked, and faults told by file and key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from dataplanner.analysis.method import (
    CERTAINTIES,
    DistanceBand,
    KindSkills,
    Level,
    Marks,
    Method,
    MethodSkill,
    MethodStep,
    Naming,
    Phase,
    Status,
    StepGroup,
    TeamKind,
    TeamProposing,
    TitleEntry,
    Titles,
)
from dataplanner.analysis.preconditions import CONDITIONS
from dataplanner.analysis.wording import Count
from dataplanner.files.gap_method_file import KEYS as GAP_KEYS
from dataplanner.files.gap_method_file import gap_method
from dataplanner.files.organisation_method_file import KEYS as ORGANISATION_KEYS
from dataplanner.files.organisation_method_file import organisation_method
from dataplanner.files.project_method_file import KEYS as PROJECT_KEYS
from dataplanner.files.project_method_file import project_method
from dataplanner.files.resources import resource
from dataplanner.files.rule_file import rules_in
from dataplanner.files.toml_records import Table, TomlError, read_toml
from dataplanner.model.projects import PHASES, STATUSES
from dataplanner.model.skills import LEVELS
from dataplanner.model.teams import KINDS

_KEYS: Mapping[str, tuple[str, ...]] = {
    "kinds": ("kind",),
    "skills": ("majority", "marks", "kinds", "skill", "level"),
    "distance": ("band",),
    "steps": ("phase", "status", "group", "step", "precondition", "question"),
    "titles": ("ignored", "ruled_out", "proposing", "title"),
    "rules": ("names", "rule"),
    **GAP_KEYS,
    **PROJECT_KEYS,
    **ORGANISATION_KEYS,
}
_LENIENT = {"steps", *PROJECT_KEYS}
"""Files in which a key that is not known is noted and left out, so that plans can be opened all the same."""


class MethodFileError(TomlError):
    """A method file that cannot be used; the sentence names the file and the key."""


@cache
def load_method(folder: Path | None = None) -> Method:
    """The method in a folder, by default the one that ships; read once. Raises MethodFileError."""
    noted: list[str] = []
    files = {name: _file(folder or resource("method"), name, noted) for name in _KEYS}
    skills, steps, rules = files["skills"], files["steps"], files["rules"]
    catalogue, titles = skills.by_id("skill", MethodSkill), _titles(files["titles"])
    known_steps, named = _steps(steps), _named_in_rules(catalogue, titles)
    return Method(
        kinds=files["kinds"].exactly("kind", TeamKind, KINDS),
        skills=catalogue,
        kind_skills=_kind_skills(skills, catalogue),
        majority=skills.value("majority", float),
        marks=skills.table("marks").record(Marks),
        levels=skills.exactly("level", Level, LEVELS),
        phases=steps.exactly("phase", Phase, PHASES),
        groups=steps.by_id("group", StepGroup),
        steps=known_steps,
        statuses=steps.exactly("status", Status, STATUSES),
        bands=_bands(files["distance"]),
        titles=titles,
        proposing=_proposing(files["titles"]),
        naming=_naming(rules),
        rules=rules_in(rules, named),
        gaps=gap_method(files["gaps"], catalogue),
        projects=project_method(files, known_steps, CONDITIONS),
        organisation=organisation_method(files, catalogue, named["roles"]),
        noted=tuple(dict.fromkeys(noted)),
    )


def _file(folder: Path, name: str, noted: list[str]) -> Table:
    table = read_toml(folder / f"{name}.toml", MethodFileError, noted if name in _LENIENT else None)
    table.only(_KEYS[name])
    return table


def _kind_skills(file: Table, skills: Mapping[str, MethodSkill]) -> Mapping[str, KindSkills]:
    kinds = file.table("kinds")
    kinds.only(KINDS)
    found = {}
    for kind in kinds.content:
        table = Table(file.file, f"[kinds.{kind}]", kinds.value(kind, dict), file.error)
        found[kind] = table.record(KindSkills)
        for key in ("columns", "offered", "majority"):
            table.check_names(key, table.content.get(key, []), skills)
    return found


def _steps(file: Table) -> Mapping[str, MethodStep]:
    steps, groups = file.by_id("step", MethodStep), file.by_id("group", StepGroup)
    for table, step in zip(file.tables("step"), steps.values(), strict=True):
        table.check_names("group", [step.group], groups)
        table.check_names("after", step.after, list(steps)[: list(steps).index(step.id)])
        table.check_names("after_phase", step.after_phase, steps)
    return steps


def _bands(file: Table) -> tuple[DistanceBand, ...]:
    bands = tuple(file.by_id("band", DistanceBand).values())
    limits = [band.up_to for band in bands if band.up_to is not None]
    if not bands or bands[-1].up_to is not None or len(limits) != len(bands) - 1 or limits != sorted(set(limits)):
        raise file.fault("“up_to” must rise from band to band, and only the last band is without one.")
    return bands


def _titles(file: Table) -> Titles:
    tables = file.tables("title")
    entries = tuple(table.record(TitleEntry) for table in tables)
    for table, entry in zip(tables, entries, strict=True):
        table.check_names("kind", [entry.kind], KINDS)
        table.check_names("certainty", [entry.certainty], CERTAINTIES)
        table.check_template("reason", entry.reason, {"title": str})
    return Titles(entries, file.value("ignored", tuple[str, ...]), file.value("ruled_out", tuple[str, ...]))


def _proposing(file: Table) -> TeamProposing:
    table = file.table("proposing")
    proposing = table.record(TeamProposing)
    table.check_names("certainties", proposing.certainties, CERTAINTIES)
    shown = {"count": Count, "size": Count, "kind": str, "leader": str}
    for key in ("name_leader", "reason_subtree", "reason_list", "reason_scattered"):
        table.check_template(key, table.value(key, str), shown)
    return proposing


def _naming(file: Table) -> Naming:
    table = file.table("names")
    table.check_template("last", table.value("last", str), {"names": str, "last": str})
    table.check_template("more", table.value("more", str), {"names": str, "count": int})
    return table.record(Naming)


def _named_in_rules(skills: Mapping[str, MethodSkill], titles: Titles) -> Mapping[str, Collection[str]]:
    """What the thresholds of rules may name, by the threshold's key."""
    return {"skill": skills, "kinds": KINDS, "roles": {entry.role for entry in titles.entries}}
