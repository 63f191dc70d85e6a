"""Who should lead data teams, by title: what a title speaks for, and the question that decides (Data Teams, ch. 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dataplanner.analysis.method import Method
from dataplanner.analysis.organisation_method import LeaderEntry, Leaders
from dataplanner.analysis.title_reading import phrases_in, title_words
from dataplanner.model.organisation import Organisation

GOOD, POOR, UNSURE = "good", "poor", "unsure"
Words = tuple[str, ...]


def leader_reading(title: str, method: Method) -> LeaderEntry | None:
    """What the method says of leaders with that title; None where it says nothing."""
    known = _known(method.organisation.leaders)
    words = tuple(word for word in title_words(title) if word not in known.ignored)
    found = next((phrase for phrase in phrases_in(words, known.longest) if phrase in known.entries), None)
    return None if found is None else known.entries[found]


@dataclass(frozen=True, slots=True)
class LeaderAbove:
    """The nearest leader above data teams whose title the method knows; ``fit`` is as it suits just these teams."""

    position: str
    reading: LeaderEntry
    fit: str
    teams: tuple[str, ...]


def leaders_above(organisation: Organisation, method: Method) -> list[LeaderAbove]:
    """Who leads the data teams, from the lowest such leader of each; in the sequence of the teams."""
    above: dict[str, list[str]] = {}
    for team in organisation.sorted_teams():
        lead = organisation.team_lead(team) if team.kind in method.data_kinds else None
        for leader in organisation.chain_up(lead)[1:] if lead is not None else ():
            if leader_reading(organisation.position(leader).title, method) is not None:
                above.setdefault(leader, []).append(team.id)
                break
    return [_leader_above(organisation, method, leader, tuple(teams)) for leader, teams in above.items()]


def _leader_above(organisation: Organisation, method: Method, leader: str, teams: tuple[str, ...]) -> LeaderAbove:
    reading = leader_reading(organisation.position(leader).title, method)
    assert reading is not None, "only leaders with a reading are looked at"
    kinds = {organisation.team(team).kind for team in teams}
    return LeaderAbove(leader, reading, GOOD if kinds <= set(reading.suits) else reading.fit, teams)


@dataclass(frozen=True, slots=True)
class _Known:
    """The entries by phrase, ready for looking up."""

    entries: Mapping[Words, LeaderEntry]
    ignored: frozenset[str]
    longest: int


@lru_cache(maxsize=4)
def _known(leaders: Leaders) -> _Known:
    ignored = frozenset(leaders.ignored)
    entries: dict[Words, LeaderEntry] = {}
    for entry in leaders.entries:
        for phrase in entry.phrases:
            entries.setdefault(tuple(word for word in title_words(phrase) if word not in ignored), entry)
    return _Known(entries, ignored, max(map(len, entries), default=0))
