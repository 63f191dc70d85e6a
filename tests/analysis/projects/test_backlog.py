"""The backlog: reach, low-hanging fruit, who does it, and the phase that velocity can carry each item in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.backlog import BacklogPlan, backlog_plan, reach_of
from dataplanner.analysis.method import Method
from dataplanner.analysis.tasks import points_of, who_does_it
from dataplanner.files.method_file import load_method
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangePart
from dataplanner.model.needs import UseCase
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import PHASES
from dataplanner.model.waits import Wait
from tests.analysis.projects.plans import TODAY, P, churn, phases, project

SIX = Velocity(P, "engineering", points=6.0)
DATES = {
    "crawl": ("2026-07-01", "2026-09-30"),
    "walk": ("2026-10-01", "2027-03-31"),
    "run": ("2027-04-01", "2028-03-31"),
}


def item(id_: str, value: int = 3, complexity: int = 3, phase: str = "crawl", **more: object) -> BacklogItem:
    fields = {"teams": ("engineering",), **more}
    return BacklogItem(P, id_, id_.capitalize(), value, complexity, phase=phase).with_(**fields)


def planned(document: Document, method: Method) -> BacklogPlan:
    return backlog_plan(document.plan, AS_IS, churn(document), method, TODAY)


def with_items(*items: BacklogItem, phase: str = "crawl") -> Document:
    return phases(project(SIX, *items, phase=phase), **DATES)


def test_reach_falls_with_complexity_teams_waits_and_use_cases_not_understood(method: Method) -> None:
    case, wait = UseCase(P, "case", "Case"), Wait(P, "wait", "Wait", since="2026-06-01")
    items = [item(f"c{n}", complexity=n) for n in (1, 2, 3, 4, 5)]
    items += [
        item("two", complexity=1, teams=("engineering", "science")),
        item("waits", complexity=1, waits=("wait",)),
        item("case", complexity=1, use_cases=("case",)),
        item("out", complexity=1, out_of_reach="Needs a licence"),
        item("open", complexity=0),
    ]
    document = project(case, wait, *items)
    reach = {one.id: reach_of(document.plan, one, method) for one in items}
    assert reach == pytest.approx(
        {"c1": 1.0, "c2": 0.85, "c3": 0.65, "c4": 0.4, "c5": 0.2, "two": 0.9, "waits": 0.85, "case": 0.9, "out": 0.0}
        | {"open": None}
    )
    document.do(ChangePart("waits", ("wait",), {"until": "2026-06-20"}))
    assert reach_of(document.plan, items[6], method) == 1.0


def test_low_hanging_fruit_is_worth_having_and_within_reach(method: Method) -> None:
    document = with_items(
        item("fruit", 4, 2),
        item("hard", 5, 5),
        item("cheap", 1, 1),
        item("said", 0, 1),
        item("had", 4, 2, done="2026-06-01"),
    )
    assert [one.item.id for one in planned(document, method).items if one.fruit] == ["fruit"]


@pytest.mark.parametrize(
    ("traits", "kinds"),
    [
        (("heavy_code", "technology"), ("engineering",)),
        (("statistics",), ("science",)),
        (("scriptable", "misbehaves"), ("operations",)),
        (("heavy_code", "statistics", "outcome"), ("science", "engineering")),
        ((), ()),
        (("unheard_of",), ()),
    ],
)
def test_the_questionnaire_speaks_for_kinds_of_team(
    traits: tuple[str, ...], kinds: tuple[str, ...], method: Method
) -> None:
    document = project()
    who = who_does_it(item("x", traits=traits), document.plan.organisation(), method)
    assert who.kinds == kinds
    assert who.split == (len(kinds) > 1)


def test_a_team_of_another_kind_does_not_fit(method: Method) -> None:
    organisation = project().plan.organisation()
    traits = ("statistics",)
    assert not who_does_it(item("x", traits=traits), organisation, method).fits
    assert who_does_it(item("x", traits=traits, teams=("science",)), organisation, method).fits
    assert who_does_it(item("x", traits=traits, teams=()), organisation, method).fits


def test_a_request_that_comes_again_is_advised_to_become_a_product(method: Method) -> None:
    who = who_does_it(item("x", traits=("again", "within_a_day")), project().plan.organisation(), method)
    assert any("product" in advice for advice in who.advice)
    assert len(who.advice) == 2


def test_several_teams_cost_the_talking(method: Method) -> None:
    assert points_of(item("x", complexity=4), method) == 16
    assert points_of(item("x", complexity=4, teams=("engineering", "science")), method) == pytest.approx(19.2)
    assert points_of(item("x", complexity=0), method) is None


def test_a_phase_carries_what_velocity_allows_and_the_rest_goes_on(method: Method) -> None:
    document = with_items(*(item(f"i{n}", value=5 - n) for n in range(4)))
    found = planned(document, method)
    assert found.loads[0].capacity == pytest.approx(6 * 91 / 30.4, abs=0.1)
    assert [(one.item.id, one.fits, one.pushed) for one in found.items] == [
        ("i0", "crawl", False), ("i1", "crawl", False), ("i2", "walk", True), ("i3", "walk", True),
    ]  # fmt: skip
    assert (found.within("crawl"), found.open) == (2, 4)
    assert (found.loads[0].wanted, found.loads[0].carried) == (32, 16)


def test_moving_an_item_plans_again(method: Method) -> None:
    document = with_items(*(item(f"i{n}", value=5 - n) for n in range(3)))
    assert planned(document, method).of("i2").fits == "walk"
    document.do(ChangePart("backlog", ("i0",), {"phase": "run"}))
    assert planned(document, method).of("i2").fits == "crawl"
    assert planned(document, method).of("i0").fits == "run"
    document.undo()
    assert planned(document, method).of("i2").fits == "walk"


def test_an_item_that_is_out_of_reach_is_not_pushed_and_one_without_a_phase_not_within(method: Method) -> None:
    found = planned(with_items(item("out", out_of_reach="No licence"), item("loose", phase="")), method)
    assert not found.of("out").pushed
    assert found.within("crawl") == 0


def test_what_fits_nowhere_or_is_out_of_reach_has_no_phase(method: Method) -> None:
    document = with_items(item("out", out_of_reach="Sensors come in 2028"), *(item(f"i{n}") for n in range(20)))
    found = planned(document, method)
    assert found.of("out").fits == ""
    assert sum(one.fits == "" for one in found.items) > 1


def test_an_item_without_a_phase_is_proposed_the_first_that_has_room(method: Method) -> None:
    document = with_items(item("wanted"), item("loose", complexity=2, phase=""))
    assert planned(document, method).of("loose").fits == "crawl"


def test_a_phase_that_is_over_carries_nothing_more(method: Method) -> None:
    document = with_items(item("late", phase="crawl"), item("done", phase="crawl", done="2026-06-01"), phase="walk")
    found = planned(document, method)
    assert (found.of("late").fits, found.of("done").fits) == ("walk", "crawl")


def test_without_a_velocity_nothing_is_limited_and_nothing_dated(method: Method) -> None:
    document = phases(project(*(item(f"i{n}", complexity=5) for n in range(9))), **DATES)
    found = planned(document, method)
    assert {one.fits for one in found.items} == {"crawl"}
    assert {one.start for one in found.items} == {None}
    assert found.loads[0].capacity is None


def test_an_item_without_a_team_goes_to_the_one_with_most_room(method: Method) -> None:
    document = phases(
        project(SIX, Velocity(P, "science", points=1.0), *(item(f"i{n}", teams=()) for n in range(3))),
        **DATES,
    )
    assert [one.fits for one in planned(document, method).items] == ["crawl", "crawl", "walk"]


items = st.builds(
    lambda n, v, c, phase, done, out: (v, c, phase, done, out),
    st.integers(0, 9), st.integers(0, 5), st.integers(0, 5), st.sampled_from(["", *PHASES]),
    st.booleans(), st.booleans(),
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(items, max_size=14), st.floats(0.5, 20), st.sampled_from(PHASES))
def test_no_phase_carries_more_than_its_teams_can(
    drawn: list[tuple[int, int, str, bool, bool]], speed: float, now: str
) -> None:
    made = [
        item(f"i{n}", v, c, phase, done="2026-06-01" if done else "", out_of_reach="No" if out else "")
        for n, (v, c, phase, done, out) in enumerate(drawn)
    ]
    document = phases(project(SIX.with_(points=speed), *made, phase=now), **DATES)
    found = planned(document, load_method())
    for load in found.loads:
        assert load.capacity is not None
        assert load.carried <= load.capacity + 1e-6
    for one in found.items:
        if not one.item.done and one.fits:
            assert PHASES.index(one.fits) >= PHASES.index(now)
            assert one.start is not None
            assert one.end is not None
            assert TODAY <= one.start <= one.end
    in_turn = [one for one in found.items if one.start and one.points and one.fits == "run"]
    assert [one.start for one in in_turn] == sorted(one.start or date.max for one in in_turn)
