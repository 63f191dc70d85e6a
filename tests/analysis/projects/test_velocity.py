"""What teams get done: means, trends and standstill, and what those who come add while they get up to speed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.method import Method
from dataplanner.analysis.staffing import arrival, days_late, full_speed, latest_start, lead_days
from dataplanner.analysis.velocity import capacity, ramped_days, stands_still, team_velocity, velocities
from dataplanner.model.backlog import Velocity
from dataplanner.model.document import Document
from dataplanner.model.positions import AS_IS
from dataplanner.model.staffing import Staffing
from tests.analysis.projects.plans import TODAY, P, project

TEAM = "engineering"
days = st.integers(0, 900)
dates = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def with_months(*points: float, expected: float | None = None) -> Document:
    told = [Velocity(P, TEAM, f"2026-{month:02}", value) for month, value in enumerate(points, 1)]
    return project(*told, *([Velocity(P, TEAM, points=expected)] if expected is not None else []))


def test_a_velocity_is_the_mean_of_the_last_three_months(method: Method) -> None:
    found = team_velocity(with_months(2, 4, 6, 8).plan, P, TEAM, method)
    assert (found.points, found.trend, found.expected) == (6.0, "rising", False)
    assert found.known_on == date(2026, 5, 1)


def test_months_go_before_what_is_expected(method: Method) -> None:
    assert team_velocity(with_months(3, expected=9).plan, P, TEAM, method).points == 3.0
    guess = team_velocity(with_months(expected=9).plan, P, TEAM, method)
    assert (guess.points, guess.expected, guess.trend) == (9.0, True, "")
    assert team_velocity(with_months().plan, P, TEAM, method).points is None


@pytest.mark.parametrize(
    ("points", "trend"),
    [((6, 6, 6, 6), "steady"), ((9, 9, 9, 3, 3, 3), "falling"), ((6, 6, 6), ""), ((3, 3, 3, 9, 9, 9), "rising")],
)
def test_the_trend_compares_the_last_months_with_those_before(
    points: tuple[float, ...], trend: str, method: Method
) -> None:
    assert team_velocity(with_months(*points).plan, P, TEAM, method).trend == trend


@pytest.mark.parametrize(
    ("points", "still"), [((4, 4, 4, 4, 4, 4), True), ((4, 4, 4, 5, 5, 5), False), ((4, 4, 4, 4, 4), False)]
)
def test_a_team_stands_still_when_half_a_year_brought_no_growth(
    points: tuple[float, ...], still: bool, method: Method
) -> None:
    assert stands_still(team_velocity(with_months(*points).plan, P, TEAM, method), method) == still


def carried(document: Document, method: Method, start: date, end: date) -> float:
    (velocity,) = velocities(document.plan, P, method)
    found = capacity(document.plan, AS_IS, P, velocity, (start, end), method, TODAY)
    assert found is not None
    return found


def test_a_month_carries_a_month(method: Method) -> None:
    whole = carried(with_months(expected=6), method, TODAY, TODAY + timedelta(304))
    assert whole == pytest.approx(60)


def test_a_fourth_engineer_adds_a_third_once_up_to_speed(method: Method) -> None:
    document = with_months(expected=6)
    document.plan.apply([])
    coming = Staffing(P, "n", "New", "hire_engineer", TEAM, arrived="2026-08-01", ramp=60)
    more = project(Velocity(P, TEAM, points=6.0), coming)
    long_after = date(2027, 8, 1), date(2027, 8, 1) + timedelta(304)
    assert carried(more, method, *long_after) == pytest.approx(60 * 4 / 3)
    before = date(2026, 7, 1), date(2026, 8, 1)
    assert carried(more, method, *before) == pytest.approx(carried(document, method, *before))


def test_who_was_there_when_the_months_were_told_is_counted_once(method: Method) -> None:
    months = [Velocity(P, TEAM, f"2026-0{month}", 6.0) for month in (4, 5, 6)]
    there = Staffing(P, "n", "Long there", "hire_engineer", TEAM, arrived="2025-01-01")
    span = date(2026, 8, 1), date(2026, 12, 1)
    assert carried(project(*months, there), method, *span) == pytest.approx(carried(project(*months), method, *span))


def slow_worth(there: date, ramp: int, start: date, end: date, first: float) -> float:
    """Day by day, the slow and obvious way."""
    worth = 0.0
    for number in range((end - start).days):
        since = (start + timedelta(number) - there).days + 0.5
        if since > 0:
            worth += 1.0 if since >= ramp else first + (1 - first) * since / ramp
    return worth


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 400), dates, st.integers(0, 500), st.sampled_from([0.0, 0.25, 1.0]))
def test_ramp_up_equals_the_sum_of_its_days(there: date, ramp: int, start: date, length: int, first: float) -> None:
    end = start + timedelta(length)
    found = ramped_days(there, ramp, (start, end), first)
    assert found == pytest.approx(slow_worth(there, ramp, start, end, first), abs=0.51)
    assert -1e-9 <= found <= length + 1e-9


@given(dates, st.integers(0, 400), st.integers(0, 400), dates, days, st.integers(0, 400))
def test_nobody_helps_more_by_coming_later_or_learning_longer(
    there: date, ramp: int, longer: int, start: date, length: int, later: int
) -> None:
    span = (start, start + timedelta(length))
    assert ramped_days(there, ramp + longer, span) <= ramped_days(there, ramp, span) + 1e-9
    assert ramped_days(there + timedelta(later), ramp, span) <= ramped_days(there, ramp, span) + 1e-9


@given(dates, days, days, st.none() | dates, st.none() | dates)
def test_lead_times_go_before_and_ramp_up_after(
    needed: date, lead: int, ramp: int, begun: date | None, today: date | None
) -> None:
    from dataplanner.files.method_file import load_method

    method = load_method()
    day = str(begun) if begun else ""
    coming = Staffing(P, "n", "New", "hire_engineer", TEAM, needed=str(needed), begun=day, lead=lead, ramp=ramp)
    there, full, start = arrival(coming, method, today), full_speed(coming, method, today), latest_start(coming, method)
    assert start is not None
    assert there is not None
    assert full is not None
    assert needed - start == timedelta(lead_days(coming, method))
    assert there >= (begun or start) + timedelta(lead_days(coming, method))
    assert there <= full
    assert (there > needed) == (days_late(coming, method, today) > 0)
    if begun is None and (today is None or today <= start):
        assert there == needed


@given(days, st.integers(0, 200), dates)
def test_a_longer_lead_time_never_brings_anybody_sooner(lead: int, more: int, begun: date) -> None:
    from dataplanner.files.method_file import load_method

    one = Staffing(P, "n", "New", "borrow", TEAM, begun=str(begun), lead=lead + 1)
    other = one.with_(lead=lead + 1 + more)
    method = load_method()
    assert arrival(one, method) <= arrival(other, method)  # type: ignore[operator]


def test_the_usual_times_are_those_of_the_way(method: Method) -> None:
    coming = Staffing(P, "n", "New", "hire_scientist", needed="2027-01-01")
    assert latest_start(coming, method) == date(2027, 1, 1) - timedelta(270)
    assert arrival(coming, method, TODAY) == TODAY + timedelta(270)
    assert days_late(coming, method, TODAY) == (TODAY + timedelta(270) - date(2027, 1, 1)).days
    assert arrival(Staffing(P, "n", "New", "hire_scientist"), method, TODAY) is None
