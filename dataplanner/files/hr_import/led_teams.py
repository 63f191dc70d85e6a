"""Teams within teams of JSON and YAML, each with its lead and its members, as flat objects of people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from dataplanner.files.hr_import.columns import sure_scores
from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.text import header_words, plain
from dataplanner.files.hr_import.trees import NAME
from dataplanner.files.hr_import.vocabulary import vocabulary

Object = dict[str, Any]
_MANAGER, _DEPARTMENT = "Manager", "Department"
_FEWEST, _DEEPEST, _MOST = 2, 40, 2000
_OF_A_PERSON = frozenset({"title", "email", "login", "employee_id", "first_name", "last_name"})


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
    told = list(_people(value, "", "")) if isinstance(value, (dict, list)) else []
    if sum(not one.member for one in told) < _FEWEST or not any(one.member for one in told):
        return []
    found: dict[str, Object] = {}
    for one in sorted(told, key=lambda one: not one.member):
        before = found.get(plain(one.name), {})
        own = {NAME: one.name, **one.told, _DEPARTMENT: one.team, _MANAGER: one.above}
        found[plain(one.name)] = {key: before.get(key) or own.get(key, "") for key in own | before}
    sequence = dict.fromkeys(plain(one.name) for one in told)
    return [found[key] for key in sequence]


def _people(value: Any, team: str, lead: str, depth: int = 0) -> Iterator[_Told]:
    """Everybody in a team and those inside it, the lead first."""
    inner = value.values() if isinstance(value, dict) else value
    inside = [item for item in inner if isinstance(item, (dict, list)) and item]
    if not 0 < len(inside) <= _MOST or depth > _DEEPEST:
        return  # a long list is a table
    leader = _leader(value) if isinstance(value, dict) else None
    team = (_name(value) if leader or depth else "") or team
    if leader is not None:
        yield _Told(*leader, team, lead, member=False)
        yield from (_Told(*person, team, leader[0], member=True) for person in _members(value))
    for item in inside:
        if not (leader and _person(item)):
            yield from _people(item, team, leader[0] if leader else lead, depth + 1)


def _members(team: Object) -> Iterator[tuple[str, Object]]:
    """The people whom a team lists, but for those who lead teams inside it."""
    for key, items in team.items():
        if isinstance(items, list) and key.casefold() in formats().member_keys:
            people = (_person(item) for item in items if not (isinstance(item, dict) and _leader(item)))
            yield from filter(None, people)


def _leader(team: Object) -> tuple[str, Object] | None:
    """Who leads a team that lists people or teams; None for an object that is no such team, but a person."""
    keys = _leading_keys(tuple(team))
    if not keys or not any(isinstance(team[key], list) and _lists(key) for key in team) or _tells_a_person(team):
        return None
    return next((person for key in keys if (person := _person(team[key]))), None)


@lru_cache(maxsize=1024)
def _leading_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Of the keys of an object those that say who leads it; () where no other says whom."""
    leading = vocabulary().words.leading
    found = tuple(key for key in keys if not leading.isdisjoint(header_words(key).split()))
    return found if any(map(_lists, keys)) else ()


def _lists(key: str) -> bool:
    return key.casefold() in formats().member_keys | formats().team_keys


def _tells_a_person(told: Object) -> bool:
    plain_keys = (key for key, item in told.items() if not isinstance(item, (dict, list)))
    return any(sure_scores(key).keys() & _OF_A_PERSON for key in plain_keys)


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
