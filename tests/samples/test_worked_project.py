"""A project of the sample that went through crawl, walk and run, told as the method wants it told."""

from __future__ import annotations

from datetime import date

import pytest

from dataplanner.analysis.closing import CHANGED, revisits
from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.analysis.parts import parts_of, phase_plan
from dataplanner.analysis.steps import project_steps
from dataplanner.analysis.value import open_debts, value_against_cost
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import PHASES, Project
from dataplanner.model.waits import Wait

ORDERS = "orders-in-one-place"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan_json(root() / "sample_orgs" / "hansa-foods.plan.json")


def test_every_step_is_settled_in_its_turn_through_all_three_phases(plan: Plan, method: Method) -> None:
    days = []
    for phase in project_steps(plan, plan.get(Project, ORDERS), method):
        assert phase.settled == len(method.steps)
        assert not [state.step.id for state in phase.steps if state.too_early]
        assert all(state.record.owner and (state.record.note or state.record.reason) for state in phase.steps)
        days += [state.record.since for state in phase.steps]
    assert days == sorted(days)
    assert [bool(phase_plan(plan, ORDERS, phase).closed) for phase in PHASES] == [True, True, True]


def test_each_later_phase_has_said_at_every_step_what_has_changed(plan: Plan, method: Method) -> None:
    for phase in PHASES[1:]:
        asked = revisits(plan, plan.get(Project, ORDERS), phase, method)
        assert len(asked) == len(method.steps)
        assert all(one.answer for one in asked), CHANGED


def test_nothing_is_left_open_and_it_was_worth_it(plan: Plan, method: Method) -> None:
    assert not open_debts(plan, ORDERS)
    assert all(item.done for item in parts_of(plan, ORDERS, BacklogItem))
    assert all(wait.until for wait in parts_of(plan, ORDERS, Wait))
    later = value_against_cost(plan, plan.get(Project, ORDERS), method).later.ratio
    numbers = method.projects.value
    assert later is not None
    assert numbers.least <= later <= numbers.most


def test_whatever_still_stands_against_it_has_its_reason(plan: Plan, method: Method) -> None:
    own = [one for one in findings(plan, AS_IS, method, date(2026, 11, 21)) if one.project == ORDERS]
    assert {one.rule for one in own} == {"against_the_facts"}
    assert all(one.reason for one in own)
