"""Answers that come back from several hands, against the plan as it is now: what changes, and what conflicts.

Three values decide: what was sent, what came back, what the plan says now. Nothing is guessed: where two hands, or a
hand and the plan, say different things, the plan stays as it is until somebody chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dataplanner.analysis.gaps import Answer, adopt_columns
from dataplanner.analysis.levels_merge import LevelClaim, LevelMerge, level_edits, merged_levels
from dataplanner.analysis.method import Method
from dataplanner.model.edits import Batch, Edit, SetAssessments
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Assessment, Skill

Reason = Literal["hands", "meanwhile"]
"""Two hands differ, or the plan was changed since it was sent."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What came back for one cell. ``sent`` is what went out; ``known`` is False where that is not known any more.

    ``place`` is where it stands, such as “Dana.xlsx, Data engineering, D7”.
    """

    kind: str
    person: str
    skill: str
    held: bool | None
    sent: bool | None
    known: bool
    place: str


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that the plan takes over."""

    claim: Claim
    before: bool | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Answers that do not agree, one of each with its place, and what the plan says now."""

    reason: Reason
    claims: tuple[Claim, ...]
    now: bool | None

    @property
    def cell(self) -> tuple[str, str]:
        """The person and the skill."""
        return self.claims[0].person, self.claims[0].skill


@dataclass(slots=True)
class Merge:
    """What came back, sorted out. ``same`` counts cells that say what was sent, or what the plan says already."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    same: int = 0
    gone: list[Claim] = field(default_factory=list)
    """Claims about people or skills that the plan does not have any more."""
    levels: LevelMerge = field(default_factory=LevelMerge)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take over and nothing to decide."""
        return not (self.changes or self.conflicts or self.levels.changes or self.levels.conflicts)

    @property
    def changing(self) -> int:
        """How many texts the plan takes over without being asked."""
        return len(self.changes) + len(self.levels.changes)


def merged(plan: Plan, claims: Iterable[Claim], method: Method, levels: Iterable[LevelClaim] = ()) -> Merge:
    """Sort out what came back, cell by cell, in the sequence in which it came."""
    result = Merge(levels=merged_levels(plan, levels))
    cells: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if _is_there(plan, claim, method):
            cells.setdefault((claim.person, claim.skill), []).append(claim)
        else:
            result.gone.append(claim)
    for (person, skill), said in cells.items():
        assessment = plan.find(Assessment, person, skill)
        _sort_out(result, said, None if assessment is None else assessment.held)
    return result


def merge_edit(
    plan: Plan,
    merge: Merge,
    method: Method,
    name: str,
    at: str = "",
    chosen: Mapping[tuple[str, str], bool | None] | None = None,
    levels: Mapping[tuple[str, str], str] | None = None,
) -> Edit:
    """The one edit that takes over the changes, and of the conflicts what was ``chosen`` by person and skill.

    ``levels`` is what was chosen of the conflicts about levels, by person and field.
    """
    decided = chosen or {}
    answers: list[Answer] = [(c.claim.person, c.claim.skill, c.claim.held) for c in merge.changes]
    answers += [(*conflict.cell, decided[conflict.cell]) for conflict in merge.conflicts if conflict.cell in decided]
    claims = [change.claim for change in merge.changes] + [c for x in merge.conflicts for c in x.claims]
    kinds = dict.fromkeys(claim.kind for claim in claims if plan.find(Skill, claim.skill) is None)
    edit = SetAssessments(tuple(answers), name, at)
    adopted = [edit for kind in kinds for edit in adopt_columns(plan, kind, method)]
    rated = level_edits(plan, merge.levels, levels)
    return Batch((*adopted, edit, *rated), name) if adopted or rated else edit


def _is_there(plan: Plan, claim: Claim, method: Method) -> bool:
    known = plan.find(Skill, claim.skill) is not None or claim.skill in method.skills
    return known and plan.find(Person, claim.person) is not None


def _sort_out(result: Merge, said: list[Claim], now: bool | None) -> None:
    """Put the claims about one cell where they belong."""
    new: dict[bool | None, Claim] = {}
    for claim in said:
        if not _as_sent(claim, now):
            new.setdefault(claim.held, claim)
    if len(new) > 1:
        result.conflicts.append(Conflict("hands", tuple(new.values()), now))
        return
    claim = next(iter(new.values()), said[0])
    if not new or claim.held == now:
        result.same += len(said)
    elif now == (claim.sent if claim.known else None):
        result.changes.append(Change(claim, now))
    else:
        result.conflicts.append(Conflict("meanwhile", (claim,), now))


def _as_sent(claim: Claim, now: bool | None) -> bool:
    """Whether nobody has touched the cell: it says what was sent, or where that is not known, what the plan says."""
    return claim.held == (claim.sent if claim.known else now)
