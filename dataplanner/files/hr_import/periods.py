"""Stacked exports: the same people once a month, or once a change. The latest state counts, the others are left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.dates import parse_dates
from dataplanner.files.hr_import.identity import ID_FIELDS
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import clean_id, plain


@dataclass(slots=True)
class Periods:
    """Rows of other periods than the one that counts, by period, and the name of that one."""

    current: str = ""
    others: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[str, list[int]] = field(default_factory=dict)  # of other periods, but the user wants them


def other_periods(cells: Cells, rows: Sequence[int]) -> Periods:
    """The rows to leave out because a later row says the same of the same people.

    Only where ids come back under different dates: as snapshots of everybody (the latest date counts) or as one
    person's changes (the latest row of each person counts).
    """
    dates = cells.field("snapshot_date")
    key = next((name for name in (*ID_FIELDS, NAME) if cells.has(name)), None)
    dated = [row for row in rows if dates[row]]
    if key is None or len({dates[row] for row in dated}) < 2:
        return Periods()
    ids = cells.field(key)
    held = [row for row in dated if ids[row]]
    people = {clean_id(ids[row]) for row in held}
    if not people or len({(clean_id(ids[row]), dates[row]) for row in held}) <= len(people):
        return Periods()
    order = _order(dates)
    by_date = defaultdict(set)
    for row in held:
        by_date[dates[row]].add(clean_id(ids[row]))
    latest = max(by_date, key=lambda date: order[date])
    if len(by_date[latest]) >= len(people) * rules().people.same_period:
        return _before(latest, dated, dates)
    return _superseded(held, ids, dates, order)


def _order(dates: Sequence[str]) -> dict[str, tuple[str, str]]:
    """A key by which the periods sort in time: as dates, else as text."""
    distinct = sorted(set(dates))
    return {
        text: (date.isoformat() if date else "", plain(text))
        for text, date in zip(distinct, parse_dates(distinct), strict=True)
    }


def _before(latest: str, rows: Sequence[int], dates: Sequence[str]) -> Periods:
    periods = Periods(latest)
    for row in rows:
        if dates[row] != latest:
            periods.others[dates[row]].append(row)
    return periods


def _superseded(
    rows: Sequence[int], ids: Sequence[str], dates: Sequence[str], order: dict[str, tuple[str, str]]
) -> Periods:
    newest: dict[str, int] = {}
    for row in rows:
        best = newest.setdefault(clean_id(ids[row]), row)
        if order[dates[row]] >= order[dates[best]]:
            newest[clean_id(ids[row])] = row
    kept = set(newest.values())
    periods = Periods(max((dates[row] for row in kept), key=lambda date: order[date]))
    for row in rows:
        # Rows of one date belong together: two jobs of one person are both current.
        if row not in kept and order[dates[row]] < order[dates[newest[clean_id(ids[row])]]]:
            periods.others[dates[row]].append(row)
    return periods
