"""A mapping as plain values, so that it can be kept and used again for exports with the same headers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dataplanner.files.hr_import.code_columns import is_code_way
from dataplanner.files.hr_import.errors import NoMappingError, UnknownColumnError
from dataplanner.files.hr_import.keys import way_named
from dataplanner.files.hr_import.shapes import Candidate, Mapping, Table
from dataplanner.files.hr_import.sources import columns_behind


def headers_key(tables: Sequence[Table]) -> str:
    """A key that exports with the same set of headers share; it tells nothing of what the headers are."""
    names = "\x1e".join("\x1f".join(sorted(table.header)) for table in tables)
    return hashlib.sha256(names.encode()).hexdigest()[:24]


def mapping_to_data(mapping: Mapping) -> dict[str, Any]:
    """The choices of a mapping as JSON types; what was measured on the data is not among them."""
    return {
        "fields": {field: list(columns) for field, columns in mapping.fields.items()},
        "managers": [
            {"column": one.column, "key": one.key, "way": one.way} if one else None for one in mapping.managers
        ],
        "left_out": [list(pair) for pair in mapping.left_out],
    }


def mapping_from_data(data: ReadOnly[str, Any], tables: Sequence[Table]) -> Mapping:
    """The mapping that ``mapping_to_data`` wrote, for tables with these columns.

    Raises UnknownColumnError where a table lacks a column that the mapping names, and NoMappingError where it is none.
    """
    try:
        return _mapping(data, tables)
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
        raise NoMappingError(file=tables[0].file) from None


def _mapping(data: ReadOnly[str, Any], tables: Sequence[Table]) -> Mapping:
    fields = {field: tuple(columns) for field, columns in data["fields"].items()}
    if len(data["managers"]) != len(tables):
        raise ValueError
    for at, table in enumerate(tables):
        _check_columns(table, [columns[at : at + 1] for field, columns in fields.items() if field != "manager"],
                       data["managers"][at])  # fmt: skip
    managers = tuple(
        Candidate(at, one["column"], one["key"], one["way"], 0.0) if one else None
        for at, one in enumerate(data["managers"])
    )
    return Mapping(fields, managers, left_out=tuple((name, kind) for name, kind in data["left_out"]))


def _check_columns(table: Table, named: Sequence[Sequence[str | None]], manager: Any) -> None:
    """Raise an error that tells all columns that a table lacks."""
    missing = [column for cell in named for column in cell if column is not None and column not in table.header]
    if manager and not columns_behind(table.header, manager["column"]):
        missing.append(manager["column"])
    if missing:
        told = dict.fromkeys(f"“{column}”" for column in missing)
        raise UnknownColumnError(file=table.file, column=", ".join(told))
    if manager and not is_code_way(manager["way"]):
        way_named(manager["key"], manager["way"])


def with_field(mapping: Mapping, field: str, table: int, column: str | None) -> Mapping:
    """The mapping with another column for a field of one table, or with none."""
    columns = list(mapping.fields.get(field, (None,) * max(len(mapping.managers), table + 1)))
    columns[table] = column
    return replace(mapping, fields={**mapping.fields, field: tuple(columns)})


def with_column_kept(mapping: Mapping, column: str) -> Mapping:
    """The mapping with a sensitive column taken in all the same, because the user asked for it."""
    return replace(mapping, left_out=tuple(pair for pair in mapping.left_out if pair[0] != column))


def with_column_left_out(mapping: Mapping, column: str, category: str) -> Mapping:
    """The mapping with a sensitive column left out again."""
    return replace(with_column_kept(mapping, column), left_out=(*mapping.left_out, (column, category)))
