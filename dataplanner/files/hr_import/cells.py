"""The rows of all tables of an import as one long table: cleaned columns by header or by field, read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from dataplanner.files.hr_import.beside import address_beside, id_beside, name_beside
from dataplanner.files.hr_import.names import without_marks
from dataplanner.files.hr_import.shapes import RowRef, Table
from dataplanner.files.hr_import.text import clean_cell, first_directory_value, plain
from dataplanner.files.hr_import.vocabulary import vocabulary
from dataplanner.in_parts import distinct

Fields = dict[str, tuple[str | None, ...]]
NAME = "name"
NAMES = frozenset({NAME, "first_name", "last_name"})
"""The fields of which one tells what somebody is called."""
_LONGEST_NULL = 11
_BESIDE: dict[str, Callable[[str], str]] = {
    "employee_id": id_beside,
    "position_id": id_beside,
    "email": address_beside,
}
_DIRECTORY = re.compile(r"cn\s*=", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NAME_PARTS = ("first_name", "middle_name", "last_name", "second_last_name")


class Columns:
    """The cleaned columns of some tables, each made when it is first asked for and kept with its table.

    So what was made to propose a mapping is there when the tables are imported, and when they are imported again.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tuple(tables)

    def column(self, table: int, header: str) -> list[str]:
        """The cleaned cells of one column of one table."""
        made = self.tables[table].made
        if (header,) not in made:
            made[header,] = _cleaned(self.tables[table].column(header))
        return made[header,]


class Cells:
    """Columns over all rows of some tables, in their order; row ``i`` is the same place in every column.

    ``fields`` says which column of each table holds a field; cells that say "nothing" (NULL, #N/A) are blank. ``named``
    gives the names of tables that have no column for them.
    """

    def __init__(self, columns: Columns, fields: Fields, named: Mapping[int, list[str]] | None = None) -> None:
        self.tables = columns.tables
        self.column = columns.column
        self.fields = fields
        self._named = named or {}
        self.starts = tuple(accumulate((len(table.rows) for table in self.tables), initial=0))
        self._fields: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return self.starts[-1]

    def has(self, field: str) -> bool:
        """Whether any table has a column for the field (for the name: or for its parts)."""
        wanted = (NAME, "first_name", "last_name") if field == NAME else (field,)
        return any(column for name in wanted for column in self.fields.get(name, ()))

    def field(self, field: str) -> list[str]:
        """The cleaned cells of a field over all tables, blank where a table lacks it."""
        if field not in self._fields:
            self._fields[field] = _MADE.get(field, Cells._joined)(self, field)
        return self._fields[field]

    def _joined(self, field: str) -> list[str]:
        return [cell for table in range(len(self.tables)) for cell in self._of_table(field, table)]

    def _of_table(self, field: str, table: int) -> list[str]:
        header = self._header(field, table)
        if not header:
            return [""] * len(self.tables[table].rows)
        cells = self.column(table, header)
        # A column of names that is also that of ids or addresses holds both: ``Jane Doe (12345)``.
        form = _BESIDE.get(field) if self._header(NAME, table) == header else None
        return formed(cells, form) if form else cells

    def _header(self, field: str, table: int) -> str | None:
        columns = self.fields.get(field, ())
        return columns[table] if table < len(columns) else None

    def _preferred(self, field: str) -> list[str]:
        """Preferred names, a first name alone with the last name."""
        pairs = zip(self._joined(field), self.field("last_name"), strict=True)
        return [f"{name} {last}".strip() if name and " " not in name else name for name, last in pairs]

    def _names(self, _field: str) -> list[str]:
        return [name for table in range(len(self.tables)) for name in self._names_of(table)]

    def _names_of(self, table: int) -> list[str]:
        if table in self._named:
            return self._named[table]
        made, key = self.tables[table].made, (NAME, *(self._header(part, table) for part in (NAME, *_NAME_PARTS)))
        if key not in made:
            made[key] = self._made_names(table)
        return made[key]

    def _made_names(self, table: int) -> list[str]:
        whole = self._of_table(NAME, table)
        parts = [self._of_table(part, table) for part in _NAME_PARTS]
        if not any(map(any, parts)):
            return formed(whole, _known)
        joined = formed([" ".join(filter(None, each)) for each in zip(*parts, strict=True)], _known)
        return [name or other for name, other in zip(formed(whole, _known), joined, strict=True)]

    def place(self, row: int) -> RowRef:
        """Where a person finds the row."""
        table = self.table_of(row)
        return RowRef(self.tables[table].source, self.tables[table].row_numbers[row - self.starts[table]])

    def table_of(self, row: int) -> int:
        """The table to which a row belongs."""
        return bisect_right(self.starts, row) - 1

    def rows_of(self, table: int) -> range:
        """The rows of one table."""
        return range(self.starts[table], self.starts[table + 1])


_MADE: dict[str, Callable[[Cells, str], list[str]]] = {NAME: Cells._names, "preferred_name": Cells._preferred}
"""How fields are made that are not as their columns hold them."""


def formed(cells: Sequence[str], form: Callable[[str], str]) -> list[str]:
    """The cells in a form, which is made once for cells that are equal."""
    known = {cell: form(cell) for cell in distinct(cells)}
    return [known[cell] for cell in cells]


def _cleaned(raw: list[str]) -> list[str]:
    """The cells without surrounding blanks, and blank where they say "nothing"; most columns need no change."""
    null, lost = vocabulary().words.null, vocabulary().words.lost
    changed = {}
    for cell in distinct(raw):
        cleaned = clean_cell(cell)
        if (len(cleaned) <= _LONGEST_NULL and plain(cleaned) in null) or cleaned.startswith(lost):
            cleaned = ""
        if cleaned != cell:
            changed[cell] = cleaned
    return [changed.get(cell, cell) for cell in raw] if changed else raw


def _known(name: str) -> str:
    """A name without an id beside it or a system's marks behind it, or "" for a mark that it is unknown."""
    if _DIRECTORY.match(name):
        name = first_directory_value(name)
    if name and (not name[0].isalnum() or _DIGIT.search(name)):
        name = name_beside(without_marks(name))
    name = without_marks(name)
    return "" if name and len(name) < 20 and plain(name) in vocabulary().words.null_name else " ".join(name.split())


def filled(cells: Sequence[str], rows: Sequence[int], form: Callable[[str], str]) -> list[tuple[int, str]]:
    """The rows whose cell is not blank, with the cell in a form."""
    return [(row, form(cells[row])) for row in rows if cells[row]]
