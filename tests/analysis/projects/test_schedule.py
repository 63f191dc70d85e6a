"""When phases and steps run: what has happened stands, and nothing to come starts before what it needs."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.method import Method
from dataplanner.analysis.months import months_after
from dataplanner.analysis.schedule import needed_before, schedule
from dataplanner.analysis.timeline import timeline
from dataplanner.files.method_file import load_method
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.document import Document
from dataplanner.model.edits import AddSkill, AnswerGap, SetStep
from dataplanner.model.gaps import WAYS
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import PHASES, STATUSES, PhasePlan, Project, Step
from dataplanner.model.records import Change
from dataplanner.model.staffing import Staffing
from dataplanner.model.waits import Wait
from tests.analysis.projects.plans import TODAY, P, churn, phases, project

dates = st.dates(date(2025, 1, 1), date(2028, 12, 31)).map(str)
maybe = st.just("") | dates | st.just("soon")


@st.composite
def projects(draw: st.DrawFn) -> tuple[Plan, Project]:
    """A project whose steps stand anyhow, with days in any sequence, as a file may hold it."""
    steps = list(load_method().steps)
    made = Project(P, "Churn", phase=draw(st.sampled_from(PHASES)))
    plan = Plan()
    records = [made] + [
        Step(P, phase, step, draw(st.sampled_from(STATUSES)), since=draw(maybe), begin=draw(maybe), due=draw(maybe))
        for phase in PHASES
        for step in draw(st.sets(st.sampled_from(steps)))
    ]
    records += [PhasePlan(P, phase, draw(maybe), draw(maybe), draw(maybe)) for phase in PHASES if draw(st.booleans())]
    plan.apply([Change(None, record) for record in records])
    return plan, made


@settings(max_examples=60, deadline=None)
@given(projects())
def test_no_step_to_come_starts_before_what_it_needs(found: tuple[Plan, Project]) -> None:
    plan, made = found
    method = load_method()
    known = schedule(plan, made, method, TODAY)
    for (phase, step), span in known.steps.items():
        assert span.start <= span.end
        if not (span.past or span.begun):
            assert span.start >= TODAY
            for place in needed_before(method.steps[step], phase):
                if place in known.steps:
                    assert span.start >= known.steps[place].end
    for phase, span in known.phases.items():
        assert span.start <= span.end, phase


def test_steps_follow_one_another_from_the_start_of_the_phase(method: Method) -> None:
    document = phases(project(), crawl=("2026-08-03", "2027-01-31"))
    spans = schedule(document.plan, churn(document), method, TODAY).steps
    first = spans["crawl", "data_problems"]
    assert first.start == date(2026, 8, 3)
    assert first.end == first.start + timedelta(method.steps["data_problems"].days)
    assert spans["crawl", "big_data_problem"].start == max(first.end, spans["crawl", "business_needs"].end)
    assert spans["walk", "data_problems"].start >= spans["crawl", "repeat"].end


def test_what_has_happened_stands(method: Method) -> None:
    document = project(data_problems="done")
    document.do(SetStep(P, "crawl", "data_problems", {"begin": "2026-03-02", "since": "2026-03-20"}))
    spans = schedule(document.plan, churn(document), method, TODAY)
    span = spans.steps["crawl", "data_problems"]
    assert (span.start, span.end, span.past) == (date(2026, 3, 2), date(2026, 3, 20), True)
    assert spans.phases["crawl"].start == date(2026, 3, 2)


def test_a_step_begun_goes_on_until_today_and_is_late_after_its_day(method: Method) -> None:
    document = project(data_access="under_way")
    document.do(SetStep(P, "crawl", "data_access", {"begin": "2026-03-02", "due": "2026-04-01"}))
    span = schedule(document.plan, churn(document), method, TODAY).steps["crawl", "data_access"]
    assert (span.end, span.begun, span.late) == (TODAY, True, True)


def test_a_step_planned_too_soon_waits_for_what_it_needs(method: Method) -> None:
    document = phases(project(), crawl=("2026-08-03", "2027-01-31"))
    document.do(SetStep(P, "crawl", "code", {"begin": "2026-08-04", "due": "2026-08-20"}))
    spans = schedule(document.plan, churn(document), method, TODAY).steps
    assert spans["crawl", "code"].start >= spans["crawl", "technologies"].end


def test_a_phase_keeps_its_planned_end_and_is_late_where_its_steps_take_longer(method: Method) -> None:
    ends = {"2026-08-01": True, "2028-08-01": False}
    for end, late in ends.items():
        document = phases(project(), crawl=("2026-07-01", end))
        span = schedule(document.plan, churn(document), method, TODAY).phases["crawl"]
        assert (str(span.end), span.late) == (end, late)


def test_what_a_past_phase_never_began_has_no_span(method: Method) -> None:
    document = project(phase="walk")
    spans = schedule(document.plan, churn(document), method, TODAY).steps
    assert not [place for place in spans if place[0] == "crawl"]


def full() -> Document:
    return phases(
        project(
            Velocity(P, "engineering", points=6.0),
            BacklogItem(P, "list", "List", 4, 2, ("engineering",), phase="crawl"),
            BacklogItem(P, "old", "Old", 4, 2, done="2026-06-01"),
            Staffing(P, "new", "Second engineer", "hire_engineer", "engineering", needed="2026-08-01"),
            Wait(P, "access", "Access", "crawl", since="2026-06-01"),
            Wait(P, "badge", "Badge", "crawl", since="2026-05-01", until="2026-05-08"),
        ),
        crawl=("2026-06-01", "2026-12-01"),
    )


def test_the_timeline_has_a_bar_for_everything(method: Method) -> None:
    document = full()
    line = timeline(document.plan, AS_IS, churn(document), method, TODAY)
    assert [bar.subject for bar in line.of("phase")] == list(PHASES)
    assert [(bar.subject, bar.end, bar.past) for bar in line.of("wait")] == [
        ("access", TODAY, False),
        ("badge", date(2026, 5, 8), True),
    ]
    (lead,), (ramp,) = line.of("lead"), line.of("ramp")
    assert (lead.start, lead.end, lead.late) == (TODAY, TODAY + timedelta(90), True)
    assert (ramp.start, ramp.days) == (lead.end, 180)
    assert [bar.subject for bar in line.of("item")] == ["old", "list"]
    assert line.first <= min(bar.start for bar in line.bars)
    assert line.last >= max(bar.end for bar in line.bars)


def test_the_hiring_and_training_plan_stands_on_the_timeline_of_who_does_the_work(method: Method) -> None:
    document = full()
    for skill in ("sql", "schema"):
        document.do(AddSkill(skill.upper(), ("engineering", "science"), skill))
    gaps = (("engineering", "sql", "hire"), ("engineering", "schema", "drop"), ("science", "sql", "train"))
    for team, skill, way in gaps:
        document.do(AnswerGap(AS_IS, team, skill, {"way": way, "begin": "2026-08-03", "needed": "2026-10-01"}))
    line = timeline(document.plan, AS_IS, churn(document), method, TODAY)

    (gap,) = line.of("gap")
    assert (gap.subject, gap.start, gap.end, gap.late) == ("engineering/sql", date(2026, 8, 3), date(2027, 1, 3), True)
    after = line.bars[line.bars.index(gap) + 1]
    assert (after.what, after.start, after.end) == ("ramp", gap.end, date(2027, 7, 3))


@given(dates, st.none() | st.integers(0, 60), st.sampled_from(WAYS), dates.map(date.fromisoformat))
def test_no_skill_comes_before_its_lead_time_nor_works_fast_before_its_ramp_up(
    begin: str, months: int | None, way: str, today: date
) -> None:
    document, method = full(), load_method()
    document.do(AddSkill("SQL", ("engineering",), "sql"))
    document.do(AnswerGap(AS_IS, "engineering", "sql", {"way": way, "begin": begin, "months": months}))
    line = timeline(document.plan, AS_IS, churn(document), method, today)
    bars = [bar for bar in line.bars if bar.subject == "engineering/sql"]

    assert [bar.what for bar in bars] == {
        "hire": ["gap", "ramp"],
        "borrow": ["gap", "ramp"],
        "train": ["gap"],
        "drop": [],
    }[way]
    for bar in bars[:1]:
        lead = method.gaps.months(way, "sql") if months is None else months
        assert (bar.start, bar.end) == (date.fromisoformat(begin), months_after(bar.start, lead))
    for bar in bars[1:]:
        assert (bar.start, bar.end) == (bars[0].end, months_after(bar.start, method.gaps.ways[way].ramp))
        assert 2 <= method.gaps.ways[way].ramp <= 12
    assert all(line.first <= bar.start <= bar.end <= line.last for bar in bars)


def test_beyond_a_year_bars_are_loose(method: Method) -> None:
    document = full()
    line = timeline(document.plan, AS_IS, churn(document), method, TODAY)
    assert line.concrete_until == TODAY + timedelta(365)
    assert all(bar.loose == (bar.start > line.concrete_until) for bar in line.bars)
    assert {bar.phase for bar in line.bars if bar.loose} == {"run"}


def test_an_empty_project_has_a_timeline(method: Method) -> None:
    document = project()
    line = timeline(document.plan, AS_IS, churn(document), method, TODAY)
    assert (line.first, line.today) == (TODAY, TODAY)
