"""Days are told one way, and taken as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.model.days import (
    day_words,
    iso_words,
    moment_said,
    moment_words,
    month_words,
    span_words,
    typed_day,
    typed_month,
)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_told_can_be_typed_again(day: date) -> None:
    assert typed_day(iso_words(day.isoformat())) == day.isoformat()
    assert typed_month(month_words(day.isoformat()[:7])) == day.isoformat()[:7]
    assert typed_day(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    "text",
    ["2 Nov 2026", "2. November 2026", " 02 nov 2026 ", "2nov2026", "Nov 2, 2026", "november 2 2026", "02.11.2026",
     "2026-11-02"],
)  # fmt: skip
def test_days_are_taken_as_people_write_them(text: str) -> None:
    assert typed_day(text).strip() == "2026-11-02"


@pytest.mark.parametrize("text", ["", "soon", "31 Feb 2026", "12/11/2026", "2 Nox 2026", "2026-13-01", "Nov 2026"])
def test_what_is_no_day_stays_as_it_was_typed(text: str) -> None:
    assert typed_day(text) == text
    assert iso_words(text) == text


def test_a_span_tells_its_year_once() -> None:
    assert span_words(date(2026, 11, 12), date(2026, 12, 3)) == "12 Nov – 3 Dec 2026"
    assert span_words(date(2026, 12, 12), date(2027, 1, 3)) == "12 Dec 2026 – 3 Jan 2027"


def test_a_moment_is_told_as_the_clock_here_shows_it() -> None:
    at = datetime(2026, 11, 2, 14, 5, tzinfo=UTC)
    here = at.astimezone()
    assert moment_words(at) == f"{day_words(here.date())}, {here:%H:%M}"


def test_a_moment_not_long_ago_is_said_by_how_near_it_is() -> None:
    noon = datetime(2026, 11, 20, 12).astimezone()
    told = {day: moment_said(noon, date(2026, 11, day)) for day in (20, 21, 22)}
    assert told == {20: "Today, 12:00", 21: "Yesterday, 12:00", 22: "Friday 20 Nov, 12:00"}
    assert moment_said(noon, date(2027, 1, 2)) == "Friday 20 Nov 2026, 12:00"
