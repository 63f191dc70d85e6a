"""Where the manager cells lead, as it is worked out step by step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from dataplanner.files.hr_import.contradictions import Contradiction

Link = int | str
"""A link of a chain: its row, or what the file calls it."""


@dataclass(slots=True)
class Resolved:
    """Where the manager cells lead: lines from row to row, and the cells that lead nowhere or to several rows."""

    lines: dict[int, int] = field(default_factory=dict)
    loose: dict[int, str] = field(default_factory=dict)
    missing: dict[int, str] = field(default_factory=dict)
    ambiguous: dict[int, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    further: dict[int, list[int]] = field(default_factory=dict)  # managers after the first of a cell with several
    contradicted: dict[int, Contradiction] = field(default_factory=dict)
    chains: dict[int, list[Link]] = field(default_factory=dict)  # of rows whose manager is missing, down to the manager
    climbed: set[int] = field(default_factory=set)  # of those the ones of which a column names the manager's manager

    def filled(self, rows: Collection[int]) -> list[int]:
        """Those of some rows whose manager cell says something."""
        return [row for row in self.lines.keys() | self.missing.keys() | self.ambiguous.keys() if row in rows]

    def share_of(self, rows: Collection[int]) -> float:
        """The share of the filled manager cells among some rows that lead to one person (0–1)."""
        filled = self.filled(rows)
        return sum(row in self.lines for row in filled) / len(filled) if filled else 0.0
