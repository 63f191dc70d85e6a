"""The parts of a project in the sequence in which they are read."""

from __future__ import annotations

from typing import TypeVar

from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, PhasePlan, Project, ProjectPart

P = TypeVar("P", bound=ProjectPart)


def parts_of(plan: Plan, project: str, kind: type[P]) -> list[P]:
    """The parts of one kind of a project in the sequence in which they are read."""
    return sorted((part for part in plan.all(kind) if part.project == project), key=_order)


def projects_of(plan: Plan) -> list[Project]:
    """All projects in their sequence."""
    return sorted(plan.all(Project), key=lambda project: (project.order, project.name, project.id))


def phase_plan(plan: Plan, project: str, phase: str) -> PhasePlan:
    """What is planned for a phase; an empty plan where nobody has said."""
    return plan.find(PhasePlan, project, phase) or PhasePlan(project, phase)


def phase_place(phase: str) -> int:
    """The place of a phase; one that is not placed comes last."""
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def _order(part: ProjectPart) -> tuple[float, bool, int, str]:
    """By the order that was given; else what is over comes last, then by phase and name."""
    over = bool(getattr(part, "until", "") or getattr(part, "paid", ""))
    phase = getattr(part, "phase", "") or getattr(part, "taken", "")
    return float(getattr(part, "order", 0.0)), over, phase_place(phase), part.called.casefold()
