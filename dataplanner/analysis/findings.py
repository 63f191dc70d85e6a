"""What stands out in a plan: each finding says what was seen, why it matters and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dataplanner.analysis.method import WEIGHTS, Method, Rule
from dataplanner.analysis.rules import EVALUATORS
from dataplanner.analysis.rules.case import Case, PartKey, Seen, StepKey
from dataplanner.model.edits.parts import part_type
from dataplanner.model.notes import Acceptance
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Project


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``rule`` and ``subject`` identify it in a scenario; ``weight`` is one of WEIGHTS.

    ``positions``, ``teams`` (ids), ``steps`` (project, phase, step) and ``part`` (a project's, by table and key) are
    where it was seen, ``project`` the id of the one that it is about. ``reason`` is None, or why it is kept on purpose.
    """

    rule: str
    subject: str
    weight: str
    headline: str
    why: str
    remedy: str
    chapter: str
    positions: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    steps: tuple[StepKey, ...] = ()
    reason: str | None = None
    part: PartKey | None = None
    project: str = ""

    @property
    def accepted(self) -> bool:
        return self.reason is not None

    def told(self, text: Callable[[str], str]) -> Finding:
        """The finding with each of its texts as ``text`` makes it."""
        return replace(
            self,
            headline=text(self.headline),
            why=text(self.why),
            remedy=text(self.remedy),
            reason=None if self.reason is None else text(self.reason),
        )

    @property
    def entry(self) -> PartKey | None:
        """What to open of a project: the part it was seen in, else the step."""
        return self.part or next((("steps", step) for step in self.steps), None)


def findings(
    plan: Plan, scenario: str, method: Method, today: date | None = None, proceed: Callable[[], object] = lambda: None
) -> list[Finding]:
    """The findings of a scenario, the heaviest first, then in the sequence of the rules.

    ``today`` is what waits are measured against; without it no wait is called long. ``proceed`` is called before each
    rule, and ends the search by raising.
    """
    case, found = Case(plan, scenario, method, today), list[Finding]()
    for rule in method.rules.values():
        proceed()
        found += _of_rule(case, rule)
    return sorted(found, key=lambda finding: WEIGHTS.index(finding.weight))


def _of_rule(case: Case, rule: Rule) -> Iterator[Finding]:
    for seen in EVALUATORS[rule.id].evaluate(case, rule):
        yield _finding(case, rule, seen)


def _finding(case: Case, rule: Rule, seen: Seen) -> Finding:
    acceptance = case.plan.find(Acceptance, case.scenario, rule.id, seen.subject)
    return Finding(
        rule=rule.id,
        subject=seen.subject,
        weight=rule.weight,
        headline=rule.headline.format_map(seen.values),
        why=rule.why.format_map(seen.values),
        remedy=rule.remedy.format_map(seen.values),
        chapter=rule.chapter,
        positions=seen.positions,
        teams=seen.teams,
        steps=seen.steps,
        reason=acceptance.reason if acceptance else seen.reason,
        part=seen.part,
        project=_project(case.plan, seen),
    )


def _project(plan: Plan, seen: Seen) -> str:
    """The id of the project that something was seen in; empty for none."""
    if seen.part is None:
        return next((project for project, _, _ in seen.steps), "")
    table, key = seen.part
    part = None if table == Project.table else plan.find(part_type(table), *key)
    return part.project if part else key[0]
