"""Names that may be meant by a manager who is not in the file: suggestions, never taken unasked."""

from __future__ import annotations

from collections.abc import Iterable

from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.names import name_words
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.vocabulary import vocabulary


def similar_names(cells: Cells, missing: Iterable[str]) -> dict[str, list[int]]:
    """For each missing manager who is given by name the rows whose names are most alike, else those of which it is a
    part."""
    similar = rules().similar
    wanted = [cell for cell in dict.fromkeys(missing) if " " in cell and not any(map(str.isdigit, cell))]
    if not wanted or len(wanted) > similar.searched or len(cells) > similar.rows:
        return {}
    from rapidfuzz import fuzz, process  # only where something is missing

    rows: dict[str, int] = {}
    for row, name in enumerate(cells.field(NAME)):
        if name:
            rows.setdefault(name_words(name), row)
    names, limit, least = list(rows), similar.names, similar.score
    found: dict[str, list[int]] = {}
    for cell in wanted:
        near = process.extract(name_words(cell), names, scorer=fuzz.token_sort_ratio, limit=limit, score_cutoff=least)
        found[cell] = [rows[name] for name, _, _ in near]
    parts = _with_part(names, [cell for cell in wanted if not found[cell]])
    return found | {cell: [rows[name] for name in whole[:limit]] for cell, whole in parts.items()}


def _with_part(names: Iterable[str], wanted: Iterable[str]) -> dict[str, list[str]]:
    """For each cell the names that hold all of its words and more, and words that begin with its initials."""
    found: dict[str, list[str]] = {cell: [] for cell in wanted}
    parts = {cell: _parts(cell) for cell in found}
    cells: dict[str, list[str]] = {}
    for cell, (words, _) in parts.items():
        cells.setdefault(min(words, default=""), []).append(cell)
    for name in names:
        whole = set(name.split())
        for cell in [cell for word in whole & cells.keys() for cell in cells[word]]:
            words, initials = parts[cell]
            found[cell] += [name] if words < whole and initials <= {word[0] for word in whole - words} else []
    return found


def _parts(cell: str) -> tuple[set[str], set[str]]:
    """The words of a name, and its initials without those that may be a title of address: ``M. Le Goff``."""
    words = set(name_words(cell).split())
    initials = {word for word in words if len(word) == 1}
    return words - initials, initials - vocabulary().words.address_letters
