"""The rules about which teams there are and how many people they have."""

from __future__ import annotations

import pytest

from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, AddTeam, Batch, ConfirmTeams, VacatePosition
from dataplanner.model.positions import AS_IS
from tests.analysis.rules.plans import found, hansa, only
from tests.model.builders import document_of, mark


def test_no_data_team_is_said_until_one_is_marked(method: Method) -> None:
    assert only(hansa(), "no_data_team", method).weight == "amber"
    assert not found(hansa("science"), "no_data_team", method)
    assert not found(document_of(""), "no_data_team", method)


def test_a_team_of_another_kind_is_no_data_team(method: Method) -> None:
    document = hansa()
    mark(document, "Finance", "business", "cfo")
    assert found(document, "no_data_team", method)


@pytest.mark.parametrize("kind", ["science", "engineering", "operations"])
def test_each_missing_kind_is_named_once_there_is_any_data_team(kind: str, method: Method) -> None:
    kinds = {"science", "engineering", "operations"}
    assert found(hansa(*sorted(kinds - {kind})), f"no_{kind}", method)
    assert not found(hansa(*sorted(kinds)), f"no_{kind}", method)
    assert not found(hansa(), f"no_{kind}", method)


def with_staff(engineers: int, scientists: int) -> Document:
    staff = {"engineering": [f"e{i}" for i in range(engineers)], "science": [f"s{i}" for i in range(scientists)]}
    document = document_of("\n".join(["ceo", *(f"  {id_}" for ids in staff.values() for id_ in ids)]))
    for kind, ids in staff.items():
        mark(document, kind.capitalize(), kind, None, *ids)
    return document


@pytest.mark.parametrize(("engineers", "rule"), [(3, "few_engineers"), (4, ""), (10, ""), (11, "many_engineers")])
def test_two_to_five_engineers_for_each_scientist(engineers: int, rule: str, method: Method) -> None:
    document = with_staff(engineers, 2)
    seen = {finding.rule for finding in findings(document.plan, AS_IS, method)}
    assert seen & {"few_engineers", "many_engineers"} == set(filter(None, [rule]))


def test_the_ratio_is_shown_with_its_counts_and_teams(method: Method) -> None:
    finding = only(with_staff(3, 2), "few_engineers", method)
    assert finding.headline == "1.5 data engineers for each data scientist (3 to 2)."
    assert finding.teams == ("engineering", "science")


def test_a_team_of_fifty_is_large_until_it_is_split(method: Method) -> None:
    document = document_of("\n".join(["ceo", "  head", *(f"    p{i}" for i in range(49))]))
    mark(document, "Data", "engineering", "head")
    assert only(document, "large_team", method).headline == "“Data” has 50 people."
    mark(document, "First half", "engineering", None, *(f"p{i}" for i in range(25)))
    assert found(document, "large_team", method)
    mark(document, "Second half", "engineering", None, *(f"p{i}" for i in range(25, 49)))
    assert not found(document, "large_team", method)


def test_forty_nine_people_are_not_too_many(method: Method) -> None:
    document = document_of("\n".join(["ceo", "  head", *(f"    p{i}" for i in range(48))]))
    mark(document, "Data", "engineering", "head")
    assert not found(document, "large_team", method)


def test_proposed_teams_wait_for_somebody_to_confirm_them(method: Method) -> None:
    document = hansa("science")
    document.do(AddTeam(AS_IS, "Platform", "engineering", "dana", proposed=True, id="platform"))
    finding = only(document, "unconfirmed_teams", method)
    assert finding.headline == "1 team was proposed from titles and not confirmed yet: “Platform”."
    assert finding.teams == ("platform",)
    document.do(ConfirmTeams(AS_IS, ("platform",)))
    assert not found(document, "unconfirmed_teams", method)


def test_vacancies_on_data_teams_are_listed_by_title(method: Method) -> None:
    document = hansa("engineering")
    document.do(Batch((VacatePosition(AS_IS, "ravi"), VacatePosition(AS_IS, "mori")), "Leave"))
    finding = only(document, "vacant_positions", method)
    assert finding.headline == "1 position on “Engineering” is vacant: Data Engineer."
    assert (finding.positions, finding.teams) == (("ravi",), ("engineering",))


def test_a_team_of_vacancies_has_nobody_on_it(method: Method) -> None:
    document = hansa("operations")
    assert not found(document, "team_without_people", method)
    document.do(VacatePosition(AS_IS, "uma"))
    assert only(document, "team_without_people", method).subject == "operations"
    document.do(AddPosition(AS_IS, "SRE", "uma", "Sam"))
    assert not found(document, "team_without_people", method)
