"""What is typed or pasted into cells, as one edit: fields, holders, managers by name, and new rows."""

from __future__ import annotations

import pytest

from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition
from dataplanner.model.errors import PlanError
from dataplanner.model.positions import AS_IS
from dataplanner.model.validity import check_plan
from dataplanner.ui.organisation.sheet.entries import Cell, EntryError, entered
from tests.model.builders import HANSA, document_of

KINDS = {"science": "Data science", "engineering": "Data engineering"}


@pytest.fixture
def document() -> Document:
    return document_of(HANSA)


def enter(document: Document, *cells: tuple[str, str, str]) -> bool:
    edit = entered(document.plan, AS_IS, [Cell(*cell) for cell in cells], KINDS, "Paste")
    return document.do(edit)


def test_fields_are_changed_each_as_what_it_is(document: Document) -> None:
    enter(
        document,
        ("mori", "title", " Lead "),
        ("mori", "fte", "0,5"),
        ("mori", "kind", "data SCIENCE"),
        ("mori", "field:Cost centre", "0012"),
        ("roth", "location", "Oslo"),
    )
    mori = document.plan.organisation().position("mori")
    assert (mori.title, mori.fte, mori.kind, dict(mori.fields)) == ("Lead", 0.5, "science", {"Cost centre": "0012"})
    assert document.plan.organisation().position("roth").location == "Oslo"
    assert document.undo_label == "Paste"


def test_holders_are_renamed_and_leave(document: Document) -> None:
    enter(document, ("mori", "name", "Aiko Mori"), ("roth", "name", ""))
    organisation = document.plan.organisation()
    assert document.plan.label(organisation.position("mori")) == "Aiko Mori, Data Scientist"
    assert organisation.position("roth").vacant


@pytest.mark.parametrize("text", ["dana", "Dana", "DANA, vp data platform", "VP Data Platform"])
def test_a_manager_is_known_by_id_name_both_or_title(document: Document, text: str) -> None:
    enter(document, ("mori", "manager", text))
    assert document.plan.organisation().position("mori").manager == "dana"


def test_without_a_manager_somebody_is_detached(document: Document) -> None:
    enter(document, ("mori", "manager", ""))
    assert document.plan.organisation().position("mori").manager is None


def test_a_manager_of_several_meanings_is_refused(document: Document) -> None:
    with pytest.raises(EntryError, match="stands for 2 positions"):
        enter(document, ("mori", "manager", "Data Engineer"))
    with pytest.raises(EntryError, match="Nobody is called"):
        enter(document, ("mori", "manager", "Nobody Known"))


@pytest.mark.parametrize(
    ("column", "text", "sentence"), [("fte", "half", "not a number of FTE"), ("kind", "wizard", "no kind of work")]
)
def test_what_a_cell_cannot_take_is_refused(document: Document, column: str, text: str, sentence: str) -> None:
    before = plan_text(document.plan)
    with pytest.raises(PlanError, match=sentence):
        enter(document, ("mori", "title", "Lead"), ("mori", column, text))
    assert plan_text(document.plan) == before


def test_new_rows_may_report_to_each_other(document: Document) -> None:
    enter(
        document,
        ("n2", "name", "Bea Low"),
        ("n2", "manager", "Ada High"),
        ("n1", "name", "Ada High"),
        ("n1", "title", "Chief Data Officer"),
        ("n1", "manager", "Ceo"),
    )
    organisation = document.plan.organisation()
    assert [position.id for position in organisation.reports("n1")] == ["n2"]
    assert organisation.position("n1").manager == "ceo"
    assert len(document.done) == len(HANSA.split("\n")[1:-1]) + 1


def test_two_may_change_places(document: Document) -> None:
    """Neither move could be done alone first."""
    enter(document, ("cto", "manager", "dana"), ("dana", "manager", "ceo"))
    organisation = document.plan.organisation()
    assert (organisation.position("cto").manager, organisation.position("dana").manager) == ("dana", "ceo")
    check_plan(document.plan)


def test_a_circle_is_refused_and_nothing_is_done(document: Document) -> None:
    before = plan_text(document.plan)
    with pytest.raises(PlanError):
        enter(document, ("cto", "manager", "dana"), ("ceo", "manager", "cto"))
    assert plan_text(document.plan) == before


def test_what_is_as_it_was_is_no_step(document: Document) -> None:
    assert not enter(document, ("mori", "title", "Data Scientist"), ("mori", "name", "Mori"), ("mori", "fte", "1"))


def test_managers_who_stay_keep_the_sequence_of_their_reports(document: Document) -> None:
    document.do(AddPosition(AS_IS, "Third", "bauer", id="third"))
    enter(document, ("mori", "manager", "Bauer"), ("roth", "manager", "Dana"), ("third", "manager", "Bauer"))
    assert [position.id for position in document.plan.organisation().reports("bauer")] == ["mori", "third"]
