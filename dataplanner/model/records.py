"""Records: the small frozen values that a plan is made of, and how each is written as plain data.

Every record lives in one table and is found there by its key. Edits, undo, the document on disk, the JSON form and
the comparison of two scenarios all speak of records, so each needs only one mechanism.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Self, cast

from dataplanner.model.errors import InvalidRecord

Key = tuple[str, ...]
_AS_THEY_ARE: frozenset[type] = frozenset((str, int, float, bool, type(None)))
_MOST_SHAPES = 1_000  # a file has a handful; a damaged one must not fill the memory


@dataclass(frozen=True, slots=True)
class Record:
    """A value in a table of the plan. ``key_fields`` name the fields that identify it there.

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
        return dataclasses.replace(self, **changed)

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
        form = _form(cast("Hashable", cls))
        shape = (tuple(plain), tuple(map(type, plain.values())))
        to_convert = form.shapes.get(shape)
        if to_convert is None:
            to_convert = cls._to_convert(plain)
            if len(form.shapes) < _MOST_SHAPES:
                form.shapes[shape] = to_convert
        if not to_convert:
            return cls(**plain)
        return cls(**{**plain, **{name: _typed(cls, name, form.types[name], plain[name]) for name in to_convert}})

    @classmethod
    def _to_convert(cls, plain: Mapping[str, Any]) -> tuple[str, ...]:
        """The fields whose values are not yet of their type, or must be looked into. Raises InvalidRecord."""
        form = _form(cast("Hashable", cls))
        if unknown := plain.keys() - form.types.keys():
            raise InvalidRecord(f"“{cls.table}” has no field “{min(unknown)}”.", "Remove it, or correct its spelling.")
        if missing := form.required - plain.keys():
            raise InvalidRecord(f"A record of “{cls.table}” lacks “{min(missing)}”.", "Add it.")
        return tuple(name for name, value in plain.items() if type(value) not in form.plainly[name])


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


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | frozenset):
        return sorted(value) if isinstance(value, frozenset) else [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


@dataclass(frozen=True, slots=True)
class _Form:
    """What is the same for all records of a type, worked out once, as every record of a file asks for it.

    ``plainly`` gives for each field the types of JSON values that it takes as they are. ``shapes`` remembers for the
    fields and types of a plain record, once they were found to fit, which of them are to be converted.
    """

    types: Mapping[str, Any]
    plainly: Mapping[str, frozenset[type]]
    required: frozenset[str]
    defaults: tuple[tuple[str, Any], ...]
    key: Callable[[Record], Key]
    shapes: dict[tuple[tuple[str, ...], tuple[type, ...]], tuple[str, ...]]


@cache
def _form(cls: Any) -> _Form:
    hints = typing.get_type_hints(cls)
    types_ = {field.name: hints[field.name] for field in fields(cls)}
    defaults = tuple((field.name, _default(field)) for field in fields(cls))
    return _Form(
        types_,
        {name: frozenset(_options(wanted)) & _AS_THEY_ARE for name, wanted in types_.items()},
        frozenset(name for name, default in defaults if default is MISSING),
        defaults,
        _key_of(cls.key_fields),
        {},
    )


def _key_of(names: tuple[str, ...]) -> Callable[[Record], Key]:
    """What reads the fields of a key off a record, as a tuple even where it is only one."""
    read: Callable[[Record], Any] = attrgetter(*names)
    return read if len(names) > 1 else lambda record: (read(record),)


def _options(wanted: Any) -> tuple[Any, ...]:
    """The types that a declared type allows."""
    return typing.get_args(wanted) if isinstance(wanted, types.UnionType) else (wanted,)


def _typed(cls: type[Record], name: str, wanted: Any, value: Any) -> Any:
    """``value`` as the declared type ``wanted``: lists become tuples, whole numbers may stand for decimals."""
    for option in _options(wanted):
        if option is type(None) and value is None:
            return None
        container = typing.get_origin(option) or option
        if container is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        if container is Mapping and _is_text_mapping(value):
            return dict(value)
        if container is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if container in (str, int, bool) and type(value) is container:
            return value
    raise InvalidRecord(f"“{name}” of “{cls.table}” cannot be {value!r:.40}.", "Correct the value.")


def _is_text_mapping(value: Any) -> bool:
    return type(value) is dict and {str}.issuperset(map(type, value)) and {str}.issuperset(map(type, value.values()))
