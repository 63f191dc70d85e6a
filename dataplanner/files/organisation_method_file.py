"""What the method says about organisations, as it stands in resources/method/: read and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import TypeVar

from dataplanner.analysis.krackhardt import Krackhardt
from dataplanner.analysis.locations import MODELS, PLACES
from dataplanner.analysis.move_wording import CAUTION_VALUES, MOVE_VALUES
from dataplanner.analysis.organisation_method import (
    FITS,
    MEASURES,
    Caution,
    LeaderEntry,
    Leaders,
    LocationModel,
    MoveKind,
    MoveLimits,
    MoveRanking,
    Moving,
    OrganisationMethod,
    RatioFactor,
    Recognising,
    ReferenceFigure,
    ShapeMeasure,
    StandIn,
)
from dataplanner.analysis.staff_signs import SIGNS
from dataplanner.files.toml_records import Table
from dataplanner.model.teams import KINDS

T = TypeVar("T")

KEYS: Mapping[str, tuple[str, ...]] = {
    "moves": ("limits", "ranking", "move", "caution"),
    "leaders": ("ignored", "leader"),
    "locations": ("recognising", "said", "model"),
    "figures": ("figure", "factor", "measure", "stand_ins", "stand_in"),
}


def organisation_method(
    files: Mapping[str, Table], skills: Collection[str], roles: Collection[str]
) -> OrganisationMethod:
    """The method of organisations in these files, by name. Raises the files' error.

    ``skills`` are the ids of the skills, ``roles`` the roles of titles, that stand-ins may name.
    """
    figures = files["figures"]
    return OrganisationMethod(
        moving=_moving(files["moves"]),
        leaders=_leaders(files["leaders"]),
        locations=_locations(files["locations"]),
        said=_said(files["locations"]),
        recognising=files["locations"].table("recognising").record(Recognising),
        figures=_figures(figures),
        factors=_factors(figures),
        measures=_complete(figures, "measure", ShapeMeasure, [field.name for field in fields(Krackhardt)]),
        stand_ins=_stand_ins(figures, skills, roles),
        stand_in_share=figures.table("stand_ins").value("share", float),
    )


def _moving(file: Table) -> Moving:
    limits = file.table("limits").record(MoveLimits)
    for key in ("kinds", "givers"):
        file.table("limits").check_names(key, getattr(limits, key), KINDS)
    kinds = _complete(file, "move", MoveKind, MOVE_VALUES)
    cautions = _complete(file, "caution", Caution, CAUTION_VALUES)
    for table in file.tables("move"):
        for key in ("title", "summary", "downside"):
            table.check_template(key, table.value(key, str), MOVE_VALUES[table.value("id", str)])
    for table in file.tables("caution"):
        table.check_template("text", table.value("text", str), CAUTION_VALUES[table.value("id", str)])
    return Moving(limits, file.table("ranking").record(MoveRanking), kinds, cautions)


def _leaders(file: Table) -> Leaders:
    for table, entry in zip(file.tables("leader"), file.by_id("leader", LeaderEntry).values(), strict=True):
        table.check_names("fit", [entry.fit], FITS)
        table.check_names("suits", entry.suits, KINDS)
    return Leaders(tuple(file.by_id("leader", LeaderEntry).values()), file.value("ignored", tuple[str, ...]))


def _locations(file: Table) -> Mapping[str, LocationModel]:
    models = file.by_id("model", LocationModel)
    recognised = {id_: model for id_, model in models.items() if not model.asked}
    _same_ids(file, "model", recognised, MODELS)
    for table in file.tables("model"):
        if table.value("id", str) in recognised:
            table.check_template("seen", table.value("seen", str), PLACES)
    return models


def _said(file: Table) -> str:
    text: str = file.value("said", str)
    file.check_template("said", text, {"teams": str})
    return text


def _figures(file: Table) -> Mapping[str, ReferenceFigure]:
    figures = file.by_id("figure", ReferenceFigure)
    for table, figure in zip(file.tables("figure"), figures.values(), strict=True):
        table.check_names("of", [figure.of], MEASURES)
        if figure.low is None and figure.high is None:
            raise table.fault("a range needs “low”, “high” or both.", "Add one.")
    return figures


def _factors(file: Table) -> Mapping[str, RatioFactor]:
    factors = file.by_id("factor", RatioFactor)
    for table, factor in zip(file.tables("factor"), factors.values(), strict=True):
        table.check_names("sign", filter(None, [factor.sign]), SIGNS)
    return factors


def _stand_ins(file: Table, skills: Collection[str], roles: Collection[str]) -> Mapping[str, StandIn]:
    found = {}
    for table in file.tables("stand_in"):
        entry = table.record(StandIn)
        table.check_names("kind", [entry.kind], KINDS)
        table.check_names("roles", entry.roles, roles)
        table.check_names("skills", entry.skills, skills)
        found[entry.kind] = entry
    return found


def _complete(file: Table, key: str, cls: type[T], ids: Collection[str]) -> Mapping[str, T]:
    """The records under ``key``, which must have exactly these ids: each needs a few lines of the program."""
    found = file.by_id(key, cls)
    _same_ids(file, key, found, ids)
    return found


def _same_ids(file: Table, key: str, found: Collection[str], ids: Collection[str]) -> None:
    file.check_names(key, found, ids)
    if missing := [id_ for id_ in ids if id_ not in found]:
        raise file.fault(f"the {key} “{missing[0]}” is missing.", "Put it back.")
