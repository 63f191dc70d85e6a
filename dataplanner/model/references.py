"""Which fields of which records name a position or a person, and records with those names exchanged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from dataplanner.model.connections import Connection
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.holds import holdings
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.notes import Acceptance, ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import PART_TYPES
from dataplanner.model.positions import DottedLine, Position
from dataplanner.model.projects import Project, Step
from dataplanner.model.records import Record
from dataplanner.model.skills import Assessment, Experience, Skill
from dataplanner.model.teams import Team

Fields = Mapping[type[Record], tuple[str, ...]]

POSITION_FIELDS: Fields = {
    Position: ("id", "manager"),
    DottedLine: ("position", "leader"),
    Team: ("lead", "subtree", "members"),
    Acceptance: ("subject",),
    ImportProblem: ("position",),
}
PERSON_FIELDS: Fields = {
    Person: ("id",),
    Position: ("person",),
    Assessment: ("person",),
    Experience: ("person",),
    Connection: ("people",),
    Acceptance: ("subject",),
    AbilityJudgement: ("person",),
}

OWNER_FIELDS: Fields = {
    Project: ("person",),
    **{part: tuple(name for name, held in holdings(part).items() if held.what == "person") for part in PART_TYPES},
}
"""Fields that link a person to what is there without them too."""

CODE_FIELDS: Fields = {
    Position: ("kind", "role"),
    DottedLine: ("style",),
    Team: ("kind", "skills"),
    Connection: ("team_a", "team_b", "kind", "since"),
    Skill: ("kinds",),
    Assessment: ("at",),
    Experience: ("level",),
    Project: ("phase",),
    Step: ("status",),
    ImportProblem: ("kind", "decided"),
    GapAnswer: ("accurate", "critical", "when", "way", "begin", "needed"),
    AbilityJudgement: ("resource", "expert", "time", "progress", "judged", "reassess"),
    **dict.fromkeys(PART_TYPES[2:], ("project",)),
}
"""Fields that hold ids of other records, days and what the method calls things: never a word about somebody."""

R = TypeVar("R", bound=Record)


def renamed(record: R, positions: Mapping[str, str], people: Mapping[str, str]) -> R:
    """The record with the ids of positions and people exchanged for those given; others stay."""
    fields = _exchanged(record, POSITION_FIELDS, positions)
    fields |= _exchanged(record, PERSON_FIELDS, people) | _exchanged(record, OWNER_FIELDS, people)
    return record.with_(**fields) if fields else record


def without_person(record: R, person: str) -> R:
    """The record with a person taken off the lists of people that it holds, and no longer linked to its owner."""
    lists = {name: getattr(record, name) for name in PERSON_FIELDS.get(type(record), ())}
    fields: dict[str, Any] = {
        name: tuple(item for item in value if item != person)
        for name, value in lists.items()
        if isinstance(value, tuple) and person in value
    }
    fields |= {name: "" for name in OWNER_FIELDS.get(type(record), ()) if getattr(record, name) == person}
    return record.with_(**fields) if fields else record


def _exchanged(record: Record, fields: Fields, ids: Mapping[str, str]) -> dict[str, Any]:
    """The fields that change, each with its new value."""
    values = {name: getattr(record, name) for name in fields.get(type(record), ())}
    exchanged = {name: _exchange(value, ids) for name, value in values.items()}
    return {name: value for name, value in exchanged.items() if value != values[name]}


def _exchange(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(ids.get(item, item) for item in value)
    return ids.get(value, value)
