"""Measures the ways in which a table may give its managers: what share of the cells leads to exactly one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dataplanner.files.hr_import.cells import Cells
from dataplanner.files.hr_import.identity import column_quality, ids_without_marks, is_id, quality
from dataplanner.files.hr_import.keys import OTHER, WAYS, Form, FormIndex, KeyIndex, Way
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Candidate
from dataplanner.files.hr_import.sources import Source
from dataplanner.files.hr_import.text import header_words
from dataplanner.files.hr_import.vocabulary import means_nobody

KEY_ORDER = ("employee_id", "position_id", "login", "email", "dn", "name", "preferred_name", "national_id", "title")
_SAMPLE = 60


@dataclass(slots=True)
class Keys:
    """The key columns of an import and their indexes, made when first asked for.

    A key is a field of all tables, or a column (by its header) of the tables that have it.
    """

    cells: Cells
    live: Sequence[int]
    _columns: dict[str, list[str]] = field(default_factory=dict)
    _indexes: dict[tuple[str, str], KeyIndex] = field(default_factory=dict)
    _forms: dict[str, dict[Form, FormIndex]] = field(default_factory=dict)
    _good: dict[str, bool] = field(default_factory=dict)

    def column(self, key: str) -> list[str]:
        """The cells of a key over all rows, marks that mean "no id" blanked."""
        if key not in self._columns:
            raw = self.cells.field(key) if key in WAYS else self._by_header(key)
            self._columns[key] = raw if key in {"name", "title"} else ids_without_marks(raw, self.live)
        return self._columns[key]

    def _by_header(self, header: str) -> list[str]:
        tables = self.cells.tables
        return [
            cell
            for at, table in enumerate(tables)
            for cell in (self.cells.column(at, header) if header in table.header else [""] * len(table.rows))
        ]

    def header_of(self, key: str, table: int) -> str | None:
        """The column of a table that holds a key field."""
        columns = self.cells.fields.get(key, ())
        return columns[table] if table < len(columns) else None

    def index(self, key: str, way: Way) -> KeyIndex:
        """The rows by a key, under the forms of a way."""
        if (key, way.name) not in self._indexes:
            self._indexes[key, way.name] = KeyIndex(self.column(key), self.live, way, self._forms.setdefault(key, {}))
        return self._indexes[key, way.name]

    def fields(self) -> list[str]:
        """The key fields that some table has and that tell rows apart well enough."""
        return [key for key in KEY_ORDER if self.cells.has(key) and self.is_good(key)]

    def is_good(self, key: str) -> bool:
        """Whether a key field tells rows apart."""
        if key not in self._good:
            self._good[key] = quality(self.cells, key, self.live) >= rules().manager.key_quality
        return self._good[key]

    def other_columns(self, table: int, good: float) -> list[str]:
        """Further columns of a table that tell rows apart so well."""
        used = {columns[table] for columns in self.cells.fields.values() if table < len(columns)}
        header = self.cells.tables[table].header
        return [name for name in header if name not in used and column_quality(self.cells, table, name) >= good]


def candidates(source: Source, keys: Keys, key: str) -> Iterator[Candidate]:
    """The ways in which ``source`` may be resolved against ``key``, each measured, but for those that look wrong."""
    best = 0.0
    for way in WAYS.get(key, OTHER):
        cells = _cells(source, keys, key, way)
        if (way.last and best > rules().manager.lost) or not _looks_right(cells, way):
            continue
        found = measured(source, keys, key, way)
        best = max(best, found.exact)
        yield found


def measured(source: Source, keys: Keys, key: str, way: Way) -> Candidate:
    """One way, measured on all rows of the source's table that count. Rows that share an id count as one person."""
    begin = keys.cells.starts[source.table]
    cells, end = _cells(source, keys, key, way), keys.cells.starts[source.table + 1]
    live = [row for row in keys.live if begin <= row < end]
    counts = Counter(cell for row in live if (cell := cells[row - begin]))
    index = keys.index(key, way)
    if not _promising(counts, index):
        return Candidate(source.table, source.column, key, way.name, 0.0, 0, source.score)
    filled = placed = exact = 0
    for cell, count in counts.items():
        hit = index.find(cell)
        if not hit.rows and means_nobody(cell):
            continue
        found = hit.row is not None or (bool(hit.rows) and is_id(key))
        filled += count
        placed += count * found
        exact += count * (found and not hit.loose)
    total = max(filled, 1)
    return Candidate(source.table, source.column, key, way.name, placed / total, placed, source.score, exact / total)


def _promising(counts: Iterable[str], index: KeyIndex) -> bool:
    """Whether the manager cells look like the keys: an index of a million keys takes long, and a number is no name."""
    cells = [index.way.read(cell) for cell in islice(counts, _SAMPLE)]
    keys = list(islice((index.keys[row] for row in index.rows if index.keys[row]), _SAMPLE))
    if not (cells and keys):
        return False
    return all(abs(_share(cells, sign) - _share(keys, sign)) < rules().manager.unlike for sign in index.way.alike)


def _share(cells: Sequence[str], sign: Callable[[str], bool]) -> float:
    """The share of the cells that have a sign."""
    return sum(map(sign, cells)) / len(cells)


def _cells(source: Source, keys: Keys, key: str, way: Way) -> list[str]:
    if source.chains is None:
        return source.cells
    begin, end = keys.cells.starts[source.table], keys.cells.starts[source.table + 1]
    return source.manager_cells(keys.column(key)[begin:end], way.form)


def _looks_right(cells: Sequence[str], way: Way) -> bool:
    if way.looks is None:
        return True
    sample = list(islice((cell for cell in cells if cell), _SAMPLE))
    return bool(sample) and sum(bool(way.looks.match(cell)) for cell in sample) > len(sample) * rules().manager.looks


def affinity(candidate: Candidate, keys: Keys) -> int:
    """How many words the headers of the manager column and of the key share (Parent Employee Key, Employee Key)."""
    header = keys.cells.fields.get(candidate.key, ())
    name = header[candidate.table] if candidate.table < len(header) else None
    name = name or next((column for column in header if column), None) or candidate.key
    return len(set(header_words(candidate.column).split()) & set(header_words(name).split()))
