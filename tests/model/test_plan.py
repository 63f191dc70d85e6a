"""A plan made of records at once is the one made of them one by one."""

import pytest

from dataplanner.model.errors import DuplicateRecord, UnknownRecord
from dataplanner.model.people import Person
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.positions import AS_IS, DottedLine, Position, Scenario
from dataplanner.model.records import Record
from tests.model.builders import HANSA, document_of, mark


def tables_of(plan: Plan) -> dict[str, list[Record]]:
    return {kind.table: list(plan.all(kind)) for kind in RECORD_TYPES}


def test_a_plan_of_the_records_of_another_has_all_of_them_and_their_lines() -> None:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    plan = document.plan
    made = Plan.of(tables_of(plan))
    assert tables_of(made) == tables_of(plan)
    assert set(made.organisation().graph.edges) == set(plan.organisation().graph.edges)
    assert made.organisation().holder_name(made.organisation().position("bauer")) == "Bauer"


@pytest.mark.parametrize("twice", [Person("a"), Position(AS_IS, "a")])
def test_records_with_the_same_key_are_refused_with_the_number_of_the_second(twice: Record) -> None:
    other = twice.with_(id="b")
    with pytest.raises(DuplicateRecord, match=f"Entry 3 of “{twice.table}” is there twice"):
        Plan.of({twice.table: [twice, other, twice, other]})


@pytest.mark.parametrize("record", [Position("nowhere", "a"), DottedLine("nowhere", "a", "b")])
def test_a_record_of_no_scenario_is_refused(record: Record) -> None:
    with pytest.raises(UnknownRecord, match=f"“{record.table}” names the scenario “nowhere”"):
        Plan.of({record.table: [record]})


def test_positions_of_several_scenarios_may_come_in_any_sequence() -> None:
    positions = [Position(scenario, id_) for id_ in "ab" for scenario in (AS_IS, "to-be")]
    plan = Plan.of({Scenario.table: [Scenario("to-be", "To be")], Position.table: positions})
    assert {scenario: list(plan.organisation(scenario).by_id) for scenario in (AS_IS, "to-be")} == {
        AS_IS: ["a", "b"],
        "to-be": ["a", "b"],
    }
