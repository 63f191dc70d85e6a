"""Single manager cells that the way of their column leads nowhere: several managers, another key, a vacancy's title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cached_property

from dataplanner.files.hr_import.cells import NAME
from dataplanner.files.hr_import.keys import WAYS, KeyIndex, has_letters
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.resolved import Resolved
from dataplanner.files.hr_import.states import naming_nobody
from dataplanner.files.hr_import.text import plain

_OTHERWISE = ("email", "login", NAME)
_SEVERAL = re.compile(r"\s*[;|&\n]\s*|\s+/\s+")


class OtherWays:
    """What is tried for cells of a column that is resolved by one key; ``poor`` are rows that nobody holds any more."""

    def __init__(self, keys: Keys, key: str, index: KeyIndex | None, poor: Collection[int]) -> None:
        self._keys, self._key, self._index, self._poor = keys, key, index, poor

    @cached_property
    def _others(self) -> list[KeyIndex]:
        """The rows by other keys, made when a cell first needs them."""
        keys, known = self._keys, (name for name in _OTHERWISE if self._key and name != self._key)
        return [keys.index(name, WAYS[name][0]) for name in known if keys.cells.has(name) and keys.is_good(name)]

    @cached_property
    def _vacancies(self) -> dict[str, int]:
        """Of the rows that nobody holds those with a title of their own, by which the vacancy may be called."""
        if self._key != NAME or not self._poor:
            return {}
        titles = self._keys.cells.field("title")
        rows = sorted(naming_nobody(self._keys.cells.field(NAME)) & {*self._poor})
        counts = Counter(plain(titles[row]) for row in rows)
        return {plain(titles[row]): row for row in rows if titles[row] and counts[plain(titles[row])] == 1}

    def place(self, row: int, cell: str, resolved: Resolved) -> None:
        """Lead a row whose manager is missing to whom its cell means in the first of these ways; all but the first are
        told as a proposal."""
        if several := self._several(cell):
            del resolved.missing[row]
            resolved.lines[row], resolved.further[row] = several[0], several[1:]
            return
        found = self._by_another_key(cell)
        found = self._vacancies.get(plain(cell)) if found is None else found
        if found is not None:
            resolved.lines[row] = found
            resolved.loose[row] = resolved.missing.pop(row)

    def _several(self, cell: str) -> list[int]:
        """The rows of several managers in one cell; [] unless each of them is found."""
        parts = [part for part in _SEVERAL.split(cell) if part] if self._index else []
        found = [self._index.find(part).row for part in parts] if self._index and len(parts) > 1 else []
        return [row for row in found if row is not None] if None not in found else []

    def _by_another_key(self, cell: str) -> int | None:
        """The row that a cell exactly fits by another key than most."""
        hits = (index.find(cell) for index in self._others) if has_letters(cell) else iter(())
        return next((hit.row for hit in hits if hit.row is not None and not hit.loose), None)
