"""What a workbook remembers of its sending on a hidden sheet: which people and skills, and what the plan said then.

The ids beside the matrix can get lost, sorted away or pasted twice; this sheet says what belongs together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SHEET = "Data Planner"
MARKER = "dataplanner-skills"
VERSION = 1
LEVEL_IDS = ("@level", "@evidence")
"""The hidden ids of the columns beside a matrix."""
Row = tuple[str, ...]
_HELD = {"x": True, "n": False, "u": None}
_SIGNS = {held: sign for sign, held in _HELD.items()}


@dataclass(frozen=True, slots=True)
class SentLevel:
    """Somebody's level and evidence as they were sent; ``shown`` is the evidence as the sheet had room for it."""

    level: str
    evidence: str
    shown: str


@dataclass(slots=True)
class SentMatrix:
    """One matrix as it was sent: names by id, as they stood on the sheet ``title``, and answers by person and skill.

    ``levels`` are by person; empty where none were asked for.
    """

    team: str
    kind: str
    title: str
    skills: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    answers: dict[tuple[str, str], bool | None] = field(default_factory=dict)
    levels: dict[str, SentLevel] = field(default_factory=dict)


def memory_rows(matrices: Iterable[SentMatrix], exported: str) -> list[Row]:
    """The hidden sheet's rows."""
    rows: list[Row] = [(MARKER, str(VERSION)), ("sent", exported)]
    for matrix in matrices:
        rows.append(("team", matrix.team, matrix.kind, matrix.title))
        rows += [("skill", id_, name) for id_, name in matrix.skills.items()]
        for id_, name in matrix.people.items():
            rows.append(("person", id_, name, "".join(_SIGNS[matrix.answers[id_, skill]] for skill in matrix.skills)))
        rows += [("level", id_, sent.level, sent.evidence, sent.shown) for id_, sent in matrix.levels.items()]
    return rows


def is_memory(rows: Sequence[Row]) -> bool:
    """Whether these are the rows of the hidden sheet."""
    return bool(rows) and rows[0][0] == MARKER and len(rows[0]) > 1 and rows[0][1].isdigit()


def version_of(rows: Sequence[Row]) -> int:
    """The version that the hidden sheet was written in."""
    return int(rows[0][1])


def remembered(rows: Sequence[Row]) -> list[SentMatrix]:
    """What the hidden sheet's rows say; rows that say nothing sound are passed over."""
    found: list[SentMatrix] = []
    for row in rows[1:]:
        what, id_, name, more, last = (*row, "", "", "", "")[:5]
        if what == "team":
            found.append(SentMatrix(id_, name, more))
        elif what == "skill" and found:
            found[-1].skills[id_] = name
        elif what == "person" and found:
            found[-1].people[id_] = name
            signs = zip(found[-1].skills, more, strict=False)
            found[-1].answers.update({(id_, skill): _HELD[sign] for skill, sign in signs if sign in _HELD})
        elif what == "level" and found:
            found[-1].levels[id_] = SentLevel(name, more, last)
    return found


def plain(text: str) -> str:
    """A text as names are compared: without case, doubled blanks and other forms of the same letters."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
