"""What is counted and coloured of each position, as arrays that follow edits: if it is vacant, and its own kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import index_of
from dataplanner.analysis.numbering import Ids, Numbering

if TYPE_CHECKING:
    from dataplanner.model.organisation import Organisation
    from dataplanner.model.positions import Position

NO_KIND = -1


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """By the number of a position: ``vacant``, and in ``kind`` the place in ``kinds`` of its confirmed kind, or -1."""

    revision: int
    numbering: Numbering
    vacant: NDArray[np.bool_]
    kind: NDArray[np.int16]
    kinds: tuple[str, ...]

    def vacant_at(self, ids: Ids) -> NDArray[np.bool_]:
        """Which of these rows are vacant."""
        vacant: NDArray[np.bool_] = self.vacant[ids.places]
        return vacant

    def kind_at(self, ids: Ids, kinds: Sequence[str]) -> NDArray[np.int8]:
        """The place in ``kinds`` of each row's confirmed kind; -1 where it has none, or another one."""
        place = {kind: number for number, kind in enumerate(kinds)}
        table = np.array([*(place.get(kind, NO_KIND) for kind in self.kinds), NO_KIND], np.int8)
        if (table == NO_KIND).all():
            return np.full(len(ids), NO_KIND, np.int8)
        found: NDArray[np.int8] = table[self.kind][ids.places]
        return found


def traits_of(organisation: Organisation) -> Traits:
    """The traits of the organisation as it stands; after an edit only those that it touched are looked at."""
    kept = _cache.get(organisation)
    if kept is None or kept.revision != organisation.revision:
        kept = _cache[organisation] = _traits(organisation, kept)
    return kept


_cache: WeakKeyDictionary[Organisation, Traits] = WeakKeyDictionary()


def _traits(organisation: Organisation, before: Traits | None) -> Traits:
    numbering = index_of(organisation).ids.numbering
    touched = None if before is None else organisation.touched_since(before.revision)
    if before is None or touched is None or before.numbering is not numbering:
        nothing = np.zeros(0, bool), np.zeros(0, np.int16)
        return _renewed(organisation, Traits(0, numbering, *nothing, ()), list(organisation.positions()))
    return _renewed(organisation, before, [organisation.position(id_) for id_ in touched if id_ in organisation])


def _renewed(organisation: Organisation, before: Traits, positions: Sequence[Position]) -> Traits:
    """The traits with those of some positions looked at anew."""
    size, ids = len(positions), [position.id for position in positions]
    numbers = np.array(before.numbering.numbers_of(ids), np.intp)
    more = len(before.numbering) - len(before.vacant)
    vacant, kind = np.append(before.vacant, np.zeros(more, bool)), np.append(before.kind, np.full(more, -1, np.int16))
    found = {position.kind for position in positions if position.kind}
    kinds = (*before.kinds, *sorted(found.difference(before.kinds)))
    place = {name: number for number, name in enumerate(kinds)}
    # One by one, so that the window has its turn: a list of a million turned into an array is one call.
    vacant[numbers] = np.fromiter((position.vacant for position in positions), bool, size)
    kind[numbers] = np.fromiter((place.get(position.kind, NO_KIND) for position in positions), np.int16, size)
    return Traits(organisation.revision, before.numbering, vacant, kind.astype(np.int16), kinds)
