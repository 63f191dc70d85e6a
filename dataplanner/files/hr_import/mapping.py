"""Proposes which column means what: the headers propose, the data decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dataplanner.files.hr_import.cells import Cells, Columns, Fields
from dataplanner.files.hr_import.code_columns import code_candidates, ordered_candidates
from dataplanner.files.hr_import.fields import propose_fields
from dataplanner.files.hr_import.identity import is_id, repeats
from dataplanner.files.hr_import.measure import KEY_ORDER, Keys, affinity, candidates
from dataplanner.files.hr_import.periods import other_periods
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.sensitive import category, sensitive_status
from dataplanner.files.hr_import.shapes import Candidate, Mapping
from dataplanner.files.hr_import.sources import Source, labelled_sources, other_sources
from dataplanner.files.hr_import.unlabelled import acceptable, tells_of_itself

_SAMPLE = 200


def propose(columns: Columns) -> Mapping:
    """The mapping that the headers and the data of all tables speak for."""
    tables = columns.tables
    fields = propose_fields(tables)
    cells = Cells(columns, fields)
    keys = Keys(cells, _rows_that_count(cells))
    measured = [_of_table(keys, table) for table in range(len(tables))]
    chosen = tuple(_best(found, keys) for found in measured)
    offered = [_offered(keys, table) if chosen[table] is None else [] for table in range(len(tables))]
    everything = tuple(
        candidate
        for found, more in zip(measured, offered, strict=True)
        for candidate in sorted([*found, *more], key=lambda one: -one.share)
    )
    return Mapping(
        _with_manager_and_key(fields, chosen, keys),
        chosen,
        everything,
        share_resolved(chosen),
        sensitive_columns(cells, fields, chosen),
    )


def measured_again(columns: Columns, mapping: Mapping) -> Mapping:
    """The mapping with every way measured under its own fields, as a change of a column may have made others good."""
    cells = Cells(columns, {field: names for field, names in mapping.fields.items() if field != "manager"})
    keys = Keys(cells, _rows_that_count(cells))
    found = [one for table in range(len(cells.tables)) for one in _of_table(keys, table) or _offered(keys, table)]
    managers = tuple(next((new for new in found if _same_way(new, old)), old) for old in mapping.managers)
    everything = tuple(sorted(found, key=lambda one: (one.table, -one.share)))
    return replace(mapping, managers=managers, candidates=everything, share_resolved=share_resolved(managers))


def _same_way(one: Candidate, other: Candidate | None) -> bool:
    return other is not None and (one.table, one.column, one.key, one.way) == (
        other.table,
        other.column,
        other.key,
        other.way,
    )


def _rows_that_count(cells: Cells) -> list[int]:
    """The rows without those that repeat others, and of stacked periods only the current one."""
    merged = repeats(cells)
    rows = [row for row in range(len(cells)) if row not in merged]
    others = {row for held in other_periods(cells, rows).others.values() for row in held}
    return [row for row in rows if row not in others] if others else rows


def _of_table(keys: Keys, table: int) -> list[Candidate]:
    """Every way that the table may give its managers; where no header speaks for a good one, all columns are tried."""
    found = [
        *_measured(labelled_sources(keys.cells, table), keys, keys.fields()),
        *code_candidates(keys, table, labelled=True),
    ]
    enough = rules().manager.enough
    if any(one.share >= enough for one in found):
        return found
    others = keys.other_columns(table, rules().manager.key_quality)
    found += [one for one in _measured(labelled_sources(keys.cells, table), keys, others) if one.placed]
    if any(one.share >= enough for one in found):
        return found
    found += [
        Candidate(table, source.column, "", "id", 0.0, 0, source.score)
        for source in labelled_sources(keys.cells, table)[:1]
    ]
    found += [one for one in _tried(keys, table) if acceptable(one, keys)]
    found += code_candidates(keys, table, labelled=False)
    return found if any(one.placed for one in found) else [*found, *ordered_candidates(keys, table)]


def _tried(keys: Keys, table: int) -> list[Candidate]:
    """What every column makes of its table whose header does not speak for managers."""
    wider = [*keys.fields(), *keys.other_columns(table, rules().people.same_person_name)]
    return _measured(other_sources(keys.cells, table), keys, wider)


def _offered(keys: Keys, table: int) -> list[Candidate]:
    """Ways too doubtful to propose, for the user to choose by hand; of many rows only where no header tells."""
    held = keys.cells.tables[table]
    few = len(held.rows) <= rules().manager.rows_tried
    if not (held.headless or held.placed or few):
        return []
    return [one for one in _tried(keys, table) if one.placed and not tells_of_itself(one, keys)]


def _measured(sources: Sequence[Source], keys: Keys, names: Sequence[str]) -> list[Candidate]:
    return [
        one
        for source in sources
        for key in names
        if source.column not in {key, keys.header_of(key, source.table)}
        for one in candidates(source, keys, key)
    ]


def _best(found: Sequence[Candidate], keys: Keys) -> Candidate | None:
    """The way that places most rows; among equals the header decides, then an id, as names may be shared, then shared
    words, then the plainer key."""
    found = [one for one in found if one.placed] or list(found)
    if not found:
        return None
    most = max(candidate.share * _coverage(candidate, found) for candidate in found)
    good = [one for one in found if one.share * _coverage(one, found) >= most * rules().manager.as_good]
    return max(
        good,
        key=lambda one: (
            one.exact >= one.share * rules().manager.plain,
            one.header_score,
            is_id(one.key),
            affinity(one, keys),
            -_place(one),
        ),
    )


def _coverage(candidate: Candidate, found: Sequence[Candidate]) -> float:
    """The part of the rows that could be placed, a few at the top aside, who have no manager."""
    most = max(1, *(one.placed for one in found))
    return min(1.0, (candidate.placed + 1 + most * rules().manager.at_the_top) / most) if candidate.placed else 0.0


def _place(candidate: Candidate) -> int:
    return KEY_ORDER.index(candidate.key) if candidate.key in KEY_ORDER else len(KEY_ORDER)


def share_resolved(chosen: Sequence[Candidate | None]) -> float:
    """The share of all filled manager cells that lead to exactly one row (0–1)."""
    held = [one for one in chosen if one]
    placed = sum(one.placed for one in held)
    filled = sum(round(one.placed / one.share) if one.share else 0 for one in held)
    return placed / filled if filled else max((one.share for one in held), default=0.0)


def _with_manager_and_key(fields: Fields, chosen: Sequence[Candidate | None], keys: Keys) -> Fields:
    """The fields with the manager's columns, and with a key found by data as the id."""
    mapped = {
        field: columns
        for field, columns in fields.items()
        if field not in {"employee_id", "position_id"} or keys.is_good(field) or not any(keys.column(field))
    }
    if any(chosen):
        mapped["manager"] = tuple(one.column if one else None for one in chosen)
    for table, one in enumerate(chosen):
        if one and one.placed and one.key in keys.cells.tables[table].header and one.way == "id":
            columns = list(mapped.get("employee_id", (None,) * len(chosen)))
            columns[table] = one.key
            mapped["employee_id"] = tuple(columns)
    return mapped


def sensitive_columns(cells: Cells, fields: Fields, chosen: Sequence[Candidate | None]) -> tuple[tuple[str, str], ...]:
    """The columns that stay out, with the category of each. A column in use for a field is none of them, but for ids
    that tell people apart and statuses that say more than that somebody has left: these are read and not kept."""
    found: dict[str, str] = {}
    for at, table in enumerate(cells.tables):
        used = {columns[at] for field, columns in fields.items() if field != "national_id"} | {
            one.column for one in chosen if one
        }
        status = fields.get("status", ())[at : at + 1]
        if (name := next(filter(None, status), None)) and (kind := sensitive_status(cells.column(at, name))):
            found.setdefault(name, kind)
        first = table.rows[:_SAMPLE]
        for place, name in enumerate(table.header):
            if name not in used and (kind := category(name, [row[place] for row in first])):
                found.setdefault(name, kind)
    return tuple(found.items())


def with_choice(mapping: Mapping, candidate: Candidate) -> Mapping:
    """The mapping with another way to find the managers of one table."""
    managers = tuple(candidate if at == candidate.table else one for at, one in enumerate(mapping.managers))
    columns = tuple(one.column if one else None for one in managers)
    return replace(
        mapping,
        managers=managers,
        fields={**mapping.fields, "manager": columns},
        share_resolved=share_resolved(managers),
    )
