"""When people to come are there, when that has to be set going, and when they work at full speed (ch. 3, 8, 10)."""

from __future__ import annotations

from datetime import date, timedelta

from dataplanner.analysis.method import Method
from dataplanner.model.faults import day_of
from dataplanner.model.staffing import Staffing


def lead_days(coming: Staffing, method: Method) -> int:
    """Days from setting it going until it comes about: its own, else what is usual for its kind."""
    return max(coming.lead, 0) or method.projects.choice("staffing", coming.kind).lead


def ramp_days(coming: Staffing, method: Method) -> int:
    """Days from coming until full speed: its own, else what is usual for its kind."""
    return max(coming.ramp, 0) or method.projects.choice("staffing", coming.kind).ramp


def latest_start(coming: Staffing, method: Method) -> date | None:
    """The day on which it has to be set going to be there when needed: that day less the lead time."""
    needed = day_of(coming.needed)
    return None if needed is None else needed - timedelta(lead_days(coming, method))


def arrival(coming: Staffing, method: Method, today: date | None = None) -> date | None:
    """When it comes about: the day it did, else the start and the lead time after it.

    What is not set going starts as late as it may, but never before ``today``. None where no day is known.
    """
    arrived, begun = day_of(coming.arrived), day_of(coming.begun)
    if arrived is not None:
        return arrived
    start = begun or latest_start(coming, method)
    if start is not None and begun is None and today is not None:
        start = max(start, today)
    return None if start is None else start + timedelta(lead_days(coming, method))


def full_speed(coming: Staffing, method: Method, today: date | None = None) -> date | None:
    """When somebody who comes works at full speed; None where no day is known."""
    there = arrival(coming, method, today)
    return None if there is None else there + timedelta(ramp_days(coming, method))


def days_late(coming: Staffing, method: Method, today: date | None = None) -> int:
    """By how many days it comes later than needed; 0 where it does not, or nobody knows."""
    needed, there = day_of(coming.needed), arrival(coming, method, today)
    return 0 if needed is None or there is None else max((there - needed).days, 0)
