"""What the import page tells of an import at a glance, gathered in the background: a million rows take a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dataplanner.files.hr_import import ImportedOrganisation, ImportedPosition

VACANT = "Vacant"


class Parked(NamedTuple):
    """A position with neither a manager nor reports, and what its holder is called."""

    position: ImportedPosition
    name: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures, each with what it counts, and who would be parked, in the sequence of the file."""

    figures: tuple[tuple[str, str], ...]
    parked: list[Parked]


def summary_of(imported: ImportedOrganisation) -> Summary:
    """The summary of an import."""
    return Summary(_figures(imported), _parked(imported))


def _figures(imported: ImportedOrganisation) -> tuple[tuple[str, str], ...]:
    tops = sum(position.manager_id is None for position in imported.positions)
    return (
        (f"{len(imported.positions):,}", "positions"),
        (f"{len(imported.people):,}", "people"),
        (f"{sum(position.vacant for position in imported.positions):,}", "vacant"),
        (f"{tops:,}", "without a manager"),
        (f"{imported.rows_read:,}", "rows read"),
        (f"{imported.rows_left_out + imported.rows_merged:,}", "left out or merged"),
    )


def _parked(imported: ImportedOrganisation) -> list[Parked]:
    """Nobody where there is only one position."""
    managers = {position.manager_id for position in imported.positions}
    if len(imported.positions) == 1:
        return []
    found = [one for one in imported.positions if one.manager_id is None and one.id not in managers]
    holders = {one.person_id for one in found}
    names = {person.id: person.name for person in imported.people if person.id in holders}
    return [Parked(one, VACANT if one.vacant else names.get(one.person_id or "", "")) for one in found]
