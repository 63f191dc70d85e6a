"""The hiring and training plan: dates from lead times, what is late, what it brings; and the coverage after it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.coverage import coverage
from dataplanner.analysis.method import Method
from dataplanner.analysis.months import months_after, months_between
from dataplanner.analysis.staffing_plan import PlannedGap, staffing_plan
from dataplanner.model.backlog import BacklogItem
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPart, AddProject, AnswerGap, ChangePart, ChangeTeam, SetAssessment
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import FIG_12_2, SHORT, ten_person_team
from tests.model.builders import mark

TODAY = date(2027, 1, 31)


@pytest.fixture
def document() -> Document:
    """The team of fig. 12-2: schema is missing, distributed systems are too rare."""
    made = ten_person_team()
    mark(made, "Team", "engineering", None, *(position.id for position in made.plan.organisation().reports("lead")))
    columns = tuple(SHORT[name] for name in FIG_12_2.strip().splitlines()[0].split())
    made.do(ChangeTeam(AS_IS, "team", {"skills": columns}))
    return made


def answer(document: Document, skill: str, **fields: object) -> None:
    document.do(AnswerGap(AS_IS, "team", skill, fields))


def gap(document: Document, method: Method, skill: str) -> PlannedGap:
    (found,) = [gap for gap in staffing_plan(document.plan, AS_IS, method, TODAY) if gap.skill.id == skill]
    return found


def test_gaps_nobody_decided_on_are_open(document: Document, method: Method) -> None:
    found = staffing_plan(document.plan, AS_IS, method, TODAY)
    assert [gap.skill.name for gap in found] == ["Distributed systems", "Schema"]
    assert {gap.way for gap in found} == {None}
    assert all(gap.notes == ("Not decided yet.",) for gap in found)


@pytest.mark.parametrize(
    ("skill", "way", "ready"),
    [
        ("distributed_systems", "train", date(2027, 7, 31)),  # six months for this one
        ("schema", "train", date(2027, 5, 31)),
        ("schema", "hire", date(2027, 6, 30)),
        ("schema", "borrow", date(2027, 2, 28)),
    ],
)
def test_it_is_ready_after_the_usual_lead_time(
    document: Document, method: Method, skill: str, way: str, ready: date
) -> None:
    answer(document, skill, way=way)
    found = gap(document, method, skill)
    assert (found.begin, found.ready) == (TODAY, ready)


def test_a_lead_time_and_a_beginning_of_ones_own(document: Document, method: Method) -> None:
    answer(document, "schema", way="hire", months=1.5, begin="2027-03-01")
    assert gap(document, method, "schema").ready == date(2027, 4, 16)


@pytest.mark.parametrize(("when", "late"), [("now", 5), ("soon", 0), ("later", 0)])
def test_hiring_against_when_it_is_needed(document: Document, method: Method, when: str, late: int) -> None:
    answer(document, "schema", way="hire", when=when)
    found = gap(document, method, "schema")
    assert found.late == late
    assert found.notes == ((f"Ready {late} months after it is needed.",) if late else ())


def test_a_day_that_was_named_counts(document: Document, method: Method) -> None:
    answer(document, "schema", way="hire", when="now", needed="2027-05-31")
    assert gap(document, method, "schema").late == 1


@pytest.fixture
def project(document: Document) -> Document:
    """The team has open work in two phases, of which the walk begins in May."""
    document.do(AddProject("Returns", id="returns"))
    document.do(AddPart(BacklogItem("returns", "clean", "Clean", teams=("team",), phase="walk")))
    document.do(AddPart(BacklogItem("returns", "share", "Share", teams=("team",), phase="run")))
    document.do(ChangePart("phases", ("returns", "walk"), {"start": "2027-05-01"}))
    document.do(ChangePart("phases", ("returns", "run"), {"start": "2027-11-01"}))
    return document


def test_where_nobody_says_when_it_is_needed_the_first_phase_with_work_for_the_team_does(
    project: Document, method: Method
) -> None:
    answer(project, "schema", way="hire")
    found = gap(project, method, "schema")
    assert (found.needed, found.by_projects, found.late) == (date(2027, 5, 1), True, 2)
    assert found.notes[-1] == "Its projects need it on 1 May 2027, unless you say when."
    project.do(ChangePart("backlog", ("clean",), {"done": "2027-01-15"}))
    assert gap(project, method, "schema").needed == date(2027, 11, 1)


@pytest.mark.parametrize("said", [{"when": "soon"}, {"needed": "2027-07-31"}])
def test_what_somebody_has_said_about_when_counts_more_than_the_projects(
    project: Document, method: Method, said: dict[str, str]
) -> None:
    answer(project, "schema", way="hire", **said)
    found = gap(project, method, "schema")
    assert (found.needed, found.by_projects, found.late, found.notes) == (date(2027, 7, 31), False, 0, ())


def test_a_phase_that_has_begun_needs_it_today_and_another_teams_work_never(project: Document, method: Method) -> None:
    project.do(ChangePart("backlog", ("clean",), {"phase": ""}))
    assert gap(project, method, "schema").needed == TODAY
    for item in ("clean", "share"):
        project.do(ChangePart("backlog", (item,), {"teams": ()}))
    assert gap(project, method, "schema").needed is None


def test_what_is_done_changes_how_many_have_it(document: Document, method: Method) -> None:
    answer(document, "schema", way="train", count=2)
    trained = gap(document, method, "schema")
    assert (trained.have, trained.after, trained.people_after) == (0, 2, 10)
    answer(document, "schema", way="hire", count=2)
    hired = gap(document, method, "schema")
    assert (hired.have, hired.after, hired.people_after) == (0, 2, 12)
    answer(document, "schema", way="drop")
    dropped = gap(document, method, "schema")
    assert (dropped.after, dropped.people_after, dropped.ready, dropped.late) == (0, 10, None, 0)


def test_no_more_people_are_trained_than_there_are(document: Document, method: Method) -> None:
    answer(document, "schema", way="train", count=50)
    assert gap(document, method, "schema").after == 10


def test_a_veteran_is_not_trained(document: Document, method: Method) -> None:
    answer(document, "project_veteran", way="train")
    assert "Training does not give it" in gap(document, method, "project_veteran").notes[0]


def test_a_gap_in_doubt_is_to_be_looked_at_again(document: Document, method: Method) -> None:
    answer(document, "schema", accurate="no", way="hire")
    assert gap(document, method, "schema").notes == ("First look again whether it was judged rightly.",)


def test_decided_gaps_come_first_by_their_beginning(document: Document, method: Method) -> None:
    answer(document, "schema", way="train", begin="2027-06-01")
    answer(document, "analysis", way="hire", begin="2027-02-01")
    found = staffing_plan(document.plan, AS_IS, method, TODAY)
    assert [gap.skill.id for gap in found] == ["analysis", "schema", "distributed_systems"]


def test_coverage_before_and_after(document: Document, method: Method) -> None:
    mark(document, "Science", "science", None, "lead")
    document.do(SetAssessment("p-lead", "programming", True))
    answer(document, "schema", way="hire", count=1)
    answer(document, "distributed_systems", way="train", count=6)
    found = coverage(document.plan, AS_IS, method, TODAY)
    assert [team.name for team in found.teams] == ["Team", "Science"]
    cells = {skill.id: row for skill, row in zip(found.skills, found.cells, strict=True)}
    schema = cells["schema"][0]
    assert schema is not None
    assert (schema.have, schema.people, schema.flag) == (0, 10, "red")
    assert (schema.after, schema.people_after, schema.flag_after) == (1, 11, "")
    spread = cells["distributed_systems"][0]
    assert spread is not None
    assert (spread.have, spread.flag, spread.after, spread.flag_after) == (2, "amber", 8, "")
    assert cells["schema"][1] is None, "no column of the science team"
    programming = cells["programming"]
    assert [cover and cover.have for cover in programming] == [10, 1]


def test_too_few_stay_too_few_where_too_few_are_trained(document: Document, method: Method) -> None:
    answer(document, "distributed_systems", way="train", count=3)
    found = coverage(document.plan, AS_IS, method, TODAY)
    cover = found.cells[[skill.id for skill in found.skills].index("distributed_systems")][0]
    assert cover is not None
    assert (cover.after, cover.flag_after) == (5, "amber")


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.floats(0, 120), st.floats(0, 120))
def test_more_months_are_never_earlier(day: date, months: float, more: float) -> None:
    first, second = months_after(day, months), months_after(day, months + more)
    assert day <= first
    assert first <= second + timedelta(days=1), "a part of a month is counted in days"


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(0, 120))
def test_whole_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    landed = months_after(day, months)
    assert (landed.year * 12 + landed.month) - (day.year * 12 + day.month) == months
    assert landed.day == day.day or (landed + timedelta(days=1)).day == 1
    assert months_between(day, landed) == months
    assert months_between(landed, day) == 0
