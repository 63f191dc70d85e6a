"""What positions say in one field, as numbers that follow edits: colouring by it looks only at whom an edit touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

Codes = NDArray[np.int32]
Value = Callable[["Position"], str]


@dataclass(frozen=True, slots=True, eq=False)
class FieldValues:
    """``codes`` holds by each position's number the place of its value in ``texts``, of which the first is empty."""

    revision: int
    numbering: Numbering
    codes: Codes
    texts: tuple[str, ...]

    def at(self, ids: Ids) -> Codes:
        """The codes of these rows."""
        found: Codes = self.codes[ids.places]
        return found


def values_of(organisation: Organisation, field: str, value: Value) -> FieldValues:
    """The values of a field, which ``value`` reads; after an edit only those of the positions that it touched."""
    kept = _cache.setdefault(organisation, {})
    before = kept.get(field)
    if before is None or before.revision != organisation.revision:
        kept[field] = _followed(organisation, before, value)
    return kept[field]


def holds(organisation: Organisation, field: str, value: Value) -> bool:
    """Whether anybody has a value in a field; asked as ``values_of`` is."""
    values = values_of(organisation, field, value)
    return bool(values.codes.any())


_cache: WeakKeyDictionary[Organisation, dict[str, FieldValues]] = WeakKeyDictionary()


def _followed(organisation: Organisation, before: FieldValues | None, value: Value) -> FieldValues:
    numbering = index_of(organisation).ids.numbering
    touched = None if before is None else organisation.touched_since(before.revision)
    if before is None or touched is None or before.numbering is not numbering:
        before = FieldValues(0, numbering, np.zeros(0, np.int32), ("",))
        return _renewed(organisation, before, [position.id for position in organisation.positions()], value)
    return _renewed(organisation, before, sorted(touched), value)


def _renewed(organisation: Organisation, before: FieldValues, ids: Sequence[str], value: Value) -> FieldValues:
    """The values with those of some positions read anew; whoever is gone has none."""
    numbers = before.numbering.numbers_of(ids)
    codes = np.append(before.codes, np.zeros(len(before.numbering) - len(before.codes), np.int32))
    place = {text: code for code, text in enumerate(before.texts)}
    codes[numbers] = [
        place.setdefault(value(organisation.position(id_)), len(place)) if id_ in organisation else 0 for id_ in ids
    ]
    return FieldValues(organisation.revision, before.numbering, codes, tuple(place))
