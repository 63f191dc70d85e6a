"""Colouring a chart by something else than team kinds: by team, layer, location or any other field.

The commonest values get a colour and a shape each; all others share one. Those without a value have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

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
    return found | {name: name for name in extra_fields(positions)}


def extra_fields(positions: Iterable[Position]) -> list[str]:
    """The further columns of the export that hold anything, in their sequence."""
    names: dict[str, None] = {}
    for position in positions:
        for name, value in position.fields.items():
            if value:
                names.setdefault(name)
    return list(names)


def coloured(data: ChartData, organisation: Organisation, by: str) -> ChartData:
    """The same chart coloured by one of ``colourings``."""
    if by == KIND:
        return data
    values = _values(data, organisation, by)
    counted = Counter(value for value in values if value)
    shown = list(counted) if by == LAYER else [value for value, _ in counted.most_common()]
    return _marked(data, values, shown)


def _values(data: ChartData, organisation: Organisation, by: str) -> list[str]:
    """The value of each row; empty where there is none."""
    index = data.index
    if by == LAYER:
        return [f"Layer {depth}" for depth in index.depth.tolist()]
    if by == TEAM:
        first = {
            m: team.name for team in reversed(organisation.sorted_teams()) for m in organisation.team_members(team)
        }
        return [first.get(id_, "") for id_ in index.ids]
    value = FIELDS[by][1] if by in FIELDS else lambda position: position.fields.get(by, "")
    return [value(organisation.position(id_)) for id_ in index.ids]


def _marked(data: ChartData, values: Sequence[str], shown: Sequence[str]) -> ChartData:
    """The chart with a mark for each of the first of ``shown``, and one for all others."""
    named = dict(zip(SERIES, shown, strict=False))
    number = {value: at for at, value in enumerate(named.values())}
    others = len(shown) - len(named)
    names = named | ({REST: f"{others:,} others" if others > 1 else shown[-1]} if others else {})
    codes = [number.get(value, len(named)) if value else NO_KIND for value in values]
    return replace(data, kind=np.array(codes, np.int8), kinds=tuple(names), kind_names=names)
