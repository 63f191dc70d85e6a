"""A pseudonymised copy says nothing of people and all of the organisation."""

import json
from pathlib import Path

import networkx as nx

from dataplanner.files.plan_file import open_plan, save_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.files.privacy.pseudonyms import HIDDEN, KEPT, TEXTS, in_small_groups, pseudonymised, save_key
from dataplanner.model.edits import (
    AcceptFinding,
    AddConnection,
    AddDottedLine,
    AddPosition,
    AddProject,
    AddSkill,
    AddTeam,
    Batch,
    ChangePosition,
    CopyScenario,
    Edit,
    SetAssessment,
    SetExperience,
    SetStep,
)
from dataplanner.model.notes import ImportProblem
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change
from dataplanner.model.skills import Assessment
from dataplanner.model.validity import check_plan

SENTINELS = ("zenobia", "quexly", "brillig", "91,234", "secret")


def engineers() -> list[Edit]:
    return [AddPosition(AS_IS, "Mark Engineer", "head", f"Mark Mc{n}", f"emp-{n}", f"p-{n}") for n in range(6)]


def sensitive_plan() -> Plan:
    """A plan with names, pay and judgements wherever they can stand."""
    plan = Plan("Secret project of Zenobia")
    plan.apply([Change(None, ImportProblem("1", "x.csv", 3, "odd", "“Zenobia Quexly” is there twice."))])
    Batch(
        (
            AddPosition(AS_IS, "Head of Data", None, "Zenobia Quexly", "head", "p-head"),
            AddPosition(AS_IS, "Assistant to Zenobia Quexly", "head", "Ada Brillig", "zenobia.assistant", "p-a"),
            *engineers(),
            ChangePosition(AS_IS, "head", {"note": "secret", "fields": {"Pay": "91,234"}, "department": "Quexly’s"}),
            AddDottedLine(AS_IS, "emp-1", "zenobia.assistant", "secret"),
            AddTeam(AS_IS, "Team Brillig", "engineering", "head", id="team"),
            AddTeam(AS_IS, "By a rule", "analysts", query='title:assistant or under:"Zenobia Quexly"', id="rule"),
            AddConnection(AS_IS, "team", "rule", "known", people=("p-head",), hole="secret", note="secret"),
            AddSkill("SQL", ("engineering",), id="sql"),
            SetAssessment("p-1", "sql", True),
            SetExperience("p-1", "veteran", "secret"),
            AddProject("Churn", "secret", "Zenobia Quexly", "churn"),
            SetStep("churn", "crawl", "data_problems", {"owner": "Ada Brillig", "note": "secret", "status": "done"}),
            AcceptFinding(AS_IS, "single", "zenobia.assistant", "secret"),
            CopyScenario(AS_IS, "Without Zenobia", "to-be"),
        ),
        "all",
    ).apply(plan)
    return plan


def test_nothing_in_the_copy_leads_to_anybody(tmp_path: Path) -> None:
    plan = sensitive_plan()
    copy = pseudonymised(plan)
    save_plan(copy.plan, tmp_path / "copy.dataplan")
    content = (tmp_path / "copy.dataplan").read_bytes().decode("ascii", "replace")
    written = (plan_text(copy.plan) + content).lower()
    assert [sentinel for sentinel in SENTINELS if sentinel in written] == []
    ids = {person.id for person in plan.all(Person)} | {position.id for position in plan.all(Position)}
    assert [id_ for id_ in ids if f'"{id_}"' in written] == []


def test_the_organisation_is_the_same_but_for_ids(tmp_path: Path) -> None:
    plan, copy = sensitive_plan(), pseudonymised(sensitive_plan()).plan
    check_plan(copy)
    assert nx.is_isomorphic(plan.organisation().graph, copy.organisation().graph)
    assert [record.held for record in copy.all(Assessment)] == [True]
    sizes = {team.kind: len(copy.organisation().team_members(team)) for team in copy.organisation().teams.values()}
    assert sizes == {t.kind: len(plan.organisation().team_members(t)) for t in plan.organisation().teams.values()}
    assert [len(connection.people) for connection in copy.organisation().connections.values()] == [1]
    assert len(list(copy.all(Person))) == len(list(plan.all(Person)))
    assert sorted(p.title for p in copy.organisation("to-be").positions()).count("Mark Engineer") == 6


def test_a_word_that_many_titles_share_stays_although_it_is_a_name() -> None:
    titles = {position.title for position in pseudonymised(sensitive_plan()).plan.organisation().positions()}
    assert titles == {"Head of Data", f"Assistant to {HIDDEN}", "Mark Engineer"}


def test_a_whole_name_goes_even_where_each_of_its_words_is_common() -> None:
    plan = sensitive_plan()
    for number in range(6):
        ChangePosition(AS_IS, f"emp-{number}", {"department": "Sales (Quexly, Zenobia)"}).apply(plan)
    departments = {position.department for position in pseudonymised(plan).plan.organisation().positions()}
    assert f"Sales ({HIDDEN})" in departments


def test_names_go_however_they_are_spelt() -> None:
    plan = Plan()
    AddPosition(AS_IS, "Head", None, "Łukasz Świątek", "head", "p").apply(plan)
    for number, title in enumerate(("of Lukasz Swiatek", "lswiatek", "LUKASZ", "Swiatek’s")):
        AddPosition(AS_IS, f"Deputy {title}", "head", "", f"d{number}").apply(plan)
    titles = {position.title for position in pseudonymised(plan).plan.organisation().positions()}
    assert titles == {"Head", f"Deputy of {HIDDEN}", f"Deputy {HIDDEN}", f"Deputy {HIDDEN}’s"}


def test_every_field_that_is_kept_is_one_of_its_record() -> None:
    for kind in KEPT:
        fields = set(kind.__struct_fields__)
        assert fields.issuperset(KEPT[kind])
        assert fields.issuperset(TEXTS.get(kind, ()))


def test_every_copy_has_other_pseudonyms() -> None:
    plan = sensitive_plan()
    assert not pseudonymised(plan).key.keys() & pseudonymised(plan).key.keys()


def test_the_key_leads_back_and_is_kept_apart(tmp_path: Path) -> None:
    plan = sensitive_plan()
    copy = pseudonymised(plan)
    head = next(p for p in copy.plan.organisation().positions() if p.title == "Head of Data")
    holder = copy.plan.person_of(head)
    assert holder is not None
    assert copy.key[holder.name] == ("Zenobia Quexly", "")
    save_key(copy.key, tmp_path / "key.json")
    assert json.loads((tmp_path / "key.json").read_text())[holder.name]["name"] == "Zenobia Quexly"


def test_people_in_small_groups_are_counted() -> None:
    copy = pseudonymised(sensitive_plan())
    assert copy.small_groups == in_small_groups(copy.plan) == 2


def test_the_plan_itself_is_untouched() -> None:
    plan = sensitive_plan()
    before = plan_text(plan)
    pseudonymised(plan)
    assert plan_text(plan) == before


def test_a_copy_is_saved_and_opened_like_any_plan(tmp_path: Path) -> None:
    copy = pseudonymised(sensitive_plan()).plan
    save_plan(copy, tmp_path / "copy.dataplan")
    assert plan_text(open_plan(tmp_path / "copy.dataplan")) == plan_text(copy)
