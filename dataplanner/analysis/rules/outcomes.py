"""Rules about the value, the debt and the risks of projects (Data Teams, ch. 2, 7, 8, 12)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.parts import parts_of, phase_place, phase_plan
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.value import latest_reactions, open_debts, value_against_cost
from dataplanner.analysis.wording import Amount, Count, inside
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.decisions import RiskCover
from dataplanner.model.projects import PhasePlan, Project

SCIENCE = "science"


@evaluates("little_value", gives="project who words weight", weights=tuple[str, ...])
def little_value(case: Case, rule: Rule) -> Iterator[Seen]:
    """Somebody in the business would not miss the project, by what they said last."""
    for project in case.projects:
        for reaction in latest_reactions(case.plan, project.id):
            said = case.method.projects.choice("reaction", reaction.answer)
            if said.weight in rule.texts("weights"):
                words = reaction.words or said.name
                values = {"project": project.name, "who": reaction.name, "words": words, "weight": said.about}
                yield Seen(reaction.id, values, part=(reaction.table, reaction.key))


@evaluates("value_below_cost", gives="project phase ratio~ least most")
def value_below_cost(case: Case, _: Rule) -> Iterator[Seen]:
    """A phase in which the value was expected is closed, and the value so far is below what is aimed at."""
    numbers = case.method.projects.value
    for project in case.projects:
        closed = [phase for phase in numbers.phases if phase_plan(case.plan, project.id, phase).closed]
        found = value_against_cost(case.plan, project, case.method)
        ratio = found.phases[closed[-1]].ratio if closed else None
        if ratio is not None and ratio < numbers.least:
            phase = inside(case.method.phases[closed[-1]].name)
            values = {"project": project.name, "phase": phase, "ratio": Amount(ratio)}
            bounds = {"least": f"{numbers.least:g}", "most": f"{numbers.most:g}"}
            part = (PhasePlan.table, (project.id, closed[-1]))
            yield Seen(f"{project.id}/{closed[-1]}", {**values, **bounds}, part=part)


@evaluates("debt_unpaid", gives="project names count#")
def debt_unpaid(case: Case, _: Rule) -> Iterator[Seen]:
    """A phase is over in which debt was to be paid."""
    for project in case.projects:
        over = [debt for debt in open_debts(case.plan, project.id) if _is_over(case, project, debt.pay)]
        if over:
            names = case.listed(f"“{debt.name}”" for debt in over)
            values = {"project": project.name, "names": names, "count": Count(len(over))}
            yield Seen(project.id, values, part=(over[0].table, over[0].key))


def _is_over(case: Case, project: Project, phase: str) -> bool:
    before = phase_place(phase) < phase_place(project.phase)
    return before or bool(phase and phase_plan(case.plan, project.id, phase).closed)


@evaluates("risk_uncovered", gives="project risks count#")
def risk_uncovered(case: Case, _: Rule) -> Iterator[Seen]:
    """A project with models has risks that nobody sees to."""
    for project in case.projects:
        covers = {cover.risk: cover for cover in parts_of(case.plan, project.id, RiskCover)}
        bare = [
            risk
            for risk in case.method.projects.choices["risk"].values()
            if risk.id not in covers or not covers[risk.id].owner.strip()
        ]
        if bare and (covers or _has_models(case, project)):
            names = case.listed(inside(risk.name) for risk in bare)
            values = {"project": project.name, "risks": names, "count": Count(len(bare))}
            yield Seen(project.id, values, part=(RiskCover.table, (project.id, bare[0].id)))


def _has_models(case: Case, project: Project) -> bool:
    """Whether somebody has said of an item that is wanted in a phase that it is work for scientists."""
    items = (item for item in parts_of(case.plan, project.id, BacklogItem) if item.phase)
    traits = (case.method.projects.choice("trait", trait) for item in items for trait in item.traits)
    return any(trait.kind == SCIENCE for trait in traits)
