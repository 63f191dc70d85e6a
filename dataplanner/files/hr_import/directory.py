"""Which entries of a directory are people, and not groups, units or devices: by the classes that it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.text import header_words, plain
from dataplanner.files.hr_import.vocabulary import vocabulary

_APART = re.compile(r"[;,|\s]+")


def is_person(classes: Iterable[str]) -> bool:
    """Whether an entry of these classes is a person; a computer is one to some directories."""
    words, known = vocabulary().words, {plain(one) for one in classes}
    return bool(known & words.people_objects) and not known & words.machine_objects


def other_objects(rows: Sequence[Row], header: Row) -> list[int]:
    """The places of the rows that a column of classes tells to be no people; none where it tells of no person."""
    words = vocabulary().words
    place = next((at for at, name in enumerate(header) if header_words(name) in words.object_headers), None)
    if place is None:
        return []
    told = {cell: is_person(_APART.split(cell)) for cell in {row[place] for row in rows if place < len(row)}}
    others = [at for at, row in enumerate(rows) if place < len(row) and row[place] and not told[row[place]]]
    return others if any(told.values()) else []
