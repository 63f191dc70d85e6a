"""A person taken out of records: what becomes of each, whatever version of the plan it is from.

The same change applied to every version keeps a history consistent, which so can still be undone and redone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from dataplanner.model.edits.base import new_id
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.positions import Position
from dataplanner.model.records import Change, Record
from dataplanner.model.references import PERSON_FIELDS, POSITION_FIELDS, renamed, without_person
from dataplanner.model.teams import Team

SOMEBODY = "somebody"
SHORTEST_ID = 4  # characters; a shorter one also stands in texts that mean something else


@dataclass(slots=True)
class Traces:
    """What there is of a person in the versions of a plan: names and addresses, and the positions once held."""

    person: str
    names: set[str] = field(default_factory=set)
    positions: set[str] = field(default_factory=set)

    def gather(self, records: Iterable[Record | None]) -> None:
        """Note what these records say of the person."""
        for record in records:
            if isinstance(record, Person) and record.id == self.person:
                self.names |= {record.name, record.email} - {""}
            elif isinstance(record, Position) and record.person == self.person:
                self.positions.add(record.id)


class Erasure:
    """Takes one person out of any record of a plan."""

    def __init__(self, traces: Traces) -> None:
        self._person = traces.person
        self._positions = {position: new_id() for position in sorted(traces.positions)}
        telling = {position for position in traces.positions if len(position) >= SHORTEST_ID}
        self._without_names = _scrubber(traces.names | telling, SOMEBODY)
        place = next(iter(self._positions.values()), SOMEBODY)
        self._in_queries = _scrubber(traces.names | traces.positions, place)

    def of(self, record: Record | None) -> Record | None:
        """What is left of a record: None of the person's own, others without a trace of them."""
        if record is None or self._is_theirs(record):
            return None
        if isinstance(record, Position) and record.person == self._person:
            record = record.with_(person=None, note="", fields={})
        record = without_person(renamed(record, self._positions, {}), self._person)
        return self._scrubbed(record)

    def of_text(self, text: str) -> str:
        """A text in which the person is only somebody."""
        return self._without_names(text)

    def concerns(self, text: str) -> bool:
        """Whether a text names the person, as the name of a file may too."""
        spaced = re.sub(r"[_\-.]+", " ", text)
        return self.of_text(text) != text or self.of_text(spaced) != spaced

    def of_changes(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """What is left of the changes of a step."""
        pairs = ((self.of(change.before), self.of(change.after)) for change in changes)
        return tuple(Change(before, after) for before, after in pairs if before != after)

    def _is_theirs(self, record: Record) -> bool:
        if isinstance(record, Position):
            return False
        if isinstance(record, ImportProblem) and record.position in self._positions:
            return True
        return any(getattr(record, name) == self._person for name in PERSON_FIELDS.get(type(record), ()))

    def _scrubbed(self, record: Record) -> Record:
        """The record with the person's names out of its texts; what identifies it stays, and other people's names."""
        stays = {*record.key_fields, *POSITION_FIELDS.get(type(record), ()), *PERSON_FIELDS.get(type(record), ())}
        if isinstance(record, Person):
            stays |= {"name", "email"}
        plain = record.plain()
        texts = {name: self._scrub(value) for name, value in plain.items() if name not in stays}
        if isinstance(record, Team) and record.query:
            texts["query"] = self._in_queries(record.query)  # “under:Jane” goes on meaning those under her place
        return record if texts.items() <= plain.items() else type(record).from_plain(plain | texts)

    def _scrub(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._without_names(value)
        if isinstance(value, dict):
            return {self._without_names(key): self._scrub(item) for key, item in value.items()}
        return [self._scrub(item) for item in value] if isinstance(value, list) else value


def _scrubber(names: Iterable[str], instead: str) -> Callable[[str], str]:
    """What replaces these names in a text, also when they are written family name first."""
    forms = {form for name in names for form in _forms(name)}
    if not forms:
        return lambda text: text
    written = "|".join(_pattern(form) for form in sorted(forms, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(instead, text)


def _forms(name: str) -> set[str]:
    *first, last = name.split() or [""]
    return {name, f"{last}, {' '.join(first)}", f"{last} {' '.join(first)}"} if first else {name}


def _pattern(form: str) -> str:
    return r"\s+".join(re.escape(part) for part in form.split())
