"""Decisions about single rows kept for the next export: by what tells the row apart, never by its number or a name.

A newer export has the same people on other rows. A decision is kept under digests of its person's id (or name) and of
the option taken, so that what is remembered names nobody.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from dataplanner.files.hr_import.identity import ID_FIELDS
from dataplanner.files.hr_import.repairs import ABOUT_ALL
from dataplanner.files.hr_import.shapes import Decisions, ImportedOrganisation, Problem, Subject, Table
from dataplanner.files.hr_import.text import clean_cell, plain

_OF_A_PERSON = (*ID_FIELDS, "name", "first_name", "last_name", "title")
_ROW = re.compile(r"\(row \d+\)")
_LENGTH = 24
_MOST_ROUNDS = 3


class KeptDecision(NamedTuple):
    """An option taken: the kind of problem, the digest of whom it is about ("" for a whole file) and of the option."""

    kind: str
    who: str
    option: str


def kept_decisions(imported: ImportedOrganisation) -> dict[Subject, KeptDecision]:
    """What the user decided about an import, to be decided alike in the next."""
    return {
        subject: KeptDecision(subject.kind, who, _digest(_ROW.sub("", problem.options[problem.chosen])))
        for problem, subject, who in _decidable(imported, {subject.kind for subject in imported.decisions})
        if subject in imported.decisions
    }


def decided_as_before(
    imported: ImportedOrganisation,
    kept: Collection[KeptDecision],
    again: Callable[[Decisions], ImportedOrganisation],
) -> ImportedOrganisation:
    """The import with the decisions that were kept; ``again`` repeats it with others. One may bring forth the next."""
    for _ in range(_MOST_ROUNDS if kept else 0):
        found = decided_alike(imported, kept)
        if found.keys() <= imported.decisions.keys():
            break
        imported = again({**found, **imported.decisions})
    return imported


def decided_alike(imported: ImportedOrganisation, kept: Collection[KeptDecision]) -> Decisions:
    """The decisions that were kept and that an import leaves as proposed, about the same people."""
    wanted = {(one.kind, one.who): one.option for one in kept}
    found = {
        subject: _option(problem, wanted[subject.kind, who], problem.chosen)
        for problem, subject, who in _decidable(imported, {kind for kind, _ in wanted})
        if (subject.kind, who) in wanted
    }
    chosen = {problem.subject: problem.chosen for problem in imported.problems}
    return {subject: option for subject, option in found.items() if option != chosen[subject]}


def _decidable(imported: ImportedOrganisation, kinds: Collection[str]) -> Iterator[tuple[Problem, Subject, str]]:
    """The problems about which something of these kinds can be decided, with whom each is about."""
    for problem in imported.problems:
        if (subject := problem.subject) and subject.kind in kinds:
            who = "" if subject.kind in ABOUT_ALL else _who(imported, subject)
            if who is not None:
                yield problem, subject, who


def _option(problem: Problem, digest: str, otherwise: int) -> int:
    digests = (_digest(_ROW.sub("", text)) for text in problem.options)
    return next((at for at, one in enumerate(digests) if one == digest), otherwise)


def _who(imported: ImportedOrganisation, subject: Subject) -> str | None:
    """A digest of what tells the row of a subject apart: its first id or its name; of a row set aside its cells."""
    for at, table in enumerate(imported.tables):
        if table.source == subject.source and subject.row is not None:
            columns = [imported.mapping.column(field, at) for field in _OF_A_PERSON]
            said = _cells(table, subject.row, [name for name in columns if name])
            return _digest(said) if said else None
    return None


def _cells(table: Table, number: int, columns: list[str]) -> str:
    at = bisect_left(table.row_numbers, number)
    if at < len(table.rows) and table.row_numbers[at] == number:
        row = table.rows[at]
        return next((cell for name in columns if (cell := clean_cell(row[table.header.index(name)]))), "")
    places = (place for place, (aside, _) in enumerate(table.set_aside) if aside == number)
    return next((" ".join(table.aside_rows[place]) for place in places), "")


def _digest(text: str) -> str:
    return hashlib.sha256(plain(text).encode()).hexdigest()[:_LENGTH]
