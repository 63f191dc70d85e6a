"""Columns whose codes hold the hierarchy itself, found and measured: outlines, paths, hierarchyid, unit levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dataplanner.files.hr_import.cells import NAME, Cells, Columns
from dataplanner.files.hr_import.chains import chains_of_levels, level_groups
from dataplanner.files.hr_import.codes import CODE_WAYS, Code, parents, steps_without_signs
from dataplanner.files.hr_import.columns import columns_of, field_scores
from dataplanner.files.hr_import.indents import codes_of_depths, indent_depths, numbered_depths
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Candidate

LEVELS, INDENTATION, DEPTH, STEPS = "levels", "indentation", "depth", "code that grows"
_WAYS = {way.name: way.parts for way in CODE_WAYS}
_SAMPLE = 40
_SET_IN = frozenset({"name", "first_name", "last_name", "preferred_name", "title", "department"})


def is_code_way(name: str) -> bool:
    """Whether a way reads the hierarchy from the rows themselves, without a manager's key."""
    return name in _WAYS or name in {LEVELS, INDENTATION, DEPTH, STEPS}


def code_candidates(keys: Keys, table: int, *, labelled: bool) -> list[Candidate]:
    """The columns whose codes make a hierarchy; unlabelled ones only where the header speaks for none."""
    header = keys.cells.tables[table].header
    scores = dict(columns_of("path", header))
    found = [
        _candidate(keys, table, name, way, scores.get(name, 0.0))
        for name in header
        if (name in scores) == labelled
        for way in _WAYS
    ]
    if labelled and not (keys.cells.has(NAME) or keys.cells.has("email")):
        found += [_candidate(keys, table, group.label, LEVELS, 1.0) for group in level_groups(header)]
    return [one for one in found if one]


def ordered_candidates(keys: Keys, table: int) -> list[Candidate]:
    """The columns that tell the hierarchy by the order of the rows; the last that is tried."""
    header = keys.cells.tables[table].header
    depths = [name for name in header if "level" in field_scores(name)]
    found = [_candidate(keys, table, name, STEPS, 0.0) for name in header if "employee_id" not in field_scores(name)]
    found += [_candidate(keys, table, name, DEPTH, 0.0) for name in depths]
    found += [_candidate(keys, table, name, INDENTATION, 0.0) for name in header if _may_be_set_in(name)]
    return [one for one in found if one]


def _may_be_set_in(header: str) -> bool:
    """Whether a column may be an outline: names, titles and units are set in, ids and managers are only spaced."""
    scores = field_scores(header)
    return not scores or bool(scores.keys() & _SET_IN)


def codes(cells: Cells, table: int, column: str, way: str) -> list[Code | None]:
    """The code of every row of a table, None where the cell holds none."""
    if way in _WAYS:
        return _parsed(cells.column(table, column), _WAYS[way])
    if way == LEVELS:
        group = next(group for group in level_groups(cells.tables[table].header) if group.label == column)
        chains = chains_of_levels([cells.column(table, name) for name in group.columns])
        return [tuple(link.casefold() for link in chain) or None for chain in chains]
    if way == STEPS:
        return steps_without_signs(cells.column(table, column)) or [None] * len(cells.rows_of(table))
    raw = cells.tables[table].column(column)
    depths = indent_depths(raw) if way == INDENTATION else numbered_depths(cells.column(table, column))
    return codes_of_depths(depths) if depths else [None] * len(raw)


def level_names(columns: Columns, table: int) -> list[str]:
    """What the rows of level columns are called: the lowest link of every row, names rather than codes."""
    groups = [
        chains_of_levels([columns.column(table, name) for name in group.columns])
        for group in level_groups(columns.tables[table].header)
    ]
    names = [[chain[-1] if chain else "" for chain in chains] for chains in groups]
    return max(names, key=lambda column: sum(map(len, column)))


def _parsed(column: Sequence[str], parts: Callable[[str], Code | None]) -> list[Code | None]:
    return [parts(cell) if cell else None for cell in column]


def _candidate(keys: Keys, table: int, column: str, way: str, score: float) -> Candidate | None:
    if way in _WAYS and not _sampled(keys.cells.column(table, column), way):
        return None
    begin = keys.cells.starts[table]
    live = [row - begin for row in keys.live if row in keys.cells.rows_of(table)]
    held = codes(keys.cells, table, column, way)
    coded = [at for at in live if held[at]]
    if (
        len(coded) < max(len(live) * rules().codes.coded, 2)
        or len({held[at] for at in coded}) < len(coded) * rules().codes.distinct
    ):
        return None
    below = sum(len(held[at] or ()) > 1 for at in coded)
    if not below:
        return None
    lines = parents(held, live)
    placed = sum(parent is not None for parent in lines.values())
    direct = sum(
        (parent := lines[at]) is not None and len(held[parent] or ()) == len(held[at] or ()) - 1 for at in coded
    )
    if direct / below < rules().codes.parents or placed < len(live) * rules().manager.enough:
        return None
    return Candidate(table, column, column, way, min(1.0, direct / below), placed, score, min(1.0, direct / below))


def _sampled(column: Sequence[str], way: str) -> bool:
    held = [cell for cell in column if cell][:_SAMPLE]
    return len(held) > 1 and sum(_WAYS[way](cell) is not None for cell in held) > len(held) * rules().codes.coded
