"""Who is named in a text: by a whole name, in whatever sequence its words stand, or by a word of it that tells who."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain

from dataplanner.model.people import Person
from dataplanner.model.plan import Plan

WORD = re.compile(r"[^\W_]+")


class PeopleInText:
    """Finds people in texts. A single word of a name counts unless it is ``common``, or shorter than ``shortest``.

    Such a word written in small letters counts only with ``small``: it may be an ordinary one, as “may” and “mark” are.
    With ``remembering``, people can be learnt later on.
    """

    def __init__(
        self,
        people: Iterable[Person],
        shortest: int,
        common: AbstractSet[str] = frozenset(),
        *,
        small: bool,
        remembering: bool = False,
    ) -> None:
        self._small, self._shortest, self._common = small, shortest, common
        self._read: list[str] | None = [] if remembering else None
        self._whole: dict[tuple[str, ...], str] = {}
        self._single: dict[str, str | None] = {}
        for person in people:
            self._learn(person)
        self._known = {word for name in self._whole for word in name} | self._single.keys()
        self._longest = max(map(len, self._whole), default=0)

    def replaced(self, text: str, call: Callable[[str | None], str]) -> str:
        """The text with ``call`` of a person (id) for whoever it names; None for a word that several are called by."""
        words = words_of(text)
        if self._read is not None:
            self._read.append(" ".join(words))
        if self._known.isdisjoint(words):
            return text
        composed = unicodedata.normalize("NFC", text)
        found = list(WORD.finditer(composed))
        parts, done = [], 0
        for first, last, person in self._named(words, [word[0].islower() for word in found]):
            parts += [composed[done : found[first].start()], call(person)]
            done = found[last].end()
        return "".join([*parts, composed[done:]]) if parts else text

    def learn(self, people: Iterable[Person]) -> bool:
        """Know these people as well; whether a text that was read before may name them, or somebody like them."""
        new = [(name, person) for person in people for name in _wholes(person) if self._whole.get(name) != person.id]
        names = {name for name, _ in new}
        words = {word for name in names for word in name}
        matters = not names.isdisjoint(self._whole) or any(map(self._has_read, words))
        for _, person in new:
            self._learn(person)
        self._known |= words
        self._longest = max(self._longest, *map(len, names), 0)
        return matters

    def _learn(self, person: Person) -> None:
        for words in _wholes(person):
            self._whole.setdefault(words, person.id)
        name, local = words_of(person.name), words_of(person.email.partition("@")[0])
        for word in name if len(local) < 2 else {*name, *local}:
            if len(word) >= self._shortest and word not in self._common:
                self._single[word] = person.id if self._single.get(word, person.id) == person.id else None

    def _has_read(self, word: str) -> bool:
        """Whether a text had this word; all their words are one long text, as so many sets would fill the memory."""
        assert self._read is not None
        self._read = [f" {' '.join(self._read)} "]
        return f" {word} " in self._read[0]

    def _named(self, words: list[str], small: list[bool]) -> Iterator[tuple[int, int, str | None]]:
        """The first and the last word of each name in a text, and whose it is; the longest name at a place."""
        at = 0
        while at < len(words):
            length, person = self._at(words, at)
            if length > 1 or (length == 1 and (self._small or not small[at])):
                yield at, at + length - 1, person
            at += max(length, 1)

    def _at(self, words: list[str], at: int) -> tuple[int, str | None]:
        """How many words from here on are a name, 0 for none, and whose."""
        if words[at] not in self._known:
            return 0, None
        for length in range(min(self._longest, len(words) - at), 0, -1):
            if (person := self._whole.get(tuple(sorted(words[at : at + length])))) is not None:
                return length, person
        return int(words[at] in self._single), self._single.get(words[at])


def _wholes(person: Person) -> list[tuple[str, ...]]:
    """The words, sorted, of what is a whole name of somebody: of the name, without those between, of addresses."""
    name, address = words_of(person.name), words_of(person.email)
    local = words_of(person.email.partition("@")[0])
    wholes = [name, address, local if len(local) > 1 else [], [name[0], name[-1]] if len(name) > 2 else []]
    return [tuple(sorted(words)) for words in wholes if words]


def common_words(plan: Plan, least: int) -> set[str]:
    """The words that stand in the texts of at least so many positions of the organisation as it is."""
    texts = Counter((one.title, one.department, one.location, one.grade) for one in plan.organisation().positions())
    words = {text: frozenset(words_of(text)) for text in set(chain.from_iterable(texts))}
    counts: Counter[str] = Counter()
    for together, times in texts.items():
        for word in frozenset().union(*map(words.__getitem__, together)):
            counts[word] += times
    return {word for word, count in counts.items() if count >= least}


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without case and accents."""
    if text.isascii():
        return WORD.findall(text.lower())
    return [plain_word(word) for word in WORD.findall(unicodedata.normalize("NFC", text))]


def plain_word(word: str) -> str:
    """A word, or any text, as it is compared: without case and accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
