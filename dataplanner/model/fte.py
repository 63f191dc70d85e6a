"""The FTE of a position as people type it: 1 is full time, and nothing typed means that."""

from __future__ import annotations

import math

from dataplanner.model.errors import InvalidRecord

FULL_TIME = 1.0
REMEDY = "Type 1 for full time, 0.5 for half of it; a position shared by several may have more."


def typed_fte(text: str) -> float:
    """The number that a text says, with a point or a comma. Raises InvalidRecord for any other, and below 0."""
    plain = text.strip().replace(",", ".")
    try:
        fte = float(plain) if plain else FULL_TIME
    except ValueError:
        raise InvalidRecord(f"“{text}” is not a number of FTE.", REMEDY) from None
    check_fte(fte)
    return fte


def check_fte(fte: float) -> None:
    """Raises InvalidRecord for what no position can have."""
    if not math.isfinite(fte):
        raise InvalidRecord("FTE is not a number.", REMEDY)
    if fte < 0:
        raise InvalidRecord("FTE cannot be negative.", REMEDY)
