"""A person taken out of records: what becomes of each, whatever version of the plan it is from.

The same change applied to every version keeps a history consistent, which so can still be undone and redone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import Any, cast

import msgspec

from dataplanner.analysis.masking import texts_of
from dataplanner.analysis.mentions import Doubt, Mentions
from dataplanner.analysis.name_ways import Called
from dataplanner.analysis.people_in_text import common_words, place_words
from dataplanner.files.name_words import name_words
from dataplanner.files.plan_records import json_of
from dataplanner.files.privacy.screen import WAYS_TO_WRITE, Screen, string_in_json
from dataplanner.model.edits.base import new_id
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.positions import Position
from dataplanner.model.records import Change, Record
from dataplanner.model.references import CODE_FIELDS, PERSON_FIELDS, renamed, without_person
from dataplanner.model.teams import Team

SOMEBODY = "somebody"
_ALWAYS = ("query", "decided")
"""Fields that tell of people in a way of their own: rules name ids of any length, and digests are about nobody knows
whom."""
_ABOUT_PEOPLE = json_of([Person.table])[:-1]
_UNDER = re.compile(r'under:("[^"]*"|\S+)', re.IGNORECASE)
"""Whom a rule names whole, by what their position is called too."""


@dataclass(slots=True)
class Traces:
    """What the versions of a plan tell of a person: all they were called, and others too; the positions once held.

    ``common`` are the words that so many texts of the plan hold that they tell nobody. ``looked`` are digests of what
    was looked through.
    """

    person: str
    common: set[str] = field(default_factory=set)
    called: set[Called] = field(default_factory=set)
    others: set[Called] = field(default_factory=set)
    positions: set[str] = field(default_factory=set)
    looked: set[bytes] = field(default_factory=set)

    @classmethod
    def of(cls, person: str, plan: Plan) -> Traces:
        """What a plan tells of a person; its versions are still to be gathered."""
        words = name_words()
        traces = cls(person, common_words(plan, words.common) | place_words(plan, words.common_place))
        traces.gather(chain(plan.all(Person), plan.all(Position)))
        return traces

    def wanted(self) -> Callable[[bytes], bool]:
        """What tells of a change, as JSON, whether it may be about a person, or a position that this one holds."""
        marks = (string_in_json(self.person), *WAYS_TO_WRITE)
        return lambda change: change.startswith(_ABOUT_PEOPLE) or any(mark in change for mark in marks)

    def gather(self, records: Iterable[Record | None]) -> None:
        """Note what these records say of the person."""
        for record in records:
            if isinstance(record, Person):
                (self.called if record.id == self.person else self.others).add((record.name, record.email))
            elif isinstance(record, Position) and record.person == self.person:
                self.positions.add(record.id)


class Erasure:
    """Takes one person out of any record of a plan. Mentions in doubt stay unless ``all_mentions`` are to go.

    ``person`` is the id, ``left`` are the texts met so far in which one stays, and why.
    """

    def __init__(self, traces: Traces, *, all_mentions: bool = False) -> None:
        self.person = traces.person
        self._all_mentions = all_mentions
        self._positions = {position: new_id() for position in sorted(traces.positions)}
        self._place = next(iter(self._positions.values()), SOMEBODY)
        words = name_words()
        telling = {place for place in traces.positions if len(place) >= words.shortest_id and not place.isalpha()}
        self._ids, self._query_ids = _ids_in(telling), _ids_in(traces.positions)
        words = replace(words, ordinary=words.ordinary | traces.common)
        self._mentions = mentions = Mentions(traces.called, traces.others, words)
        keys = {name for kind in RECORD_TYPES for name in kind.__struct_fields__ if self._replaced(name) == (name, [])}
        ids = {self.person, *traces.positions, *_ALWAYS}
        self._screen = Screen(ids, {*telling, *mentions.stems}, keys, mentions.short_stems)
        self._known: dict[str, tuple[str, list[Doubt]]] = {}
        self.left: dict[str, Doubt] = {}

    @property
    def namesake(self) -> bool:
        """Whether somebody else has the same name, and keeps it."""
        return self._mentions.namesake

    def touched(self, stored: Sequence[bytes]) -> set[int]:
        """The numbers of those records, as JSON, of which anything may have to go; ``of`` leaves others as they are."""
        return self._screen.telling(stored)

    def of(self, record: Record | None) -> Record | None:
        """What is left of a record: None of the person's own, others without a trace of them."""
        kept = None if record is None else self._kept(record)
        if kept is None:
            return None
        return self._scrubbed(without_person(renamed(kept, self._positions, {}), self.person))

    def of_text(self, text: str) -> str:
        """A text in which the person is only somebody."""
        if (known := self._known.get(text)) is None:
            known = self._known[text] = self._replaced(text)
        scrubbed, doubts = known
        if doubts:
            self.left[text] = doubts[0]
        return scrubbed

    def texts_in(self, record: Record) -> Iterator[tuple[str, str]]:
        """The texts of a record that stay, in whatever form, by the fields that they stand in."""
        kept = self._kept(record)
        for name in _text_fields(type(record)) if kept is not None else ():
            yield from ((name, text) for text in _strings(getattr(kept, name)))

    def concerns(self, text: str) -> bool:
        """Whether a text names the person, as the name of a file may too."""
        spaced = re.sub(r"[_\-.]+", " ", text)
        return any(self._replaced(one)[0] != one for one in (text, spaced))

    def of_changes(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """What is left of the changes of a step."""
        pairs = ((self.of(change.before), self.of(change.after)) for change in changes)
        return tuple(Change(before, after) for before, after in pairs if before != after)

    def _kept(self, record: Record) -> Record | None:
        """The record without what is the person’s alone, other texts as they are; None where nothing is left."""
        if self._is_theirs(record):
            return None
        if isinstance(record, Position) and record.person == self.person:
            return record.with_(person=None, note="", fields={})
        if isinstance(record, ImportProblem) and record.decided:
            return record.with_(decided=())  # nobody can read from digests whom they are about
        return record

    def _is_theirs(self, record: Record) -> bool:
        if isinstance(record, Position):
            return False
        if isinstance(record, ImportProblem) and record.position in self._positions:
            return True
        return any(getattr(record, name) == self.person for name in PERSON_FIELDS.get(type(record), ()))

    def _scrubbed(self, record: Record) -> Record:
        """The record with the person's names out of its texts; ids, codes and other people's names stay."""
        texts = {name: getattr(record, name) for name in _text_fields(type(record))}
        changed = {name: left for name, value in texts.items() if value and (left := self._scrub(value)) != value}
        if isinstance(record, Team) and record.query:
            changed["query"] = self._in_rule(record.query)
        return record.with_(**changed) if changed else record

    def _scrub(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.of_text(value)
        if isinstance(value, Mapping):
            return {self.of_text(key): self._scrub(item) for key, item in value.items()}
        return tuple(map(self._scrub, value)) if isinstance(value, tuple) else value

    def _in_rule(self, query: str) -> str:
        """The rule of a team in which “under:Jane” goes on meaning those under her place."""
        by_place = _UNDER.sub(lambda under: self._replaced(under[0], self._place)[0], query)
        return self.of_text(self._query_ids(by_place, self._place))

    def _replaced(self, text: str, instead: str = SOMEBODY) -> tuple[str, list[Doubt]]:
        """The text with ``instead`` where the person is mentioned, and the doubts for which mentions in it stay."""
        known = self._ids(text, instead)
        if not (mentions := self._mentions.in_text(known)):
            return known, []
        doubts = [one.doubt for one in mentions if one.doubt is not None and not self._all_mentions]
        going = [one for one in mentions if one.doubt is None or self._all_mentions]
        for one in reversed(going):
            known = known[: one.start] + instead + known[one.end :]
        return known, doubts


def _text_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record in which a text can mention somebody."""
    return _text_fields_of(cast("Hashable", kind))


@cache
def _text_fields_of(kind: Any) -> tuple[str, ...]:
    numbers = {one.name for one in msgspec.structs.fields(kind) if one.type in (float, int, bool)}
    return tuple(name for name in texts_of(kind) if name not in numbers and name not in CODE_FIELDS.get(kind, ()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain(value, *map(_strings, value.values()))
    elif isinstance(value, tuple):
        yield from chain(*map(_strings, value))


def _ids_in(ids: Iterable[str]) -> Callable[[str, str], str]:
    """What puts something else in the place of ids in a text."""
    written = "|".join(re.escape(id_) for id_ in sorted(ids, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)
    return (lambda text, instead: pattern.sub(instead, text)) if written else lambda text, _: text
