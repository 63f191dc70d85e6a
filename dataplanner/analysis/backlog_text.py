"""How a backlog item and the load of a phase are put into words, the same on the screen and on paper."""

from __future__ import annotations

from dataplanner.analysis.backlog import PhaseLoad, PlannedItem
from dataplanner.analysis.method import Method
from dataplanner.analysis.wording import Amount

UNPLACED = "Not placed yet"


def load_in_words(load: PhaseLoad, method: Method) -> str:
    """A phase with the points wanted in it, and those that its teams can carry."""
    name, wanted = method.phases[load.phase].name, Amount(load.wanted)
    if load.done and not load.wanted:
        return f"{name} · {Amount(load.done):# point|# points} done"
    if load.capacity is None:
        return f"{name} · {wanted:# point|# points} wanted, velocity not known"
    return f"{name} · {wanted:# point|# points} wanted, {Amount(load.capacity)} can be carried"


def standing(one: PlannedItem, method: Method) -> str:
    """Where an item stands, in a word or two; nothing where there is nothing to say."""
    if one.item.done:
        return "✓ done"
    if one.item.out_of_reach.strip():
        return "out of reach"
    if one.pushed:
        return f"⚑ {method.phases[one.fits].name} can carry it" if one.fits else "⚑ no phase can carry it"
    if not one.item.phase:
        return f"{method.phases[one.fits].name} has room" if one.fits else "no room for now"
    if one.open_waits:
        return "⚑ waits"
    return "low-hanging fruit" if one.fruit else ""
