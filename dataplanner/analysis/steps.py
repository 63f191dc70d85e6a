"""Crawl, walk and run of a project: where each step stands, and which steps must come before it (ch. 7, 11, 13)."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.analysis.ground import Ground, Met
from dataplanner.analysis.method import Method, MethodStep, Phase, Status
from dataplanner.analysis.preconditions import met
from dataplanner.analysis.project_method import Precondition
from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, Project, Step


@dataclass(frozen=True, slots=True)
class StepState:
    """A step in a phase of a project.

    ``record`` is what the plan holds, or the record of a step that has not begun. ``missing`` names the steps that
    should be settled first and are not; ``missing_before`` those of the phase before.
    """

    step: MethodStep
    status: Status
    record: Step
    missing: tuple[str, ...]
    missing_before: tuple[str, ...]

    @property
    def too_early(self) -> bool:
        """Whether the step has begun although what must come first is not settled."""
        return self.status.begun and bool(self.missing or self.missing_before)


@dataclass(frozen=True, slots=True)
class PhaseSteps:
    """A phase of a project and all its steps in the method's sequence; ``settled`` counts those done or not needed."""

    phase: Phase
    steps: tuple[StepState, ...]
    current: bool

    @property
    def settled(self) -> int:
        return sum(state.status.settled for state in self.steps)


@dataclass(frozen=True, slots=True)
class StepCondition:
    """A precondition of a step, and whether the plan bears it out."""

    precondition: Precondition
    met: Met

    @property
    def sentence(self) -> str:
        """What is missing; nothing where it holds."""
        if self.met.holds:
            return ""
        said = self.precondition.unknown if self.met.holds is None else ""
        return (said or self.precondition.fails).format(detail=self.met.detail)


def step_conditions(ground: Ground, step: Step) -> tuple[StepCondition, ...]:
    """The preconditions of a step in its phase, in the method's sequence."""
    known = ground.method.projects.preconditions
    return tuple(StepCondition(known[name], found) for name, found in met(ground, step).items())


def against_the_facts(ground: Ground, state: StepState) -> tuple[StepCondition, ...]:
    """What a step that has begun needs and the plan says is not there."""
    if not state.status.begun:
        return ()
    return tuple(one for one in step_conditions(ground, state.record) if one.met.holds is False)


def project_steps(plan: Plan, project: Project, method: Method) -> list[PhaseSteps]:
    """Crawl, walk and run of a project with every step of the method."""
    records = {(step.phase, step.step): step for step in plan.all(Step) if step.project == project.id}
    return [_phase(project, phase, records, method) for phase in method.phases.values()]


def _phase(project: Project, phase: Phase, records: dict[tuple[str, str], Step], method: Method) -> PhaseSteps:
    states = tuple(_state(project, phase.id, step, records, method) for step in method.steps.values())
    return PhaseSteps(phase, states, phase.id == project.phase)


def _state(
    project: Project, phase: str, step: MethodStep, records: dict[tuple[str, str], Step], method: Method
) -> StepState:
    record = records.get((phase, step.id)) or Step(project.id, phase, step.id)
    before = _phase_before(phase, records)
    return StepState(
        step=step,
        status=method.statuses[record.status],
        record=record,
        missing=tuple(id_ for id_ in step.after if not _settled(phase, id_, records, method)),
        missing_before=tuple(id_ for id_ in step.after_phase if before and not _settled(before, id_, records, method)),
    )


def _phase_before(phase: str, records: dict[tuple[str, str], Step]) -> str | None:
    """The phase before this one, where the plan says anything of it: a project may be recorded from walk on."""
    place = PHASES.index(phase)
    before = PHASES[place - 1] if place else None
    return before if any(recorded == before for recorded, _ in records) else None


def _settled(phase: str, step: str, records: dict[tuple[str, str], Step], method: Method) -> bool:
    record = records.get((phase, step))
    return record is not None and method.statuses[record.status].settled
