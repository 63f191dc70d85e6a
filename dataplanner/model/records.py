"""Records: the small frozen values that a plan is made of, and how each is written as plain data.

Every record lives in one table and is found there by its key. Edits, undo, the document on disk, the JSON form and
the comparison of two scenarios all speak of records, so each needs only one mechanism.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar, cast

import msgspec

from dataplanner.in_parts import by_key
from dataplanner.model.errors import DuplicateRecord, InvalidRecord

Key = tuple[str, ...]
R = TypeVar("R", bound="Record")
NOTHING: Mapping[str, str] = MappingProxyType({})
"""What a field of texts holds where there are none; one for all records, as nobody can put anything into it."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A value in a table of the plan. ``key_fields`` name the fields that identify it there.

    A msgspec Struct is a frozen, slotted dataclass that is made, compared, read and written in C. The garbage
    collector need not know of records, as they hold nothing but text, numbers and collections of text.

    ``private`` records judge people: they are in the document itself and in nothing that is made from it, unless the
    user has asked for them each time.
    """

    table: ClassVar[str]
    key_fields: ClassVar[tuple[str, ...]] = ("id",)
    private: ClassVar[bool] = False

    @property
    def key(self) -> Key:
        return _form(cast("Hashable", type(self))).key(self)

    def with_(self, **changed: Any) -> Self:
        """The same record with some fields changed."""
        return msgspec.structs.replace(self, **changed)

    def plain(self) -> dict[str, Any]:
        """The record as JSON types, fields at their default left out."""
        return {
            name: _plain(value)
            for name, default in _form(cast("Hashable", type(self))).defaults
            if (value := getattr(self, name)) != default or name in self.key_fields
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The record that ``plain`` describes.

        Raises InvalidRecord, naming table and field, for an unknown field, a missing one or a wrong type.
        """
        try:
            return msgspec.convert(plain, cls)
        except msgspec.ValidationError as error:
            raise _fault(cls, plain) from error


@dataclass(frozen=True, slots=True)
class Change:
    """One record of one table before and after an edit; None where it did not or does not exist."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """Whichever of the two exists, the later first."""
        record = self.after or self.before
        if record is None:
            raise ValueError("a change needs a record before or after")
        return record

    @property
    def table(self) -> str:
        return self.record.table

    @property
    def key(self) -> Key:
        return self.record.key

    def inverted(self) -> Change:
        return Change(self.after, self.before)


def keyed(records: Sequence[R]) -> dict[Key, R]:
    """Records of one type by their keys. Raises DuplicateRecord, naming the second with the same key by its number."""
    found = by_key(keys_of(records), records)
    if len(found) < len(records):
        number = 1 + _index_of_second(records)
        raise DuplicateRecord(f"Entry {number} of “{records[0].table}” is there twice.", "Remove one of the two.")
    return found


def keys_of(records: Sequence[Record]) -> Iterator[Key]:
    """The key of each of some records of one type, more quickly than they tell it one by one."""
    names = records[0].key_fields if records else ()
    return zip(*(map(attrgetter(name), records) for name in names), strict=True)


def _index_of_second(records: Sequence[Record]) -> int:
    """Where the first record stands whose key another one before it has."""
    seen: set[Key] = set()
    for index, record in enumerate(records):
        if record.key in seen:
            return index
        seen.add(record.key)
    raise ValueError("every key is there once")


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


@dataclass(frozen=True, slots=True)
class _Form:
    """What is the same for all records of a type, worked out once, as every record of a file asks for it."""

    defaults: tuple[tuple[str, Any], ...]
    key: Callable[[Record], Key]


@cache
def _form(cls: Any) -> _Form:
    defaults = tuple((field.name, field.default) for field in msgspec.structs.fields(cls))
    return _Form(defaults, _key_of(cls.key_fields))


def _key_of(names: tuple[str, ...]) -> Callable[[Record], Key]:
    """What reads the fields of a key off a record, as a tuple even where it is only one."""
    read: Callable[[Record], Any] = attrgetter(*names)
    return read if len(names) > 1 else lambda record: (read(record),)


def _fault(cls: type[Record], plain: Mapping[str, Any]) -> InvalidRecord:
    """What is wrong with a plain record that was refused."""
    fields = {field.name: field for field in msgspec.structs.fields(cls)}
    if unknown := plain.keys() - fields.keys():
        return InvalidRecord(f"“{cls.table}” has no field “{min(unknown)}”.", "Remove it, or correct its spelling.")
    if missing := {name for name, field in fields.items() if field.required} - plain.keys():
        return InvalidRecord(f"A record of “{cls.table}” lacks “{min(missing)}”.", "Add it.")
    name = next(name for name, value in plain.items() if not _fits(value, fields[name].type))
    return InvalidRecord(f"“{name}” of “{cls.table}” cannot be {plain[name]!r:.40}.", "Correct the value.")


def _fits(value: Any, wanted: Any) -> bool:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return False
    return True
