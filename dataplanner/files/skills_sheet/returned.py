"""What came back: the answers with their places, and in words what could not be taken as it stood."""

from __future__ import annotations

from dataclasses import dataclass, field

from dataplanner.analysis.levels_merge import LevelClaim
from dataplanner.analysis.skills_merge import Claim
from dataplanner.files.skills_sheet.texts import texts


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was not understood, or was understood in a way worth telling. ``kind`` names its text."""

    place: str
    kind: str
    sentence: str


@dataclass(slots=True)
class Returned:
    """All that the files said."""

    claims: list[Claim] = field(default_factory=list)
    levels: list[LevelClaim] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def note(self, kind: str, place: str, text: str = "", name: str = "") -> None:
        """Tell of something; ``text`` is what stands there, ``name`` what it should be."""
        sentence = texts().problems[kind].format(text=_short(text), name=name)
        self.notes.append(Note(place, kind, sentence))


def place_of(file: str, sheet: str, row: int | None = None, column: int | None = None) -> str:
    """A place as a reader finds it again; rows count from 1, columns from 0."""
    cell = f"{'' if column is None else letters(column)}{'' if row is None else row}"
    return ", ".join(part for part in (file, sheet, cell) if part)


def letters(column: int) -> str:
    """A column as a spreadsheet names it: A, B, … Z, AA."""
    name, column = "", column + 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
