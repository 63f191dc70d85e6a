"""The rules about value, debt and risk, each in a plan where it speaks and in one where it is silent."""

from __future__ import annotations

from dataplanner.analysis.method import Method
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.decisions import RiskCover
from dataplanner.model.edits import ChangePart
from dataplanner.model.outcomes import Reaction
from dataplanner.model.projects import PhasePlan
from dataplanner.model.waits import Debt
from tests.analysis.projects.plans import P, project
from tests.analysis.rules.plans import found, only


def test_who_would_not_miss_the_project_by_their_last_word(method: Method) -> None:
    meh = Reaction(P, "1", "Depot north", "meh", "2026-03-01", "We would manage")
    finding = only(project(meh), "little_value", method)
    assert finding.headline == "Churn: Depot north would not miss it. “We would manage”"
    assert not found(project(meh, Reaction(P, "2", "Depot north", "no_way", "2026-04-01")), "little_value", method)
    assert not found(project(meh.with_(answer="anticipation")), "little_value", method)


def test_a_later_phase_that_ended_below_its_aim(method: Method) -> None:
    walk = PhasePlan(P, "walk", staff=100.0, value=300.0, closed="2026-06-30")
    finding = only(project(walk, phase="run"), "value_below_cost", method)
    assert finding.headline == "Churn: walk has ended worth 3 times its cost."
    assert "5 to 10 times" in finding.why
    assert not found(project(walk.with_(value=600.0), phase="run"), "value_below_cost", method)
    assert not found(project(walk.with_(closed="")), "value_below_cost", method)
    assert not found(project(walk.with_(phase="crawl")), "value_below_cost", method), "crawl may fall short"


def test_debt_that_outlives_the_phase_that_was_to_pay_it(method: Method) -> None:
    debt = Debt(P, "d", "Loaded by hand", "crawl", "walk")
    assert not found(project(debt, phase="walk"), "debt_unpaid", method)
    document = project(debt, phase="run")
    assert "“Loaded by hand”" in only(document, "debt_unpaid", method).headline
    document.do(ChangePart("debts", ("d",), {"paid": "2026-05-01"}))
    assert not found(document, "debt_unpaid", method)
    closed = project(debt, PhasePlan(P, "walk", closed="2026-06-30"), phase="walk")
    assert found(closed, "debt_unpaid", method)


def test_risks_that_nobody_sees_to_once_there_are_models(method: Method) -> None:
    model = BacklogItem(P, "m", "A model", traits=("statistics",), phase="walk")
    assert "privacy" in only(project(model), "risk_uncovered", method).headline
    assert not found(project(model.with_(phase="")), "risk_uncovered", method)
    covers = [RiskCover(P, risk, "Mori") for risk in method.projects.choices["risk"]]
    assert not found(project(model, *covers), "risk_uncovered", method)
    bare = only(project(*covers[:-1], covers[-1].with_(owner=" ")), "risk_uncovered", method)
    assert bare.headline == "Churn: nobody sees to safety and reliability."
