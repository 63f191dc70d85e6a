"""What the chart shows is what the plan says: holders, vacancies, kinds of teams, dotted lines."""

from __future__ import annotations

import pytest

from dataplanner.model.document import Document
from dataplanner.model.edits import AddDottedLine, ChangeDottedLine
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change, Record
from dataplanner.model.teams import Team
from dataplanner.ui.organisation.chart_data import chart_data
from tests.model.builders import document_of
from tests.ui.organisation.charts import KINDS


def plan_of(*records: Record) -> Plan:
    plan = Plan("Acme")
    people = [Person(id_, name) for id_, name in (("p1", "Ines Okafor"), ("p2", "Tomas Bauer"), ("p3", ""))]
    positions = [
        Position(AS_IS, "ceo", "Chief Executive Officer", "p1"),
        Position(AS_IS, "head", "Head of Analytics", "p2", "ceo", order=2),
        Position(AS_IS, "ds1", "Data Scientist", "p3", "head", order=1),
        Position(AS_IS, "ds2", "Data Scientist", None, "head", order=2),
        Position(AS_IS, "cfo", "Chief Financial Officer", "p1", "ceo", order=1),
    ]
    plan.apply([Change(None, record) for record in (*people, *positions, *records)])
    return plan


def test_cards_say_who_holds_what() -> None:
    data = chart_data(plan_of(), kind_names=KINDS)
    row = data.index.row
    assert data.index.ids == ("ceo", "cfo", "head", "ds1", "ds2")
    assert data.name(row["head"]) == "Tomas Bauer"
    assert data.title(row["head"]) == "Head of Analytics"
    assert data.name(row["ds2"]) == "Vacant"
    assert data.vacant.tolist() == [False, False, False, False, True]


def test_names_can_be_masked() -> None:
    data = chart_data(plan_of(), kind_names=KINDS, holder=lambda position: f"Somebody in {position.id}")
    assert data.name(data.index.row["head"]) == "Somebody in head"


def test_a_teams_kind_covers_its_subtree_and_its_list() -> None:
    subtree = Team(AS_IS, "t1", "Science", "science", subtree="head")
    listed = Team(AS_IS, "t2", "Platform", "engineering", members=("cfo", "gone"))
    data = chart_data(plan_of(subtree, listed), kind_names=KINDS)
    kinds = {id_: data.kind_of(data.index.row[id_]) for id_ in data.index.ids}
    assert kinds == {"ceo": "", "cfo": "engineering", "head": "science", "ds1": "science", "ds2": "science"}
    assert data.kinds_present() == ["science", "engineering"]


def test_the_closer_team_wins_and_a_confirmed_kind_wins_over_teams() -> None:
    plan = plan_of(
        Team(AS_IS, "t1", "Everybody", "analysts", subtree="ceo", order=2),
        Team(AS_IS, "t2", "Science", "science", subtree="head", order=1),
        Position(AS_IS, "ds3", "Engineer", None, "head", kind="engineering"),
    )
    data = chart_data(plan, kind_names=KINDS)
    kinds = {id_: data.kind_of(data.index.row[id_]) for id_ in data.index.ids}
    assert (kinds["cfo"], kinds["ds1"], kinds["ds3"]) == ("analysts", "science", "engineering")


def test_dotted_lines_are_pairs_of_rows() -> None:
    plan = plan_of()
    Document(plan).do(AddDottedLine(AS_IS, "ds1", "cfo"))
    data = chart_data(plan, kind_names=KINDS)
    assert data.dotted.tolist() == [[data.index.row["ds1"], data.index.row["cfo"]]]
    assert data.dotted_styles == ("",)
    Document(plan).do(ChangeDottedLine(AS_IS, "ds1", "cfo", style="dots"))
    assert chart_data(plan, kind_names=KINDS).dotted_styles == ("dots",)


def test_an_empty_plan_has_an_empty_chart() -> None:
    data = chart_data(Plan("Empty"), kind_names=KINDS)
    assert len(data.index) == 0
    assert data.kinds_present() == []
    assert data.rows(["nobody"]) == []
    assert data.kind_of(-1) == ""


def test_an_unknown_scenario_is_an_error() -> None:
    with pytest.raises(UnknownRecord):
        chart_data(Plan("Empty"), "to-be", kind_names=KINDS)


def test_parked_positions_have_their_places_beside_the_roots() -> None:
    document = document_of("top: Leader\n  a: First\nlone: Nobody's")
    data = chart_data(document.plan, kind_names=KINDS)
    assert data.index.ids == ("top", "lone", "a")
    assert data.index.parked == ("lone",)
    assert data.rows(["lone"]) == [1]
