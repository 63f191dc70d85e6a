"""Small charts for the tests of the painter and the canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dataplanner.analysis.index import index_of_parents
from dataplanner.analysis.parking import with_parked
from dataplanner.ui.organisation.chart_data import NO_KIND, ChartData

KINDS = {"science": "Data science", "engineering": "Data engineering", "analysts": "Analysts"}

BOARD: Mapping[str, str | None] = {
    "ines": None,
    "marta": "ines",
    "priya": "ines",
    "tomas": "marta",
    "aiko": "tomas",
    "ben": "tomas",
    "carla": "tomas",
    "dana": "priya",
    "ravi": "dana",
    "sofia": "dana",
}
"""Two sides under one leader, each with a team of leaves at the bottom."""


def chart(
    managers: Mapping[str, str | None] = BOARD,
    *,
    names: Mapping[str, str] | None = None,
    titles: Mapping[str, str] | None = None,
    kinds: Mapping[str, str] | None = None,
    vacant: Sequence[str] = (),
    dotted: Sequence[tuple[str, str]] = (),
) -> ChartData:
    """A chart of those managers; names are the capitalised ids, titles “Work of …”, unless given."""
    index = with_parked(index_of_parents(list(managers), managers))
    called, work, kind_ids = dict(names or {}), dict(titles or {}), list(KINDS)
    kind = np.full(len(index), NO_KIND, np.int8)
    for id_, name in (kinds or {}).items():
        kind[index.row[id_]] = kind_ids.index(name)
    return ChartData(
        index=index,
        name=lambda row: called.get(index.ids[row], index.ids[row].capitalize()),
        title=lambda row: work.get(index.ids[row], f"Work of {index.ids[row]}"),
        vacant=np.isin(np.array(index.ids), list(vacant)),
        kind=kind,
        kinds=tuple(kind_ids),
        kind_names=KINDS,
        dotted=np.array([(index.row[a], index.row[b]) for a, b in dotted], np.int32).reshape(-1, 2),
    )


def wide(managers: int, reports: int) -> dict[str, str | None]:
    """Somebody at the top, so many managers below, and so many reports under each."""
    everybody: dict[str, str | None] = {"top": None}
    for m in range(managers):
        everybody[f"m{m:03}"] = "top"
        everybody |= {f"m{m:03}.{r:03}": f"m{m:03}" for r in range(reports)}
    return everybody
