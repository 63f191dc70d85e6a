"""A newer export against an edited plan: what is new comes in, what the user did stays, contradictions are told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.refresh import Refresh, refreshed
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddDottedLine,
    AddPosition,
    AddSkill,
    AddTeam,
    ChangePosition,
    CopyScenario,
    FillPosition,
    ImportOrganisation,
    MovePosition,
    RemovePosition,
    SetAssessment,
)
from dataplanner.model.exported import exported, exported_person
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change
from dataplanner.model.skills import Assessment, Skill
from dataplanner.model.teams import Team
from dataplanner.model.validity import check_plan
from tests.real_orgs import REAL_ORGS, needs_real_orgs

Lines = dict[str, str | None]
FIRST: Lines = {"ann": None, "bo": "ann", "cy": "ann", "di": "bo", "ed": "bo"}


def imported(lines: Lines, titles: dict[str, str] | None = None, names: dict[str, str] | None = None) -> Plan:
    """An import of people by their lines; holders are called as their ids are."""
    plan = Plan("Acme")
    people = tuple(exported_person(Person(f"p-{id_}", (names or {}).get(id_, id_.title()))) for id_ in lines)
    positions = tuple(
        exported(Position(AS_IS, id_, (titles or {}).get(id_, "Engineer"), f"p-{id_}", manager, float(at)))
        for at, (id_, manager) in enumerate(lines.items())
    )
    ImportOrganisation("first.csv", people, positions).apply(plan)
    return plan


def lines_of(plan: Plan) -> Lines:
    return {position.id: position.manager for position in plan.organisation().positions()}


def told(refresh: Refresh) -> set[tuple[str, str]]:
    return {(one.position, one.what) for one in refresh.differences}


def contradicted(refresh: Refresh) -> set[tuple[str, str]]:
    return {(one.position, one.what) for one in refresh.conflicts}


def test_joined_left_moved_retitled_and_unchanged() -> None:
    plan = imported(FIRST)
    newer = imported({"ann": None, "bo": "ann", "cy": "bo", "di": "bo", "flo": "cy"}, {"di": "Architect"})
    found = refreshed(plan, newer, "newer.csv")
    assert told(found) == {("flo", "joined"), ("ed", "left"), ("cy", "moved"), ("di", "retitled")}
    assert (found.unchanged, found.conflicts) == (2, ())
    assert found.edit.apply(plan)
    assert lines_of(plan) == lines_of(newer)
    assert plan.organisation().position("di").title == "Architect"
    check_plan(plan)


def test_the_same_export_changes_nothing() -> None:
    plan = imported(FIRST)
    found = refreshed(plan, imported(FIRST), "newer.csv")
    assert (found.differences, found.conflicts, found.unchanged) == ((), (), 5)
    assert found.edit.changes(plan) == []


def test_of_the_details_those_that_differ_are_told_by_name() -> None:
    plan, newer = imported(FIRST), imported(FIRST)
    detailed = {"location": "Lyon", "fields": {"Cost centre": "12"}}
    ChangePosition(AS_IS, "cy", {**detailed, "fte": 0.5}).apply(newer)
    (found,) = refreshed(plan, newer, "newer.csv").differences
    assert (found.position, found.what) == ("cy", "changed")
    assert found.before == "Location: –; FTE: 1; Cost centre: –"
    assert found.after == "Location: Lyon; FTE: 0.5; Cost centre: 12"


def test_it_is_one_step_that_undo_takes_back() -> None:
    document = Document(imported(FIRST))
    before = lines_of(document.plan)
    document.do(refreshed(document.plan, imported({"ann": None, "gil": "ann"}), "newer.csv").edit)
    assert document.undo_label == "Refresh from newer.csv"
    assert set(lines_of(document.plan)) == {"ann", "gil"}
    document.undo()
    assert lines_of(document.plan) == before
    check_plan(document.plan)


def test_what_the_user_changed_and_the_export_did_not_stays() -> None:
    plan = imported(FIRST)
    MovePosition(AS_IS, "di", "cy").apply(plan)
    ChangePosition(AS_IS, "cy", {"title": "Lead", "department": "Data"}).apply(plan)
    AddPosition(AS_IS, "To hire", "ed", id="new").apply(plan)
    found = refreshed(plan, imported({**FIRST, "flo": "bo"}), "newer.csv")
    assert told(found) == {("flo", "joined")}
    assert found.conflicts == ()
    found.edit.apply(plan)
    assert lines_of(plan)["di"] == "cy"
    assert lines_of(plan)["new"] == "ed"
    assert (plan.organisation().position("cy").title, plan.organisation().position("cy").department) == ("Lead", "Data")


def test_moved_both_here_and_there_is_a_conflict_and_stays() -> None:
    plan = imported(FIRST)
    MovePosition(AS_IS, "di", "cy").apply(plan)
    newer = imported({**FIRST, "di": "ann"})
    found = refreshed(plan, newer, "newer.csv")
    (conflict,) = found.conflicts
    assert (conflict.position, conflict.what) == ("di", "moved")
    assert (conflict.before, conflict.after) == ("Cy, Engineer", "Ann, Engineer")
    found.edit.apply(plan)
    assert lines_of(plan)["di"] == "cy"
    assert refreshed(plan, newer, "newer.csv").conflicts == ()


def test_the_user_may_let_the_export_win() -> None:
    plan = imported(FIRST)
    MovePosition(AS_IS, "di", "cy").apply(plan)
    refreshed(plan, imported({**FIRST, "di": "ann"}), "newer.csv", taking={("di", "moved")}).edit.apply(plan)
    assert lines_of(plan)["di"] == "ann"


def test_of_two_contradictions_of_one_position_the_export_may_win_one() -> None:
    plan, newer = imported(FIRST), imported({**FIRST, "di": "ann"})
    MovePosition(AS_IS, "di", "cy").apply(plan)
    ChangePosition(AS_IS, "di", {"title": "Lead"}).apply(plan)
    ChangePosition(AS_IS, "di", {"title": "Head"}).apply(newer)
    found = refreshed(plan, newer, "newer.csv")
    assert contradicted(found) == {("di", "moved"), ("di", "retitled")}
    refreshed(plan, newer, "newer.csv", taking={("di", "retitled")}).edit.apply(plan)
    assert (lines_of(plan)["di"], plan.organisation().position("di").title) == ("cy", "Head")


def test_moved_alike_here_and_there_is_no_conflict() -> None:
    plan = imported(FIRST)
    MovePosition(AS_IS, "di", "cy").apply(plan)
    found = refreshed(plan, imported({**FIRST, "di": "cy"}), "newer.csv")
    assert (found.conflicts, told(found)) == ((), set())


def test_two_moves_that_would_close_a_circle_are_a_conflict() -> None:
    plan = imported(FIRST)
    MovePosition(AS_IS, "cy", "di").apply(plan)
    found = refreshed(plan, imported({**FIRST, "bo": "cy"}), "newer.csv")
    assert contradicted(found) == {("bo", "moved")}
    found.edit.apply(plan)
    assert lines_of(plan)["bo"] == "ann"
    check_plan(plan)


def test_who_left_but_was_changed_here_is_asked_about() -> None:
    plan = imported(FIRST)
    ChangePosition(AS_IS, "ed", {"title": "Lead"}).apply(plan)
    newer = imported({id_: manager for id_, manager in FIRST.items() if id_ != "ed"})
    found = refreshed(plan, newer, "newer.csv")
    assert contradicted(found) == {("ed", "left")}
    assert found.edit.left == ()
    assert refreshed(plan, newer, "newer.csv", taking={("ed", "left")}).edit.left == ("ed",)


def test_reports_of_who_left_go_to_whom_the_export_says_and_the_users_own_go_up() -> None:
    plan = imported(FIRST)
    AddPosition(AS_IS, "To hire", "bo", id="new").apply(plan)
    refreshed(plan, imported({"ann": None, "cy": "ann", "di": "cy", "ed": "ann"}), "newer.csv").edit.apply(plan)
    assert lines_of(plan) == {"ann": None, "cy": "ann", "di": "cy", "ed": "ann", "new": "ann"}


def test_teams_skills_dotted_lines_and_scenarios_are_kept() -> None:
    plan = imported(FIRST)
    for edit in (
        AddTeam(AS_IS, "Data", "science", members=("di", "ed"), lead="bo"),
        AddDottedLine(AS_IS, "di", "cy", "Craft"),
        AddSkill("Python", ("science",), id="python"),
        SetAssessment("p-ed", "python", True),
        CopyScenario(AS_IS, "To be", "to-be"),
        MovePosition("to-be", "ed", "cy"),
    ):
        edit.apply(plan)
    refreshed(plan, imported({"ann": None, "bo": "ann", "cy": "ann", "di": "cy"}), "newer.csv").edit.apply(plan)
    (team, other) = plan.all(Team)
    assert (team.members, team.lead, other.members) == (("di",), "bo", ("di", "ed"))
    assert set(plan.organisation().dotted_lines) == {("di", "cy")}
    assert plan.find(Skill, "python")
    assert [one.person for one in plan.all(Assessment)] == ["p-ed"]
    assert plan.organisation("to-be").position("ed").manager == "cy"
    check_plan(plan)


def test_a_married_name_is_taken_beside_a_title_that_both_have_changed() -> None:
    plan = imported(FIRST)
    ChangePosition(AS_IS, "di", {"title": "Mine"}).apply(plan)
    found = refreshed(plan, imported(FIRST, {"di": "Theirs"}, {"di": "Di Marri"}), "newer.csv")
    assert (contradicted(found), told(found)) == ({("di", "retitled")}, {("di", "renamed")})
    found.edit.apply(plan)
    assert (plan.get(Person, "p-di").name, plan.organisation().position("di").title) == ("Di Marri", "Mine")
    again = refreshed(plan, imported(FIRST, {"di": "Theirs"}, {"di": "Di Marri"}), "newer.csv")
    assert (again.conflicts, again.differences) == ((), ())


def judged(names: dict[str, str] | None = None) -> Plan:
    """An import of which the user has judged who is called “ed”."""
    plan = imported(FIRST, names=names)
    AddSkill("Python", ("engineering",), id="python").apply(plan)
    SetAssessment("p-ed", "python", True).apply(plan)
    return plan


def test_whoever_takes_over_a_position_is_not_taken_for_who_held_it() -> None:
    """Ids of exports without ids of people are those of positions, or of rows."""
    plan = judged({"ed": "Eva Lind"})
    newer = imported(FIRST, names={"ed": "Olga Kim"})
    found = refreshed(plan, newer, "newer.csv")
    assert told(found) == {("ed", "refilled")}
    found.edit.apply(plan)
    holder = plan.person_of(plan.organisation().position("ed"))
    assert holder is not None
    assert (holder.name, plan.get(Person, "p-ed").name) == ("Olga Kim", "Eva Lind")
    assert [one.person for one in plan.all(Assessment)] == ["p-ed"] != [holder.id]
    again = refreshed(plan, newer, "newer.csv")
    assert (again.conflicts, again.differences) == ((), ())
    check_plan(plan)


def test_whoever_changes_places_takes_along_what_is_known_of_them() -> None:
    plan = judged({"ed": "Eva Lind", "cy": "Cy Marsh"})
    newer = imported(FIRST, names={"ed": "Cy Marsh", "cy": "Eva Lind"})
    found = refreshed(plan, newer, "newer.csv")
    assert told(found) == {("ed", "refilled"), ("cy", "refilled")}
    found.edit.apply(plan)
    assert plan.organisation().position("cy").person == "p-ed"
    assert plan.get(Person, "p-ed").name == "Eva Lind"


def test_a_name_that_only_the_user_has_changed_stays() -> None:
    plan = imported(FIRST)
    FillPosition(AS_IS, "di", "Diana").apply(plan)
    found = refreshed(plan, imported(FIRST), "newer.csv")
    assert (found.conflicts, found.differences) == ((), ())
    found.edit.apply(plan)
    assert plan.get(Person, "p-di").name == "Diana"


def test_a_name_that_both_have_changed_is_taken_only_when_asked() -> None:
    plan = imported(FIRST)
    FillPosition(AS_IS, "di", "Diana").apply(plan)
    newer = imported(FIRST, names={"di": "Di Marri"})
    found = refreshed(plan, newer, "newer.csv")
    assert (contradicted(found), told(found)) == ({("di", "renamed")}, set())
    found.edit.apply(plan)
    assert plan.get(Person, "p-di").name == "Diana"


def test_where_the_last_name_is_not_known_another_is_taken_only_when_asked() -> None:
    plan, newer = imported(FIRST), imported(FIRST, names={"di": "Di Marri"})
    di = plan.get(Person, "p-di")
    plan.apply([Change(di, di.with_(exported=""))])
    found = refreshed(plan, newer, "newer.csv")
    assert contradicted(found) == {("di", "renamed")}
    refreshed(plan, newer, "newer.csv", taking={("di", "renamed")}).edit.apply(plan)
    assert plan.get(Person, "p-di").name == "Di Marri"


def test_ids_that_are_only_row_numbers_are_not_trusted() -> None:
    names = {"1": "Ann", "2": "Bo", "3": "Cy", "4": "Di"}
    plan = imported({"1": None, "2": "1", "3": "1", "4": "2"}, names=names)
    shuffled = {"1": "Di", "2": "Cy", "3": "Bo", "4": "Ann"}
    found = refreshed(plan, imported({"4": None, "3": "4", "2": "4", "1": "2"}, names=shuffled), "newer.csv")
    assert told(found) == {("4", "moved")}
    found.edit.apply(plan)
    assert lines_of(plan) == {"1": None, "2": "1", "3": "1", "4": "3"}


def test_a_plan_that_knows_of_no_export_is_taken_for_what_it_said() -> None:
    plan = imported(FIRST)
    bare = Plan("Acme")
    ImportOrganisation("x", tuple(plan.all(Person)), tuple(one.with_(exported="") for one in plan.all(Position))).apply(
        bare
    )
    found = refreshed(bare, imported({"ann": None, "bo": "ann", "cy": "bo"}), "newer.csv")
    assert told(found) == {("cy", "moved"), ("di", "left"), ("ed", "left")}


def test_whom_the_user_has_removed_does_not_come_back_unasked() -> None:
    plan = imported(FIRST)
    RemovePosition(AS_IS, "bo").apply(plan)
    newer = imported({**FIRST, "flo": "bo"})
    found = refreshed(plan, newer, "newer.csv")
    assert told(found) == {("flo", "joined")}
    assert contradicted(found) == {("bo", "removed")}
    found.edit.apply(plan)
    assert lines_of(plan) == {"ann": None, "cy": "ann", "di": "ann", "ed": "ann", "flo": "ann"}
    check_plan(plan)
    again = refreshed(plan, newer, "newer.csv", taking={("bo", "removed")})
    again.edit.apply(plan)
    assert lines_of(plan)["bo"] == "ann"


def test_a_new_dotted_line_of_somebody_known_is_asked_about() -> None:
    plan, newer = imported(FIRST), imported({**FIRST, "flo": "bo"})
    AddDottedLine(AS_IS, "di", "cy").apply(newer)
    AddDottedLine(AS_IS, "flo", "cy").apply(newer)
    found = refreshed(plan, newer, "newer.csv")
    assert contradicted(found) == {("di", "dotted line")}
    assert {(line.position, line.leader) for line in found.edit.dotted_lines} == {("flo", "cy")}
    refreshed(plan, newer, "newer.csv", taking={("di", "dotted line")}).edit.apply(plan)
    assert set(plan.organisation().dotted_lines) == {("di", "cy"), ("flo", "cy")}
    check_plan(plan)


@st.composite
def forests(draw: st.DrawFn) -> Lines:
    """Some of twelve people, each below an earlier one in a sequence of their own."""
    people = draw(st.permutations("abcdefghijkl"))[: draw(st.integers(1, 12))]
    return {one: draw(st.sampled_from([None, *people[:at]])) for at, one in enumerate(people)}


@given(forests(), forests(), st.data())
@settings(max_examples=60)
def test_whatever_was_moved_the_plan_stays_sound_and_all_of_the_export_is_there(
    first: Lines, second: Lines, data: st.DataObject
) -> None:
    plan, newer = imported(first), imported(second)
    moved = set()
    for one in data.draw(st.lists(st.sampled_from(sorted(first)), max_size=6, unique=True)):
        below = plan.organisation().subtree(one)
        free = [None, *sorted(set(first) - below)]
        if MovePosition(AS_IS, one, data.draw(st.sampled_from(free))).apply(plan):
            moved.add(one)
    added = AddPosition(AS_IS, "Mine", data.draw(st.sampled_from(sorted(first))), id="mine")
    added.apply(plan)
    document = Document(plan)
    before = {one.id: one for one in plan.all(Position)}
    found = refreshed(plan, newer, "newer.csv")
    document.do(found.edit)
    check_plan(plan)
    assert set(second) | {"mine"} <= set(lines_of(plan)) <= set(second) | moved | {"mine"}
    for one in set(second) - moved - {conflict.position for conflict in found.conflicts}:
        assert lines_of(plan)[one] == second[one]
    document.undo()
    assert {one.id: one for one in plan.all(Position)} == before


@needs_real_orgs
def test_a_company_seventeen_months_later() -> None:
    from dataplanner.files.hr_import import import_export
    from dataplanner.files.import_plan import plan_from_import
    from dataplanner.files.method_file import load_method

    method = load_method()
    files = ("LDAP-2009-12.csv", "LDAP-2011-05.csv")
    plan, newer = (
        plan_from_import(import_export([REAL_ORGS / "cert-ldap-r5.2" / name]), "CERT", method) for name in files
    )
    rows = [dict(_rows(REAL_ORGS / "cert-ldap-r5.2" / name)) for name in files]
    before, after = rows
    found = refreshed(plan, newer, files[1])
    assert (len(before), len(after)) == (2000, 1762)
    counts = found.counts
    assert counts["joined"] == len(after.keys() - before.keys())
    assert counts["left"] == len(before.keys() - after.keys())
    shared = before.keys() & after.keys()
    assert counts["moved"] == sum(before[id_]["supervisor"] != after[id_]["supervisor"] for id_ in shared)
    assert counts["retitled"] == sum(before[id_]["role"] != after[id_]["role"] for id_ in shared)
    assert found.conflicts == ()
    found.edit.apply(plan)
    assert lines_of(plan) == lines_of(newer)


def _rows(path: object) -> list[tuple[str, dict[str, str]]]:
    import csv
    from pathlib import Path

    with Path(str(path)).open(encoding="utf-8", newline="") as file:
        return [(row["user_id"], row) for row in csv.DictReader(file)]
