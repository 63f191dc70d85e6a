"""An invented company of any size, and the ways in which an export may say who manages whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

FIRST = [
    *("Anna", "Béla", "Clara", "David", "Émile", "Frida", "Georg", "Hélène"),
    *("Igor", "Jürgen", "Klara", "Luís", "María", "Nadia", "Omar", "Paula"),
]
LAST = [
    *("Müller", "Schmidt", "Garcia", "Silva", "Dubois", "Janssen", "Rossi"),
    *("Brown", "O'Neil", "Smith-Wesson", "König", "Nuñez", "Fischer"),
]
TITLES = ["Engineer", "Analyst", "Manager", "Clerk", "Designer"]
REPORTS = 4


@dataclass(frozen=True)
class Member:
    """A person of the company; the manager is given by place."""

    place: int
    manager: int | None

    @property
    def id(self) -> str:
        return str(1000 + self.place * 7)

    @property
    def first(self) -> str:
        return FIRST[self.place % len(FIRST)]

    @property
    def last(self) -> str:
        return LAST[self.place // len(FIRST) % len(LAST)]

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def title(self) -> str:
        return TITLES[self.place % len(TITLES)] if self.place else "Chief Executive Officer"


def company(size: int = 40) -> list[Member]:
    """A tree in which everybody has up to four reports; the first member stands at the top."""
    return [Member(place, (place - 1) // REPORTS if place else None) for place in range(size)]


def above(members: list[Member], member: Member) -> list[Member]:
    """The managers of a member from the top down, and the member."""
    upper = [] if member.manager is None else above(members, members[member.manager])
    return [*upper, member]


def told(members: list[Member], tell: Callable[[Member], str], top: str = "") -> list[str]:
    """For each member what the export says of the manager."""
    return [top if member.manager is None else tell(members[member.manager]) for member in members]


def table(
    members: list[Member], tell: Callable[[Member], str] = lambda member: member.id, top: str = ""
) -> list[list[str]]:
    """Rows of id, name, title and manager."""
    lines = told(members, tell, top)
    return [[member.id, member.name, member.title, line] for member, line in zip(members, lines, strict=True)]
