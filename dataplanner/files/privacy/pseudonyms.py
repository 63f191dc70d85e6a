"""A copy of a plan without its people: random ids and names for this copy alone, and the key to them kept apart.

Left out are the plan's name, notes, needs, parts of projects, judgements, accepted findings, evidence, import problems,
history, and all columns of the export that the plan has no field for, exact pay among them. Names are taken out of the
texts that stay. What stays can still point to somebody in a small group; ``small_groups`` says to how many.
"""

from __future__ import annotations

import json
import random
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dataplanner.analysis.people_in_text import PeopleInText, common_words
from dataplanner.files.name_words import name_words
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.store import all_records
from dataplanner.model.connections import Connection
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import DottedLine, Position, Scenario
from dataplanner.model.projects import Project, Step
from dataplanner.model.records import Change, Record
from dataplanner.model.references import renamed
from dataplanner.model.skills import Assessment, Experience, Skill
from dataplanner.model.teams import Team

SMALL = 5  # people; whoever shares title, department, location and grade with fewer can be told from them
KEPT: Mapping[type[Record], tuple[str, ...]] = {
    Scenario: ("id", "order"),
    Person: ("id",),
    Position: ("scenario", "id", "person", "manager", "order", "kind", "fte"),
    DottedLine: ("scenario", "position", "leader"),
    Team: ("scenario", "id", "kind", "lead", "subtree", "members", "skills", "order", "proposed"),
    Connection: ("scenario", "id", "team_a", "team_b", "kind", "people", "since", "volunteer"),
    Skill: ("id", "kinds", "order"),
    Assessment: ("person", "skill", "held"),
    Experience: ("person", "level"),
    Project: ("id", "phase", "order"),
    Step: ("project", "phase", "step", "status", "since"),
}
"""What a copy keeps as it is. Whatever is not named here or in TEXTS stays behind, kinds of record included."""
TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Scenario: ("name",),
    Position: ("title", "department", "location", "grade"),
    Team: ("name",),
    Skill: ("name",),
    Project: ("name",),
}
"""What a copy keeps without the names in it."""
HIDDEN = "…"
"""What stands in the place of a name in a text that stays."""


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """The copy, the key (new name → name, email) and how many people stand in groups of fewer than five."""

    plan: Plan
    key: Mapping[str, tuple[str, str]]
    small_groups: int


def pseudonymised(plan: Plan) -> Pseudonymised:
    """A copy of a plan without its people; another one each time."""
    people = {person.id: _code() for person in plan.all(Person)}
    positions = {position.id: _code() for position in plan.all(Position)}
    hide = _Hiding(plan)
    records = [renamed(hide.in_record(record), positions, people) for record in _shuffled(plan)]
    copy = Plan("Pseudonymised copy")
    copy.apply(Change(None, _called(record)) for record in records)
    key = {_name(people[person.id]): (person.name, person.email) for person in plan.all(Person)}
    return Pseudonymised(copy, key, in_small_groups(copy))


def save_key(key: Mapping[str, tuple[str, str]], path: Path) -> None:
    """Write the key as JSON; keep it where the copy does not go. Raises CannotSave."""
    plain = {pseudonym: {"name": name, "email": email} for pseudonym, (name, email) in sorted(key.items())}
    text = json.dumps(plain, indent=1)
    replace_file(path, lambda temporary: temporary.write_text(text, encoding="ascii"))


def in_small_groups(plan: Plan) -> int:
    """How many people share title, department, location and grade with fewer than four others."""
    groups = Counter(
        (position.title, position.department, position.location, position.grade)
        for position in plan.organisation().positions()
        if position.person is not None
    )
    return sum(size for size in groups.values() if size < SMALL)


class _Hiding:
    """Takes the names of a plan's people out of texts, and any word of a name that could tell who somebody is."""

    def __init__(self, plan: Plan) -> None:
        words = name_words()
        self._people = PeopleInText(plan.all(Person), words, common_words(plan, words.common), small=True)

    def in_record(self, record: Record) -> Record:
        """What a copy keeps of a record, its texts free of names."""
        plain, kind = record.plain(), type(record)
        kept = {name: plain[name] for name in KEPT[kind] if name in plain}
        texts = {name: plain[name] for name in TEXTS.get(kind, ()) if name in plain}
        return kind.from_plain(kept | {name: self._people.replaced(text, _hidden) for name, text in texts.items()})


def _shuffled(plan: Plan) -> Iterator[Record]:
    """The records that a copy keeps; people and positions in no sequence that would tell which they are."""
    records = [record for record in all_records(plan) if type(record) in KEPT]
    people = [record for record in records if isinstance(record, Person)]
    random.SystemRandom().shuffle(people)
    yield from (record for record in records if isinstance(record, Scenario))
    yield from people
    yield from (_by_list(plan, record) for record in records if not isinstance(record, Scenario | Person))


def _by_list(plan: Plan, record: Record) -> Record:
    """A team that is given by a query, which may hold names, by a list of its members."""
    if not (isinstance(record, Team) and record.query):
        return record
    members = plan.organisation(record.scenario).team_members(record)
    return record.with_(members=tuple(sorted(members)), query="")


def _hidden(_person: str | None) -> str:
    return HIDDEN


def _called(record: Record) -> Record:
    return record.with_(name=_name(record.id)) if isinstance(record, Person) else record


def _code() -> str:
    return secrets.token_hex(5)


def _name(code: str) -> str:
    return f"Person {code[:6].upper()}"
