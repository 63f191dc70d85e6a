"""A phase closed and the next one opened: what is left open, what moves on, and what to ask again (ch. 7, 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dataplanner.analysis.method import Method, MethodStep
from dataplanner.analysis.parts import parts_of, phase_place, phase_plan
from dataplanner.analysis.steps import StepState, project_steps
from dataplanner.analysis.value import debts_due
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.edits import Batch, ChangePart, ChangeProject, Edit
from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, Project, Step
from dataplanner.model.waits import Debt, Wait

CHANGED = "changed"
"""The answer, among a step's answers, to what has changed since the phase before."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing the present phase leaves behind: steps not settled, open waits, debt due, and items that move on."""

    phase: str
    following: str | None
    steps: tuple[StepState, ...]
    waits: tuple[Wait, ...]
    debts: tuple[Debt, ...]
    items: tuple[BacklogItem, ...]


@dataclass(frozen=True, slots=True)
class Revisit:
    """A step that the phase comes to again: the question, how it stood before, and why it deserves a second look."""

    step: MethodStep
    question: str
    before: Step
    again: bool
    answer: str


def next_phase(phase: str) -> str | None:
    """The phase after this one; None after the last."""
    place = phase_place(phase) + 1
    return PHASES[place] if place < len(PHASES) else None


def closing(plan: Plan, project: Project, method: Method) -> Closing:
    """What is still open in the phase that a project is in."""
    (phase,) = [found for found in project_steps(plan, project, method) if found.current]
    return Closing(
        project.phase,
        next_phase(project.phase),
        tuple(state for state in phase.steps if not state.status.settled),
        tuple(wait for wait in parts_of(plan, project.id, Wait) if not wait.until),
        tuple(debts_due(plan, project)),
        tuple(_left(plan, project)),
    )


def close_phase(plan: Plan, project: Project, method: Method, today: date) -> Batch:
    """The one edit that closes the present phase, opens the next and takes along what is left of the backlog."""
    following = next_phase(project.phase)
    edits: list[Edit] = [ChangePart("phases", (project.id, project.phase), {"closed": str(today)})]
    if following is not None:
        edits.append(ChangeProject(project.id, {"phase": following}))
        edits += [ChangePart("backlog", (item.id,), {"phase": following}) for item in _left(plan, project)]
        if not phase_plan(plan, project.id, following).start:
            edits.append(ChangePart("phases", (project.id, following), {"start": str(today)}))
    return Batch(tuple(edits), f"Close {method.phases[project.phase].name} of {project.name}")


def revisits(plan: Plan, project: Project, phase: str, method: Method) -> list[Revisit]:
    """The steps that a phase comes to again, with how the phase before left them; none in the first phase."""
    place = phase_place(phase)
    if not place:
        return []
    before = {
        step.step: step for step in plan.all(Step) if (step.project, step.phase) == (project.id, PHASES[place - 1])
    }
    now = {step.step: step for step in plan.all(Step) if (step.project, step.phase) == (project.id, phase)}
    return [
        Revisit(
            step, step.revisit, before[step.id], _again(before[step.id]),
            now[step.id].answers.get(CHANGED, "") if step.id in now else "",
        )
        for step in method.steps.values() if step.id in before
    ]  # fmt: skip


def _again(step: Step) -> bool:
    """Whether the phase before left a step in a way that asks for a second look."""
    return bool(step.reason.strip()) or step.status != "done"


def _left(plan: Plan, project: Project) -> Iterator[BacklogItem]:
    items = parts_of(plan, project.id, BacklogItem)
    return (item for item in items if not item.done and item.phase == project.phase)
