"""A person who is erased is nowhere any more: plan, history, versions, file and working copy know nothing of them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    draft,
    erase_person,
    erasing,
    new_session,
    open_plan,
    open_session,
    save_plan,
    set_password,
    snapshots,
    traces_in,
)
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.origin import Origin, write_origin
from dataplanner.files.plan_json import plan_text
from dataplanner.files.privacy.erased import changes_to_erase
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.files.privacy.recent import RecentFiles, read_recent, write_recent
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AcceptFinding,
    AddConnection,
    AddDottedLine,
    AddProject,
    AddTeam,
    ChangePosition,
    CopyScenario,
    FillPosition,
    ImportOrganisation,
    RenamePlan,
    SetStep,
)
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.skills import Assessment, Experience
from dataplanner.model.validity import check_plan
from tests.every_field import NAME, PERSON, PLACE, every_field
from tests.files.plan_file.failing import no_writing
from tests.torture.machine import crash
from tests.torture.steps import take_step
from tests.written import everything_in, hits

OWN = {Person, Assessment, Experience, AbilityJudgement}
OWN_FIELDS = {(Position, "note"), (Position, "fields")}
"""What goes with the person whole; of everything else only their name goes."""
SENTINEL = "Zenobia Quexly"
ADDRESS = "zenobia.quexly@example.org"
NUMBER = "E-77123-Q"
DIGEST = "4be1fd90c35de12a7cc0b3f1"
"""What was decided about somebody else, that it names nobody being nothing that can be seen."""
TRACES = ("zenobia", "quexly", NUMBER.lower(), DIGEST)


@pytest.fixture
def session(tmp_path: Path, folders: Folders) -> PlanSession:
    """A plan in which the sentinel stands wherever a name can stand."""
    session = new_session("Client", folders)
    people = (Person("p-q", SENTINEL, ADDRESS, "on leave"), Person("p-a", "Ada", "", f"replaces {SENTINEL}"))
    positions = (
        Position(AS_IS, "ceo", "Head", "p-a"),
        Position(AS_IS, NUMBER, "Lead", "p-q", "ceo", note="leaves soon", fields={"Pay": "91,234", "Mail": ADDRESS}),
        Position(AS_IS, "report", "Engineer", None, NUMBER, fields={"Manager": "QUEXLY, Zenobia", "Above": NUMBER}),
    )
    problems = (
        ImportProblem("1", "x.csv", 3, "odd", f"“{SENTINEL}” is there twice.", "", NUMBER),
        ImportProblem("2", "x.csv", 2, "odd", "Ada has two managers.", "", "ceo", ("odd", "ada", DIGEST)),
    )
    for edit in (
        ImportOrganisation("x.csv", people, positions, problems),
        AddTeam(AS_IS, f"{SENTINEL}’s team", "engineering", NUMBER, ("report", NUMBER), NUMBER, id="theirs"),
        AddTeam(AS_IS, "Board", "business", None, ("ceo",), id="board"),
        AddConnection(AS_IS, "theirs", "board", "embed", ("p-q", "p-a"), hole=f"What {SENTINEL} did"),
        AddTeam(AS_IS, "By a rule", "analysts", query=f'title:lead or under:"{SENTINEL}" or id:{NUMBER}', id="rule"),
        AddDottedLine(AS_IS, "report", "ceo", f"until {SENTINEL} is back"),
        AddProject("Churn", "asked by zenobia  quexly", SENTINEL, "churn"),
        SetStep("churn", "crawl", "data_problems", {"owner": SENTINEL}),
        AcceptFinding(AS_IS, "single", NUMBER, f"{SENTINEL} wants it so"),
        CopyScenario(AS_IS, "To be", "to-be"),
        FillPosition(AS_IS, NUMBER, "Zenobia Quexly-Smith"),
        ChangePosition(AS_IS, "report", {"note": f"ask {ADDRESS}"}),
        RenamePlan("Client Ltd"),
    ):
        session.document.do(edit)
    session.document.undo()
    session.save_as(tmp_path / "Client.dataplan")
    for name in ("one", "two"):
        session.document.do(RenamePlan(name))
        session.publish()
    return session


def test_nothing_leads_back_to_somebody_who_was_erased(session: PlanSession, tmp_path: Path) -> None:
    assert len(session.snapshots()) > 0
    before = everything_in(tmp_path)
    assert all(trace in before for trace in TRACES)
    erase_person(session, "p-q")
    after = everything_in(tmp_path)
    assert [trace for trace in TRACES if trace in after] == []
    assert "91,234" not in after
    session.close()
    assert hits(TRACES, tmp_path) == []


def test_no_field_of_any_record_leads_back(folders: Folders, tmp_path: Path) -> None:
    every = every_field()
    session = new_session("Client", folders, every.plan)
    session.save_as(tmp_path / "Client.dataplan")
    for edit in (ChangePosition(AS_IS, PLACE, {"note": NAME}), RenamePlan(f"{NAME} and others"), RenamePlan("Client")):
        session.document.do(edit)
        session.publish()
    aside = folders.set_aside / "ours"
    aside.mkdir()
    (aside / "plan.dataplan").write_text(NAME, encoding="utf-8")
    write_origin(aside, Origin(str(session.path), "Client", (), ""))
    (folders.mappings / "0.json").write_text(json.dumps({"fields": {"name": [NAME]}}), encoding="utf-8")
    (folders.mappings / "1.json").write_text(json.dumps({"fields": {"name": ["Name"]}}), encoding="utf-8")
    others = tmp_path / "Client.dataplan"
    write_recent(RecentFiles((tmp_path / "For_Zenobia-Quexly.dataplan", others)), folders)
    assert session.snapshots()
    theirs = {word for (kind, name), word in every.words.items() if kind in OWN or (kind, name) in OWN_FIELDS}
    looked_for = {"zenobia", "quexly", PLACE.lower(), *theirs}
    assert set(hits(looked_for, tmp_path)) == looked_for
    erase_person(session, PERSON)
    assert hits(looked_for, tmp_path) == []
    assert [path.name for path in folders.mappings.iterdir()] == ["1.json"]
    assert read_recent(folders).paths == (others,)
    session.close()
    assert hits(looked_for, tmp_path) == []


@pytest.fixture
def mentioned(tmp_path: Path, folders: Folders) -> PlanSession:
    """A plan in which the holder is called by parts of the name, in every kind of text that an export brings."""
    session = new_session("Client", folders)
    people = (Person("p-q", SENTINEL, ADDRESS), Person("p-b", "Bruno Head"), Person("p-a", "Ada Wu"))
    positions = (
        Position(AS_IS, "ceo", "Head", "p-a", note="zquexly@example.org and Q. Zenobia"),
        Position(AS_IS, "lead", "Lead", "p-q", "ceo", department="Quexly Unit"),
        Position(
            AS_IS, "b", "Head of Quexly’s science", "p-b", "ceo", location="Zenobia house", fields={"To": "Zenobia"}
        ),
    )
    session.document.do(ImportOrganisation("x.csv", people, positions, ()))
    session.document.do(AddTeam(AS_IS, "Quexlys Team", "science", query='title:"Quexly’s science"', id="t"))
    session.document.do(AddProject("Churn", "as Mr Quexly said", "Zenobia", "churn"))
    session.save_as(tmp_path / "Client.dataplan")
    for name in ("With Quexly", "After Zenobia", "Client"):
        session.document.do(RenamePlan(name))
        session.publish()
    return session


def test_the_words_of_the_name_go_from_every_file(mentioned: PlanSession, tmp_path: Path) -> None:
    assert set(hits(TRACES[:2], tmp_path)) == set(TRACES[:2])
    assert not erase_person(mentioned, "p-q")
    assert hits(TRACES[:2], tmp_path) == []
    organisation = mentioned.document.plan.organisation()
    assert organisation.position("b").title == "Head of somebody’s science"
    assert organisation.position("ceo").note == "somebody and somebody"
    assert organisation.team_members(organisation.team("t")) == {"b"}
    mentioned.close()
    assert hits(TRACES[:2], tmp_path) == []


def test_a_word_that_may_mean_others_stays_unless_it_is_to_go(mentioned: PlanSession) -> None:
    titles = {"Head", "Head of Quexly’s science"}
    assert titles <= set(erase_person(mentioned, "p-b"))
    assert mentioned.document.plan.organisation().position("ceo").title == "Head"


def test_what_is_in_doubt_goes_where_it_is_asked_for(mentioned: PlanSession) -> None:
    assert not erase_person(mentioned, "p-b", all_mentions=True)
    organisation = mentioned.document.plan.organisation()
    assert {organisation.position(one).title for one in ("ceo", "lead")} == {"somebody", "Lead"}
    assert {person.name for person in mentioned.document.plan.all(Person)} == {SENTINEL, "Ada Wu"}
    assert organisation.team("t").kind == "science"


def test_damaged_drafts_of_the_plan_that_were_set_aside_go_too(
    session: PlanSession, tmp_path: Path, folders: Folders
) -> None:
    assert session.path is not None
    for name, path in (("ours", session.path), ("foreign", tmp_path / "other.dataplan")):
        aside = folders.set_aside / name
        aside.mkdir()
        (aside / "plan.dataplan").write_text(SENTINEL if name == "ours" else "x", encoding="utf-8")
        write_origin(aside, Origin(str(path), path.stem, (), ""))
    erase_person(session, "p-q")
    assert [aside.name for aside in folders.set_aside.iterdir()] == ["foreign"]


def test_what_a_power_cut_left_beside_the_versions_goes_too(session: PlanSession, tmp_path: Path) -> None:
    left = session.snapshots()[0].path.with_name(".dataplan-0123456789ab-x.saving")
    left.write_text(SENTINEL, encoding="utf-8")
    erase_person(session, "p-q")
    assert not left.exists()


@pytest.mark.parametrize("crashed", [False, True])
def test_a_file_that_follows_later_is_kept_as_no_version(
    session: PlanSession, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crashed: bool
) -> None:
    monkeypatch.setattr(snapshots, "APART", timedelta(0))
    with no_writing(draft):
        erase_person(session, "p-q")
    assert session.document.plan.find(Person, "p-q") is None
    assert session.path is not None
    assert SENTINEL in plan_text(open_plan(session.path))
    if crashed:
        crash(session)
        session = open_session(session.path, folders)
    session.publish()
    assert hits(TRACES, tmp_path) == []
    versions = len(session.snapshots())
    session.document.do(RenamePlan("later"))
    session.publish()
    assert len(session.snapshots()) == versions + 1


def test_the_file_of_somebody_else_is_kept_as_no_version_either(
    session: PlanSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.path is not None
    save_plan(session.document.plan, session.path)
    with pytest.raises(FileError, match="changed by somebody else"):
        erase_person(session, "p-q")
    session.keep_mine()
    assert hits(TRACES, tmp_path) == []


def test_where_the_versions_cannot_be_written_it_can_be_done_again(session: PlanSession, tmp_path: Path) -> None:
    with no_writing(erasing):
        erase_person(session, "p-q")
    assert session.document.plan.find(Person, "p-q") is not None
    erase_person(session, "p-q")
    assert hits(TRACES, tmp_path) == []


def test_looking_changes_nothing_and_can_be_broken_off(session: PlanSession, tmp_path: Path) -> None:
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.dataplan")}
    damaged = session.snapshots()[0].path
    damaged.write_bytes(b"no plan")
    told: list[str] = []
    traces_in(session, "p-q", lambda _share, what: told.append(what))
    assert damaged.exists(), "nobody has agreed to anything yet"

    def stop(_share: float, what: str) -> None:
        if what == told[-1]:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        traces_in(session, "p-q", stop)
    damaged.write_bytes(files[damaged])
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.dataplan")} == files


def test_a_damaged_version_goes_also_where_it_was_looked_through_before(session: PlanSession, tmp_path: Path) -> None:
    versions = session.snapshots()
    content = bytearray(versions[0].path.read_bytes())
    at = content.index(b'"name":"Zenob')
    content[at : at + 1] = b"{"  # no JSON any longer
    versions[0].path.write_bytes(content)
    erase_person(session, "p-q", traces=traces_in(session, "p-q"))
    assert [one.path for one in session.snapshots()] == [one.path for one in versions[1:]]
    assert hits(TRACES, tmp_path) == []


def test_the_chart_stays_as_it_was_around_the_vacancy(session: PlanSession) -> None:
    erase_person(session, "p-q")
    organisation = session.document.plan.organisation()
    (vacancy,) = organisation.reports("ceo")
    assert (vacancy.title, vacancy.person, dict(vacancy.fields)) == ("Lead", None, {})
    assert [report.id for report in organisation.reports(vacancy.id)] == ["report"]
    team = organisation.team("theirs")
    (connection,) = organisation.connections.values()
    assert (team.lead, team.subtree, set(team.members)) == (vacancy.id, vacancy.id, {"report", vacancy.id})
    assert team.name == "somebody’s team"
    assert organisation.team_members(organisation.team("rule")) == {"report", vacancy.id}
    assert (connection.people, connection.hole) == (("p-a",), "What somebody did")
    check_plan(session.document.plan)


def test_undo_and_redo_still_work_and_never_bring_them_back(session: PlanSession, folders: Folders) -> None:
    erase_person(session, "p-q")
    texts = [plan_text(session.document.plan)]
    while session.document.undo_label:
        assert "uexly" not in session.document.undo_label
        session.document.undo()
        check_plan(session.document.plan)
        texts.append(plan_text(session.document.plan))
    assert "uexly" not in "".join(texts)
    assert plan_text(session.document.plan) == plan_text(Plan("Client"))
    while len(texts) > 1:
        texts.pop()
        session.document.redo()
        assert plan_text(session.document.plan) == texts[-1]


def test_memory_file_and_working_copy_agree_after_erasing(session: PlanSession, folders: Folders) -> None:
    erase_person(session, "p-q")
    assert session.path is not None
    text = plan_text(session.document.plan)
    assert plan_text(open_plan(session.path)) == text
    session.document.do(RenamePlan("after"))
    session.document.undo()
    session.close()
    assert session.path is not None
    assert plan_text(open_session(session.path, folders).document.plan) == text


def test_a_file_changed_outside_is_not_overwritten_by_erasing(session: PlanSession) -> None:
    assert session.path is not None
    save_plan(Plan("Theirs"), session.path)
    with pytest.raises(FileError, match="changed by somebody else"):
        erase_person(session, "p-q")
    assert open_plan(session.path).name == "Theirs"
    assert "uexly" not in plan_text(session.document.plan)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 40))
def test_erasing_anybody_leaves_a_sound_plan(seed: int, whom: int) -> None:
    document = Document(Plan())
    for number in range(40):
        take_step(document, seed, number)
    traces = Traces(f"p{whom}")
    for position in document.plan.organisation().positions():
        traces.gather([position])
    traces.gather(document.plan.all(Person))
    document.plan.apply(changes_to_erase(document.plan, Erasure(traces)))
    check_plan(document.plan)
    assert document.plan.find(Person, f"p{whom}") is None
    assert json.dumps(f"Name {whom}") not in plan_text(document.plan)


def test_versions_of_what_the_plan_was_saved_from_are_reached(session: PlanSession, tmp_path: Path) -> None:
    earlier = [version.path for version in session.snapshots()]
    session.save_as(tmp_path / "Another.dataplan")
    (tmp_path / "Client.dataplan").unlink()
    assert session.snapshots() == []
    erase_person(session, "p-q")
    session.close()
    assert hits(TRACES, tmp_path) == []
    assert all(path.exists() for path in earlier)


@pytest.mark.skipif(not can_encrypt(), reason="needs SQLCipher")
def test_versions_behind_another_password_are_told_and_can_be_removed(
    session: PlanSession, folders: Folders, tmp_path: Path
) -> None:
    session.save_as(tmp_path / "Another.dataplan")
    first = open_session(tmp_path / "Client.dataplan", folders)
    set_password(first, "of the first one")
    first.leave()
    assert session.ancestry().shut() == [], "they belong to a file that is there"
    (tmp_path / "Client.dataplan").unlink()
    erase_person(session, "p-q")
    assert len(session.ancestry().shut()) == 1
    session.ancestry().remove_shut()
    assert session.ancestry().shut() == []
    session.close()
