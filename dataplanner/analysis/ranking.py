"""Positions by manager and among their siblings: what an index is made of, and what an edit touches of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dataplanner.analysis.numbering import Numbering, Numbers
from dataplanner.in_parts import in_sequence

if TYPE_CHECKING:
    from dataplanner.model.organisation import Organisation
    from dataplanner.model.positions import Position

NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """``manager`` holds the number of each number's manager, -1 for none.

    ``ranked`` lists the numbers of all positions there are: by manager, then in the sequence of siblings. ``reports``
    counts them at the manager's number and one, those without a manager at 0.
    """

    numbering: Numbering
    manager: Numbers
    ranked: Numbers
    reports: Numbers


def ranking_of(
    ids: Sequence[str], manager_of: Mapping[str, str | None], order: Mapping[str, Any] | None = None
) -> Ranking:
    """The ranking of positions given by their managers; siblings by ``order``, then by id.

    A manager that is not among ``ids`` counts as none.
    """
    ranked = in_sequence(ids) if order is None else [id_ for _, id_ in in_sequence([(order[id_], id_) for id_ in ids])]
    return _ranked(ranked, [manager_of.get(id_) for id_ in ranked])


def ranking_of_positions(positions: Iterable[Position]) -> Ranking:
    """The ranking of the positions of an organisation."""
    ranked = in_sequence([(position.order, position.id, position.manager) for position in positions])
    return _ranked([id_ for _, id_, _ in ranked], [manager for _, _, manager in ranked])


def _ranked(ids: Sequence[str], managers: Sequence[str | None]) -> Ranking:
    """The ranking of positions in the sequence of siblings, given with their managers."""
    numbering = Numbering(ids)
    number = numbering.number
    manager = np.fromiter((number.get(id_ or "", NOBODY) for id_ in managers), np.int32, len(managers))
    reports = np.bincount(manager + 1, minlength=len(numbering) + 1).astype(np.int32)
    return Ranking(numbering, manager, np.argsort(manager, kind="stable").astype(np.int32), reports)


def followed(ranking: Ranking, organisation: Organisation, touched: Collection[str]) -> Ranking:
    """The ranking after the records of the positions ``touched`` have changed; itself where nobody stands elsewhere."""
    numbering = ranking.numbering
    numbers = numbering.numbers_of(touched)
    manager = np.append(ranking.manager, np.full(len(numbering) - len(ranking.manager), NOBODY, np.int32))
    gone = np.zeros(len(numbering), dtype=bool)
    gone[numbers] = True
    leaving = gone[ranking.ranked]
    kept = ranking.ranked[~leaving]
    reports = np.append(ranking.reports, np.zeros(len(numbering) + 1 - len(ranking.reports), np.int32))
    np.subtract.at(reports, manager[ranking.ranked[leaving]] + 1, 1)
    here = [number for number in numbers if numbering.ids[number] in organisation]
    for number in here:
        manager[number] = numbering.number.get(organisation.position(numbering.ids[number]).manager or "", NOBODY)

    np.add.at(reports, manager[here] + 1, 1)

    def place(number: int) -> tuple[int, float, str]:
        position = organisation.position(numbering.ids[number])
        return int(manager[number]), position.order, position.id

    here.sort(key=place)
    ranked = np.insert(kept, [bisect_left(kept, place(number), key=place) for number in here], here)
    if np.array_equal(ranked, ranking.ranked) and np.array_equal(manager, ranking.manager):
        return ranking
    return Ranking(numbering, manager, ranked, reports)
