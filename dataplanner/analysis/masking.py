"""A plan as it is seen while names are masked: the same, but every text calls people by numbers."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Any, TypeVar, cast

from dataplanner.analysis.mask_numbers import MaskNumbers
from dataplanner.analysis.people_in_text import PeopleInText, common_words
from dataplanner.model.document import Changed, Document
from dataplanner.model.edits import Edit
from dataplanner.model.holds import holdings
from dataplanner.model.people import Person
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.positions import Position
from dataplanner.model.records import Change, Record
from dataplanner.model.references import OWNER_FIELDS, PERSON_FIELDS, POSITION_FIELDS

ANYBODY = "…"
"""What stands for a word that several people are called by."""
CALLED = "Person"
_NUMBERED = re.compile(rf"\b{CALLED} (\d+)\b")
_TEXTS = ("text", "line", "lines", "answers", "figures")
_UNSEEN: Mapping[type[Record], tuple[str, ...]] = {Person: ("name", "email", "exported"), Position: ("exported",)}
"""What no page shows, or not as a text in which somebody is named."""

R = TypeVar("R", bound=Record)
V = TypeVar("V")


class Mask:
    """Calls the people of a plan by numbers, and understands what is said so."""

    def __init__(self, people: Iterable[Person], plan: Plan, numbers: MaskNumbers) -> None:
        """``people`` are all whose names may stand in a text, such as those whom the history knows."""
        everybody = list(people)
        self._numbers = numbers
        numbers.give(person.id for person in everybody)
        self._found = PeopleInText(everybody, common_words(plan), small=False)
        self._names = {person.id: person.name for person in everybody}
        self._masked: dict[str, str] = {}
        self._meant: dict[str, str] = {}

    def person(self, person: str | None) -> str:
        """What somebody (id) is called; None is whoever cannot be told from others."""
        return ANYBODY if person is None else f"{CALLED} {self._numbers.of(person)}"

    def text(self, text: str) -> str:
        """A text in which people are called by their numbers."""
        if (known := self._masked.get(text)) is None:
            known = self._masked[text] = self._found.replaced(text, self.person)
            if known != text and not _NUMBERED.fullmatch(known):  # a number alone is meant as the whole name
                self._meant.setdefault(known, text)
        return known

    def record(self, record: R) -> R:
        """A record whose texts call people by their numbers; itself where it names nobody."""
        fields: dict[str, Any] = {}
        if isinstance(record, Person):
            fields = {"name": self.person(record.id), "email": ""}
        for name in texts_of(type(record)):
            if (value := getattr(record, name)) and (seen := self._value(value)) != value:
                fields[name] = seen
        return record.with_(**fields) if fields else record

    def meant(self, value: V) -> V:
        """A text, edit or record that was made of what is seen, as it is meant: with the names."""
        return cast("V", self._of(value))

    def _of(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._meant.get(value) or (_NUMBERED.sub(self._name, value) if CALLED in value else value)
        if isinstance(value, tuple | list):
            return type(value)(map(self._of, value))
        if isinstance(value, Mapping):
            return {self._of(key): self._of(item) for key, item in value.items()}
        if isinstance(value, Record):
            seen = {name: getattr(value, name) for name in texts_of(type(value))}
            fields = {name: meant for name, one in seen.items() if (meant := self._of(one)) != one}
            return value.with_(**fields) if fields else value
        if isinstance(value, Edit):
            held = [field.name for field in dataclasses.fields(cast("Any", value)) if field.init]
            return dataclasses.replace(cast("Any", value), **{name: self._of(getattr(value, name)) for name in held})
        return value

    def _name(self, number: re.Match[str]) -> str:
        return self._names.get(self._numbers.whose(int(number[1]))) or number[0]

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {self.text(key): self._value(item) for key, item in value.items()}
        return tuple(map(self._value, value)) if isinstance(value, tuple) else value


class MaskedPlan:
    """What is seen of a document while names are masked; ``follow`` keeps it true. Judgements are not in it."""

    def __init__(self, document: Document, numbers: MaskNumbers) -> None:
        self._document, self._numbers = document, numbers
        self._begin()

    def follow(self, change: Changed) -> None:
        """The document has changed."""
        if Person.table in change.tables:
            self._begin()
            return
        shown = [one for one in change.changes if not one.record.private]
        self.plan.apply(Change(self._seen(one.before), self._seen(one.after)) for one in shown)
        self._keep_rules()

    def _begin(self) -> None:
        document = self._document
        self.mask = Mask(people_of(document), document.plan, self._numbers)
        seen = {
            kind.table: [self.mask.record(record) for record in document.plan.all(kind)]
            for kind in RECORD_TYPES
            if not kind.private
        }
        self.plan = Plan.of(seen)
        self._keep_rules()

    def _seen(self, record: Record | None) -> Record | None:
        return None if record is None else self.mask.record(record)

    def _keep_rules(self) -> None:
        """Let the rules of teams find whom they do find, where part of a name in them would find others or nobody."""
        for scenario, organisation in self.plan.organisations.items():
            known = self._document.plan.organisation(scenario)
            rules = {team.query: self.mask.text(team.query) for team in known.teams.values() if team.query}
            organisation.answers = {}
            organisation.answers = {
                seen: known.found_by(rule)
                for rule, seen in rules.items()
                if organisation.found_by(seen) != known.found_by(rule)
            }


def people_of(document: Document) -> list[Person]:
    """The people of a plan, and whom its history names besides them."""
    entries = chain(document.done, document.undone)
    past = (one for entry in entries for change in entry.changes for one in (change.before, change.after))
    return [*document.plan.all(Person), *(one for one in past if isinstance(one, Person))]


def texts_of(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that may hold words for a reader, rather than ids and codes."""
    return _texts_of(cast("Hashable", kind))


@cache
def _texts_of(kind: Any) -> tuple[str, ...]:
    linked = {name for fields in (POSITION_FIELDS, PERSON_FIELDS, OWNER_FIELDS) for name in fields.get(kind, ())}
    codes = {*kind.key_fields, *linked, *_UNSEEN.get(kind, ())}
    held = holdings(kind)
    return tuple(name for name in kind.__struct_fields__ if name not in codes and held[name].what in _TEXTS)
