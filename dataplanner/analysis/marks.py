"""Marks of a gap matrix as people type, paste and send them: a skill is there or it is not (Data Teams, ch. 12)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from dataplanner.analysis.method import Marks

TEXTS = {True: "X", False: "", None: "?"}
"""How an answer is written where others read it: has the skill, does not, not yet assessed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a text says about a skill; where it is not ``understood``, nothing."""

    held: bool | None
    understood: bool = True


def mark_of(text: str, marks: Marks) -> Mark:
    """What a text says, whatever its case and the blanks around it. Halves and percentages are not understood."""
    word = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if word in marks.has:
        return Mark(True)
    if word in marks.unknown:
        return Mark(None)
    return Mark(False, understood=not word or word in marks.has_not)
