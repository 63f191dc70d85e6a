"""What a project is worth against what it costs, the debt it has to pay, and what the business says (ch. 2, 7, 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dataplanner.analysis.method import Method
from dataplanner.analysis.needs import worth_of
from dataplanner.analysis.parts import parts_of, phase_place, phase_plan
from dataplanner.model.needs import Cant
from dataplanner.model.outcomes import Reaction
from dataplanner.model.plan import Plan
from dataplanner.model.projects import PHASES, Project
from dataplanner.model.waits import Debt


@dataclass(frozen=True, slots=True)
class Balance:
    """A cost, a value, and how many times its cost the value is; None where no cost is known."""

    cost: float
    value: float

    @property
    def ratio(self) -> float | None:
        return self.value / self.cost if self.cost > 0 else None


@dataclass(frozen=True, slots=True)
class ValueAgainstCost:
    """The balance of each phase, of those up to the present one, of all, and of those in which value is expected.

    ``worth`` is what the can'ts are worth a year, to compare.
    """

    phases: Mapping[str, Balance]
    so_far: Balance
    whole: Balance
    later: Balance
    worth: float


def value_against_cost(plan: Plan, project: Project, method: Method) -> ValueAgainstCost:
    """Value and cost of a project by phase; amounts that are not sound count for nothing."""
    phases = {phase: _balance(plan, project.id, phase) for phase in PHASES}
    later = [phases[phase] for phase in method.projects.value.phases]
    so_far = [phases[phase] for phase in PHASES[: phase_place(project.phase) + 1]]
    worth = worth_of(parts_of(plan, project.id, Cant))
    return ValueAgainstCost(phases, _sum(so_far), _sum(list(phases.values())), _sum(later), worth)


def open_debts(plan: Plan, project: str) -> list[Debt]:
    """The debts that are not paid, those due first before the others."""
    return sorted((debt for debt in parts_of(plan, project, Debt) if not debt.paid), key=lambda d: phase_place(d.pay))


def debts_due(plan: Plan, project: Project) -> list[Debt]:
    """The debts to be paid in the phase that the project is in, or before."""
    return [debt for debt in open_debts(plan, project.id) if phase_place(debt.pay) <= phase_place(project.phase)]


def latest_reactions(plan: Plan, project: str) -> list[Reaction]:
    """What each who was asked has said last, in the sequence in which they were first asked."""
    last: dict[str, Reaction] = {}
    for reaction in sorted(parts_of(plan, project, Reaction), key=lambda one: one.day):
        last[reaction.name.strip().casefold()] = reaction
    return list(last.values())


def reaction_counts(plan: Plan, project: str) -> Mapping[str, int]:
    """How many say what, by the reaction's id."""
    return Counter(reaction.answer for reaction in latest_reactions(plan, project) if reaction.answer)


def _balance(plan: Plan, project: str, phase: str) -> Balance:
    found = phase_plan(plan, project, phase)
    return Balance(sum(max(part, 0.0) for part in (found.staff, found.software, found.hardware)), max(found.value, 0.0))


def _sum(balances: list[Balance]) -> Balance:
    return Balance(sum(one.cost for one in balances), sum(one.value for one in balances))
