"""What tells whether a word of somebody's name means them in a text (resources/names.toml)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words that mean something else too (``ordinary``), that tell nobody (``particles``), and ``titles``.

    Titles are those that follow a name in scripts without spaces. A word of less than ``shortest`` letters, or an id of
    less than ``shortest_id`` characters, also stands in texts that mean something else; a login of ``sure_login``
    letters that is made of a name is no ordinary word, nor one of ``sure_address`` that their own address begins with.
    A word in the texts of as many positions as ``common`` says nothing of who somebody is, nor, where what is taken out
    is gone for good, the place or department of ``common_place``.
    """

    ordinary: AbstractSet[str]
    particles: AbstractSet[str]
    titles: AbstractSet[str]
    shortest: int
    sure_login: int
    sure_address: int
    shortest_id: int
    common: int
    common_place: int
