"""Each precondition of a step: satisfied by what the plan holds, violated with its finding, open where nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from dataplanner.analysis.ground import Ground, Met
from dataplanner.analysis.method import Method
from dataplanner.analysis.preconditions import CONDITIONS
from dataplanner.analysis.steps import StepCondition, step_conditions
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.decisions import ServiceLevel, Technology
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPart, AddProject, ChangeProject, Edit, SetExperience, SetStep, VacatePosition
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.outcomes import Metric, Voice
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import Project, Step
from dataplanner.model.staffing import Staffing
from dataplanner.model.waits import Debt, Wait
from tests.analysis.plans import assess
from tests.analysis.rules.plans import found, hansa

P = "churn"
ENGINEERS = "dana ravi uma"


def document(*edits: Edit) -> Document:
    """Hansa with engineering and science, a project without a need, and these edits done."""
    made = hansa("science", "engineering")
    made.do(AddProject("Churn", id=P))
    for edit in edits:
        made.do(edit)
    return made


def ground(of: Document, method: Method, phase: str = "walk") -> Ground:
    return Ground(of.plan, AS_IS, method, of.plan.get(Project, P), phase)


def met(of: Document, condition: str, method: Method, step: Step | None = None) -> Met:
    return CONDITIONS[condition](ground(of, method), step or Step(P, "walk", "code"))


@dataclass(frozen=True)
class Case:
    """Edits that make a precondition hold, ones that break it, ones that leave it open (None: it is never open)."""

    holds: Sequence[Edit]
    fails: Sequence[Edit]
    open: Sequence[Edit] | None = None
    detail: str = ""
    """What is named where it fails."""


def cant(reason: str, now: str, by: str = "p-ravi") -> AddPart:
    return AddPart(Cant(P, "late", "Late answers", worth=5.0, reason=reason, now=now, confirmed_by=by))


def technology(**answers: str) -> AddPart:
    return AddPart(Technology(P, "spark", "Spark", "crawl", "chosen", answers=answers))


def voice(team: str, **answers: str) -> AddPart:
    return AddPart(Voice(P, team, team.capitalize(), "walk", team, answers))


WAIT = Wait(P, "access", "Warehouse access", "walk", "data_access", since="2026-01-01")
DEBT = Debt(P, "by-hand", "Loaded by hand", "crawl")
CASES: dict[str, Case] = {
    "qualified_engineer": Case(
        [SetExperience("p-ravi", "qualified")], [SetExperience("p-ravi", "new"), SetExperience("p-uma", "new")], []
    ),
    "needs_known": Case([ChangeProject(P, {"need": "Keep customers"})], []),
    "technical_cant": Case([cant("technical", "yes")], [cant("skill", "yes")], []),
    "velocity_known": Case([AddPart(Velocity(P, "engineering", points=4.0))], [AddPart(Velocity(P, "engineering"))]),
    "backlog_valued": Case(
        [AddPart(BacklogItem(P, "list", "List", 3, 2, phase="walk"))], [AddPart(BacklogItem(P, "list", "List", 3))]
    ),
    "use_cases_understood": Case(
        [AddPart(UseCase(P, "alarm", "Alarm", "Daily", "Depots", "To act"))],
        [AddPart(UseCase(P, "alarm", "Alarm", "Daily", " ", "To act"))], [], "Alarm",
    ),
    "data_flowing": Case([AddPart(WAIT.with_(until="2026-02-01"))], [AddPart(WAIT)], None, "Warehouse access"),
    "technologies_weighed": Case(
        [technology(value="Fast", run_by="Ravi")], [technology(value="Fast")], [], "without answers: Spark"
    ),
    "operations_there": Case([AddPart(ServiceLevel(P, "list", "List", team="engineering"))], []),
    "metrics_read": Case(
        [AddPart(Metric(P, "tonnes", "Tonnes", values={"2026-01-01": "4"}))], [AddPart(Metric(P, "tonnes", "Tonnes"))]
    ),
    "voices_heard": Case(
        [voice("engineering", well="All"), voice("science", hard="Much")], [voice("engineering", well="All")], None,
        "Science",
    ),
    "debts_placed": Case([AddPart(DEBT.with_(pay="run"))], [AddPart(DEBT.with_(pay="walk"))], None, "Loaded by hand"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_precondition_is_borne_out_by_the_plan(name: str, method: Method) -> None:
    assert met(document(*CASES[name].holds), name, method).holds is True


@pytest.mark.parametrize("name", CASES)
def test_a_precondition_is_violated_by_the_plan(name: str, method: Method) -> None:
    case = CASES[name]
    seen = met(document(*case.fails), name, method)
    assert seen.holds is False
    assert case.detail in seen.detail


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.open is not None])
def test_not_known_is_an_answer_and_no_finding(name: str, method: Method) -> None:
    case = CASES[name]
    assert met(document(*(case.open or ())), name, method).holds is None


@pytest.mark.parametrize("name", CASES)
def test_a_tick_against_it_is_a_finding_that_says_so_and_one_with_it_is_none(name: str, method: Method) -> None:
    step = next(step.id for step in method.steps.values() if name in step.needs)
    sentence = method.projects.preconditions[name].remedy

    def told(edits: Sequence[Edit], status: str) -> bool:
        plan = document(*edits, SetStep(P, "walk", step, {"status": status}))
        return any(sentence in finding.remedy for finding in found(plan, "against_the_facts", method))

    assert told(CASES[name].fails, "done")
    assert told(CASES[name].fails, "under_way")
    assert not told(CASES[name].fails, "not_started")
    assert not told(CASES[name].fails, "dont_know")
    assert not told(CASES[name].holds, "done")


def assessed(science: str, engineering: str) -> Document:
    of = document()
    if science:
        assess(of, f"prog ds\nmori {science}\nroth . .")
    if engineering:
        assess(of, f"prog ds\nravi {engineering}\numa . .")
    return of


def test_skills_are_assessed_when_every_data_team_with_people_has_answers(method: Method) -> None:
    assert met(assessed("x .", "x ."), "skills_assessed", method).holds is True
    assert met(assessed("", "x ."), "skills_assessed", method) == Met(False, "Science")
    assert met(document(), "skills_assessed", method).holds is False


def test_an_engineering_team_programs_when_both_skills_are_on_it(method: Method) -> None:
    assert met(assessed("x x", "x x"), "team_programs", method) == Met(True, "Engineering")
    assert met(assessed("x x", "x ."), "team_programs", method).holds is False
    assert met(document(), "team_programs", method).holds is None


def test_a_qualified_engineer_may_come_but_must_be_there_in_time(method: Method) -> None:
    coming = Staffing(P, "s", "Senior engineer", "hire_engineer", level="veteran", needed="2026-05-01")
    of = document(SetExperience("p-ravi", "new"), AddPart(coming))
    in_time, early = Step(P, "walk", "code", begin="2026-05-01"), Step(P, "walk", "code", begin="2026-04-30")
    assert met(of, "qualified_engineer", method, in_time) == Met(True, "Senior engineer")
    assert met(of, "qualified_engineer", method, early).holds is False


def test_nobody_on_the_teams_is_no_qualified_engineer(method: Method) -> None:
    of = document(*(VacatePosition(AS_IS, name) for name in ENGINEERS.split()))
    assert met(of, "qualified_engineer", method).holds is False


def test_a_cant_counts_only_when_a_qualified_engineer_agrees(method: Method) -> None:
    assert met(document(cant("technical", "yes", by="")), "technical_cant", method).holds is False


def test_only_the_teams_that_do_the_work_must_be_heard(method: Method) -> None:
    item = AddPart(BacklogItem(P, "list", "List", teams=("engineering",)))
    assert met(document(item, voice("engineering", well="All")), "voices_heard", method).holds is True


def test_waits_and_debt_of_other_phases_do_not_count(method: Method) -> None:
    later = document(AddPart(WAIT.with_(phase="run")), AddPart(DEBT.with_(taken="run")))
    assert met(later, "data_flowing", method).holds is True
    assert met(later, "debts_placed", method).holds is True


def conditions(of: Document, step: str, method: Method) -> tuple[StepCondition, ...]:
    return step_conditions(ground(of, method), Step(P, "walk", step))


def test_a_use_case_of_a_later_phase_need_not_be_understood_yet(method: Method) -> None:
    case, item = AddPart(UseCase(P, "trace", "Trace")), BacklogItem(P, "t", "T", phase="run", use_cases=("trace",))
    assert met(document(case, AddPart(item)), "use_cases_understood", method).holds is None
    assert met(document(case, AddPart(item.with_(phase="walk"))), "use_cases_understood", method).holds is False
    assert met(document(case, AddPart(item.with_(phase=""))), "use_cases_understood", method).holds is False


def test_what_is_said_of_a_condition(method: Method) -> None:
    (engineer,) = conditions(document(), "data_problems", method)
    assert engineer.sentence == "Nobody on the engineering teams is rated yet."
    (engineer,) = conditions(document(SetExperience("p-ravi", "veteran")), "data_problems", method)
    assert (engineer.sentence, engineer.met.detail) == ("", "Ravi")
    (cases,) = conditions(document(*CASES["use_cases_understood"].fails), "technologies", method)
    assert cases.sentence == "Not understood yet: Alarm."


def test_every_precondition_is_tried(method: Method) -> None:
    assert set(CASES) | {"skills_assessed", "team_programs"} == set(CONDITIONS)
    assert {name for step in method.steps.values() for name in step.needs} == set(CONDITIONS)
