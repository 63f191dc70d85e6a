"""Collects problems, each told by the text of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dataplanner.analysis.wording import Count
from dataplanner.files.hr_import.shapes import Problem, RowRef, Subject
from dataplanner.files.hr_import.texts import problem_text

LEVELS = ("question", "change", "note")
"""How much a problem weighs, the heaviest first."""
NAMED = 12
"""So many rows are named in a sentence; the others are among the related rows."""


class Options(NamedTuple):
    """What may be done about a problem, and which was chosen; a decision goes by another kind or place if told."""

    texts: Sequence[str]
    chosen: int = 0
    kind: str = ""
    at: RowRef | None = None


NO_CHOICE = Options(())


@dataclass(slots=True)
class Problems:
    """The problems of one import, in the order in which they were found."""

    found: list[Problem] = field(default_factory=list)

    def add(
        self,
        kind: str,
        place: RowRef,
        related: Sequence[RowRef] = (),
        text: str = "",
        options: Options = NO_CHOICE,
        **values: object,
    ) -> None:
        """Report a kind of problem at a row; ``values`` fill the blanks of its sentence and remedy, which are those of
        the kind unless ``text`` names others."""
        told = problem_text(text or kind)
        values = {name: Count(value) if type(value) is int else value for name, value in values.items()}
        sentence, remedy = told.sentence.format(**values), told.remedy.format(**values)
        sentence = sentence[:1].upper() + sentence[1:]
        subject = Subject(options.kind or kind, *(options.at or place))
        self.found.append(
            Problem(
                *(place.row, place.source, kind, sentence, remedy, tuple(related), told.level),
                tuple(options.texts), options.chosen, subject if options.texts else None,
            )
        )  # fmt: skip

    def by_weight(self) -> list[Problem]:
        """Those that want an answer first, then changes, then notes; of each what is about a whole file first."""
        return sorted(self.found, key=lambda one: (LEVELS.index(one.level), one.row is not None))


def listed(names: Sequence[str]) -> str:
    """Names in a sentence; beyond a dozen only their number is told."""
    shown = ", ".join(names[:NAMED])
    return shown if len(names) <= NAMED else f"{shown} and {len(names) - NAMED:,} more"
