"""Teams proposed from titles: reasonable, with a reason, the same every time, and never of somebody else's people."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.method import Method
from dataplanner.analysis.titles import ProposedTeam, proposed_teams
from dataplanner.files.method_file import load_method
from dataplanner.model.document import Document
from dataplanner.model.edits import Batch, ChangePosition
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of, mark

DEPARTMENT = """
ceo: Chief Executive Officer
  cao: Chief Algorithms Officer
    styling: Director, Styling
      s1: Data Science Manager
        s11: Data Scientist
        s12: Data Scientist
      s2: Data Science Manager
        s21: Data Scientist
    clients: Director, Clients
      c1: Data Scientist
      c2: Senior Data Scientist
    platform: Director, Platform
      p1: Data Platform Engineer
      p2: Data Platform Engineer
      p3: Administrative Assistant
      p4: Data Engineer
      p5: Data Engineer
  cfo: Chief Financial Officer
    f1: Accountant
    f2: Data Analyst
    f3: Data Analyst
  cto: Chief Technology Officer
    w1: Software Engineer
    w2: Software Engineer
    w3: Hadoop Administrator
"""


def proposals(chart: str, method: Method) -> list[ProposedTeam]:
    return proposed_teams(document_of(chart).plan, AS_IS, method)


def brief(teams: list[ProposedTeam]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(team.kind, team.subtree, team.members) for team in teams]


def test_leaders_of_one_kind_lead_teams_and_others_are_lists(method: Method) -> None:
    assert brief(proposals(DEPARTMENT, method)) == [
        ("science", "styling", ()),
        ("science", "clients", ()),
        ("engineering", "platform", ()),
        ("operations", None, ("w3",)),
        ("analysts", None, ("f2", "f3")),
    ]


def test_names_tell_teams_of_one_kind_apart_and_reasons_count(method: Method) -> None:
    styling, clients, platform, operations, analysts = proposals(DEPARTMENT, method)
    assert [styling.name, clients.name] == ["Data science – Director, Styling", "Data science – Director, Clients"]
    assert [platform.name, operations.name, analysts.name] == ["Data engineering", "Operations", "Analysts"]
    assert styling.reason == "5 of 5 people below Director, Styling have titles of data science."
    assert platform.reason == "4 of 5 people below Director, Platform have titles of data engineering."
    assert operations.reason == "1 person in the whole organisation with titles of operations."
    assert analysts.reason == "2 people below Chief Financial Officer with titles of analysts."


def test_a_department_gives_its_name_when_it_is_the_team(method: Method) -> None:
    document = document_of(DEPARTMENT)
    algorithms = ("styling", "s1", "s11", "s12", "s2", "s21", "clients", "c1", "c2")
    named = [ChangePosition(AS_IS, id_, {"department": "Algorithms"}) for id_ in algorithms]
    platform = [ChangePosition(AS_IS, f"p{i}", {"department": "Data platform"}) for i in range(1, 6)]
    document.do(Batch((*named, *platform), "Departments"))
    names = [team.name for team in proposed_teams(document.plan, AS_IS, method)]
    assert names[:3] == ["Data science – Director, Styling", "Data science – Director, Clients", "Data platform"]


def test_no_more_than_the_largest_are_proposed_in_their_sequence(method: Method) -> None:
    every = proposals(DEPARTMENT, method)
    assert len(every) > 2
    few = replace(method, proposing=replace(method.proposing, most=2))
    kept = proposals(DEPARTMENT, few)
    assert brief(kept) == [entry for entry in brief(every) if entry in brief(kept)]
    assert [team.kind for team in kept] == ["science", "engineering"]
    assert kept[0].subtree == "styling"


def test_teams_of_one_name_are_told_apart_by_department_then_by_number(method: Method) -> None:
    team = "    {0}: Data Science Manager\n      {0}1: Data Scientist\n      {0}2: Data Scientist\n    {0}3: Clerk"
    units = [f"  unit{name}: President\n{team.format(name)}\n    {name}4: Clerk" for name in "abc"]
    document = document_of("\n".join(["ceo", *units]))
    names = [proposal.name for proposal in proposed_teams(document.plan, AS_IS, method)]
    assert names == [f"Data science – Data Science Manager{number}" for number in ("", " 2", " 3")]
    for manager, department in (("a", "Retail"), ("b", "Retail"), ("c", "Industry")):
        document.do(ChangePosition(AS_IS, manager, {"department": department}))
        document.do(ChangePosition(AS_IS, f"unit{manager}", {"department": department}))
        document.do(ChangePosition(AS_IS, f"{manager}4", {"department": department}))
    names = [proposal.name for proposal in proposed_teams(document.plan, AS_IS, method)]
    assert names == [f"Data science – Data Science Manager, {place}" for place in ("Retail", "Retail 2", "Industry")]


def test_teams_below_the_highest_leaders_stay_apart(method: Method) -> None:
    lead = "    {0}: Manager\n      {0}1: Data Engineer\n      {0}2: Data Engineer"
    chart = "\n".join(["ceo", "  cto: Chief Technology Officer", *(lead.format(name) for name in "ab")])
    assert brief(proposals(chart, method)) == [("engineering", "a", ()), ("engineering", "b", ())]
    lower = "top\n" + "\n".join(f"  {line}" for line in chart.splitlines())
    assert brief(proposals(lower, method)) == [("engineering", "cto", ())]


def test_the_top_of_the_chart_is_never_a_member_by_its_place(method: Method) -> None:
    small = "boss: Founder\n  a: Data Engineer\n  b: Data Engineer"
    assert brief(proposals(small, method)) == [("engineering", None, ("a", "b"))]


def test_a_mixed_team_becomes_lists_of_its_kinds(method: Method) -> None:
    titles = ["Data Scientist", "Data Engineer", "Data Scientist", "DataOps Engineer"]
    people = [f"    {name}: {title}" for name, title in zip("abcd", titles, strict=True)]
    mixed = "\n".join(["ceo", "  head: Head of Data", *people])
    teams = proposals(mixed, method)
    assert brief(teams)[:2] == [("science", None, ("a", "c")), ("engineering", None, ("b",))]


def test_a_leader_of_the_kind_with_one_report_is_a_team(method: Method) -> None:
    chart = "ceo\n  vp: VP Operations\n    head: Head of Data Science\n      one: Data Scientist\n    x: Clerk"
    assert brief(proposals(chart, method)) == [("science", "head", ())]


def test_people_scattered_over_several_leaders_are_listed_below_the_next_one(method: Method) -> None:
    managers = [f"    {m}: Manager\n      {m}1: Data Engineer\n      {m}2: Clerk" for m in "ab"]
    chart = "\n".join(["ceo", "  cio: CIO", *managers])
    assert brief(proposals(chart, method)) == [("engineering", None, ("a1", "b1"))]


def test_a_flat_list_of_people_still_gives_teams(method: Method) -> None:
    flat = "a: Data Engineer\nb: Data Engineer\nc: Clerk"
    assert brief(proposals(flat, method)) == [("engineering", None, ("a", "b"))]


def test_uncertain_titles_make_no_team(method: Method) -> None:
    chart = "ceo\n  lab: Manager\n    a: Statistician\n    b: Statistician\n    c: DBA\n    d: DBA"
    assert proposals(chart, method) == []


def test_a_confirmed_kind_goes_before_the_title(method: Method) -> None:
    document = document_of(HANSA)
    for position in ("ravi", "uma"):
        document.do(ChangePosition(AS_IS, position, {"kind": "operations"}))
    kinds = [team.kind for team in proposed_teams(document.plan, AS_IS, method)]
    assert kinds == ["science", "operations", "analysts"]


def test_marked_people_are_not_proposed_again(method: Method) -> None:
    document = document_of(DEPARTMENT)
    while teams := proposed_teams(document.plan, AS_IS, method):
        document.do(Batch(tuple(teams), "Take over"))
        assert len(document.done) < 30
    assert all(team.proposed for team in document.plan.organisation().teams.values())


def test_somebody_marked_by_hand_is_left_out(method: Method) -> None:
    document = document_of(DEPARTMENT)
    mark(document, "Platform", "engineering", "platform")
    assert [team.kind for team in proposed_teams(document.plan, AS_IS, method)] == [
        "science", "science", "operations", "analysts",
    ]  # fmt: skip


TITLES = ["Data Engineer", "Data Scientist", "Head of Data Science", "SRE", "Hadoop Administrator", "Clerk", "Manager"]


def planned(managers: Managers, titles: list[str]) -> Plan:
    return plan_of(managers, dict(zip(managers, titles, strict=False)))


@given(forests(), st.lists(st.sampled_from(TITLES), min_size=30, max_size=30))
def test_proposals_are_sound_and_the_same_every_time(managers: Managers, titles: list[str]) -> None:
    method = load_method()
    plan = planned(managers, titles)
    teams = proposed_teams(plan, AS_IS, method)
    again = proposed_teams(planned(managers, titles), AS_IS, method)
    assert [replace(team, id="") for team in teams] == [replace(team, id="") for team in again]
    assert len({team.name for team in teams}) == len(teams)
    document = Document(plan)
    document.do(Batch(tuple(teams), "Take over"))
    organisation = plan.organisation()
    listed = [member for team in teams for member in organisation.team_members(organisation.team(team.id))]
    assert len(listed) == len(set(listed))
    assert all(team.reason for team in teams)
