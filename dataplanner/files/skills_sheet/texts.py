"""What the workbooks say, from resources/skills_sheet.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dataplanner.files.resources import toml_resource


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts by their key; words in braces are filled in."""

    file: str
    file_all: str
    title: str
    how: str
    private: str
    everybody: str
    person: str
    answered: str
    total: str
    unknown: str
    reading: str
    unnamed: str
    level: str
    evidence: str
    levels: str
    problems: Mapping[str, str]
    faults: Mapping[str, tuple[str, str]]


@cache
def texts() -> Texts:
    """The texts that ship."""
    return Texts(**toml_resource("skills_sheet.toml"))
