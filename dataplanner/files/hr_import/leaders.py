"""Leaders who are named as managers but have no row: made where none of the managers has one, and at the very top."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from dataplanner.files.hr_import.cells import Cells
from dataplanner.files.hr_import.resolved import Link, Resolved
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.text import is_damaged_id, plain

_PAIR = 2
TOP = ""
"""What a position is called in ``Leaders.names`` that nobody names: the one added above several tops."""


@dataclass(slots=True)
class Leaders:
    """Made leaders, numbered after the last row: what the file calls each, and who names it."""

    first: int  # the number of the first one
    names: dict[int, str] = field(default_factory=dict)
    reports: dict[int, list[int]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """The number of the leader whom the file calls so, made at the first call."""
        number = self._numbers.setdefault(plain(name), self.first + len(self._numbers))
        self.names.setdefault(number, name)
        self.reports.setdefault(number, [])
        return number

    def hang(self, row: int, number: int, resolved: Resolved) -> None:
        """Put a row below a manager, made or not; a row that has one stays."""
        if row not in resolved.lines and number != row:
            resolved.lines[row] = number
            if number in self.reports:
                self.reports[number].append(row)

    def rows_below(self, number: int) -> list[int]:
        """The rows that report to a made leader, without leaders that are made as well."""
        return [row for row in self.reports[number] if row < self.first]

    def drop(self, number: int, resolved: Resolved) -> None:
        """Take a made leader back, and those above to whom nobody else reports; its reports are without a manager."""
        for row in [row for row, manager in resolved.lines.items() if manager == number]:
            del resolved.lines[row]
        upper = resolved.lines.pop(number, None)
        del self.names[number], self.reports[number]
        if upper in self.reports:
            self.reports[upper].remove(number)
            if not self.reports[upper]:
                self.drop(upper, resolved)

    def top(self) -> int:
        """The number of a vacant position above all others."""
        number = self.first + len(self._numbers)
        self._numbers[TOP] = number
        self.names[number] = TOP
        return number


def is_name(text: str) -> bool:
    """Whether what the file calls a leader may be a name, not an id or an address."""
    return not any(sign.isdigit() or sign in "@=_" for sign in text)


def make_leaders(resolved: Resolved, cells: Cells, live: Iterable[int]) -> Leaders:
    """Make the leaders of an export in which managers are only named, or whose chains name them, and the top of one
    that lists nothing but lines; their rows move from ``missing`` to ``lines``. Elsewhere nobody is made: a wrong
    mapping would invent thousands, unless a column names the manager's manager as well. ``live`` are the rows that
    count."""
    leaders = Leaders(first=len(cells))
    named = {row: cell for row, cell in resolved.missing.items() if not is_damaged_id(cell)}
    wanted = {plain(cell) for cell in named.values()}
    doubtful = {plain(cell) for row, cell in named.items() if row not in resolved.climbed}
    only_named = not resolved.lines and not resolved.ambiguous
    if (
        not wanted
        or len(doubtful) > len(cells) * rules().manager.leaders_made
        or not (only_named or resolved.chains or (not cells.has("title") and _is_top(wanted, resolved, cells, live)))
    ):
        return leaders
    chained = bool(resolved.chains) and not only_named
    for row, cell in named.items():
        if not chained or row in resolved.chains:
            links = resolved.chains.get(row, [cell])
            leaders.hang(row, _number(links[-1], leaders), resolved)
            for above, link in zip(links[-2::-1], links[:0:-1], strict=True):
                leaders.hang(_number(link, leaders), _number(above, leaders), resolved)
            del resolved.missing[row]
    return leaders


def _is_top(wanted: Collection[str], resolved: Resolved, cells: Cells, live: Iterable[int]) -> bool:
    """Whether the one person without a row stands above all rows: each of them names its manager, by an id only in a
    list of nothing but lines."""
    bare = all(len(table.header) == _PAIR for table in cells.tables)
    told = resolved.lines.keys() | resolved.missing.keys() | resolved.ambiguous.keys()
    return len(wanted) == 1 and (bare or all(map(is_name, wanted))) and told.issuperset(live)


def _number(link: Link, leaders: Leaders) -> int:
    return link if isinstance(link, int) else leaders.number(link)
