"""A team's skills as a pie, a slice each: people who complement one another fill it, beginners stack up (ch. 10)."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.wording import Count


@dataclass(frozen=True, slots=True)
class Slice:
    """A skill and how many people stand on it."""

    name: str
    people: int


@dataclass(frozen=True, slots=True)
class SkillsPie:
    """The slices in the sequence of the columns; ``covered`` of them have somebody.

    ``imagined`` is how many there would be if each of the ``people`` who have any skill brought another one.
    ``stacked`` is None where too few people are assessed to say.
    """

    slices: tuple[Slice, ...]
    covered: int
    people: int
    imagined: int
    stacked: bool | None

    @property
    def filled(self) -> float:
        """The share of the pie that is filled, from 0 to 1."""
        return self.covered / len(self.slices) if self.slices else 0.0


def skills_pie(matrix: TeamMatrix, method: Method) -> SkillsPie:
    """The pie of a team's matrix (Data Teams, fig. 10-1)."""
    slices = tuple(Slice(skill.name, total) for skill, total in zip(matrix.skills, matrix.totals, strict=True))
    covered = sum(slice_.people > 0 for slice_ in slices)
    people = sum(True in row for row in matrix.cells)
    imagined = min(people, len(slices))
    texts = method.gaps.pie
    stacked = covered <= texts.stacked * imagined if people >= texts.smallest else None
    return SkillsPie(slices, covered, people, imagined, stacked)


def pie_sentences(pie: SkillsPie, method: Method) -> tuple[str, ...]:
    """The pie in words: how much of it is covered, what was imagined, and how the people stand to one another."""
    texts = method.gaps.pie
    counts = {"covered": Count(pie.covered), "slices": Count(len(pie.slices))}
    counts |= {"people": Count(pie.people), "imagined": Count(pie.imagined)}
    covered = texts.covered.format_map(counts)
    if pie.stacked is None:
        return covered, texts.unknown
    verdict = texts.stacking if pie.stacked else texts.complementing
    return covered, texts.imagined.format_map(counts), verdict
