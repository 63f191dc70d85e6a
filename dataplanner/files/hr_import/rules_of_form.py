"""Numbers by which the importer finds tables in files; resources/import/rules.toml says what each is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """Which row names the columns."""

    rows_searched: int
    similar: float
    longest: int
    levels: int
    groups: int
    repeating: float
    numbers_below: float
    continued: float
    continued_least: float


@dataclass(frozen=True, slots=True)
class Asides:
    """Which rows are no data."""

    sparse: float
    few: int
    ends: int
    first: int
    labels: float
    long_note: int
    shortest_title: int
    full: int
    footer_filled: float


@dataclass(frozen=True, slots=True)
class Table:
    """Which tables are read, and what goes together."""

    same_header: float
    worth_reading: float
    worth_of_managers: float
    full_worth_rows: int
    same_ids: float
    left_out_told: int
    same_people: float
    blank: float


@dataclass(frozen=True, slots=True)
class Headings:
    """Managers and departments in rows of their own."""

    cells: int
    known: float
    columns: int


@dataclass(frozen=True, slots=True)
class Stacked:
    """Another table further down."""

    gaps: int
    headers: int
    known: float


@dataclass(frozen=True, slots=True)
class Turned:
    """A table with a person a column."""

    most_rows: int
    headers: int
    known: float


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Rows that run over two lines."""

    cells: int
    halves: float


@dataclass(frozen=True, slots=True)
class OneColumn:
    """Records below each other in one column."""

    cells: int
    alike: float


@dataclass(frozen=True, slots=True)
class Cells:
    """Several things in one cell."""

    beside: float
    objects: float
    second_lines: float
    quoted_lines: float


@dataclass(frozen=True, slots=True)
class Lists:
    """Managers with all their reports, and lists of nothing but lines."""

    found: float
    most_rows: int


@dataclass(frozen=True, slots=True)
class Indents:
    """Names set in by their depth."""

    indented: float
    fewest_depths: int
    fewest_rows: int


@dataclass(frozen=True, slots=True)
class Stairs:
    """A column a layer."""

    fewest_rows: int
    fewest_steps: int
    alone: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A text without columns."""

    fewest_lines: int
    fewest_depths: int
    parted: float
    arrows: int


@dataclass(frozen=True, slots=True)
class Records:
    """A text with a label a line."""

    labelled: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A table for the eye."""

    lines: int
    columns: int
    alike: float
    filled: float


@dataclass(frozen=True, slots=True)
class Trees:
    """Objects that hold those below them."""

    names: int


@dataclass(frozen=True, slots=True)
class Encoding:
    """In which encoding a text is."""

    foreign: float
    side_by_side: float
    familiar: float
    unlikely: float
    control: float


@dataclass(frozen=True, slots=True)
class Workbook:
    """What reading a workbook may take."""

    seconds: float
    megabytes: float
    expanded_megabytes: float
    ratio: float
    expanded_floor_megabytes: float
    cells: int
    looked_through_megabytes: float


@dataclass(frozen=True, slots=True)
class Text:
    """What reading a text may take."""

    field_characters: int
    cell_lines: int
    lines_compared: int
    shared_characters: int
