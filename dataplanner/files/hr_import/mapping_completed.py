"""A mapping kept from an export whose columns had partly other names: completed by what the data propose."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dataplanner.files.hr_import.errors import NoMappingError
from dataplanner.files.hr_import.mapping_file import mapping_from_data
from dataplanner.files.hr_import.shapes import Candidate, Mapping, Table
from dataplanner.files.hr_import.sources import columns_behind

Data = ReadOnly[str, Any]
"""A mapping as ``mapping_to_data`` writes it."""


def share_of_columns(data: Data, tables: Sequence[Table]) -> float:
    """The share of the columns named by a kept mapping that the tables have (0–1); 0 for another number of tables."""
    named = [(at, column) for columns in data["fields"].values() for at, column in enumerate(columns) if column]
    if not named or len(data["managers"]) != len(tables):
        return 0.0
    return sum(_has(tables[at], column) for at, column in named) / len(named)


def completed_mapping(data: Data, tables: Sequence[Table], proposed: Mapping) -> Mapping:
    """The kept mapping, the columns that the tables lack as ``proposed``; it tells which these are.

    Raises NoMappingError where it is no mapping.
    """
    try:
        kept = mapping_from_data(_present(data, tables), tables)
        return _with_proposed(kept, data, proposed)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise NoMappingError(file=tables[0].file) from None


def _has(table: Table, column: str) -> bool:
    return bool(columns_behind(table.header, column))


def _present(data: Data, tables: Sequence[Table]) -> dict[str, Any]:
    """The data without the columns that the tables lack."""
    known = {name for table in tables for name in table.header}
    return {
        "fields": {
            field: [column if column and _has(tables[at], column) else None for at, column in enumerate(columns)]
            for field, columns in data["fields"].items()
        },
        "managers": [
            one if one and _has(tables[at], one["column"]) else None for at, one in enumerate(data["managers"])
        ],
        "left_out": [pair for pair in data["left_out"] if pair[0] in known],
    }


def _with_proposed(kept: Mapping, data: Data, proposed: Mapping) -> Mapping:
    fields = {field: list(columns) for field, columns in kept.fields.items()}
    gone: dict[str, str] = {}
    for field, columns in data["fields"].items():
        for at, column in enumerate(columns):
            if column and fields[field][at] is None:
                used = {other[at] for other in fields.values()}
                found = proposed.column(field, at)
                fields[field][at] = None if found in used else found
                gone[column] = fields[field][at] or ""
    managers = tuple(_manager(at, one, kept, proposed) for at, one in enumerate(data["managers"]))
    new = tuple(pair for pair in proposed.left_out if pair[0] not in dict(kept.left_out))
    return replace(
        kept,
        fields={field: tuple(columns) for field, columns in fields.items()},
        managers=managers,
        left_out=(*kept.left_out, *new),
        gone=tuple(gone.items()),
    )


def _manager(at: int, told: Any, kept: Mapping, proposed: Mapping) -> Candidate | None:
    """The way of a table: as kept, else as proposed where one was kept whose column is gone."""
    return kept.managers[at] or (proposed.managers[at] if told else None)
