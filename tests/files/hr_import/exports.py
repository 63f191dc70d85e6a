"""Small exports for tests, and a slow, plain count of what an imported organisation looks like."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dataplanner.files.hr_import import ImportedOrganisation, Problem, import_export

HEADER = ("Employee ID", "Name", "Job Title", "Manager ID")


def csv_text(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """The rows as delimited text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def written(folder: Path, rows: Iterable[Sequence[str]], name: str = "export.csv") -> Path:
    """A file with the rows as CSV in UTF-8."""
    path = folder / name
    path.write_text(csv_text(rows), encoding="utf-8", newline="")
    return path


def imported(folder: Path, rows: Iterable[Sequence[str]], **options: Any) -> ImportedOrganisation:
    """The organisation that the rows describe; the first row is the header."""
    return import_export([written(folder, rows)], **options)


def of_kind(organisation: ImportedOrganisation, kind: str) -> list[Problem]:
    """The problems of a kind."""
    return [problem for problem in organisation.problems if problem.kind == kind]


def managers(organisation: ImportedOrganisation) -> dict[str, str | None]:
    """Who manages whom, by id."""
    return {position.id: position.manager_id for position in organisation.positions}


def accounted(organisation: ImportedOrganisation) -> bool:
    """Whether every row read is a position, merged or left out."""
    placed = len(organisation.positions) - organisation.made
    return organisation.rows_read == placed + organisation.rows_merged + organisation.rows_left_out


@dataclass(frozen=True)
class Shape:
    """The shape of a hierarchy: tops with reports, tops in all, layers (the root is 1), and the largest span."""

    roots: int
    tops: int
    layers: int
    span: int


def shape(organisation: ImportedOrganisation) -> Shape:
    """Counted by climbing from every position, so that a circle would show."""
    above = managers(organisation)
    assert len(above) == len(organisation.positions), "position ids are not unique"
    spans = Counter(manager for manager in above.values() if manager)
    tops = [position for position, manager in above.items() if manager is None]
    layers = max((_layer(position, above) for position in above), default=0)
    return Shape(sum(top in spans for top in tops), len(tops), layers, max(spans.values(), default=0))


def _layer(position: str, above: dict[str, str | None]) -> int:
    layer, upper = 1, above[position]
    while upper is not None:
        layer, upper = layer + 1, above[upper]
        assert layer <= len(above), f"{position} stands in a circle"
    return layer
