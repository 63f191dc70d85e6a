"""Where the rows of a table may name their manager: single columns, two name columns, chains, levels, the manager with
that one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dataplanner.files.hr_import.cells import Cells
from dataplanner.files.hr_import.chains import (
    Chain,
    chains_of_levels,
    is_chain_column,
    is_hierarchy,
    level_groups,
    split_chain,
    top_first,
)
from dataplanner.files.hr_import.columns import columns_of, field_scores
from dataplanner.files.hr_import.reports import managers_by_reports
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import header_words

_AND, _CHAIN = " + ", " (chain)"


@dataclass(frozen=True, slots=True)
class Source:
    """Manager cells of one table, row by row; where a whole chain is given, from the top down."""

    table: int
    column: str
    score: float  # how much the header speaks for it
    cells: list[str]
    chains: list[Chain] | None = None
    climbs: bool = False  # whether a column each names the manager and that one's own

    def manager_cells(self, own: Sequence[str], form: Callable[[str], str]) -> list[str]:
        """The manager cell of every row; in a chain it is the lowest link that is not the row itself."""
        if self.chains is None:
            return self.cells
        return [_nearest(chain, form(key) if key else "", form) for chain, key in zip(self.chains, own, strict=True)]


def _nearest(chain: Chain, own: str, form: Callable[[str], str]) -> str:
    for link in reversed(chain):
        if form(link) != own:
            return link
    return ""


def labelled_sources(cells: Cells, table: int) -> list[Source]:
    """The sources that a header speaks for, the likeliest first."""
    header = cells.tables[table].header
    levels = _of_levels(cells, table)
    in_levels = {name for source in levels for name in columns_behind(header, source.column)}
    found = [
        source
        for name, score in columns_of("manager", header)
        if name not in in_levels
        for source in _of_column(cells, table, name, score)
    ]
    paths = [source for name, score in columns_of("path", header) for source in _chain(cells, table, name, score)]
    reports = [Source(table, *told) for told in managers_by_reports(cells, table)]
    return [*_name_pairs(cells, table), *_climbing(cells, table), *found, *paths, *levels, *reports]


def other_sources(cells: Cells, table: int) -> list[Source]:
    """Every other column, for a table whose headers do not tell."""
    known = {name for name, _ in columns_of("manager", cells.tables[table].header)}
    return [
        source
        for name in cells.tables[table].header
        if name not in known
        for source in _of_column(cells, table, name, 0.0)
    ]


def columns_behind(header: Sequence[str], label: str) -> tuple[str, ...]:
    """The columns from which a source with this label takes its cells."""
    if label in header:
        return (label,)
    levels = next((group.columns for group in level_groups(header) if group.label == label), ())
    parts = levels or tuple(label.removesuffix(_CHAIN).split(_AND))
    return tuple(name for name in parts if name in header)


def source_named(cells: Cells, table: int, column: str) -> Source | None:
    """The source with a label, as a mapping names it."""
    everything = [*labelled_sources(cells, table), *other_sources(cells, table)]
    return next((source for source in everything if source.column == column), None)


def _of_column(cells: Cells, table: int, name: str, score: float) -> list[Source]:
    column = cells.column(table, name)
    return [Source(table, name, score, column), *_chain(cells, table, name, score)]


def _chain(cells: Cells, table: int, name: str, score: float) -> list[Source]:
    column = cells.column(table, name)
    if not is_chain_column(column):
        return []
    return [Source(table, f"{name}{_CHAIN}", score, column, top_first([split_chain(cell) for cell in column]))]


def _of_levels(cells: Cells, table: int) -> list[Source]:
    similar = rules().header.similar
    groups = [
        (group.label, chains_of_levels([cells.column(table, name) for name in group.columns]))
        for group in level_groups(cells.tables[table].header)
    ]
    return [Source(table, label, similar, [], chains) for label, chains in groups if is_hierarchy(chains)]


def _name_pairs(cells: Cells, table: int) -> list[Source]:
    """A manager's first and last name in two columns."""
    parts = {"first_name": "", "last_name": ""}
    for name, _ in columns_of("manager", cells.tables[table].header):
        for part in parts:
            if not parts[part] and _is_part(name, part):
                parts[part] = name
    first, last = parts["first_name"], parts["last_name"]
    if not (first and last):
        return []
    pairs = zip(cells.column(table, first), cells.column(table, last), strict=True)
    return [Source(table, f"{first}{_AND}{last}", 1.0, [f"{a} {b}".strip() for a, b in pairs])]


def _climbing(cells: Cells, table: int) -> list[Source]:
    """The manager and the manager's manager in two columns, where they agree on who stands above whom."""
    header = cells.tables[table].header
    managers, uppers = columns_of("manager", header), columns_of("upper_manager", header)
    if not (managers and uppers):
        return []
    (manager, score), (upper, _) = managers[0], uppers[0]
    pairs = zip(cells.column(table, upper), cells.column(table, manager), strict=True)
    chains = [tuple(filter(None, pair)) for pair in pairs]
    return [Source(table, f"{manager}{_AND}{upper}", score, [], chains, climbs=True)] if is_hierarchy(chains) else []


def _is_part(header: str, part: str) -> bool:
    """Whether the header, but for the words that mean a manager, is a first or last name."""
    words = header_words(header).split()
    rests = {" ".join(words[begin:]) for begin in range(1, len(words))} | {
        " ".join(words[:end]) for end in range(1, len(words))
    }
    return any(field_scores(rest).get(part, 0) == 1 for rest in rests)
