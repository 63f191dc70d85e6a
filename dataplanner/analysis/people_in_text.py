"""Who is named in a text: by a whole name, in whatever sequence its words stand, or by a word of it that tells who."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from dataplanner.analysis.name_ways import Way, Ways, way_of
from dataplanner.analysis.name_words import NameWords
from dataplanner.analysis.spelling import (
    GOES_ON,
    WORD,
    cut,
    folded,
    has_run,
    is_joined,
    is_written_out,
    plain_word,
    squeezed,
    words_of,
)
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan

_GOES_ON = re.compile(f"[{GOES_ON}]")
_SIMPLE = re.compile(r"([a-z]+) ([a-z]+)")


@dataclass(frozen=True, slots=True)
class _Known:
    """What somebody is known by: whole names, parts of them, logins, and names in scripts without spaces."""

    whole: list[Way]
    parts: Iterable[Way]
    logins: Iterable[str]
    runs: Iterable[str] = ()
    families: Iterable[str] = ()
    tight: Iterable[Way] = ()
    """Of the whole names those that are one only without spaces: the usual form of an address."""

    def ways(self) -> Iterator[Way]:
        """All of them; the words of one stand in every text that names the person."""
        yield from chain(self.whole, self.parts, ((one,) for one in (*self.logins, *self.runs, *self.families)))

    def words(self) -> set[str]:
        return {word for way in (*self.whole, *self.parts) for word in way} | set(self.logins)


@dataclass(frozen=True, slots=True)
class _Named:
    """Whose name stands from ``start`` to ``end`` of a text as it is compared; None for a word of several people."""

    start: int
    end: int
    person: str | None


class PeopleInText:
    """Finds people in texts. A single word of a name counts unless it is ``common``.

    Such a word written in small letters counts only with ``small``: it may be an ordinary one, as “may” and “mark” are.
    One of two letters counts with a capital, where it is none of the ordinary ``words``. With ``remembering``, people
    can be learnt later on.
    """

    def __init__(
        self,
        people: Iterable[Person],
        words: NameWords,
        common: AbstractSet[str] = frozenset(),
        *,
        small: bool,
        remembering: bool = False,
    ) -> None:
        self._small, self._common, self._words = small, common, words
        self._read: list[str] | None = [] if remembering else None
        self._whole: dict[Way, str] = {}
        self._parts: dict[Way, str | None] = {}
        self._logins: dict[str, str | None] = {}
        self._runs: dict[str, str | None] = {}
        self._families: dict[str, str | None] = {}
        self._titles = tuple(map(plain_word, words.titles))
        self._known: set[str] = set()
        self._tight: set[Way] = set()
        self._longest = 0
        for person in people:
            self._learn(person, _known(person, words))

    def replaced(self, text: str, call: Callable[[str | None], str]) -> str:
        """The text with ``call`` of a person (id) for whoever it names; None for a word that several are called by."""
        words = words_of(text)
        if self._read is not None:
            self._read.append(" ".join(words))
        if self._known.isdisjoint(words) and not (self._runs and not text.isascii() and any(map(has_run, words))):
            return text
        plain, places = folded(text)
        parts, done = [], 0
        for one in self._named(plain, lambda place: text[places[place]]):
            start, end = cut(places, one.start, one.end)
            parts += [text[done:start], call(one.person)]
            done = end
        return "".join([*parts, text[done:]]) if parts else text

    def learn(self, people: Iterable[Person]) -> bool:
        """Know these people as well; whether a text that was read before may name them, or somebody like them."""
        new = [(person, _known(person, self._words)) for person in people]
        new = [
            (person, known) for person, known in new if any(self._whole.get(way) != person.id for way in known.whole)
        ]
        namesakes = any(way in self._whole for _, known in new for way in known.whole)
        matters = namesakes or any(all(map(self._has_read, way)) for _, known in new for way in known.ways())
        for person, known in new:
            self._learn(person, known)
        return matters

    def _learn(self, person: Person, known: _Known) -> None:
        for way in known.whole:
            self._whole.setdefault(way, person.id)
            self._longest = max(self._longest, len(way))
        for way in known.parts:
            if self._tells(way):
                self._parts[way] = person.id if self._parts.get(way, person.id) == person.id else None
                self._longest = max(self._longest, len(way))
        for login in known.logins:
            if not self._is_ordinary(login):
                self._logins[login] = person.id if self._logins.get(login, person.id) == person.id else None
        self._tight.update(known.tight)
        self._runs.update((run, self._whole[run,]) for run in known.runs)
        for family in known.families:
            self._families[family] = person.id if self._families.get(family, person.id) == person.id else None
        self._known |= known.words()

    def _tells(self, way: Way) -> bool:
        """Whether a part of a name tells who somebody is; “a May” does not."""
        if len(way) > 1:
            return min(map(len, way)) > 1 or len(way) > 2
        word = way[0]
        if word in self._common or (word.endswith("s") and self._is_ordinary(word[:-1])):
            return False
        return len(word) >= self._words.shortest or word not in self._words.ordinary

    def _is_ordinary(self, word: str) -> bool:
        return word in self._common or word in self._words.ordinary

    def _has_read(self, word: str) -> bool:
        """Whether a text had this word; all their words are one long text, as so many sets would fill the memory."""
        assert self._read is not None
        self._read = [f" {' '.join(self._read)} "]
        return (word if has_run(word) else f" {word} ") in self._read[0]

    def _named(self, plain: str, letter_at: Callable[[int], str]) -> Iterator[_Named]:
        """Who is named in a text as it is compared; ``letter_at`` gives what is written at a place."""
        done = 0
        for run in self._in_runs(plain):
            yield from self._in_words(plain, done, run.start, letter_at)
            yield run
            done = run.end
        yield from self._in_words(plain, done, len(plain), letter_at)

    def _in_words(self, plain: str, start: int, end: int, letter_at: Callable[[int], str]) -> Iterator[_Named]:
        found = list(WORD.finditer(plain, start, end))
        words, at = [word[0] for word in found], 0
        while at < len(words):
            length, person = self._at(words, at, small=letter_at(found[at].start()).islower())
            if length and not self._is_other(plain, first := found[at].start(), last := found[at + length - 1].end()):
                yield _Named(first, last, person)
            at += max(length, 1)

    def _is_other(self, plain: str, start: int, end: int) -> bool:
        """Whether what could be a name is none where it stands: “Li-ion”, or “a May” where “a.may” is an address."""
        if end - start < self._words.shortest and is_joined(plain, start, end):
            return True
        name = plain[start:end]
        return bool(self._tight) and " " in name and way_of(words_of(name)) in self._tight

    def _at(self, words: list[str], at: int, *, small: bool) -> tuple[int, str | None]:
        """How many words from here on are a name, 0 for none, and whose."""
        if words[at] not in self._known:
            return 0, None
        for length in range(min(self._longest, len(words) - at), 0, -1):
            way = way_of(words[at : at + length])
            if (person := self._whole.get(way)) is not None:
                return length, person
            if way in self._parts and (
                length > 1 or not small or (self._small and len(words[at]) >= self._words.shortest)
            ):
                return length, self._parts[way]
        return int(words[at] in self._logins), self._logins.get(words[at])

    def _in_runs(self, plain: str) -> Iterator[_Named]:
        """Whole names within letters of scripts without spaces, and family names before a title."""
        if not (self._runs and has_run(plain)):
            return
        joined, places = squeezed(plain)
        lengths, at = sorted({len(run) for run in (*self._runs, *self._families)}, reverse=True), 0
        while at < len(joined):
            run = next((one for length in lengths if self._is_run(joined, at, one := joined[at : at + length])), "")
            start, end = cut(places, at, at + len(run)) if run else (0, 0)
            if run and (end - start == len(run) or len(run) >= self._words.shortest):  # two words may end and begin so
                yield _Named(start, end, self._runs[run] if run in self._runs else self._families[run])
            at += max(len(run), 1)

    def _is_run(self, joined: str, at: int, run: str) -> bool:
        end = at + len(run)
        if run in self._runs:
            return not _GOES_ON.match(joined, end)
        return run in self._families and joined.startswith(self._titles, end)


def _known(person: Person, words: NameWords) -> _Known:
    """What somebody is known by; most names are simple, and there may be very many."""
    known = _simply_known(person.name, person.email.partition("@")[0].lower(), words)
    if known is None:
        ways = Ways.of([(person.name, person.email)], words)
        logins = [login for (login,) in ways.sure]
        tight = [way for way in ways.local if min(map(len, way)) == 1 or not words.ordinary.isdisjoint(way)]
        known = _Known([*ways.whole, *ways.local], ways.parts, logins, ways.runs, ways.families, tight)
    if address := way_of(words_of(person.email)):
        known.whole.append(address)
    return known


def _simply_known(name: str, local: str, words: NameWords) -> _Known | None:
    """What is usual; None where the name can be spelt otherwise, or the address is not made of it."""
    simple = _SIMPLE.fullmatch(name.lower()) if name.isascii() else None
    if simple is None or min(map(len, simple.groups())) < words.shortest:
        return None
    first, last = simple.groups()
    login = first[0] + last
    if local not in ("", f"{first}.{last}", login) or is_written_out(first) or is_written_out(last):
        return None
    return _Known(
        [way_of((first, last)), (first + last,), (last + first,)],
        [(first,), (last,), (f"{first}s",), (f"{last}s",)],
        [login] if len(login) >= words.sure_login else [],
    )


def common_words(plan: Plan, least: int) -> set[str]:
    """The words that stand in the texts of at least so many positions of the organisation as it is."""
    texts = Counter((one.title, one.department, one.location, one.grade) for one in plan.organisation().positions())
    words = {text: frozenset(words_of(text)) for text in set(chain.from_iterable(texts))}
    counts: Counter[str] = Counter()
    for together, times in texts.items():
        for word in frozenset().union(*map(words.__getitem__, together)):
            counts[word] += times
    return {word for word, count in counts.items() if count >= least}


def place_words(plan: Plan, least: int) -> set[str]:
    """The words of places where so many positions are, and departments of so many that are called by one word."""
    places, departments = Counter[str](), Counter[str]()
    for position in plan.organisation().positions():
        places[position.location] += 1
        departments[position.department] += 1
    words = {word for place, count in places.items() if count >= least for word in words_of(place)}
    alone = (words_of(department) for department, count in departments.items() if count >= least)
    return words | {only[0] for only in alone if len(only) == 1}
