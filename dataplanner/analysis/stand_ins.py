"""Kinds of team that are missing, and who may stand in meanwhile (Data Teams, ch. 1, 2, 10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dataplanner.analysis.method import Method
from dataplanner.analysis.organisation_method import StandIn
from dataplanner.analysis.title_reading import proposed_kind
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.model.skills import Assessment

CONFIRMED, TITLE, SKILLS = "confirmed", "title", "skills"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody (a position) who may stand in, and what speaks for it: CONFIRMED, TITLE or SKILLS."""

    position: str
    reason: str


@dataclass(frozen=True, slots=True)
class MissingKind:
    """A kind of data team that the organisation does not have, with who may stand in, in chart sequence."""

    kind: str
    stand_ins: tuple[Candidate, ...]


def missing_kinds(plan: Plan, scenario: str, method: Method) -> list[MissingKind]:
    """The kinds of data team without a team, once there is any data team at all."""
    organisation = plan.organisation(scenario)
    there = {team.kind for team in organisation.teams.values()}
    if there.isdisjoint(method.data_kinds):
        return []
    missing = (kind for kind in method.data_kinds if kind not in there)
    return [MissingKind(kind, tuple(_stand_ins(plan, organisation, method, kind))) for kind in missing]


def _stand_ins(plan: Plan, organisation: Organisation, method: Method, kind: str) -> Iterator[Candidate]:
    entry = method.organisation.stand_ins.get(kind)
    for position in organisation.positions():
        if position.person is not None and (reason := _reason(plan, method, kind, entry, position)):
            yield Candidate(position.id, reason)


def _reason(plan: Plan, method: Method, kind: str, entry: StandIn | None, position: Position) -> str:
    """What speaks for somebody, the surest first; empty for nothing."""
    if position.kind == kind:
        return CONFIRMED
    reading = None if entry is None else proposed_kind(position.title, method)
    if entry is None:
        return ""
    if reading is not None and reading.role in entry.roles:
        return TITLE
    held = sum(_has(plan, position.person or "", skill) for skill in entry.skills)
    return SKILLS if entry.skills and held >= method.organisation.stand_in_share * len(entry.skills) else ""


def _has(plan: Plan, person: str, skill: str) -> bool:
    assessment = plan.find(Assessment, person, skill)
    return assessment is not None and assessment.held
