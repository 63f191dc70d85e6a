"""TOML read as frozen dataclasses: every key known, every value of its type, and faults told by file and key."""

from __future__ import annotations

import dataclasses
import tomllib
import types
import typing
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from dataplanner.files.errors import FileError

T = TypeVar("T")

_TYPE_NAMES: Mapping[object, str] = {
    str: "a text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    tuple: "a list of texts",
    tuple[float, ...]: "a list of numbers",
    dict: "a table",
}


class TomlError(FileError):
    """A TOML file that cannot be used; the sentence names the file and the key."""


class Table:
    """One table of a file with the place where it stands, for messages.

    Where there is a list ``noted``, unknown keys are written down there and left out; else they are refused.
    """

    def __init__(
        self, file: str, place: str, content: Mapping[str, Any], error: type[TomlError], noted: list[str] | None = None
    ) -> None:
        self.file, self.place, self.content, self.error, self.noted = file, place, content, error, noted

    def fault(self, what: str, remedy: str = "Correct the file.") -> TomlError:
        """The error that says ``what`` is wrong in this table."""
        place = f", {self.place}" if self.place else ""
        return self.error(f"{self.file}{place}: {what}", remedy)

    def only(self, keys: Iterable[str]) -> None:
        """Raise where the table holds a key that is not among ``keys``, or note it."""
        for unknown in sorted(set(self.content) - set(keys)):
            fault = self.fault(f"the key “{unknown}” is not known.", "Remove it, or correct its spelling.")
            if self.noted is None:
                raise fault
            self.noted.append(fault.sentence)

    def value(self, key: str, wanted: Any) -> Any:
        """The value of ``key`` as the type ``wanted``. Raises where it is missing or of another type."""
        if key not in self.content:
            raise self.fault(f"the key “{key}” is missing.", "Add it.")
        return self._typed(key, self.content[key], wanted)

    def table(self, key: str) -> Table:
        """The table under ``key``."""
        return Table(self.file, f"[{key}]", self.value(key, dict), self.error, self.noted)

    def tables(self, key: str) -> list[Table]:
        """The tables of the list under ``key``, each placed by its id or number."""
        found = self.content.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self.fault(f"“{key}” must be a list of tables, each begun by [[{key}]].")
        return [
            Table(self.file, f"{key} “{item.get('id', number)}”", item, self.error, self.noted)
            for number, item in enumerate(found, 1)
        ]

    def record(self, cls: type[T], ignore: Iterable[str] = ()) -> T:
        """The table as a dataclass: its keys are the fields, those with a default may be left out."""
        hints = typing.get_type_hints(cls)
        fields = [field for field in dataclasses.fields(typing.cast("Any", cls)) if field.name not in ignore]
        self.only([*(field.name for field in fields), *ignore])
        needed = [f.name for f in fields if f.name in self.content or f.default is dataclasses.MISSING]
        return cls(**{name: self.value(name, hints[name]) for name in needed})

    def by_id(self, key: str, cls: type[T]) -> dict[str, T]:
        """The records of the list under ``key`` by id. Raises where an id is there twice."""
        records: dict[str, T] = {}
        for table in self.tables(key):
            id_ = table.value("id", str)
            if id_ in records:
                raise table.fault("this id is there twice.", "Give each its own.")
            records[id_] = table.record(cls)
        return records

    def exactly(self, key: str, cls: type[T], ids: tuple[str, ...]) -> dict[str, T]:
        """The records of the list under ``key`` by id, which must be exactly these ids: plans are made of them."""
        found = self.by_id(key, cls)
        if missing := [id_ for id_ in ids if id_ not in found]:
            raise self.fault(f"the {key} “{missing[0]}” is missing.", "Put it back.")
        self.check_names(key, found, ids)
        return found

    def check_names(self, key: str, names: Iterable[str], known: Collection[str]) -> None:
        """Raise where the value of ``key`` names something that is not among ``known``."""
        if unknown := [name for name in names if name not in known]:
            raise self.fault(f"“{key}” names “{unknown[0]}”, which is not known.", "Correct its spelling.")

    def check_template(self, key: str, template: str, values: Mapping[str, type]) -> None:
        """Raise where a text shows a placeholder that is not among ``values``, or one in a form that it cannot take.

        Only numbers take forms: two or three, split by |.
        """
        try:
            found = [(name, form or "") for _, name, form, _ in Formatter().parse(template) if name is not None]
        except ValueError:
            raise self.fault(f"the braces of “{key}” do not match.") from None
        for name, form in found:
            if name not in values:
                raise self.fault(f"“{key}” cannot show {{{name}}}.", "Remove it, or correct its spelling.")
            if form and not (issubclass(values[name], int | float) and form.count("|") in (1, 2)):
                raise self.fault(f"“{key}” cannot show {{{name}}} in the form “{form}”.")

    def _typed(self, key: str, value: Any, wanted: Any) -> Any:
        options = typing.get_args(wanted) if isinstance(wanted, types.UnionType) else (wanted,)
        for option in options:
            kind = typing.get_origin(option) or option
            if option == tuple[float, ...] and _is_numbers(value):
                return tuple(float(item) for item in value)
            if option == tuple[str, ...] and isinstance(value, list) and all(isinstance(item, str) for item in value):
                return tuple(value)
            if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
                return float(value)
            if type(value) is kind:
                return value
        expected = next(_TYPE_NAMES.get(o) or _TYPE_NAMES[typing.get_origin(o) or o] for o in options)
        raise self.fault(f"“{key}” must be {expected}.")


def read_toml(path: Path, error: type[TomlError] = TomlError, noted: list[str] | None = None) -> Table:
    """The whole file as a table, see Table for ``noted``. Raises ``error`` where it is missing or not TOML."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise error(f"{path.name} cannot be read.", "Put the file back, or install the program again.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise error(f"{path.name} is not valid TOML: {cause}.", "Correct the file at that place.") from None
    return Table(path.name, "", content, error, noted)


def _is_numbers(value: Any) -> bool:
    return isinstance(value, list) and all(type(item) in (int, float) for item in value)
