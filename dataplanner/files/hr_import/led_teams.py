"""Teams within teams of JSON and YAML, each with its lead and its members, as flat objects of people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from dataplanner.files.hr_import.columns import sure_scores
from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.text import header_words, plain
from dataplanner.files.hr_import.trees import NAME
from dataplanner.files.hr_import.vocabulary import vocabulary

Object = dict[str, Any]
_MANAGER, _DEPARTMENT = "Manager", "Department"
_FEWEST = 2


class _Told(NamedTuple):
    """Somebody in a team: what is told of the person, the team, the one above, and whether as a member of the team."""

    name: str
    told: Object
    team: str
    above: str
    member: bool


def people_of_teams(value: Any) -> list[Object]:
    """The leads and members of all teams in a document, each once, with the name of the one above; [] where no two
    teams tell both a lead and members.

    Somebody who leads one team and is a member of another reports to the lead of the latter.
    """
    told = list(_people(value, "", ""))
    if sum(not one.member for one in told) < _FEWEST or not any(one.member for one in told):
        return []
    found: dict[str, Object] = {}
    for one in sorted(told, key=lambda one: not one.member):
        before = found.get(plain(one.name), {})
        own = {NAME: one.name, **one.told, _DEPARTMENT: one.team, _MANAGER: one.above}
        found[plain(one.name)] = {key: before.get(key) or own.get(key, "") for key in own | before}
    sequence = dict.fromkeys(plain(one.name) for one in told)
    return [found[key] for key in sequence]


def _people(value: Any, team: str, lead: str) -> Iterator[_Told]:
    """Everybody in a team and those inside it, the lead first."""
    if isinstance(value, list):
        for item in value:
            yield from _people(item, team, lead)
    if not isinstance(value, dict):
        return
    leader = _leader(value)
    if leader is None:
        for key, inner in value.items():
            yield from _people(inner, _name(inner) or (key if isinstance(inner, dict) else team), lead)
        return
    team = _name(value) or team
    name, own = leader
    yield _Told(name, own, team, lead, member=False)
    for inner in value.values():
        if isinstance(inner, list):
            for item in inner:
                person = _person(item) if not (isinstance(item, dict) and _leader(item)) else None
                if person:
                    yield _Told(*person, team, name, member=True)
                else:
                    yield from _people(item, team, name)
        elif isinstance(inner, dict) and _person(inner) != leader:
            yield from _people(inner, team, name)


def _leader(team: Object) -> tuple[str, Object] | None:
    """Who leads a team that lists people or teams; None for an object that is no such team."""
    if not any(isinstance(item, list) and key.casefold() in formats().member_keys for key, item in team.items()):
        return None
    leading = vocabulary().words.leading
    keys = (key for key in team if not leading.isdisjoint(header_words(key).split()))
    return next((person for key in keys if (person := _person(team[key]))), None)


def _person(value: Any) -> tuple[str, Object] | None:
    """The name of a person, and what else is told; None for what is none."""
    if isinstance(value, str):
        return (value, {}) if value else None
    name = _name(value)
    flat = isinstance(value, dict) and not any(isinstance(item, (dict, list)) for item in value.values())
    return (name, {key: item for key, item in value.items() if item != name}) if name and flat else None


def _name(value: Any) -> str:
    """What an object calls itself."""
    if not isinstance(value, dict):
        return ""
    names = (item for key, item in value.items() if isinstance(item, str) and "name" in sure_scores(key))
    return next(names, "")
