"""Value against cost, debt, the value survey, waits, needs, and a phase closed for the next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dataplanner.analysis.closing import CHANGED, close_phase, closing, next_phase, revisits
from dataplanner.analysis.method import Method
from dataplanner.analysis.needs import is_big, verdict
from dataplanner.analysis.value import debts_due, latest_reactions, open_debts, reaction_counts, value_against_cost
from dataplanner.analysis.waits import wait_states
from dataplanner.files.plan_json import plan_text
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.edits import AddPart, ChangePart, SetStep
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.needs import Cant
from dataplanner.model.outcomes import Reaction
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import PhasePlan
from dataplanner.model.waits import Debt, Wait
from tests.analysis.projects.plans import TODAY, P, churn, project


def test_value_is_set_against_cost_by_phase_and_expected_of_walk_and_run(method: Method) -> None:
    document = project(
        PhasePlan(P, "crawl", staff=80.0, software=15.0, hardware=5.0, value=50.0),
        PhasePlan(P, "walk", staff=100.0, value=300.0),
        PhasePlan(P, "run", staff=100.0, value=900.0),
        Cant(P, "late", "Late answers", worth=700.0),
    )
    found = value_against_cost(document.plan, churn(document), method)
    assert [balance.ratio for balance in found.phases.values()] == [0.5, 3.0, 9.0]
    assert found.so_far.ratio == 0.5
    assert (found.later.ratio, found.whole.ratio, found.worth) == (6.0, pytest.approx(1250 / 300), 700.0)


def test_without_a_cost_there_is_no_ratio(method: Method) -> None:
    document = project(PhasePlan(P, "crawl", value=50.0))
    assert value_against_cost(document.plan, churn(document), method).phases["crawl"].ratio is None


def test_debt_is_due_in_the_phase_that_pays_it() -> None:
    document = project(
        Debt(P, "later", "Later", "crawl", "run"), Debt(P, "now", "Now", "crawl", "walk"),
        Debt(P, "paid", "Paid", "crawl", "walk", "2026-06-01"), Debt(P, "open", "Open", "crawl"), phase="walk",
    )  # fmt: skip
    assert [debt.id for debt in open_debts(document.plan, P)] == ["now", "later", "open"]
    assert [debt.id for debt in debts_due(document.plan, churn(document))] == ["now"]


def test_the_last_word_of_each_who_was_asked_counts() -> None:
    document = project(
        Reaction(P, "1", "Depot", "meh", "2026-03-01"), Reaction(P, "2", "depot ", "no_way", "2026-06-01"),
        Reaction(P, "3", "Sales", "what_project", "2026-05-01"),
    )  # fmt: skip
    assert [one.id for one in latest_reactions(document.plan, P)] == ["2", "3"]
    assert reaction_counts(document.plan, P) == {"no_way": 1, "what_project": 1}


WAIT = Wait(P, "access", "Access", "crawl", "data_access", "Ravi", "p-ravi", "Mori", "p-mori", since="2026-05-01")


def test_a_wait_has_its_age_its_items_and_somebody_to_take_it_to() -> None:
    behind = BacklogItem(P, "list", "List", waits=("access",))
    document = project(WAIT, WAIT.with_(id="over", until="2026-05-11"), behind, behind.with_(id="d", done="2026-06-01"))
    access, over = wait_states(document.plan, AS_IS, P, TODAY)
    assert (access.days, over.days) == ((TODAY - date(2026, 5, 1)).days, 10)
    assert [item.id for item in access.behind] == ["list"]
    assert (access.leader, access.open, over.open) == ("ceo", True, False)
    assert [state.days for state in wait_states(document.plan, AS_IS, P, None)] == [None, 10]


def test_a_wait_between_people_who_hold_no_position_has_no_leader() -> None:
    document = project(WAIT.with_(holder=""))
    assert wait_states(document.plan, AS_IS, P, TODAY)[0].leader is None


@pytest.mark.parametrize(
    ("reason", "now", "later", "said"),
    [
        ("skill", "yes", "yes", "no"), ("technical", "yes", "", "now"), ("technical", "no", "yes", "later"),
        ("technical", "no", "no", "no"), ("technical", "", "", "open"), ("technical", "no", "", "open"),
        ("", "yes", "", "open"),
    ],
)  # fmt: skip
def test_the_two_steps_of_the_big_data_question(reason: str, now: str, later: str, said: str) -> None:
    cant = Cant(P, "c", "Cant", reason=reason, now=now, later=later)
    assert verdict(cant) == said
    assert not is_big(cant)
    assert is_big(cant.with_(confirmed_by="p-ravi")) == (said in ("now", "later"))


def test_closing_a_phase_opens_the_next_with_what_is_left_as_one_step(method: Method) -> None:
    document = project(
        BacklogItem(P, "left", "Left", phase="crawl"), BacklogItem(P, "done", "Done", phase="crawl", done="2026-06-01"),
        BacklogItem(P, "run", "Run", phase="run"), code="done", outside_help="not_needed",
    )  # fmt: skip
    before, steps = plan_text(document.plan), len(document.done)
    left = closing(document.plan, churn(document), method)
    assert (left.phase, left.following, [one.id for one in left.items]) == ("crawl", "walk", ["left"])
    assert {state.step.id for state in left.steps} == set(method.steps) - {"code", "outside_help"}
    document.do(close_phase(document.plan, churn(document), method, TODAY))
    assert churn(document).phase == "walk"
    assert document.plan.get(PhasePlan, P, "crawl").closed == str(TODAY)
    assert document.plan.get(PhasePlan, P, "walk").start == str(TODAY)
    assert [document.plan.get(BacklogItem, one).phase for one in ("left", "done", "run")] == ["walk", "crawl", "run"]
    assert document.undo_label == "Close Crawl of Churn"
    document.undo()
    assert (plan_text(document.plan), len(document.done)) == (before, steps)


def test_the_last_phase_closes_without_another(method: Method) -> None:
    document = project(phase="run")
    assert next_phase("run") is None
    document.do(close_phase(document.plan, churn(document), method, TODAY))
    assert churn(document).phase == "run"


def test_a_phase_cannot_be_closed_before_it_begins(method: Method) -> None:
    document = project(PhasePlan(P, "crawl", start=str(TODAY + timedelta(1))))
    with pytest.raises(InvalidRecord, match="the day of closing"):
        document.do(close_phase(document.plan, churn(document), method, TODAY))


def test_the_next_phase_asks_again_and_points_to_what_was_left_out(method: Method) -> None:
    document = project(data_problems="done", outside_help="not_needed", metrics="dont_know", code="done")
    document.do(SetStep(P, "crawl", "code", {"reason": "The board wanted it so"}))
    document.do(close_phase(document.plan, churn(document), method, TODAY))
    document.do(SetStep(P, "walk", "metrics", {"answers": {CHANGED: "The board asks for them now"}}))
    found = {one.step.id: one for one in revisits(document.plan, churn(document), "walk", method)}
    assert {step: one.again for step, one in found.items()} == {
        "data_problems": False, "outside_help": True, "metrics": True, "code": True,
    }  # fmt: skip
    assert found["metrics"].question == method.steps["metrics"].revisit
    assert found["metrics"].answer == "The board asks for them now"
    assert revisits(document.plan, churn(document), "crawl", method) == []


def test_a_start_that_was_planned_stays(method: Method) -> None:
    document = project()
    document.do(ChangePart("phases", (P, "walk"), {"start": "2026-09-01"}))
    document.do(AddPart(PhasePlan(P, "run", start="2027-09-01")))
    document.do(close_phase(document.plan, churn(document), method, TODAY))
    assert document.plan.get(PhasePlan, P, "walk").start == "2026-09-01"
