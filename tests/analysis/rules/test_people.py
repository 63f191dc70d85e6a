"""The rules about who is on a data team."""

from __future__ import annotations

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, ChangePosition
from dataplanner.model.positions import AS_IS
from tests.analysis.rules.plans import found, hansa, only, padded
from tests.model.builders import document_of, mark


def team_of(titles: list[str], kind: str = "engineering") -> Document:
    people = [f"    p{i}: {title}" for i, title in enumerate(titles)]
    document = document_of("\n".join(["ceo", "  head: Head", *people]))
    mark(document, "Team", kind, "head")
    return document


def test_a_team_known_only_by_sql_titles_is_red(method: Method) -> None:
    finding = only(team_of(["ETL Developer", "DBA", "DBA"]), "sql_only_team", method)
    assert finding.headline == "All titles known on “Team” are SQL-focused: ETL Developer and DBA."
    assert (finding.weight, finding.positions) == ("red", ("p0", "p1", "p2"))


def test_one_data_engineer_makes_the_difference(method: Method) -> None:
    assert not found(team_of(["ETL Developer", "DBA", "Data Engineer"]), "sql_only_team", method)


def test_too_few_known_titles_say_nothing_of_a_team(method: Method) -> None:
    assert not found(team_of(["DBA"]), "sql_only_team", method)
    assert not found(team_of(["DBA", "DBA", "Consultant", "Consultant", "Expert"]), "sql_only_team", method)


def test_a_team_of_another_kind_may_be_of_sql_titles(method: Method) -> None:
    assert not found(team_of(["ETL Developer", "DBA", "DBA"], "analysts"), "sql_only_team", method)


def test_other_titles_among_scientists_are_named(method: Method) -> None:
    document = team_of(["Data Scientist", "Data Analyst", "Software Engineer", "Psychologist"], "science")
    finding = only(document, "others_among_scientists", method)
    assert finding.positions == ("p1", "p2")
    assert "P1 (Data Analyst) and P2 (Software Engineer)" in finding.headline


def test_a_confirmed_kind_settles_who_is_a_scientist(method: Method) -> None:
    document = team_of(["Data Scientist", "Data Analyst"], "science")
    document.do(ChangePosition(AS_IS, "p1", {"kind": "science"}))
    assert not found(document, "others_among_scientists", method)
    document.do(ChangePosition(AS_IS, "p0", {"kind": "engineering"}))
    assert only(document, "others_among_scientists", method).positions == ("p0",)


def test_a_leader_of_scientists_may_have_been_an_engineer(method: Method) -> None:
    document = document_of("ceo\n  head: Engineering Manager\n    a: Data Scientist")
    mark(document, "Science", "science", "head")
    assert not found(document, "others_among_scientists", method)


CHART = "ceo\n  cto\n    head: Head\n      one: Manager\n        two: Data Engineer\n      three: Data Engineer"


def test_a_manager_of_one_is_named_in_a_larger_organisation(method: Method) -> None:
    document = document_of(padded(CHART, 50))
    mark(document, "Team", "engineering", "head")
    finding = only(document, "manager_of_few", method)
    assert finding.headline == "On “Team”, 1 manager has no more than 2 people below them: One (Manager)."
    small = document_of(padded(CHART, 49))
    mark(small, "Team", "engineering", "head")
    assert not found(small, "manager_of_few", method)


def test_whoever_has_more_people_further_down_is_no_manager_of_few(method: Method) -> None:
    document = document_of(padded(CHART, 50))
    mark(document, "Team", "engineering", "head")
    document.do(AddPosition(AS_IS, "Data Engineer", "two", "Four"))
    document.do(AddPosition(AS_IS, "Data Engineer", "two", "Five"))
    assert only(document, "manager_of_few", method).positions == ("two",)


def test_managers_outside_data_teams_are_left_alone(method: Method) -> None:
    assert not found(document_of(padded(CHART, 50)), "manager_of_few", method)
    assert not found(hansa("engineering"), "manager_of_few", method)
