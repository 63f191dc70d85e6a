"""What is told before somebody is erased: which texts change, and which stay in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.analysis.mentions import Doubt
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.files.privacy.survey import HISTORY, Survey, survey_of
from dataplanner.files.privacy.survey_text import IN_FILE_NAME, NAMESAKE, left_text, reach_texts
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, ChangePosition, FillPosition, RenamePlan, SetJudgement
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from tests.every_field import PERSON, every_field


@pytest.fixture
def document() -> Document:
    made = Document(Plan())
    made.do(AddPosition(AS_IS, "Head of Data", None, "Zebedee Quixley", "head", "z"))
    made.do(AddPosition(AS_IS, "Clerk of Quixley", "head", "Anna Quixley", "clerk", "a"))
    made.do(AddPosition(AS_IS, "Assistant to Zebedee", "head", "", "assistant"))
    made.do(ChangePosition(AS_IS, "head", {"note": "Zebedee is ill", "department": "Zebedee house"}))
    made.do(ChangePosition(AS_IS, "clerk", {"note": "ask zebedee", "department": "Zebedee house"}))
    return made


def surveyed(document: Document, person: str) -> Survey:
    """What erasing somebody would do, as the plan in memory and its history tell."""
    traces = Traces.of(person, document.plan)
    for entry in (*document.done, *document.undone):
        traces.gather(record for change in entry.changes for record in (change.before, change.after))
    return survey_of(document, traces)


def test_texts_that_change_are_counted_once_by_their_place(document: Document) -> None:
    changed = surveyed(document, "z").changed
    places = {place: count for place, count in changed.items() if place != HISTORY}
    assert places == {("positions", "title"): 1, ("positions", "department"): 1}


def test_texts_that_stay_are_given_with_the_doubt(document: Document) -> None:
    left = surveyed(document, "z").left
    assert left["Clerk of Quixley"] is Doubt.SHARED
    assert left["ask zebedee"] is Doubt.ORDINARY


def test_steps_of_the_history_are_told(document: Document) -> None:
    document.do(RenamePlan("By Zebedee"))
    document.do(RenamePlan("Client"))
    assert surveyed(document, "z").changed[HISTORY] >= 1


def test_a_former_name_counts_as_well(document: Document) -> None:
    document.do(FillPosition(AS_IS, "head", "Zebedee Marchbanks"))
    document.do(RenamePlan("Marchbanks and Quixley"))
    left = surveyed(document, "z").left
    assert left["Marchbanks and Quixley"] is Doubt.SHARED, "the surname of Anna; the other is taken out"


def test_a_namesake_keeps_the_name_and_that_is_said(document: Document) -> None:
    document.do(AddPosition(AS_IS, "Deputy", "head", "Quixley, Zebedee", "deputy", "other"))
    survey = surveyed(document, "z")
    assert survey.namesake
    assert left_text(0, survey).startswith(f"{NAMESAKE} No other text of this plan")
    assert not surveyed(document, "a").namesake
    assert left_text(0, surveyed(document, "a")).startswith("No text of this plan")


@pytest.mark.parametrize(("file", "named"), [("Zebedee_Quixley plan", True), ("zquixley", True), ("Zebra", False)])
def test_a_file_called_after_the_person_is_told(document: Document, file: str, named: bool) -> None:
    survey = survey_of(document, Traces.of("z", document.plan), Path(f"{file}.dataplan"))
    assert survey.in_file_name is named
    assert any(IN_FILE_NAME in text for text in reach_texts(document.plan, "z", survey)) is named


def test_judgements_are_not_shown() -> None:
    document = Document(every_field().plan)
    document.do(AddPosition(AS_IS, "Young clerk", "top", "Bea Young", "clerk", "bea"))
    document.do(SetJudgement(PERSON, "skill", {"note": "Young at heart"}))
    assert "Young clerk" in surveyed(document, "bea").left
    assert "Young at heart" not in surveyed(document, "bea").left


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("Jack London", "London", True),
        ("Jack London", "the London office", True),
        ("Nora York", "New York", True),
        ("Tom Retail", "Head of Retail", True),
        ("Tom Quixley", "Quixley’s unit", False),
        ("Zenobia Leeds", "Leeds", False),
    ],
)
def test_a_place_or_department_of_several_is_no_name(name: str, text: str, kept: bool) -> None:
    places = ["London", "London", "New York", "New York", "Leeds"]
    departments = ["Retail", "Retail", "Quixley’s unit", "Quixley’s unit", "Sales"]
    positions = [
        Position(AS_IS, str(number), location=place, department=department)
        for number, (place, department) in enumerate(zip(places, departments, strict=True))
    ]
    plan = Plan.of({Person.table: [Person("p", name)], Position.table: positions})
    erasure = Erasure(Traces.of("p", plan))
    assert (erasure.of_text(text) == text) is kept
    assert (text in erasure.left) is kept, "what stays is told"
