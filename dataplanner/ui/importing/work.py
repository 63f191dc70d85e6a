"""What the import page has done in the background: reading the files, and importing again as the user chose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field, replace
from pathlib import Path

from dataplanner.files.hr_import import (
    Decisions,
    ImportedOrganisation,
    Mapping,
    NoManagerColumnError,
    NoPeopleError,
    PasswordNeededError,
    Place,
    Table,
    import_tables,
    measure_mapping,
    propose_mapping,
    read_tables,
)
from dataplanner.files.hr_import.kept_decisions import KeptDecision, decided_as_before
from dataplanner.files.hr_import.kept_places import KeptPlace, place_taken
from dataplanner.files.kept_mappings import kept_places, remembered_decisions, remembered_leave_out, remembered_mapping
from dataplanner.files.plan_file import Folders
from dataplanner.ui.importing.summary import Summary, summary_of
from dataplanner.ui.tasks import Handle

Passwords = ReadOnly[str, str]
NotYetRead = NoManagerColumnError | NoPeopleError | PasswordNeededError
"""What has to be said before files can be shown."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How the user wants the files taken; without a mapping or a place of the table, as the program proposes it."""

    mapping: Mapping | None = None
    flat: bool = False
    leave_out: frozenset[str] = frozenset()
    decisions: Decisions = field(default_factory=dict)
    place: Place | None = None

    def placed(self, place: Place) -> Choices:
        """The table where the user says that it is; what was chosen for another is forgotten."""
        return Choices(flat=True, place=place)

    def decided(self, decisions: Decisions) -> Choices:
        """The same with these decisions about single problems."""
        return replace(self, decisions={**self.decisions, **decisions})


@dataclass(frozen=True, slots=True)
class Reading:
    """The files, their tables as read, the choices and what came of them.

    ``sensitive`` are the columns left out unless the user wants them, with their categories; ``remembered`` says that
    the mapping is the one chosen for these headers before, ``alike`` how many rows were decided about as before.
    """

    paths: list[Path]
    tables: list[Table]
    choices: Choices
    imported: ImportedOrganisation
    summary: Summary
    sensitive: tuple[tuple[str, str], ...]
    remembered: bool = False
    alike: int = 0

    @property
    def mapping(self) -> Mapping:
        return self.imported.mapping


def first_reading(
    paths: list[Path],
    folders: Folders,
    handle: Handle,
    *,
    flat: bool,
    passwords: Passwords | None = None,
    place: Place | None = None,
    decided: Collection[KeptDecision] = (),
) -> Reading | NotYetRead:
    """What the files hold, or what the user has to say first: that they are a list only, a password (which
    ``passwords`` holds by path), or where the table is. ``decided`` is what was decided about single rows before, else
    it is what is remembered for files with these headers. Raises FileError."""
    try:
        tables = _tables(paths, passwords, place, handle, () if place else kept_places(folders))
        proposed, there = propose_mapping(tables), place or place_taken(tables)
        kept = remembered_mapping(tables, folders)
        choices = Choices(kept, flat or there is not None, remembered_leave_out(tables, folders), place=there)
        reading = _read(paths, tables, choices, proposed.left_out, handle, proposed, remembered=kept is not None)
        return _decided_as_before(reading, decided or remembered_decisions(tables, folders), handle)
    except (NoManagerColumnError, NoPeopleError, PasswordNeededError) as error:
        return error


def _tables(
    paths: list[Path],
    passwords: Passwords | None,
    place: Place | None,
    handle: Handle,
    kept: Sequence[KeptPlace] = (),
) -> list[Table]:
    return read_tables(
        paths, passwords=passwords, place=place, kept=kept, progress=_progress(handle), cancelled=handle.cancelled
    )


def _decided_as_before(reading: Reading, kept: Collection[KeptDecision], handle: Handle) -> Reading:
    """The reading with the decisions about single rows that were taken before."""

    def again(decisions: Decisions) -> ImportedOrganisation:
        choices = replace(reading.choices, decisions=decisions)
        return _imported(reading.tables, reading.mapping, choices, handle)

    imported = decided_as_before(reading.imported, kept, again)
    if imported is reading.imported:
        return reading
    choices = replace(reading.choices, decisions=imported.decisions)
    summary, alike = summary_of(imported), len(imported.decisions)
    return replace(reading, choices=choices, imported=imported, summary=summary, alike=alike)


def read_again(reading: Reading, choices: Choices, handle: Handle, passwords: Passwords | None = None) -> Reading:
    """The same tables taken in another way, or the files read again where the user says that another table is meant.

    Raises FileError.
    """
    if choices.place == reading.choices.place:
        return _read(reading.paths, reading.tables, choices, reading.sensitive, handle)
    tables = _tables(reading.paths, passwords, choices.place, handle)
    proposed = propose_mapping(tables)
    return _read(reading.paths, tables, choices, proposed.left_out, handle, proposed)


def _read(
    paths: list[Path],
    tables: list[Table],
    choices: Choices,
    sensitive: tuple[tuple[str, str], ...],
    handle: Handle,
    proposed: Mapping | None = None,
    *,
    remembered: bool = False,
) -> Reading:
    mapping = measure_mapping(tables, choices.mapping) if choices.mapping else proposed or propose_mapping(tables)
    imported = _imported(tables, mapping, choices, handle)
    held = replace(choices, mapping=mapping) if choices.mapping else choices
    return Reading(paths, tables, held, imported, summary_of(imported), sensitive, remembered)


def _imported(tables: list[Table], mapping: Mapping, choices: Choices, handle: Handle) -> ImportedOrganisation:
    return import_tables(
        tables,
        mapping=mapping,
        flat=choices.flat,
        leave_out=choices.leave_out,
        decisions=choices.decisions,
        progress=_progress(handle),
        cancelled=handle.cancelled,
    )


def _progress(handle: Handle) -> Callable[[str, int, int], None]:
    def progress(stage: str, done: int, total: int) -> None:
        told = f"{stage.capitalize()}: {done:,} of {total:,}" if total else stage.capitalize()
        handle.report(done / total if total else 0.0, told)

    return progress
