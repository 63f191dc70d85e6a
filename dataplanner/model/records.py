"""Records: the small frozen values that a plan is made of, and how each is written as plain data.

Every record lives in one table and is found there by its key. Edits, undo, the document on disk, the JSON form and
the comparison of two scenarios all speak of records, so each needs only one mechanism.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, ClassVar, Self

from dataplanner.model.errors import InvalidRecord

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A value in a table of the plan. ``key_fields`` name the fields that identify it there."""

    table: ClassVar[str]
    key_fields: ClassVar[tuple[str, ...]] = ("id",)

    @property
    def key(self) -> Key:
        return tuple(getattr(self, name) for name in self.key_fields)

    def with_(self, **changed: Any) -> Self:
        """The same record with some fields changed."""
        return dataclasses.replace(self, **changed)

    def plain(self) -> dict[str, Any]:
        """The record as JSON types, fields at their default left out."""
        return {
            field.name: _plain(value)
            for field in fields(self)
            if (value := getattr(self, field.name)) != _default(field) or field.name in self.key_fields
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The record that ``plain`` describes.

        Raises InvalidRecord, naming table and field, for an unknown field, a missing one or a wrong type.
        """
        types_ = _field_types(typing.cast("Hashable", cls))
        if unknown := sorted(set(plain) - set(types_)):
            raise InvalidRecord(f"“{cls.table}” has no field “{unknown[0]}”.", "Remove it, or correct its spelling.")
        missing = [f.name for f in fields(cls) if f.name not in plain and _default(f) is MISSING]
        if missing:
            raise InvalidRecord(f"A record of “{cls.table}” lacks “{missing[0]}”.", "Add it.")
        return cls(**{name: _typed(cls, name, types_[name], value) for name, value in plain.items()})


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


@cache
def _field_types(cls: Any) -> dict[str, Any]:
    """The declared type of each field of a record type; cached, as every record of a file asks for it."""
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


def _typed(cls: type[Record], name: str, wanted: Any, value: Any) -> Any:
    """``value`` as the declared type ``wanted``: lists become tuples, whole numbers may stand for decimals."""
    options = typing.get_args(wanted) if isinstance(wanted, types.UnionType) else (wanted,)
    for option in options:
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
    return isinstance(value, dict) and all(isinstance(k, str) and isinstance(v, str) for k, v in value.items())
