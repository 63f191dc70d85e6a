"""Decides the fate of every row before managers are looked for: a position, merged with another, or left out."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from dataplanner.files.hr_import.amounts import fte_values
from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.identity import repeats
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.people import person_key, person_rows
from dataplanner.files.hr_import.periods import Periods, other_periods
from dataplanner.files.hr_import.repairs import DUPLICATES, Decided
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import LEAVE_OUT
from dataplanner.files.hr_import.sources import columns_behind
from dataplanner.files.hr_import.states import States, row_states
from dataplanner.in_parts import counted

_OF_A_POST = ("manager", "title")
_TOLD = ("manager", "title", "department", "location", "grade", "fte", "status", "start_date", "end_date")
"""Fields in which rows of one id have to agree to be one position."""


@dataclass(slots=True)
class Fates:
    """What becomes of every row. ``merged`` leads to the row kept; the others of a set are left out."""

    cells: Cells
    states: States
    merged: dict[int, int] = field(default_factory=dict)
    periods: Periods = field(default_factory=Periods)
    historical: dict[int, int] = field(default_factory=dict)  # ended row -> current row of the same person
    superseded: set[int] = field(default_factory=set)  # historical rows with the same id as the current one
    left_out: set[int] = field(default_factory=set)  # leavers, eliminated and other rows that nobody wants
    apart: dict[int, int] = field(default_factory=dict)  # rows that would be merged, but the user keeps
    units: frozenset[int] = frozenset()  # rows that stand for units, held by nobody
    units_as_people: frozenset[int] = frozenset()  # such rows that the user takes for people
    united: dict[int, int] = field(default_factory=dict)  # rows of one id that are one position
    split: set[int] = field(default_factory=set)  # the first rows of those of which each gives a part of the FTE
    filled: set[int] = field(default_factory=set)  # rows of positions that another table lists as vacant

    def dropped(self) -> set[int]:
        """Rows that are neither positions nor managers."""
        return self.merged.keys() | self.superseded | {row for rows in self.periods.others.values() for row in rows}

    def kept_instead(self, row: int) -> int:
        """The row that stands for one that was merged, step by step."""
        while row in self.merged:
            row = self.merged[row]
        return row

    def live(self) -> list[int]:
        """Rows that may be managers, also those left out, so that their reports can move up."""
        dropped = self.dropped()
        return [row for row in range(len(self.cells)) if row not in dropped]

    def kept(self) -> list[int]:
        """Rows that become positions."""
        return [row for row in self.live() if row not in self.left_out and row not in self.united]

    def poor(self) -> set[int]:
        """Rows that stand for a manager only when nobody else does."""
        return self.historical.keys() | self.states.leavers.keys() | self.states.vacant | self.states.eliminated


def row_fates(
    cells: Cells,
    id_field: str | None,
    leave_out: Collection[str],
    today: datetime.date,
    decided: Decided,
    units: Collection[int] = (),
) -> Fates:
    """The fate of every row; ``leave_out`` names the kinds of LEAVE_OUT that are not wanted, ``decided`` tells
    what the user wants done with single rows; ``units`` are rows that stand for units."""
    as_people = bool(decided.option("units", min(units, default=0)))
    units, people = ((), units) if as_people else (units, ())
    fates = Fates(cells, row_states(cells, today, decided), units=frozenset(units), units_as_people=frozenset(people))
    fates.merged = repeats(cells)
    fates.periods = _wanted_periods(other_periods(cells, fates.live()), decided)
    fates.historical = _historical(cells, fates)
    if id_field:
        _merge_same_ids(cells, id_field, fates)
    _keep_apart(fates, decided)
    if id_field:
        _unite(cells, id_field, fates, decided)
    for row in fates.historical:
        fates.states.leavers.pop(row, None)
    fates.left_out = _left_out(fates, leave_out, decided)
    return fates


def _left_out(fates: Fates, leave_out: Collection[str], decided: Decided) -> set[int]:
    """The rows that stay out as their kinds are not wanted, or as the user decided of each."""
    states = fates.states
    kinds: tuple[Collection[int], ...] = (states.leavers, states.eliminated, fates.historical, states.to_come)
    return {
        row
        for name, rows in zip(LEAVE_OUT, kinds, strict=True)
        for row in rows
        if decided.option(name, row, usual=int(name in leave_out))
    } - fates.dropped()


def _wanted_periods(periods: Periods, decided: Decided) -> Periods:
    """The periods without those whose rows the user keeps."""
    for period, rows in list(periods.others.items()):
        if decided.option("other_period", rows[0]):
            periods.kept[period] = periods.others.pop(period)
    return periods


def _keep_apart(fates: Fates, decided: Decided) -> None:
    """Take back what was merged with a row where the user wants that."""
    every = any(decided.rows(DUPLICATES).values())
    apart = {row for row, option in decided.rows("duplicate_row").items() if option}
    for row, kept in list(fates.merged.items()) if apart or every else ():
        if every or fates.kept_instead(kept) in apart:
            fates.apart[row] = fates.merged.pop(row)


def _unite(cells: Cells, id_field: str, fates: Fates, decided: Decided) -> None:
    """Make one position of the rows of an id where they are parts of one post, where one table knows who holds what
    another lists as vacant, or where the user wants that."""
    groups = same_ids(Keys(cells, fates.live()).column(id_field), fates.live()).values()
    values = fte_values(cells) if groups else []
    for rows in groups:
        held = _holder(cells, id_field, rows, fates)
        split = held is None and _is_split(cells, rows, [values[row] for row in rows])
        first = rows[0] if held is None else held
        fates.split |= {first} if split else set()
        fates.filled |= set() if held is None else {held}
        if decided.option("duplicate_id", rows[0], usual=int(split or held is not None)):
            fates.united |= {row: first for row in rows if row != first}


def _holder(cells: Cells, id_field: str, rows: Sequence[int], fates: Fates) -> int | None:
    """Of the rows of a position's id the one that somebody holds, where another table lists it as vacant."""
    held = [row for row in rows if row not in fates.states.vacant]
    if id_field != "position_id" or len(held) != 1:
        return None
    return held[0] if len({cells.table_of(row) for row in rows}) == len(rows) else None


def _is_split(cells: Cells, rows: Sequence[int], parts: Sequence[float | None]) -> bool:
    """Whether rows of one id are parts of one post, as of several cost centres: same title, same manager, and together
    no more than a whole."""
    held = [part for part in parts if part and part < 1]
    if len(held) < len(parts) or sum(held) > 1 + rules().people.rounding:
        return False
    columns = _told_columns(cells, _OF_A_POST)
    return len({_told(cells, columns[cells.table_of(row)], row) for row in rows}) == 1


def _historical(cells: Cells, fates: Fates) -> dict[int, int]:
    """Rows with an end, while another row of the same person has none."""
    live, ended = fates.live(), fates.states.ended
    if not ended or person_key(cells, live) is None:
        return {}
    rows_of = defaultdict(list)
    for row, first in person_rows(cells, live).items():
        rows_of[first].append(row)
    several = [rows for rows in rows_of.values() if len(rows) > 1]
    return {
        row: current
        for rows in several
        if (current := next((other for other in reversed(rows) if other not in ended), None)) is not None
        for row in rows
        if row in ended
    }


def _merge_same_ids(cells: Cells, id_field: str, fates: Fates) -> None:
    """Merge rows of one id that say the same of the position; drop ended rows of the id of a current one."""
    ids = Keys(cells, fates.live()).column(id_field)
    groups = same_ids(ids, fates.live())
    columns = _told_columns(cells) if groups else []
    for rows in groups.values():
        current = [row for row in rows if row not in fates.historical]
        if current:
            fates.superseded |= set(rows) - set(current)
        first: dict[tuple[str, ...], int] = {}
        for row in current:
            kept = first.setdefault(_told(cells, columns[cells.table_of(row)], row), row)
            if kept != row:
                fates.merged[row] = kept


def same_ids(ids: Sequence[str], rows: Iterable[int]) -> dict[str, list[int]]:
    """The ids that several rows have, with these rows."""
    rows = list(rows)
    held = [ids[row] for row in rows]
    counts = counted(held)
    if len(counts) == len(held):
        return {}
    several: dict[str, list[int]] = {}
    for row, cell in zip(rows, held, strict=True):
        if cell and counts[cell] > 1:
            several.setdefault(cell, []).append(row)
    return several


def _told_columns(cells: Cells, fields: Sequence[str] = _TOLD) -> list[list[list[str]]]:
    """For each table the columns of the fields in which rows have to agree."""
    found = []
    for table, each in enumerate(cells.tables):
        labels = [cells.fields[field][table] for field in fields if field in cells.fields]
        names = [name for label in labels if label for name in columns_behind(each.header, label)]
        found.append([cells.column(table, name) for name in names])
    return found


def _told(cells: Cells, columns: list[list[str]], row: int) -> tuple[str, ...]:
    table = cells.table_of(row)
    at = row - cells.starts[table]
    return (cells.field(NAME)[row], *(column[at] for column in columns), str(table))
