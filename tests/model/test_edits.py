"""Edits: each changes what it says, refuses what it must with the plan as it was, and can be taken back."""

import pytest

from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Changed, Document
from dataplanner.model.edits import (
    AcceptFinding,
    AddConnection,
    AddDottedLine,
    AddPosition,
    AddProject,
    AddSkill,
    AddTeam,
    Batch,
    ChangeConnection,
    ChangeDottedLine,
    ChangePosition,
    ChangeProject,
    ChangeSkill,
    ChangeTeam,
    ConfirmTeams,
    CopyScenario,
    Edit,
    FillPosition,
    InsertManager,
    MoveAlone,
    MovePosition,
    PlaceBeside,
    RemoveBranch,
    RemoveConnection,
    RemoveDottedLine,
    RemovePosition,
    RemoveProject,
    RemoveScenario,
    RemoveSkill,
    RemoveTeam,
    RenamePlan,
    RenameScenario,
    SetAssessment,
    SetExperience,
    SetStep,
    VacatePosition,
    WithdrawAcceptance,
)
from dataplanner.model.errors import DuplicateRecord, InvalidRecord, PlanError, UnknownRecord, WouldMakeCycle
from dataplanner.model.positions import AS_IS
from dataplanner.model.query import QueryError
from dataplanner.model.skills import Assessment
from dataplanner.model.validity import check_plan
from tests.model.builders import HANSA, document_of, mark


@pytest.fixture
def document() -> Document:
    """Hansa with two teams, a skill, an assessment, a dotted line, a project and a second scenario."""
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Squad", "other", None, "mori", "ravi")
    for edit in (
        AddSkill("Schema", ("engineering",), id="schema"),
        SetAssessment("p-ravi", "schema", True),
        AddDottedLine(AS_IS, "mori", "dana"),
        AddConnection(AS_IS, "science", "squad", "known", ("p-mori",), "2027-03-31", id="friends"),
        AddProject("Waste", id="waste"),
        SetStep("waste", "crawl", "metrics", {"status": "done"}),
        AcceptFinding(AS_IS, "few_engineers", "", "On purpose"),
        CopyScenario(AS_IS, "To be", id="to-be"),
    ):
        document.do(edit)
    return document


EDITS: list[Edit] = [
    AddPosition(AS_IS, "Intern", "ravi", "Ida"),
    AddPosition(AS_IS, "Peer", "dana", after="ravi"),
    InsertManager(AS_IS, ("mori",), "Lead"),
    InsertManager(AS_IS, ("uma", "ravi"), "Lead"),
    MoveAlone(AS_IS, "bauer", "dana"),
    MoveAlone(AS_IS, "bauer", "mori"),
    MoveAlone(AS_IS, "bauer", None),
    PlaceBeside(AS_IS, "mori", "roth", after=True),
    PlaceBeside(AS_IS, "uma", "ravi"),
    PlaceBeside(AS_IS, "dana", "bauer"),
    RemoveBranch(AS_IS, "bauer"),
    ChangeDottedLine(AS_IS, "mori", "dana", "Standards"),
    ChangeDottedLine(AS_IS, "mori", "dana", style="dots"),
    ChangePosition(AS_IS, "mori", {"title": "Lead", "fte": 0.5, "kind": "science"}),
    MovePosition(AS_IS, "dana", "cfo"),
    MovePosition(AS_IS, "uma", "dana", before="ravi"),
    MovePosition(AS_IS, "dana", None),
    RemovePosition(AS_IS, "bauer"),
    RemovePosition(AS_IS, "mori", detach_reports=True),
    FillPosition(AS_IS, "mori", "Aiko"),
    VacatePosition(AS_IS, "mori"),
    AddDottedLine(AS_IS, "uma", "bauer"),
    RemoveDottedLine(AS_IS, "mori", "dana"),
    AddTeam(AS_IS, "Ops", "operations", "dana"),
    ChangeTeam(AS_IS, "science", {"name": "Data science", "lead": "mori"}),
    RemoveTeam(AS_IS, "squad"),
    AddTeam(AS_IS, "By rule", "science", query="title:scientist"),
    ChangeTeam(AS_IS, "squad", {"members": (), "query": "under:dana"}),
    AddConnection(AS_IS, "squad", "science", "embed", ("p-ravi",), volunteer=True, hole="Nights on call"),
    ChangeConnection(AS_IS, "friends", {"kind": "dotted", "people": ()}),
    RemoveConnection(AS_IS, "friends"),
    AddSkill("SQL", ("engineering",)),
    ChangeSkill("schema", {"name": "Schemas"}),
    RemoveSkill("schema"),
    SetAssessment("p-uma", "schema", False),
    SetAssessment("p-ravi", "schema", None),
    SetExperience("p-ravi", "veteran", "Two systems"),
    AddProject("Another"),
    ChangeProject("waste", {"phase": "walk"}),
    RemoveProject("waste"),
    SetStep("waste", "walk", "code", {"status": "waiting", "owner": "Dana"}),
    CopyScenario("to-be", "Third"),
    RenameScenario("to-be", "One leader"),
    RemoveScenario("to-be"),
    RenamePlan("Hansa"),
    AcceptFinding(AS_IS, "no_operations", "", "Outsourced"),
    WithdrawAcceptance(AS_IS, "few_engineers", ""),
    Batch((MovePosition(AS_IS, "mori", "dana"), RemovePosition(AS_IS, "bauer")), "Two at once"),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_an_edit_changes_the_plan_and_undo_and_redo_are_exact(document: Document, edit: Edit) -> None:
    before = plan_text(document.plan)
    assert document.do(edit)
    after = plan_text(document.plan)
    assert after != before
    check_plan(document.plan)
    document.undo()
    assert plan_text(document.plan) == before
    document.redo()
    assert plan_text(document.plan) == after


REFUSED: list[tuple[Edit, type[PlanError]]] = [
    (MovePosition(AS_IS, "ceo", "mori"), WouldMakeCycle),
    (MovePosition(AS_IS, "mori", "mori"), WouldMakeCycle),
    (MovePosition(AS_IS, "mori", "nobody"), UnknownRecord),
    (AddPosition(AS_IS, "Twice", "ceo", id="mori"), DuplicateRecord),
    (AddPosition("nowhere", "Lost"), UnknownRecord),
    (ChangePosition(AS_IS, "mori", {"fte": -1.0}), InvalidRecord),
    (ChangePosition(AS_IS, "mori", {"fte": float("nan")}), InvalidRecord),
    (ChangePosition(AS_IS, "mori", {"kind": "wizards"}), InvalidRecord),
    (ChangePosition(AS_IS, "mori", {"manager": "ceo"}), InvalidRecord),
    (ChangePosition(AS_IS, "mori", {"id": "else"}), InvalidRecord),
    (ChangePosition(AS_IS, "mori", {"salary": "1"}), InvalidRecord),
    (AddPosition(AS_IS, "Peer", "dana", after="mori"), InvalidRecord),
    (MovePosition(AS_IS, "mori", "dana", before="roth"), InvalidRecord),
    (InsertManager(AS_IS, ("mori", "ravi")), InvalidRecord),
    (InsertManager(AS_IS, ()), InvalidRecord),
    (InsertManager(AS_IS, ("mori",), id="ravi"), DuplicateRecord),
    (MoveAlone(AS_IS, "bauer", "bauer"), WouldMakeCycle),
    (PlaceBeside(AS_IS, "bauer", "mori"), WouldMakeCycle),
    (PlaceBeside(AS_IS, "bauer", "bauer"), InvalidRecord),
    (RemoveBranch(AS_IS, "nobody"), UnknownRecord),
    (ChangeDottedLine(AS_IS, "uma", "ceo", "None"), UnknownRecord),
    (FillPosition(AS_IS, "mori", "  "), InvalidRecord),
    (AddDottedLine(AS_IS, "mori", "bauer"), InvalidRecord),
    (AddDottedLine(AS_IS, "mori", "dana"), DuplicateRecord),
    (RemoveDottedLine(AS_IS, "uma", "ceo"), UnknownRecord),
    (AddTeam(AS_IS, "Nobody", "science"), InvalidRecord),
    (AddTeam(AS_IS, " ", "science", "dana"), InvalidRecord),
    (AddTeam(AS_IS, "Odd", "wizards", "dana"), InvalidRecord),
    (AddTeam(AS_IS, "Lost", "science", "nobody"), UnknownRecord),
    (ChangeTeam(AS_IS, "squad", {"members": ()}), InvalidRecord),
    (ChangeTeam(AS_IS, "squad", {"lead": "nobody"}), UnknownRecord),
    (AddConnection(AS_IS, "science", "science", "known"), InvalidRecord),
    (AddConnection(AS_IS, "science", "nobody", "known"), UnknownRecord),
    (AddConnection(AS_IS, "science", "squad", "friendly"), InvalidRecord),
    (AddConnection(AS_IS, "science", "squad", "known", ("nobody",)), UnknownRecord),
    (AddConnection(AS_IS, "science", "squad", "known", id="friends"), DuplicateRecord),
    (ChangeConnection(AS_IS, "friends", {"since": "last spring"}), InvalidRecord),
    (RemoveConnection(AS_IS, "nothing"), UnknownRecord),
    (AddTeam(AS_IS, "By rule", "science", query="title:astronaut"), InvalidRecord),
    (AddTeam(AS_IS, "By rule", "science", query="colour:red"), QueryError),
    (AddTeam(AS_IS, "By rule", "science", query='title:"half'), QueryError),
    (ChangeTeam(AS_IS, "science", {"query": "under:nobody"}), QueryError),
    (AddTeam(AS_IS, "Led from afar", "science", "bauer", lead="nobody"), UnknownRecord),
    (SetAssessment("nobody", "schema", True), UnknownRecord),
    (SetAssessment("p-ravi", "magic", True), UnknownRecord),
    (SetExperience("p-ravi", "guru"), InvalidRecord),
    (SetStep("waste", "sprint", "code", {}), InvalidRecord),
    (SetStep("waste", "walk", "code", {"status": "half"}), InvalidRecord),
    (ChangeProject("waste", {"phase": "sprint"}), InvalidRecord),
    (RemoveScenario(AS_IS), InvalidRecord),
    (AcceptFinding(AS_IS, "x", "", " "), InvalidRecord),
    (WithdrawAcceptance(AS_IS, "x", ""), UnknownRecord),
    (Batch((MovePosition(AS_IS, "mori", "dana"), MovePosition(AS_IS, "ceo", "mori")), "Half"), WouldMakeCycle),
]


@pytest.mark.parametrize(("edit", "error"), REFUSED, ids=lambda value: type(value).__name__)
def test_a_refused_edit_leaves_everything_as_it_was(document: Document, edit: Edit, error: type[PlanError]) -> None:
    before, revision = plan_text(document.plan), document.revision
    with pytest.raises(error) as refusal:
        document.do(edit)
    assert refusal.value.sentence.endswith(".")
    assert refusal.value.remedy.endswith(".")
    assert (plan_text(document.plan), document.revision) == (before, revision)


def test_an_edit_that_changes_nothing_is_no_step(document: Document) -> None:
    steps = len(document.done)
    assert not document.do(MovePosition(AS_IS, "mori", "bauer"))
    assert not document.do(RenamePlan("Test"))
    assert len(document.done) == steps


def test_reports_of_a_removed_position_go_up(document: Document) -> None:
    document.do(RemovePosition(AS_IS, "bauer"))
    organisation = document.plan.organisation()
    assert {report.id for report in organisation.reports("cfo")} == {"mori", "roth"}
    assert organisation.team_members(organisation.team("science")) == {"mori", "roth"}


def test_a_move_can_place_somebody_between_siblings(document: Document) -> None:
    document.do(AddPosition(AS_IS, "Third", "dana", id="third"))
    document.do(MovePosition(AS_IS, "third", "dana", before="uma"))
    assert [report.id for report in document.plan.organisation().reports("dana")] == ["ravi", "third", "uma"]


def test_removing_a_skill_removes_what_was_said_of_it(document: Document) -> None:
    document.do(RemoveSkill("schema"))
    assert not list(document.plan.all(Assessment))


def test_a_scenario_is_independent_of_the_one_it_was_copied_from(document: Document) -> None:
    document.do(MovePosition("to-be", "dana", "cfo"))
    assert document.plan.organisation().position("dana").manager == "cto"
    assert document.plan.organisation("to-be").position("dana").manager == "cfo"


def test_confirming_takes_the_mark_off_a_proposed_team(document: Document) -> None:
    document.do(AddTeam(AS_IS, "Found", "engineering", "dana", proposed=True, id="found"))
    document.do(ConfirmTeams(AS_IS, ("found",)))
    assert not document.plan.organisation().team("found").proposed


def test_a_team_takes_its_connections_with_it_in_its_own_scenario(document: Document) -> None:
    document.do(RemoveTeam(AS_IS, "squad"))
    assert not document.plan.organisation().connections
    assert list(document.plan.organisation("to-be").connections) == ["friends"]


def test_labels_name_who_is_moved_where(document: Document) -> None:
    document.do(MovePosition(AS_IS, "mori", "dana"))
    assert document.undo_label == "Move Mori under Dana"


def test_subscribers_hear_of_every_change_until_they_leave(document: Document) -> None:
    heard: list[Changed] = []
    leave = document.subscribe(heard.append)
    document.do(RenamePlan("One"))
    document.undo()
    leave()
    document.redo()
    assert [change.tables for change in heard] == [{"plan"}, {"plan"}]
    assert heard[0].revision < heard[1].revision
    assert heard[0].keys("plan") == {("plan",)}


def test_a_journal_that_cannot_keep_an_edit_undoes_it(document: Document) -> None:
    class FullDisk:
        def did(self, entry: object) -> None:
            raise OSError("no space left")

    before = plan_text(document.plan)
    document.journal = FullDisk()  # type: ignore[assignment]
    with pytest.raises(OSError, match="no space"):
        document.do(RenamePlan("Never kept"))
    assert plan_text(document.plan) == before
    assert document.undo_label != "Rename the plan to Never kept"


def test_an_fte_that_is_no_number_is_told_as_such(document: Document) -> None:
    with pytest.raises(InvalidRecord) as told:
        ChangePosition(AS_IS, "mori", {"fte": float("nan")}).changes(document.plan)
    assert "not a number" in told.value.sentence
