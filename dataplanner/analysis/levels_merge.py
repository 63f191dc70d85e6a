"""Levels and their evidence as they come back from several hands, against the plan as it is now.

Each person's level and evidence is a text by itself; the same three values decide as in a matrix (skills_merge).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dataplanner.model.edits import SetExperience
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Experience

Field = Literal["level", "evidence"]


@dataclass(frozen=True, slots=True)
class LevelClaim:
    """What came back in one cell: the id of a level, or an evidence. ``sent`` is what went out, where ``known``."""

    person: str
    field: Field
    value: str
    sent: str
    known: bool
    place: str

    @property
    def cell(self) -> tuple[str, str]:
        """The person and the field."""
        return self.person, self.field


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A text that the plan takes over."""

    claim: LevelClaim
    before: str


@dataclass(frozen=True, slots=True)
class LevelConflict:
    """Texts that do not agree, one of each with its place, and what the plan says now; see skills_merge.Reason."""

    reason: Literal["hands", "meanwhile"]
    claims: tuple[LevelClaim, ...]
    now: str


@dataclass(slots=True)
class LevelMerge:
    """What came back of levels, sorted out; ``same`` counts what says nothing new."""

    changes: list[LevelChange] = field(default_factory=list)
    conflicts: list[LevelConflict] = field(default_factory=list)
    same: int = 0


def merged_levels(plan: Plan, claims: Iterable[LevelClaim]) -> LevelMerge:
    """Sort out what came back about people that the plan still has, text by text."""
    result = LevelMerge()
    cells: dict[tuple[str, str], list[LevelClaim]] = {}
    for claim in claims:
        if plan.find(Person, claim.person) is not None:
            cells.setdefault(claim.cell, []).append(claim)
    for (person, name), said in cells.items():
        _sort_out(result, said, rating(plan, person)[name])
    return result


def level_edits(
    plan: Plan, merge: LevelMerge, chosen: Mapping[tuple[str, str], str] | None = None
) -> tuple[SetExperience, ...]:
    """The edits that take over the changes, and of the conflicts what was ``chosen`` by person and field."""
    texts = {change.claim.cell: change.claim.value for change in merge.changes} | dict(chosen or {})
    people = dict.fromkeys(person for person, _ in texts)
    own = {person: {name: text for (one, name), text in texts.items() if one == person} for person in people}
    return tuple(SetExperience(person, **{**rating(plan, person), **own[person]}) for person in people)


def rating(plan: Plan, person: str) -> dict[str, str]:
    """Somebody's level and evidence now, empty where nothing is said."""
    known = plan.find(Experience, person)
    return {"level": known.level if known else "", "evidence": known.evidence if known else ""}


def _sort_out(result: LevelMerge, said: list[LevelClaim], now: str) -> None:
    new: dict[str, LevelClaim] = {}
    for claim in said:
        if claim.value != (claim.sent if claim.known else now):
            new.setdefault(claim.value, claim)
    claim = next(iter(new.values()), said[0])
    if len(new) > 1:
        result.conflicts.append(LevelConflict("hands", tuple(new.values()), now))
    elif not new or claim.value == now:
        result.same += len(said)
    elif now == (claim.sent if claim.known else ""):
        result.changes.append(LevelChange(claim, now))
    else:
        result.conflicts.append(LevelConflict("meanwhile", (claim,), now))
