"""What the import page says: which files are read, where the mapping comes from, and what a change has changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dataplanner.ui.importing.work import Reading

AS_CHOSEN = "The columns are taken as you chose for a file with the same ones."
PLACED_AS_CHOSEN = "The table and its columns are taken as you chose for such a file."
UNCHANGED = "That changes nothing in the figures."


def file_names(paths: Iterable[Path]) -> str:
    """The names of files, without their folders."""
    return ", ".join(path.name for path in paths)


def source_text(reading: Reading) -> str:
    """Where the mapping comes from, and what was decided about single rows."""
    chosen = PLACED_AS_CHOSEN if reading.choices.place else AS_CHOSEN
    told = [chosen] if reading.remembered else []
    told += [f"Decisions taken as you took them for such a file: {reading.alike:,}."] if reading.alike else []
    return " ".join(told)


def effect_text(before: Reading, after: Reading) -> str:
    """The figures that a change made different."""
    pairs = zip(_figures(before), _figures(after), strict=True)
    told = [f"{name}: {old} → {new}" for (name, old), (_, new) in pairs if old != new]
    return " · ".join(told) or UNCHANGED


def _figures(reading: Reading) -> list[tuple[str, str]]:
    imported = reading.imported
    return [
        ("Managers found", f"{imported.share_resolved:.1%}"),
        ("positions", f"{len(imported.positions):,}"),
        ("people", f"{len(imported.people):,}"),
        ("without a manager", f"{sum(one.manager_id is None for one in imported.positions):,}"),
        ("to look at", f"{len(imported.problems):,}"),
    ]
