"""Finds rows that are no data: totals, notes, a header repeated, forms to fill in, blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from dataplanner.files.hr_import.columns import recognised
from dataplanner.files.hr_import.directory import other_objects
from dataplanner.files.hr_import.grid import Row, filled_cells, first_cells
from dataplanner.files.hr_import.headers import is_value
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.sections import KIND as SECTION
from dataplanner.files.hr_import.sections import sections
from dataplanner.files.hr_import.text import plain
from dataplanner.files.hr_import.vocabulary import vocabulary
from dataplanner.in_parts import distinct

_FORM = re.compile(r"\[[^\":]+\]|<[^\":]+>|\{[^\":]+\}")
_RULES = "*-=~#_ "
_WORD = re.compile(r"[^\W\d_]+|%")
_RULED = re.compile(r"[\s\-=+_|:*─-╿]{2,}")
_NUMBER = re.compile(r"[\d.,\s%]+")


def set_aside(
    rows: Sequence[Row], numbers: Sequence[int], header: Row, above: Sequence[Row] = (), *, headless: bool
) -> dict[int, str]:
    """Rows that are no data, by their place, with the kind of each; ``numbers`` are those of the file, ``above`` the
    rows above the header, whose titles pages may repeat."""
    if not rows:
        return {}
    names = {cell for cell in header if cell} if not headless else set()
    looked = _Looked(rows, numbers, tuple(map(plain, header)), names, set(filter(None, map(_title, above))))
    suspects = _suspects(rows, names, looked.usual)
    found = {at: kind for at in suspects if (kind := looked.kind(at))}
    alone = [at for at in suspects if at not in found and len(rows[at]) - rows[at].count("") == 1]
    found |= dict.fromkeys(other_objects(rows, header), "other_object")
    return found | dict.fromkeys(sections(rows, alone, header), SECTION)


@dataclass(slots=True)
class _Looked:
    """Rows that are looked at from the top down, and what tells whether one of them is data."""

    rows: Sequence[Row]
    numbers: Sequence[int]
    header: Row  # in plain form
    names: Set[str]  # none where the table has no header
    titles: Set[str]
    apart: bool = False  # below a blank row, behind nothing but notes
    usual: float = field(init=False)

    def __post_init__(self) -> None:
        self.usual = _usual_filled(self.rows)

    def kind(self, at: int) -> str | None:
        """What a row is that is no data; None for data."""
        row, asides = self.rows[at], rules().asides
        filled = len(row) - row.count("")
        if at < asides.ends and _is_form(row):
            return "template_row"
        if (at < asides.ends and _is_ruled(row)) or (self.titles and _title(row) in self.titles):
            return "footer_row"
        if at < asides.first and self.names and _tells_kinds(row):
            return "kinds_row"
        if filled < self.usual * asides.sparse:
            return self._sparse(at, row)
        if (filled < min(asides.few + 1, len(self.names)) and _is_sum(row)) or self._is_subtotal(row, filled):
            return "total_row"
        if row[0].strip() in self.names:
            return "repeated_header" if _repeats_header(row, self.header) else None
        return _first_kind(row, headless=not self.names) if at < asides.ends else None

    def _is_subtotal(self, row: Row, filled: int) -> bool:
        """Whether a row that is not sparse is the sum of a group all the same: one cell in four is blank, or there are
        hardly any columns."""
        if filled <= self.usual * rules().asides.sparse:
            said = plain(" ".join(row))
            told = any(word in said for word in vocabulary().words.subtotals)  # there may be very many such rows
            return told and any(_names_subtotal(plain(cell)) for cell in row)
        return len(self.names) <= rules().asides.few and _names_subtotal(plain(row[0]))

    def _sparse(self, at: int, row: Row) -> str | None:
        gap = at > 0 and self.numbers[at] > self.numbers[at - 1] + 1
        apart = self.apart or gap
        kind = _sparse_kind(row, self.usual, last=at >= len(self.rows) - rules().asides.ends, apart=apart)
        self.apart = kind == "footer_row" and apart
        return kind


def _suspects(rows: Sequence[Row], names: Set[str], usual: float) -> list[int]:
    """The places of rows that may be no data: the first, those with few cells, those that begin like the header."""
    asides = rules().asides
    few = max(usual * asides.sparse, min(asides.few, len(names) - 1))
    sparse = {at for at, count in enumerate(filled_cells(rows)) if count <= few}
    first = first_cells(rows)
    narrow = len(names) <= asides.few
    begins = {cell for cell in distinct(first) if cell.strip() in names or (narrow and _names_subtotal(plain(cell)))}
    headers = {at for at, cell in enumerate(first) if cell in begins} if begins else set()
    return sorted({*range(min(asides.ends, len(rows))), *sparse, *headers})


def _usual_filled(rows: Sequence[Row]) -> float:
    """How many cells are filled in the middling row."""
    step = max(1, len(rows) // 500)
    counts = sorted(len(row) - row.count("") for row in rows[::step])
    return counts[len(counts) // 2]


def _repeats_header(row: Row, header: Row) -> bool:
    return tuple(map(plain, row[: len(header)])) == header[: len(row)]


def _is_form(row: Row) -> bool:
    """Whether a row asks to be filled in: ``[first name]``, ``<title>``."""
    forms = (cell for cell in row if _FORM.fullmatch(cell))
    return sum(1 for _ in forms) > 1


def _is_ruled(row: Row) -> bool:
    """Whether a row only rules the table: dashes below the header."""
    held = [cell for cell in row if cell.strip()]
    return bool(held) and all(map(_RULED.fullmatch, held)) and max(map(len, held)) > len("--")


def _title(row: Row) -> str:
    """What a row with one cell says, but for its numbers: the title of a page and its date; "" for any other row."""
    held = [cell for cell in row if cell.strip()]
    said = " ".join(_WORD.findall(plain(held[0]))) if len(held) == 1 else ""
    return said if len(said) > rules().asides.shortest_title else ""


def _tells_kinds(row: Row) -> bool:
    """Whether a row below the header tells what its columns hold: ``(text)``, ``VARCHAR(20)``, ``yyyy-mm-dd``."""
    held = [set(_WORD.findall(plain(cell))) for cell in row if cell.strip()]
    telling = sum(bool(words) and words <= vocabulary().words.kinds for words in held)
    return len(held) > 1 and telling > len(held) * rules().asides.labels


def _first_kind(row: Row, *, headless: bool) -> str | None:
    """Among the first rows: the header once more in other words (labels below keys)."""
    held = [cell for cell in row if cell]
    labels = not headless and len(held) > 3 and not any(map(is_value, held))
    return "repeated_header" if labels and recognised(held) > len(held) * rules().asides.labels else None


def _sparse_kind(row: Row, usual: float, *, last: bool, apart: bool) -> str | None:
    """Among rows with few cells: blanks, totals, and notes above or beneath the table."""
    held = [cell for cell in row if cell and not cell.isspace()]
    if not held:
        return "footer_row"
    words, first = vocabulary().words, plain(held[0]).strip(_RULES) or plain(held[0])
    if _begins(first, words.total_beginnings) or (_ends_as_total(first) and len(held) < usual) or _is_sum(held):
        return "total_row"
    asides = rules().asides
    few = len(held) <= 2 and len(held) <= usual * asides.footer_filled
    note = _begins(first, words.note_beginnings) or (last and (len(first) > asides.long_note or _counts_rows(first)))
    alone = last and apart and len(held) == 1 and usual >= asides.full
    return "footer_row" if few and (note or alone) else None


def _is_sum(row: Sequence[str]) -> bool:
    """Whether a row says that it is a sum: by a word behind which stands nothing but numbers, or by one for the sum of
    a group, which may be beside it."""
    held = [plain(cell) for cell in row if cell and not cell.isspace()]
    totals = vocabulary().words.total_beginnings
    at = next((at for at, cell in enumerate(held) if cell.rstrip(":") in totals), len(held))
    others = held[at + 1 :]
    if others and all(_NUMBER.fullmatch(cell) or _counts_rows(cell) for cell in others):
        return True
    return any(_names_subtotal(cell) or _sums(cell, before) for before, cell in pairwise(["", *held]))


def _sums(text: str, group: str) -> bool:
    """Whether a text is the sum of the group in the cell before: ``Total Sales`` behind ``Sales``."""
    said = text.rstrip(":")
    return said.endswith(f" {group}") and said.removesuffix(group).strip() in vocabulary().words.total_beginnings


def _names_subtotal(text: str) -> bool:
    """Whether a text says that it is the sum of a group: ``Subtotal Sales``, ``Sales subtotal:``."""
    subtotals = vocabulary().words.subtotals
    return _begins(text, subtotals) or text.rpartition(" ")[2].rstrip(":") in subtotals


def _ends_as_total(text: str) -> bool:
    """Whether a text ends as a sum over a group does: ``Sales Total``."""
    return text.rpartition(" ")[2].rstrip(":") in vocabulary().words.total_beginnings


def _counts_rows(text: str) -> bool:
    """Whether a text tells how many rows there are: ``30 rows selected.``"""
    number, _, rest = text.strip("().").partition(" ")
    return number.isdecimal() and bool(set(rest.split()[:2]) & vocabulary().words.counted)


def _begins(text: str, beginnings: frozenset[str]) -> bool:
    words = text.replace(":", " ").split()
    return (
        any(" ".join(words[:count]) in beginnings for count in range(1, min(4, len(words)) + 1)) or text in beginnings
    )
