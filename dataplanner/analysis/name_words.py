"""What tells whether a word of somebody's name means them in a text (resources/names.toml)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words that mean something else too (``ordinary``), and those of names that tell nobody (``particles``).

    A word of less than ``shortest`` letters, or an id of less than ``shortest_id`` characters, also stands in texts
    that mean something else; a word in the texts of as many positions as ``common`` says nothing of who somebody is.
    """

    ordinary: AbstractSet[str]
    particles: AbstractSet[str]
    shortest: int
    shortest_id: int
    common: int
