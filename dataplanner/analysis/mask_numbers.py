"""The numbers by which people are called while names are masked: each is given once, and in no telling sequence."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b


class MaskNumbers:
    """``given`` are the people (ids) in the sequence of their numbers, which begin at 1; empty for one who was erased.

    It only ever grows, so that a number which somebody has seen never means anybody else.
    """

    def __init__(self, given: Iterable[str] = ()) -> None:
        self.given = list(given)
        self._numbers = {person: number for number, person in enumerate(self.given, 1) if person}

    def give(self, people: Iterable[str]) -> None:
        """Give a number to each of these who has none.

        They are shuffled by their ids, as a plan has them by the alphabet or by rank; always in the same way, as
        numbers are kept only with an edit.
        """
        for person in sorted({one for one in people if one not in self._numbers}, key=_shuffled):
            self.given.append(person)
            self._numbers[person] = len(self.given)

    def of(self, person: str) -> int:
        """The number of somebody, given now where there is none yet."""
        if person not in self._numbers:
            self.give([person])
        return self._numbers[person]

    def whose(self, number: int) -> str:
        """Who has a number; empty where nobody does."""
        return self.given[number - 1] if 0 < number <= len(self.given) else ""

    def forget(self, person: str) -> None:
        """Somebody is erased: their number is nobody's from now on."""
        if number := self._numbers.pop(person, 0):
            self.given[number - 1] = ""


def _shuffled(person: str) -> bytes:
    return blake2b(person.encode(errors="surrogatepass"), digest_size=16).digest()
