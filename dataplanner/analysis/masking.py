"""A plan as it is seen while names are masked: the same, but every text calls people by numbers.

Notes and further columns of an export are not seen at all (``free_texts``).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, TypeVar, cast

from dataplanner.analysis.free_texts import HiddenTexts
from dataplanner.analysis.mask_numbers import MaskNumbers
from dataplanner.analysis.name_words import NameWords
from dataplanner.analysis.people_in_text import PeopleInText, common_words
from dataplanner.analysis.readiness import make_ready
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
MOST_LEARNT = 20
"""Of more people, masking all anew is quicker than looking for each in what was masked before."""


Seen = tuple["Mask", Plan]
Anew = Callable[[Callable[[], Seen]], Seen]
"""What has all masked anew where that may take long, and returns it."""


def at_once(mask: Callable[[], Seen]) -> Seen:
    """Mask all anew here and now."""
    return mask()


class Mask:
    """Calls the people of a plan by numbers, and understands what is said so."""

    def __init__(
        self, people: Iterable[Person], plan: Plan, numbers: MaskNumbers, words: NameWords, hidden: HiddenTexts
    ) -> None:
        """``people`` are all whose names may stand in a text, such as those whom the history knows."""
        everybody = list(people)
        self._numbers, self._hidden = numbers, hidden
        numbers.give(person.id for person in everybody)
        common = common_words(plan, words.common)
        self._found = PeopleInText(everybody, words, common, small=False, remembering=True)
        self._names = {person.id: person.name for person in reversed(everybody)}  # as they are called now
        self._masked: dict[str, str] = {}
        self._meant: dict[str, str] = {}

    def learn(self, people: Sequence[Person]) -> bool:
        """Know people who are new or are called otherwise; whether what was masked before may name them."""
        self._numbers.give(person.id for person in people)
        self._names.update((person.id, person.name) for person in people)
        return self._found.learn(people)

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
        """A record whose texts call people by their numbers; itself where it names nobody and all of it is shown."""
        fields: dict[str, Any] = self._hidden.without(record)
        if isinstance(record, Person):
            fields |= {"name": self.person(record.id), "email": ""}
        for name in texts_of(type(record)):
            if name not in fields and (value := getattr(record, name)) and (seen := self._value(value)) != value:
                fields[name] = seen
        return record.with_(**fields) if fields else record

    def meant(self, value: V) -> V:
        """A text, edit or record that was made of what is seen, as it is meant: with the names."""
        return cast("V", self._of(value))

    def _of(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._meant.get(value) or self._hidden.meant(self._named(value))
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

    def _named(self, text: str) -> str:
        return _NUMBERED.sub(self._name, text) if CALLED in text else text

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

    def __init__(self, document: Document, numbers: MaskNumbers, words: NameWords) -> None:
        self._document, self._numbers, self._words = document, numbers, words
        self._hidden = HiddenTexts()
        self._history = document.done
        self._prepared: _Prepared | None = None
        self.mask, self.plan = self._made(document.plan)

    def prepare(self, ahead: Plan, change: Changed) -> None:
        """Work out beforehand what is to be seen after a change of very much, which ``ahead`` holds already."""
        self._prepared = _Prepared(change, *self._made(ahead, change))

    def follow(self, change: Changed, anew: Anew = at_once) -> None:
        """The document has changed.

        Where somebody is new whom texts may name that were masked before, all is masked ``anew``, which takes long:
        until then what is seen is what was seen before.
        """
        prepared, self._prepared = self._prepared, None
        if prepared is not None and prepared.change is change:
            self.mask, self.plan = prepared.mask, prepared.plan
        elif self._rewritten() or self._learn(list(_people_in(change.changes))):
            self.mask, self.plan = anew(lambda: self._made(self._document.plan))
        else:
            shown = [one for one in change.changes if not one.record.private]
            self.plan.apply(Change(self._seen(one.before), self._seen(one.after)) for one in shown)
            self._keep_rules(self.mask, self.plan, self._document.plan)

    def _rewritten(self) -> bool:
        """Whether the history is another one: somebody was erased, who is not to be known any longer."""
        before, self._history = self._history, self._document.done
        return before is not self._history

    def _learn(self, people: list[Person]) -> bool:
        """Know these people; whether texts that were masked before are to be looked at again."""
        return len(people) > MOST_LEARNT or self.mask.learn(people)

    def _made(self, plan: Plan, change: Changed | None = None) -> Seen:
        """A mask for the people of a plan, of the history and of a change to come, and the plan seen through it."""
        coming = _people_in(change.changes) if change is not None else ()
        people = [*plan.all(Person), *_people_of_history(self._document), *coming]
        mask = Mask(people, plan, self._numbers, self._words, self._hidden)
        seen = {
            kind.table: [mask.record(record) for record in plan.all(kind)] for kind in RECORD_TYPES if not kind.private
        }
        masked = Plan.of(seen)
        self._keep_rules(mask, masked, plan)
        for organisation in masked.organisations.values():
            make_ready(organisation)
        return mask, masked

    def _seen(self, record: Record | None) -> Record | None:
        return None if record is None else self.mask.record(record)

    @staticmethod
    def _keep_rules(mask: Mask, seen: Plan, plan: Plan) -> None:
        """Let the rules of teams find whom they do find, where part of a name in them would find others or nobody."""
        for scenario, organisation in seen.organisations.items():
            known = plan.organisation(scenario)
            rules = {team.query: mask.text(team.query) for team in known.teams.values() if team.query}
            organisation.query_results.said = {}
            organisation.query_results.said = {
                masked: known.found_by(rule)
                for rule, masked in rules.items()
                if organisation.found_by(masked) != known.found_by(rule)
            }


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What is to be seen after a change."""

    change: Changed
    mask: Mask
    plan: Plan


def _people_of_history(document: Document) -> Iterator[Person]:
    """Whom the history of a document names."""
    for entry in chain(document.done, document.undone):
        yield from _people_in(entry.changes)


def _people_in(changes: Iterable[Change]) -> Iterator[Person]:
    """The people whom changes are about, as they were and as they are."""
    for change in changes:
        if isinstance(change.record, Person):
            yield from (one for one in (change.before, change.after) if isinstance(one, Person))


def texts_of(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that may hold words for a reader, rather than ids and codes."""
    return _texts_of(cast("Hashable", kind))


@cache
def _texts_of(kind: Any) -> tuple[str, ...]:
    linked = {name for fields in (POSITION_FIELDS, PERSON_FIELDS, OWNER_FIELDS) for name in fields.get(kind, ())}
    codes = {*kind.key_fields, *linked, *_UNSEEN.get(kind, ())}
    held = holdings(kind)
    return tuple(name for name in kind.__struct_fields__ if name not in codes and held[name].what in _TEXTS)
