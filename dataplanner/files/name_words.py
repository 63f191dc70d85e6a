"""What tells whether a word of a name means somebody, as it stands in resources/names.toml: read and checked."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from dataplanner.analysis.name_words import NameWords
from dataplanner.files.resources import resource
from dataplanner.files.toml_records import read_toml


@cache
def name_words() -> NameWords:
    """The words and numbers that ship with the program. Raises TomlError."""
    file = read_toml(resource("names.toml"))
    file.only(field.name for field in fields(NameWords))
    ordinary, particles, titles = (
        frozenset(file.value(name, tuple[str, ...])) for name in ("ordinary", "particles", "titles")
    )
    numbers = ("shortest", "sure_login", "sure_address", "shortest_id", "common", "common_place")
    return NameWords(ordinary, particles, titles, *(file.value(name, int) for name in numbers))
