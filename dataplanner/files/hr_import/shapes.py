"""What the importer passes on: tables as read, the mapping chosen, the organisation found. Plain values."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dataplanner.files.hr_import.grid import ColumnGrid, Grid, Row

LEAVE_OUT = ("leaver", "eliminated", "historical", "not_started")
"""Kinds of rows that an import leaves out when asked."""


class RowRef(NamedTuple):
    """A row as a person finds it again: the file (and sheet), and the row as Excel counts, from 1."""

    source: str
    row: int | None


class Subject(NamedTuple):
    """What a decision of the user is about: a kind of problem at a row."""

    kind: str
    source: str
    row: int | None


class Place(NamedTuple):
    """Where the user says that the table stands: in which file or sheet, by the name of either ("" for the first), and
    the number of the row that names its columns: 0 for none, None for the one that is found."""

    source: str
    header_row: int | None = None


Decisions = ReadOnly[Subject, int]
"""The options chosen, by their number; the others stay as proposed."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something noticed while a table was read: its kind of problem, the numbers of the rows that it is about (none for
    the whole table), and what fills the blanks of its sentence."""

    kind: str
    rows: tuple[int, ...] = ()
    values: ReadOnly[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells as they lie in a file or sheet, before a header is looked for."""

    source: str
    file: str
    rows: Sequence[Row]  # a grid where all rows are equally long
    row_numbers: Sequence[int]
    header: Row | None = None  # where the format names its columns itself (JSON, LDIF)
    is_sheet: bool = False  # a sheet may hold several parts beside each other
    unread: tuple[int, ...] = ()  # row numbers that hold no row of the format
    open_quotes: tuple[int, ...] = ()  # row numbers in which a quotation mark was left open
    hidden: bool = False  # a sheet that a workbook does not show
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: unique column names and raw text cells, every row as long as the header.

    ``set_aside`` holds rows of the file that are no data (totals, footers, a header repeated, forms to fill in) by
    kind of problem, ``aside_rows`` their cells (none where they could not be read), ``taken_back`` those that the user
    wants as data; ``carried`` are rows without a manager of their own, who have that of the row above if ``carries``;
    ``headless`` says that the column names were made up, ``header_row`` is the number of the row that gives them, None
    where no row does, ``placed`` that the user has said where the table is. ``made`` keeps columns made of these (see
    ``Cells``).
    """

    source: str
    file: str
    header: tuple[str, ...]
    rows: Grid
    row_numbers: Sequence[int]
    set_aside: tuple[tuple[int, str], ...] = ()
    odd_rows: tuple[tuple[int, int], ...] = ()  # row number, cells found
    open_quotes: tuple[int, ...] = ()  # row numbers
    hidden: bool = False  # a sheet that the workbook does not show
    told: tuple[Told, ...] = ()
    joined: str = ""  # the table that gave further columns by the same ids
    carried: tuple[int, ...] = ()  # row numbers
    carries: bool = False
    headless: bool = False
    header_row: int | None = None
    placed: bool = False
    aside_rows: tuple[Row, ...] = ()
    taken_back: tuple[tuple[int, str], ...] = ()
    made: dict[tuple[str | None, ...], list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def with_rows(self, numbered: Sequence[tuple[int, Row]], back: Sequence[int]) -> Table:
        """The table with these rows; ``back`` are the places in ``set_aside`` that are rows now."""
        stay = [at for at in range(len(self.set_aside)) if at not in back]
        return replace(
            self,
            rows=ColumnGrid.of_rows([row for _, row in numbered], len(self.header)),
            row_numbers=[number for number, _ in numbered],
            set_aside=tuple(self.set_aside[at] for at in stay),
            aside_rows=tuple(self.aside_rows[at] for at in stay),
            taken_back=tuple(self.set_aside[at] for at in back),
        )

    def column(self, name: str) -> list[str]:
        """The raw cells of a column; nobody may change them."""
        return self.rows.column(self.header.index(name))

    def held(self) -> list[list[str]]:
        """The columns that have been made of it so far."""
        return [*self.made.values(), *self.rows.held()]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way the manager may be given, measured on the data.

    ``share`` is the share of filled manager cells that lead to exactly one row; ``placed`` the number of those cells.
    """

    table: int
    column: str
    key: str
    way: str
    share: float
    placed: int = 0
    header_score: float = 0.0
    exact: float = 0.0  # the part of ``share`` that needed no loosened spelling


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column means what: ``fields`` gives, for each field, the column of every table or None.

    ``managers`` holds the way chosen for every table, or None where it has none.
    """

    fields: dict[str, tuple[str | None, ...]]
    managers: tuple[Candidate | None, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    share_resolved: float = 0.0
    left_out: tuple[tuple[str, str], ...] = ()  # sensitive columns and the category of each
    gone: tuple[tuple[str, str], ...] = ()  # columns that it was kept with, and what is taken for each, "" for nothing

    @property
    def manager_way(self) -> str | None:
        """How the manager is given, such as "id", "name" or "email"."""
        return next((chosen.way for chosen in self.managers if chosen), None)

    def column(self, name: str, table: int) -> str | None:
        """The column of a table that holds a field."""
        columns = self.fields.get(name, ())
        return columns[table] if table < len(columns) else None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a row, or about the file where ``row`` is None, that the user should know or decide.

    ``related`` are further rows that it is about; ``level`` is "question", "change" or "note". ``options`` are what may
    be done about it, ``chosen`` the one that was; ``subject`` is what a decision between them is about.
    """

    row: int | None
    source: str
    kind: str
    sentence: str
    remedy: str
    related: tuple[RowRef, ...] = ()
    level: str = "question"
    options: tuple[str, ...] = ()
    chosen: int = 0
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """A person; the name is "" where the file does not tell it."""

    id: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPosition:
    """A position as the file gives it. ``order`` is its place in the file; ``row`` is None where it was made for a
    leader without a row. ``fte`` is in full-time equivalents and may exceed 1 for a row that stands for a group."""

    id: str
    title: str
    person_id: str | None
    manager_id: str | None
    department: str
    location: str
    grade: str
    fte: float
    order: int
    vacant: bool
    fields: ReadOnly[str, str]
    source: str
    row: int | None
    dotted_manager_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedOrganisation:
    """All that an import found. Every row read is accounted for:
    ``rows_read == len(positions) - made + rows_merged + rows_left_out`` (``made`` counts leaders without a row)."""

    positions: list[ImportedPosition]
    people: list[ImportedPerson]
    mapping: Mapping
    share_resolved: float
    problems: list[Problem]
    rows_read: int
    rows_merged: int = 0
    rows_left_out: int = 0
    made: int = 0
    columns_left_out: tuple[str, ...] = ()
    tables: list[Table] = field(default_factory=list, repr=False)
    decisions: Decisions = field(default_factory=dict, repr=False, compare=False)  # what the user wants done about some
