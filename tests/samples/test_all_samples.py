"""What every sample must be: a sound plan, the very text that the program would write, with a word on its source."""

from pathlib import Path

import pytest

from dataplanner.files.plan_json import plan_from_text, plan_text, read_plan_json
from dataplanner.files.resources import root, samples
from dataplanner.files.samples import sample_list
from dataplanner.model.people import Person
from dataplanner.model.positions import AS_IS, Scenario
from dataplanner.model.validity import check_plan

NAMED_IN_THE_CONTRACT = {"stitch-fix", "twitter", "typical-department", "ten-person-team", "hansa-foods"}
every_sample = pytest.mark.parametrize("path", samples(), ids=lambda path: path.name.removesuffix(".plan.json"))


def test_the_promised_samples_are_there() -> None:
    assert {path.name.removesuffix(".plan.json") for path in samples()} >= NAMED_IN_THE_CONTRACT


@every_sample
def test_a_sample_is_the_text_that_the_program_writes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert plan_text(plan_from_text(text)) == text


@every_sample
def test_a_sample_is_sound_and_says_what_it_is(path: Path) -> None:
    plan = plan_from_text(path.read_text(encoding="utf-8"))
    check_plan(plan)
    assert plan.name != "Untitled plan"
    assert "nvented" in plan.info.note, "the note says what is given and what is invented"


@every_sample
def test_each_scenario_is_one_tree_with_teams_in_it(path: Path) -> None:
    plan = plan_from_text(path.read_text(encoding="utf-8"))
    for scenario in plan.all(Scenario):
        organisation = plan.organisation(scenario.id)
        assert len(organisation.roots()) == 1
        assert all(organisation.team_members(team) for team in organisation.sorted_teams())
        assert organisation.sorted_teams()


@every_sample
def test_a_person_holds_at_most_one_position_of_a_scenario(path: Path) -> None:
    plan = plan_from_text(path.read_text(encoding="utf-8"))
    for organisation in plan.organisations.values():
        holders = [position.person for position in organisation.positions() if position.person]
        assert len(holders) == len(set(holders))


@every_sample
def test_nobody_is_listed_who_holds_no_position(path: Path) -> None:
    plan = plan_from_text(path.read_text(encoding="utf-8"))
    holders = {position.person for organisation in plan.organisations.values() for position in organisation.positions()}
    assert {person.id for person in plan.all(Person)} == holders - {None}


@every_sample
def test_scenarios_differ_from_as_is(path: Path) -> None:
    plan = plan_from_text(path.read_text(encoding="utf-8"))
    as_is = set(plan.organisation(AS_IS).graph.edges)
    for scenario in plan.scenarios()[1:]:
        assert set(plan.organisation(scenario.id).graph.edges) != as_is


def test_the_table_of_samples_tells_the_number_of_positions_and_scenarios() -> None:
    told = {}
    for line in (root() / "sample_orgs" / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            name, _, positions, scenarios, _ = (cell.strip() for cell in line.strip("|").split("|"))
            told[name.strip("`")] = (int(positions.replace(",", "")), int(scenarios))
    plans = {path.name.removesuffix(".plan.json"): read_plan_json(path) for path in samples()}
    assert told == {name: (len(plan.organisation()), len(plan.scenarios())) for name, plan in plans.items()}


def test_the_welcome_page_gets_a_whole_sentence_from_each_note() -> None:
    for sample in sample_list():
        assert 30 < len(sample.note) < 170, sample.note
        assert not sample.note.endswith(("ch.", "J.")), sample.note
