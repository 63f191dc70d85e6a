"""The whole way of an import: files to tables, a mapping, reporting lines, an organisation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import replace
from pathlib import Path

from dataplanner.collector import collector_held
from dataplanner.files.hr_import.assembly import Assembly
from dataplanner.files.hr_import.carried import with_managers_carried
from dataplanner.files.hr_import.cells import Cells, Columns
from dataplanner.files.hr_import.choose import choose_tables, worth
from dataplanner.files.hr_import.errors import NoManagerColumnError, NoPeopleError, NoRowsError, UnknownPlaceError
from dataplanner.files.hr_import.joined import joined_tables
from dataplanner.files.hr_import.kept_places import KeptPlace, known_place
from dataplanner.files.hr_import.led_units import with_units_led
from dataplanner.files.hr_import.mapping import measured_again, propose
from dataplanner.files.hr_import.named_units import with_units_named
from dataplanner.files.hr_import.problems import Problems
from dataplanner.files.hr_import.progress import Progress, Watch
from dataplanner.files.hr_import.read import read_blocks
from dataplanner.files.hr_import.repairs import Decided, with_rows_taken_back
from dataplanner.files.hr_import.report import tell_columns_gone, tell_tables
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.set_in import with_indents
from dataplanner.files.hr_import.shapes import Block, Decisions, ImportedOrganisation, Mapping, Place, RowRef, Table
from dataplanner.files.hr_import.stacked import whole_source
from dataplanner.files.hr_import.tables import table_at, tables_of
from dataplanner.files.hr_import.units import named_by_levels
from dataplanner.files.hr_import.unseen import with_unseen

Paths = Iterable[Path | str]


def read_tables(
    paths: Paths,
    *,
    passwords: ReadOnly[str, str] | None = None,
    place: Place | None = None,
    kept: Sequence[KeptPlace] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Table]:
    """Every table and sheet of the files, also those without rows; ``passwords`` are those of workbooks by their paths,
    ``place`` says where the table of people is if it was not found, ``kept`` where it was in files of other forms.

    Raises an ImportFileError where none has any, PasswordNeededError for a workbook whose password is wanting or wrong.
    """
    paths, watch = list(paths), Watch(progress, cancelled, passwords or {})
    tables = _tables(paths, watch, place, kept)
    if not any(table.rows for table in tables if table.placed or not place):
        raise NoRowsError(file=_names(paths))
    return tables


@collector_held()
def _tables(paths: Sequence[Path | str], watch: Watch, place: Place | None, kept: Sequence[KeptPlace]) -> list[Table]:
    if len(paths) == 1:
        found = _of_file(paths[0], watch, place, kept)
    else:
        found = [table for path in paths for table in _of_file(path, watch, place)]
    if place and not any(table.placed for table in found):
        raise UnknownPlaceError(file=place.source)
    return with_units_named(with_units_led(joined_tables(found)))


def _of_file(
    path: Path | str, watch: Watch, place: Place | None, kept: Sequence[KeptPlace] | None = None
) -> list[Table]:
    """The tables of a file, which stands alone where there is something ``kept`` for it."""
    blocks = with_indents(Path(path), read_blocks([path], watch))
    at, there = _placed_block(blocks, place, kept)
    tables = [
        table
        for number, block in enumerate(blocks)
        for table in (table_at(block, there.header_row) if there and number == at else tables_of(block))
    ]
    return with_unseen(Path(path), tables)


def _placed_block(
    blocks: Sequence[Block], place: Place | None, kept: Sequence[KeptPlace] | None
) -> tuple[int | None, Place | None]:
    """The block in which the table is as the user says, or has said for such a file, and its place there: the only
    block of a file that stands alone has no name of its own."""
    if place is None:
        return known_place(blocks, kept or ()) or (None, None)
    named = (place.source in ("", one.source) or one.source.endswith(f"[{place.source}]") for one in blocks)
    only = kept is not None and len(blocks) == 1
    return 0 if only else next((at for at, is_named in enumerate(named) if is_named), None), place


@collector_held()
def propose_mapping(tables: Sequence[Table]) -> Mapping:
    """Which column means what, and how the managers are given, measured on the rows of the tables that list people."""
    return propose(Columns(choose_tables(tables)))


@collector_held()
def measure_mapping(tables: Sequence[Table], mapping: Mapping) -> Mapping:
    """The mapping with what its own columns make of every way in which the managers may be given."""
    return measured_again(Columns(choose_tables(tables)), mapping)


def chosen_tables(tables: Sequence[Table]) -> list[Table]:
    """The tables that list people, to which the columns of a mapping belong."""
    return choose_tables(tables)


def import_export(
    paths: Paths,
    *,
    mapping: Mapping | None = None,
    flat: bool = False,
    leave_out: Collection[str] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportedOrganisation:
    """The organisation that one or more exports describe together.

    ``mapping`` replaces the proposed one; ``flat`` accepts a file without managers as a list; ``leave_out`` names the
    kinds of rows to leave out (of ``LEAVE_OUT``), which are kept and reported otherwise.
    Raises an ImportFileError when nothing can be imported; NoManagerColumnError where no column names managers, unless
    ``flat`` is set.
    """
    tables = read_tables(paths, progress=progress, cancelled=cancelled)
    return import_tables(
        tables, mapping=mapping, flat=flat, leave_out=leave_out, progress=progress, cancelled=cancelled
    )


@collector_held()
def import_tables(
    tables: Sequence[Table],
    *,
    mapping: Mapping | None = None,
    flat: bool = False,
    leave_out: Collection[str] = (),
    decisions: Decisions | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportedOrganisation:
    """The same from tables already read, so that another mapping needs no second reading; ``decisions`` are what the
    user wants done about single problems."""
    watch, decisions = Watch(progress, cancelled), decisions or {}
    chosen = choose_tables(tables)
    if not chosen[0].placed and max(map(worth, chosen)) < rules().table.worth_reading:
        raise NoPeopleError(whole_source(chosen[0].source), file=_files(chosen))
    as_read = [with_rows_taken_back(table, decisions) for table in chosen]
    columns, problems = Columns([with_managers_carried(table, decisions) for table in as_read]), Problems()
    tell_tables(columns.tables, [table for table in tables if table not in chosen], problems)
    watch.at("mapping", 0, 0)
    mapping = _measured(mapping, columns)
    if not any(mapping.managers):
        _tell_no_managers(columns.tables, problems, flat=flat)
    tell_columns_gone(mapping, columns.tables[0], problems)
    cells = Cells(columns, mapping.fields, named_by_levels(columns, mapping))
    found = Assembly(cells, mapping, problems, watch, Decided(cells, decisions)).run(leave_out)
    return replace(found, tables=as_read, decisions=decisions)


def _measured(mapping: Mapping | None, columns: Columns) -> Mapping:
    """The mapping given, measured, or the one that is proposed."""
    if mapping is None:
        return propose(columns)
    return mapping if mapping.candidates else measured_again(columns, mapping)


def _tell_no_managers(tables: Sequence[Table], problems: Problems, *, flat: bool) -> None:
    """Tell that the tables are a list; raise NoManagerColumnError unless that is accepted."""
    if not flat:
        raise NoManagerColumnError(file=_files(tables))
    count = sum(len(table.rows) for table in tables)
    problems.add("no_manager_column", RowRef(tables[0].source, None), file=_files(tables), count=count)


def _files(tables: Sequence[Table]) -> str:
    return _names(dict.fromkeys(table.file for table in tables))


def _names(paths: Iterable[Path | str]) -> str:
    return ", ".join(Path(path).name for path in paths)
