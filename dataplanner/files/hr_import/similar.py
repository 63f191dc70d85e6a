"""Names that may be meant by a manager who is not in the file: suggestions, never taken unasked."""

from __future__ import annotations

from collections.abc import Iterable

from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.names import name_words
from dataplanner.files.hr_import.vocabulary import vocabulary


def similar_names(cells: Cells, missing: Iterable[str]) -> dict[str, list[int]]:
    """For each missing manager who is given by name the rows whose names are most alike."""
    rules = vocabulary().rules["similar"]
    wanted = [cell for cell in dict.fromkeys(missing) if " " in cell and not any(map(str.isdigit, cell))]
    if not wanted or len(wanted) > rules["searched"] or len(cells) > rules["rows"]:
        return {}
    from rapidfuzz import fuzz, process  # only where something is missing

    rows: dict[str, int] = {}
    for row, name in enumerate(cells.field(NAME)):
        if name:
            rows.setdefault(name_words(name), row)
    names, limit, least = list(rows), int(rules["names"]), rules["score"]
    found: dict[str, list[int]] = {}
    for cell in wanted:
        near = process.extract(name_words(cell), names, scorer=fuzz.token_sort_ratio, limit=limit, score_cutoff=least)
        found[cell] = [rows[name] for name, _, _ in near]
    return found
