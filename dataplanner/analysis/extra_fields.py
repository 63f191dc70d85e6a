"""The further columns of an export in which anybody has a value, followed from edit to edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from dataplanner.model.organisation import Organisation
    from dataplanner.model.positions import Position


@dataclass(frozen=True, slots=True)
class _Kept:
    """For each of the fields of a revision a position that has a value in it."""

    revision: int
    holders: Mapping[str, str]


def extra_fields(organisation: Organisation) -> list[str]:
    """The fields in their sequence; after an edit only the positions that it touched are looked at."""
    kept = _cache.get(organisation)
    if kept is None or kept.revision != organisation.revision:
        kept = _cache[organisation] = _Kept(organisation.revision, _holders(organisation, kept))
    return list(kept.holders)


_cache: WeakKeyDictionary[Organisation, _Kept] = WeakKeyDictionary()


def _holders(organisation: Organisation, before: _Kept | None) -> Mapping[str, str]:
    touched = None if before is None else organisation.touched_since(before.revision)
    if (
        before is None
        or touched is None
        or any(id_ in touched and not _has(organisation, id_, name) for name, id_ in before.holders.items())
    ):
        return _found(organisation.positions(), {})
    return _found((organisation.position(id_) for id_ in sorted(touched) if id_ in organisation), before.holders)


def _has(organisation: Organisation, id_: str, name: str) -> bool:
    return id_ in organisation and bool(organisation.position(id_).fields.get(name))


def _found(positions: Iterable[Position], known: Mapping[str, str]) -> Mapping[str, str]:
    """The fields known, and those of these positions that are new."""
    found = dict(known)
    for position in positions:
        if not position.fields.keys() <= found.keys():
            found |= {name: position.id for name, value in position.fields.items() if value and name not in found}
    return found
