"""Colouring a chart by something else than team kinds: by team, layer, location or any other field.

The commonest values get a colour and a shape each; all others share one. Those without a value have none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.extra_fields import extra_fields
from dataplanner.analysis.field_values import holds, values_of
from dataplanner.analysis.traits import NO_KIND
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import Position
from dataplanner.ui.organisation.chart_data import ChartData

SERIES = tuple(f"series-{number}" for number in range(1, 9))
REST = "series-rest"

KIND, TEAM, LAYER = "kind", "team", "layer"
FIELDS: Mapping[str, tuple[str, Callable[[Position], str]]] = {
    "department": ("Department", lambda position: position.department),
    "location": ("Location", lambda position: position.location),
    "grade": ("Grade", lambda position: position.grade),
    "title": ("Title", lambda position: position.title),
    "vacant": ("Vacancy", lambda position: "Vacant" if position.vacant else ""),
}
"""The fields that every position has: what each is called, and its value."""


def colourings(organisation: Organisation) -> dict[str, str]:
    """By what a chart can be coloured, with names to choose from; fields that nobody has a value in are left out."""
    found = {KIND: "Team kind", TEAM: "Team", LAYER: "Layer"}
    positions = list(organisation.positions())
    for field, (name, value) in FIELDS.items():
        if any(map(value, positions)):
            found[field] = name
    return found | {name: name for name in extra_fields(organisation)}


def held(organisation: Organisation, by: str) -> bool:
    """Whether anybody has a value in a field, so that a chart can be coloured by it."""
    return holds(organisation, by, _reader(by))


def coloured(data: ChartData, organisation: Organisation, by: str) -> ChartData:
    """The same chart coloured by one of ``colourings``."""
    if by == KIND:
        return data
    if by == LAYER:
        names = [f"Layer {layer}" for layer in range(1, data.index.layers + 1)]
        return _marked(data, data.index.depth, ["", *names], range(1, len(names) + 1))
    if by == TEAM:
        codes, texts = _teams(data, organisation)
    else:
        values = values_of(organisation, by, _reader(by))
        codes, texts = values.at(data.index.ids), values.texts
    counts = np.bincount(codes, minlength=len(texts)).tolist()
    held = [code for code in range(1, len(texts)) if counts[code]]
    return _marked(data, codes, texts, sorted(held, key=lambda code: (-counts[code], texts[code])))


def _reader(by: str) -> Callable[[Position], str]:
    """What reads the value of a field off a position."""
    return FIELDS[by][1] if by in FIELDS else lambda position: position.fields.get(by, "")


def _teams(data: ChartData, organisation: Organisation) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """The first team that each row belongs to, as its place among the names, of which the first is empty."""
    index, teams = data.index, organisation.sorted_teams()
    codes, texts = np.zeros(len(index), np.int32), tuple(dict.fromkeys(["", *(team.name for team in teams)]))
    for team in reversed(teams):
        code = texts.index(team.name)
        if team.subtree is not None and team.subtree in index.row:
            for part in index.subtree(index.row[team.subtree]):
                codes[part.start : part.stop] = code
        codes[data.rows([*team.members, *(organisation.found_by(team.query) if team.query else ())])] = code
    return codes, texts


def _marked(data: ChartData, codes: NDArray[np.int32], texts: Sequence[str], shown: Sequence[int]) -> ChartData:
    """The chart with a mark for each of the first of ``shown``, which are codes, and one for all others."""
    named = {mark: texts[code] for mark, code in zip(SERIES, shown, strict=False)}
    others = len(shown) - len(named)
    names = named | ({REST: f"{others:,} others" if others > 1 else texts[shown[-1]]} if others else {})
    mark = np.full(len(texts), NO_KIND, np.int8)
    mark[list(shown)] = np.minimum(np.arange(len(shown)), len(named))
    return replace(data, kind=mark[codes.astype(np.intp)], kinds=tuple(names), kind_names=names)
