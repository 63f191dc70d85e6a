"""Whether a can't is a big data problem: the two-step question, asked of the reason first (Data Teams, ch. 1, 11)."""

from __future__ import annotations

from collections.abc import Iterable

from dataplanner.model.needs import NO, SKILL, TECHNICAL, YES, Cant

BIG_NOW, BIG_LATER, NOT_BIG, OPEN = "now", "later", "no", "open"
VERDICTS = {
    BIG_NOW: "A big data problem now",
    BIG_LATER: "A big data problem later",
    NOT_BIG: "No big data problem: another team’s job",
    OPEN: "Not decided yet",
}


def verdict(cant: Cant) -> str:
    """BIG_NOW or BIG_LATER where it fails for a technical reason, NOT_BIG where it is another team's job, else OPEN."""
    if cant.reason == SKILL:
        return NOT_BIG
    if cant.reason != TECHNICAL:
        return OPEN
    if cant.now == YES:
        return BIG_NOW
    if cant.later == YES:
        return BIG_LATER
    return NOT_BIG if (cant.now, cant.later) == (NO, NO) else OPEN


def is_big(cant: Cant) -> bool:
    """Whether it counts as big data, and a qualified engineer agrees."""
    return verdict(cant) in (BIG_NOW, BIG_LATER) and bool(cant.confirmed_by)


def worth_of(cants: Iterable[Cant]) -> float:
    """What it would be worth a year to do what cannot be done; nothing that is not sound is counted."""
    return sum(cant.worth for cant in cants if cant.worth > 0)
