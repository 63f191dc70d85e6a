"""Relations in numbered pairs of columns (``relations.0.type``, ``relations.0.value``) as a column for each type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.grid import ColumnGrid, Grid
from dataplanner.files.hr_import.text import in_one_cell

_PART = re.compile(r"(\w+)\W(\d+)\W(type|value)")


def with_relations_apart(rows: Grid, header: tuple[str, ...]) -> tuple[Grid, tuple[str, ...]]:
    """The rows with a column for each type of relation in place of the pairs: ``relations manager``."""
    pairs = _pairs(header)
    if not pairs:
        return rows, header
    outer = next(iter(pairs))[0]
    told = [(rows.column(kind), rows.column(value)) for kind, value in pairs.values()]
    types = dict.fromkeys(cell.strip() for kinds, _ in told for cell in kinds if cell.strip())
    kept = [at for at in range(len(header)) if at not in {*chain(*pairs.values())}]
    columns = [*map(rows.column, kept), *(_of_type(one, told, len(rows)) for one in types)]
    return ColumnGrid(columns, len(rows)), (*(header[at] for at in kept), *(f"{outer} {one}" for one in types))


def _pairs(header: Sequence[str]) -> dict[tuple[str, str], tuple[int, int]]:
    """The places of the type and of the value of each relation, by what the relations are called and its number."""
    places: dict[tuple[str, str], dict[str, int]] = {}
    for at, name in enumerate(header):
        found = _PART.fullmatch(name)
        if found and found[1].casefold() in formats().relation_keys:
            places.setdefault((found[1], found[2]), {})[found[3]] = at
    return {key: (told["type"], told["value"]) for key, told in places.items() if len(told) > 1}


def _of_type(wanted: str, told: Sequence[tuple[list[str], list[str]]], count: int) -> list[str]:
    """The values of a type of relation, row by row; several in one row are parted by a semicolon."""
    each = ([values[at] for kinds, values in told if kinds[at].strip() == wanted and values[at]] for at in range(count))
    return [*map(in_one_cell, each)]
