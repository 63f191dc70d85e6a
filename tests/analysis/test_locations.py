"""Each location model is recognised where its marks are, and not without them."""

from __future__ import annotations

import pytest

from dataplanner.analysis.locations import locations
from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import AddDottedLine, AddTeam, ChangePosition, ChangeTeam, MovePosition
from dataplanner.model.positions import AS_IS
from tests.model.builders import document_of, mark

CHART = """
ceo: Chief Executive Officer
  cto: Chief Technology Officer
    dana: VP Data Platform
      ravi: Data Engineer
      uma: Data Engineer
      vera: Data Engineer
    omar: Operations Manager
      ola: Operations Engineer
  sales: Chief Sales Officer
    ana: Head of Insight
      mori: Data Scientist
    roth: Sales Manager
  plant: Plant Director
    eve: Head of Forecasts
      finn: Data Scientist
"""


@pytest.fixture
def document() -> Document:
    document = document_of(CHART)
    mark(document, "Platform", "engineering", "dana")
    mark(document, "Operations", "operations", "omar")
    return document


def seen(document: Document, method: Method) -> dict[str, str]:
    return {location.model.id: location.seen for location in locations(document.plan, AS_IS, method)}


def test_a_central_team_stands_below_one_leader_below_the_top(document: Document, method: Method) -> None:
    told = "6 of 6 people on data teams stand below Cto, Chief Technology Officer."
    assert seen(document, method) == {"central": told}
    document.do(MovePosition(AS_IS, "omar", "plant"))
    assert "central" not in seen(document, method)


def test_leaders_of_mostly_other_people_do_not_make_a_central_team(document: Document, method: Method) -> None:
    for id_ in ("sales", "plant"):
        document.do(MovePosition(AS_IS, id_, "cto"))
    assert "central" not in seen(document, method)


def test_a_team_under_no_leader_of_data_or_technology_is_embedded(document: Document, method: Method) -> None:
    mark(document, "Insight", "science", "ana")
    assert seen(document, method)["embedded"].startswith("1 data team stands inside business units")
    document.do(ChangePosition(AS_IS, "sales", {"title": "Chief Digital Officer"}))
    assert "embedded" not in seen(document, method)


def test_two_embedded_teams_and_a_larger_one_are_hub_and_spokes(document: Document, method: Method) -> None:
    mark(document, "Insight", "science", "ana")
    assert "hub_and_spoke" not in seen(document, method)
    mark(document, "Forecasts", "science", "eve")
    told = seen(document, method)["hub_and_spoke"]
    assert told == "“Platform” can be the hub; 2 teams stand in business units: “Insight” and “Forecasts”."


def test_a_dotted_line_to_another_data_teams_leader(document: Document, method: Method) -> None:
    mark(document, "Insight", "science", "ana")
    document.do(AddDottedLine(AS_IS, "mori", "roth"))
    assert "dotted_line" not in seen(document, method)
    document.do(AddDottedLine(AS_IS, "mori", "dana"))
    assert seen(document, method)["dotted_line"].endswith("“Insight”.")


def test_product_teams_are_several_kinds_side_by_side_in_several_places(document: Document, method: Method) -> None:
    def product(name: str, lead: str, scientist: str) -> None:
        document.do(AddTeam(AS_IS, f"{name} science", "science", members=(scientist,), lead=lead))
        document.do(AddTeam(AS_IS, f"{name} engineering", "engineering", members=(scientist,), lead=lead))

    product("Sales", "ana", "mori")
    assert "product_teams" not in seen(document, method)
    product("Plant", "eve", "finn")
    assert seen(document, method)["product_teams"].startswith("Data people of several kinds work as one team in 2")


def test_squads_are_led_by_somebody_to_whom_not_all_report(document: Document, method: Method) -> None:
    for name, lead in (("One", "roth"), ("Two", "plant")):
        document.do(AddTeam(AS_IS, name, "other", members=("ravi", "mori"), lead=lead, id=name))
    assert seen(document, method)["squads"].startswith("2 teams are led by somebody to whom not all of its members")
    document.do(ChangeTeam(AS_IS, "Two", {"lead": "ceo"}))
    assert "squads" not in seen(document, method)


def test_guilds_and_centres_of_excellence_are_known_by_name(document: Document, method: Method) -> None:
    mark(document, "Guilder accounts", "other", "roth")
    assert set(seen(document, method)) == {"central"}
    document.do(AddDottedLine(AS_IS, "mori", "eve", "Data science guild"))
    mark(document, "AI Centre of Excellence", "other", "eve")
    told = seen(document, method)
    assert told["guilds"] == "1 guild: “Data science guild”."
    assert told["centre_of_excellence"] == "“AI Centre of Excellence” carries the name."


def test_an_organisation_without_data_teams_shows_no_model(method: Method) -> None:
    assert locations(document_of(CHART).plan, AS_IS, method) == []


def test_what_somebody_says_of_a_team_stands_there_too(document: Document, method: Method) -> None:
    document.do(ChangeTeam(AS_IS, "platform", {"location": "self_service"}))
    document.do(ChangeTeam(AS_IS, "operations", {"location": "central"}))
    found = [(one.model.id, one.said, one.teams) for one in locations(document.plan, AS_IS, method)]
    assert ("self_service", True, ("platform",)) in found
    assert [one for one in found if one[0] == "central"] == [
        ("central", False, ("platform", "operations")), ("central", True, ("operations",)),
    ]  # fmt: skip
    document.undo()
    document.undo()
    assert "self_service" not in seen(document, method)
