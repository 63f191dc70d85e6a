"""Any two places: people, teams and business units, by reporting lines and with what joins them besides."""

from dataplanner.analysis.connections import DOTTED
from dataplanner.analysis.places import POSITION, TEAM, UNIT, Place, groups_called, lead_of_place, places_apart
from dataplanner.model.document import Document
from dataplanner.model.edits import AddDottedLine, AddTeam, ChangePosition
from dataplanner.model.positions import AS_IS
from tests.model.builders import document_of

CHART = """
ceo: CEO
  cfo: CFO
    ana: Data Scientist
    bob: Controller
  cto: CTO
    eng: Data Engineer
lone: Consultant
"""


def two_units() -> Document:
    document = document_of(CHART)
    for position in ("cfo", "ana", "bob"):
        document.do(ChangePosition(AS_IS, position, {"department": "Finance"}))
    return document


def test_two_people_meet_at_their_common_leader() -> None:
    apart = places_apart(two_units().plan.organisation(), Place(POSITION, "ana"), Place(POSITION, "eng"))
    assert (apart.levels_up_a, apart.levels_up_b, apart.leader, apart.distance) == (2, 2, "ceo", 4)
    assert apart.path == ("ana", "cfo", "ceo", "cto", "eng")


def test_a_unit_is_measured_from_the_lowest_position_above_all_of_it() -> None:
    document = two_units()
    document.do(AddTeam(AS_IS, "Engineering", "engineering", members=("eng",), id="team"))
    organisation = document.plan.organisation()
    assert lead_of_place(organisation, Place(UNIT, "Finance")) == "cfo"
    apart = places_apart(organisation, Place(TEAM, "team"), Place(UNIT, "Finance"))
    assert (apart.levels_up_a, apart.levels_up_b, apart.leader) == (2, 1, "ceo")


def test_what_joins_two_besides_is_told_apart_from_the_reporting_distance() -> None:
    document = two_units()
    document.do(AddDottedLine(AS_IS, "ana", "eng"))
    apart = places_apart(document.plan.organisation(), Place(POSITION, "ana"), Place(POSITION, "eng"))
    assert (apart.distance, apart.linked_distance, apart.linked[-1].by) == (4, 1, DOTTED)


def test_separate_trees_have_no_number() -> None:
    apart = places_apart(two_units().plan.organisation(), Place(POSITION, "ana"), Place(POSITION, "lone"))
    assert (apart.distance, apart.leader, apart.linked_distance, apart.path) == (None, None, None, ())


def test_the_same_place_twice_is_no_step_away() -> None:
    apart = places_apart(two_units().plan.organisation(), Place(POSITION, "ana"), Place(POSITION, "ana"))
    assert (apart.distance, apart.leader) == (0, "ana")


def test_teams_and_units_are_found_by_every_word_of_their_name() -> None:
    document = two_units()
    document.do(AddTeam(AS_IS, "Finance data", "science", members=("ana",), id="team"))
    organisation = document.plan.organisation()
    assert list(groups_called(organisation, "fin")) == [Place(TEAM, "team"), Place(UNIT, "Finance")]
    assert list(groups_called(organisation, "data fin")) == [Place(TEAM, "team")]
    assert list(groups_called(organisation, " ")) == []
