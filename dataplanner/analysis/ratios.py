"""How many people each team kind has, and the engineers for each scientist (Data Teams, ch. 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dataplanner.model.organisation import Organisation


def kind_of_positions(organisation: Organisation) -> dict[str, str]:
    """The team kind of each position that has one: its own where confirmed, else that of the first team it is in."""
    kinds: dict[str, str] = {}
    for team in organisation.sorted_teams():
        for member in organisation.team_members(team):
            kinds.setdefault(member, team.kind)
    kinds.update((position.id, position.kind) for position in organisation.positions() if position.kind)
    return kinds


def headcount_by_kind(organisation: Organisation) -> Mapping[str, int]:
    """People by team kind, each counted once in a kind; vacancies and positions without a kind are left out."""
    pairs = {
        (organisation.position(position).person, kind) for position, kind in kind_of_positions(organisation).items()
    }
    return Counter(kind for person, kind in sorted(pairs, key=str) if person is not None)


def engineers_per_scientist(headcount: Mapping[str, int]) -> float | None:
    """Data engineers for each data scientist; None without scientists."""
    scientists = headcount.get("science", 0)
    return headcount.get("engineering", 0) / scientists if scientists else None
