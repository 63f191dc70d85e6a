"""A mapping as plain values, so that it can be kept and used again for exports with the same headers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dataplanner.files.hr_import.errors import UnknownColumnError
from dataplanner.files.hr_import.shapes import Candidate, Mapping, Table


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

    Raises UnknownColumnError where a table lacks a column that the mapping names.
    """
    fields = {field: tuple(columns) for field, columns in data["fields"].items()}
    for field, columns in fields.items():
        for table, column in zip(tables, columns, strict=False):
            if column is not None and field != "manager" and column not in table.header:
                raise UnknownColumnError(file=table.file, column=column)
    managers = tuple(
        Candidate(at, one["column"], one["key"], one["way"], 0.0) if one else None
        for at, one in enumerate(data["managers"])
    )
    return Mapping(fields, managers, left_out=tuple((name, kind) for name, kind in data["left_out"]))


def with_field(mapping: Mapping, field: str, table: int, column: str | None) -> Mapping:
    """The mapping with another column for a field of one table, or with none."""
    columns = list(mapping.fields.get(field, (None,) * max(len(mapping.managers), table + 1)))
    columns[table] = column
    return replace(mapping, fields={**mapping.fields, field: tuple(columns)})


def with_column_kept(mapping: Mapping, column: str) -> Mapping:
    """The mapping with a sensitive column taken in all the same, because the user asked for it."""
    return replace(mapping, left_out=tuple(pair for pair in mapping.left_out if pair[0] != column))
