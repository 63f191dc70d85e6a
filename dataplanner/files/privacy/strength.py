"""How strong a password is: an estimate on the low side, as people choose less at random than they think."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log2
from typing import Any

from dataplanner.files.resources import toml_resource

SHORTEST = 3  # letters of a word of the plan's own that is looked for
_SETS = ((r"[a-z]", 26), (r"[A-Z]", 26), (r"[0-9]", 10), (r"[^A-Za-z0-9]", 33))


@dataclass(frozen=True, slots=True)
class Strength:
    """What is said of a password: ``weight`` is red, amber or green; it is as good as ``bits`` of chance at least."""

    bits: float
    weight: str
    text: str


def strength_of(password: str, known: Iterable[str] = ()) -> Strength:
    """How strong a password is; ``known`` are words that anybody would try, such as the plan's name."""
    bits = bits_of(password, known)
    return next(one for one in reversed(_strengths()) if bits >= one.bits)


def bits_of(password: str, known: Iterable[str] = ()) -> float:
    """About how many bits of chance are in a password.

    Whatever goes on as it began, such as aaa, 123 or cba, and any word that is tried first counts as one character.
    """
    tried = {*_known(), *(word for word in known if len(word) >= SHORTEST)}
    plain = password
    for word in sorted(tried, key=len, reverse=True):
        plain = re.sub(re.escape(word), "a", plain, flags=re.IGNORECASE)
    signs = sum(size for pattern, size in _SETS if re.search(pattern, plain))
    return _length(plain) * log2(signs) if signs else 0.0


def _length(text: str) -> int:
    """How many characters do not just go on as those before them did."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text.casefold())]
    going_on = [abs(step) <= 1 and step == before for before, step in zip([*steps[:1], *steps], steps, strict=False)]
    return len(text.casefold()) - sum(going_on)


@cache
def _raw() -> Any:
    return toml_resource("passwords.toml")


def _strengths() -> list[Strength]:
    return [Strength(one["bits"], one["weight"], one["text"]) for one in _raw()["strengths"]]


def _known() -> list[str]:
    words: list[str] = _raw()["known"]["words"]
    return words
