"""Which kinds of team a piece of work is for, and what several teams cost in talking (Data Teams, ch. 9)."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.analysis.method import Method
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.organisation import Organisation


@dataclass(frozen=True, slots=True)
class WhoDoesIt:
    """What the questionnaire says of an item: the team kinds that it speaks for, those who do it, and advice."""

    kinds: tuple[str, ...]
    doing: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def split(self) -> bool:
        """Whether it is work for several kinds of team, better split."""
        return len(self.kinds) > 1

    @property
    def fits(self) -> bool:
        """Whether those who do it are of the kinds it is for; true where either is not said."""
        return not self.kinds or not self.doing or not set(self.kinds).isdisjoint(self.doing)


def who_does_it(item: BacklogItem, organisation: Organisation, method: Method) -> WhoDoesIt:
    """The kinds that the answers speak for, those with the most answers first, beside the kinds of its teams."""
    traits = [method.projects.choice("trait", trait) for trait in item.traits]
    counts: dict[str, int] = {}
    for trait in traits:
        if trait.kind:
            counts[trait.kind] = counts.get(trait.kind, 0) + 1
    kinds = sorted(counts, key=lambda kind: -counts[kind])
    doing = [organisation.teams[team].kind for team in item.teams if team in organisation.teams]
    return WhoDoesIt(tuple(kinds), tuple(dict.fromkeys(doing)), tuple(trait.about for trait in traits if trait.about))


def points_of(item: BacklogItem, method: Method) -> float | None:
    """What an item costs its teams in points, the talking among several of them included; None where nobody knows."""
    points = method.projects.backlog.points
    if not 1 <= item.complexity <= len(points):
        return None
    further = max(len(item.teams) - 1, 0) * method.projects.coordination.further_team
    return points[item.complexity - 1] * (1 + further)
