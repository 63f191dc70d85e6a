"""Lists of nothing but lines as rows of people: from whom to whom, or a manager with all reports beside or below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from dataplanner.files.hr_import.columns import columns_of, sure_scores
from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.guess import are_whole_names
from dataplanner.files.hr_import.headers import ROWS_COMPARED, header_names, header_place
from dataplanner.files.hr_import.reports import apart
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block, Told
from dataplanner.files.hr_import.text import clean_cell, header_words, in_one_cell, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_NUMBERED = re.compile(r"\s*\d+$")
_PAIR, _FEWEST = 2, 2

Team = tuple[int, Row, list[str]]
"""A row with a manager: its number, its cells but for the reports, the manager first, and the reports."""


def lines_apart(block: Block) -> Block:
    """The block with a row for every person where it holds lines only; as it was where it does not."""
    rows = block.rows
    if not rows or len(rows) > rules().lists.most_rows:
        return block
    header, skip = _header(block)
    if len(header) == _PAIR and (named := _ends_named(header)):
        first = 0 if block.header else 1
        return replace(block, header=named, rows=rows[first:], row_numbers=block.row_numbers[first:], is_sheet=False)
    if teams := _rows_of_teams(block, header, skip):
        return _of_people(block, teams, _others(header))
    if block.header is None and (teams := _columns_of_teams(rows)):
        return _of_people(block, teams, [])
    return block


def _header(block: Block) -> tuple[Row, int]:
    """The header of a block, and how many rows end with it."""
    if block.header is not None:
        return block.header, 0
    at, height = header_place(block.rows[:ROWS_COMPARED])
    return (header_names(block.rows[at : at + height]), at + height) if height else (block.rows[0], 1)


def _ends_named(header: Row) -> Row | None:
    """The usual names of two columns that say where a line begins and where it ends."""
    words = [header_words(name) for name in header]
    begins, ends = formats().arrow_begins, formats().arrow_ends
    if any(map(sure_scores, header)):
        return None
    if words[0] in begins and words[1] in ends:
        return _usual("manager", "name")
    return _usual("name", "manager") if words[0] in ends and words[1] in begins else None


def _usual(*fields: str) -> Row:
    return tuple(vocabulary().synonyms[field][0].capitalize() for field in fields)


def _rows_of_teams(block: Block, header: Row, skip: int) -> list[Team]:
    """The rows of a table in which a manager stands before all reports; [] where most reports have rows themselves."""
    leader, places, others = _places(header)
    if leader is None or not places:
        return []
    width = len(header)
    whole = [tuple(map(clean_cell, row[:width])) + ("",) * (width - len(row)) for row in block.rows[skip:]]
    told = [apart([row[at] for row in whole]) for at in places]
    teams = [
        (number, (row[leader], *(row[at] for at in others)), list(chain.from_iterable(each)))
        for number, row, each in zip(block.row_numbers[skip:], whole, zip(*told, strict=True), strict=True)
        if row[leader]
    ]
    return teams if _list_others(teams) else []


def _places(header: Row) -> tuple[int | None, list[int], list[int]]:
    """The column of managers, if there is one, those of their reports, and the others."""
    reports = [at for at, name in enumerate(header) if _names_reports(name)]
    leader = _leader_place(header, reports)
    return leader, reports, [at for at in range(len(header)) if at not in {leader, *reports}]


def _names_reports(name: str) -> bool:
    stem = _NUMBERED.sub("", header_words(name))
    meant = sure_scores(stem).keys()
    return "reports" in meant or ("name" in meant and stem != header_words(name))


def _leader_place(header: Row, reports: Sequence[int]) -> int | None:
    """The one column that names managers, or people, beside those of their reports."""
    for field in ("name", "manager"):
        found = [header.index(name) for name, _ in columns_of(field, header) if header.index(name) not in reports]
        if len(found) == 1:
            return found[0]
    return None


def _list_others(teams: Iterable[Team]) -> bool:
    """Whether there are several teams, and most of their members have no row of their own, by name or by id."""
    told = {plain(cell) for _, row, _ in teams for cell in row}
    members = [plain(member) for _, _, reports in teams for member in reports]
    several = len({plain(row[0]) for _, row, _ in teams}) >= _FEWEST
    return several and sum(one in told for one in members) < len(members) * rules().lists.found


def _others(header: Row) -> list[str]:
    return [header[at] for at in _places(header)[2]]


def _columns_of_teams(rows: Sequence[Row]) -> list[Team]:
    """The columns of a table that has a manager above the reports in each: all but one of these report to another."""
    first, below = rows[0], rows[1:]
    cells = [clean_cell(cell) for row in below for cell in row if cell.strip()]
    if len(first) < _FEWEST or not all(cell.strip() for cell in first) or len({*cells}) < len(cells):
        return []
    found = sum(clean_cell(cell) in cells for cell in first)
    if found < len(first) - 1 or not found or not are_whole_names([*cells, *first]):
        return []
    columns = [[clean_cell(row[at]) for row in below if at < len(row) and row[at].strip()] for at in range(len(first))]
    return [(1, (clean_cell(leader),), column) for leader, column in zip(first, columns, strict=True)]


def _of_people(block: Block, teams: Sequence[Team], others: Sequence[str]) -> Block:
    """A row for every manager, and for every report that manages nobody."""
    leaders = {plain(row[0]) for _, row, _ in teams}
    above: dict[str, list[str]] = {}
    for _, row, reports in teams:
        for member in reports:
            above.setdefault(plain(member), []).append(row[0])
    found: dict[str, tuple[int, Row]] = {}
    for number, row, reports in teams:
        found.setdefault(plain(row[0]), (number, row))
        for member in reports:
            if plain(member) not in leaders:
                found.setdefault(plain(member), (number, (member, *[""] * (len(row) - 1))))
    name, manager = _usual("name", "manager")
    rows = [(*row, in_one_cell(above.get(key, ()))) for key, (_, row) in found.items()]
    told = Told("listed_reports", values={"count": len(found) - len(leaders)})
    return replace(
        block,
        header=(name, *others, manager),
        rows=rows,
        row_numbers=[number for number, _ in found.values()],
        is_sheet=False,
        told=(*block.told, told),
    )
