"""The method's files: what ships is sound, and every fault is one sentence that names file and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dataplanner.analysis.method import Method
from dataplanner.analysis.rules import EVALUATORS
from dataplanner.files.method_file import load_method
from dataplanner.model.holds import holdings
from dataplanner.model.plan import PART_TYPES
from dataplanner.model.projects import Project
from tests.files.method.spoiling import change, fault


def test_the_catalogue_of_skills(method: Method) -> None:
    columns = {kind: skills.columns for kind, skills in method.kind_skills.items()}
    assert columns["science"] == ("math", "programming", "distributed_systems", "communication", "domain_knowledge")
    assert set(columns["engineering"]) == {
        "sql", "schema", "domain_knowledge", "project_veteran", "programming", "distributed_systems", "analysis",
        "verbal_communication", "visual_communication",
    }  # fmt: skip
    assert len(columns["operations"]) == 10
    assert method.kind_skills["engineering"].majority == ("programming", "distributed_systems")
    offered = method.kind_skills["engineering"].offered
    assert offered == ("data_governance", "data_lineage", "metadata", "discovery_systems")


def test_the_steps_and_their_groups(method: Method) -> None:
    assert {group: [step.id for step in method.steps_of(group)] for group in method.groups} == {
        "presteps": ["data_problems", "business_needs", "big_data_problem", "execution_strategy"],
        "before_starting": ["low_hanging_fruit", "data_access", "use_cases"],
        "starting": ["outside_help", "technologies", "code", "compute_cluster", "metrics"],
        "iterate": ["evaluate", "repeat"],
    }


def test_the_data_kinds_and_the_bands(method: Method) -> None:
    assert method.data_kinds == ("science", "engineering", "operations")
    assert [method.band(distance).id for distance in (0, 2, 3, 5, 7, 99)] == [
        "near", "near", "fair", "far", "very_far", "very_far",
    ]  # fmt: skip
    heats = [band.heat for band in method.bands]
    assert heats == sorted(heats)
    assert (heats[0], heats[-1]) == (0, 1)


def test_every_rule_has_a_function_and_every_function_a_rule(method: Method) -> None:
    assert set(method.rules) == set(EVALUATORS)


def test_a_threshold_may_be_changed(folder: Path) -> None:
    change(folder, "rules.toml", "thresholds = { most = 15 }", "thresholds = { most = 7 }")
    assert load_method(folder).rules["wide_span"].number("most") == 7


def test_a_whole_number_may_stand_for_a_decimal(folder: Path) -> None:
    change(folder, "skills.toml", "majority = 0.5", "majority = 1")
    assert load_method(folder).majority == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("kinds.toml", "name =", "nmae =", "kinds.toml, kind “science”: the key “nmae” is not known."),
        ("kinds.toml", 'people = "data scientists"\n', "", "kinds.toml, kind “science”: the key “people” is missing."),
        ("steps.toml", "settled = false", 'settled = "no"',
         "steps.toml, status “not_started”: “settled” must be true or false."),
        ("kinds.toml", 'id = "analysts"', 'id = "science"', "kinds.toml, kind “science”: this id is there twice."),
        ("kinds.toml", 'id = "analysts"', 'id = "bi"', "kinds.toml: the kind “analysts” is missing."),
        ("kinds.toml", "[[kind]]", "[kind]", "kinds.toml is not valid TOML"),
        ("skills.toml", "majority = 0.5", "majority = true", "skills.toml: “majority” must be a number."),
        ("skills.toml", '"math", ', '"maths", ',
         "skills.toml, [kinds.science]: “columns” names “maths”, which is not known."),
        ("skills.toml", "[kinds.science]", "[kinds.sciences]",
         "skills.toml, [kinds]: the key “sciences” is not known."),
        ("skills.toml", 'id = "qualified"', 'id = "medium"', "skills.toml: the level “qualified” is missing."),
        ("skills.toml", 'id = "math"', 'id = "hardware"', "skills.toml, skill “hardware”: this id is there twice."),
        ("distance.toml", "up_to = 4", "up_to = 1", "distance.toml: “up_to” must rise"),
        ("distance.toml", "up_to = 4", "up_to = 4.5", "distance.toml, band “fair”: “up_to” must be a whole number."),
        ("distance.toml", "heat = 1.0", "heat = 1.0\nup_to = 9", "distance.toml: “up_to” must rise"),
        ("steps.toml", 'group = "presteps"', 'group = "prestep"',
         "steps.toml, step “data_problems”: “group” names “prestep”"),
        ("steps.toml", 'after = ["use_cases"]', 'after = ["code"]',
         "steps.toml, step “technologies”: “after” names “code”"),
        ("steps.toml", 'id = "waiting"', 'id = "paused"', "steps.toml: the status “waiting” is missing."),
        ("steps.toml", 'after_phase = ["repeat"]', "after_phase = true",
         "steps.toml, step “data_problems”: “after_phase” must be a list of texts."),
        ("titles.toml", 'kind = "science"', 'kind = "sciences"', "titles.toml, title “1”: “kind” names “sciences”"),
        ("titles.toml", 'certainty = "sure"', 'certainty = "certain"',
         "titles.toml, title “1”: “certainty” names “certain”"),
        ("titles.toml", "“{title}” is a data science", "“{name}” is a data science",
         "titles.toml, title “1”: “reason” cannot show {name}."),
        ("titles.toml", 'certainties = ["sure"', 'certainties = ["safe"',
         "titles.toml, [proposing]: “certainties” names “safe”"),
        ("titles.toml", "ignored = [", "ignored = 5\nother = [", "titles.toml: the key “other” is not known."),
        ("rules.toml", 'id = "wide_span"', 'id = "too_wide"',
         "rules.toml, rule “too_wide”: the program has no such rule."),
        ("rules.toml", 'id = "wide_span"', 'id = "no_science"',
         "rules.toml, rule “no_science”: this id is there twice."),
        ("rules.toml", 'weight = "amber"', 'weight = "yellow"',
         "rules.toml, rule “no_data_team”: “weight” names “yellow”"),
        ("rules.toml", "thresholds = { most = 15 }", "",
         "rules.toml, rule “wide_span”: the key “thresholds” is missing."),
        ("rules.toml", "{ most = 15 }", "{ least = 15 }",
         "rules.toml, rule “wide_span”, thresholds: the key “least” is not known."),
        ("rules.toml", "{ most = 15 }", '{ most = "15" }',
         "rules.toml, rule “wide_span”, thresholds: “most” must be a whole number."),
        ("rules.toml", 'skill = "programming"', 'skill = "coding"',
         "rules.toml, rule “nobody_programs”, thresholds: “skill” names “coding”"),
        ("rules.toml", 'roles = ["ETL developer"', 'roles = ["ETL person"',
         "rules.toml, rule “sql_only_team”, thresholds: “roles” names “ETL person”"),
        ("rules.toml", "is {span}, at", "is {width}, at",
         "rules.toml, rule “wide_span”: “headline” cannot show {width}."),
        ("rules.toml", "is {span}, at", "is {span, at",
         "rules.toml, rule “wide_span”: the braces of “headline” do not match."),
        ("rules.toml", "span}, at {leader}", "span}, at {leader:a|b}",
         "rules.toml, rule “wide_span”: “headline” cannot show {leader} in the form “a|b”."),
        ("rules.toml", "is {span}, at", "is {span:d}, at",
         "rules.toml, rule “wide_span”: “headline” cannot show {span} in the form “d”."),
        ("steps.toml", 'needs = ["qualified_engineer"]', 'needs = ["a_wizard"]',
         "steps.toml, step “data_problems”: “needs” names “a_wizard”"),
        ("steps.toml", 'parts = ["waits"]', 'parts = ["weights"]', "steps.toml, step “data_access”: “parts” names"),
        ("steps.toml", 'id = "data_flowing"', 'id = "data_runs"', "steps.toml: “precondition” names “data_runs”"),
        ("steps.toml", "open: {detail}", "open: {waits}",
         "steps.toml, precondition “data_flowing”: “fails” cannot show {waits}."),
        ("steps.toml", 'of = "use_cases"', 'of = "use_case"', "steps.toml, question “reads”: “of” names “use_case”"),
        ("steps.toml", 'id = "reads"', 'id = "writes"', "steps.toml, question “writes”: this id is there twice."),
        ("steps.toml", "days = 180", 'days = "long"', "steps.toml, phase “crawl”: “days” must be a whole number."),
        ("forms.toml", 'id = "waits"\none', 'id = "delays"\none', "forms.toml: “form” names “delays”"),
        ("forms.toml", '{ id = "hours",', '{ id = "minutes",', "forms.toml, form “service_levels”: “fields” names"),
        ("choices.toml", 'kind = "science"', 'kind = "sciences"', "choices.toml, choice “statistics”: “kind” names"),
        ("choices.toml", 'id = "production"', 'id = "too_long"', "choices.toml, choice “too_long”: this id is there"),
        ("planning.toml", "points = [2, 4, 8, 16, 32]", "points = [1, 2]",
         "planning.toml, [backlog]: “points” must have 5 numbers"),
        ("planning.toml", "points = [2, 4, 8, 16, 32]", 'points = ["few"]',
         "planning.toml, [backlog]: “points” must be a list of numbers."),
        ("planning.toml", "window = 3", "window = 0", "planning.toml: “window” and “days_in_month” must be above 0."),
        ("rules.toml", "{names} and {last}", "{names} and {first}", "rules.toml, [names]: “last” cannot show {first}."),
        ("rules.toml", "most = 4", 'most = 4\ncolour = "red"', "rules.toml, [names]: the key “colour” is not known."),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_file_and_key(folder: Path, file: str, old: str, new: str, sentence: str) -> None:
    change(folder, file, old, new)
    found = fault(folder)
    assert found.startswith(sentence)
    assert "\n" not in found


def test_a_rule_that_was_taken_out_is_missed(folder: Path) -> None:
    path = folder / "rules.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'\[\[rule\]\]\nid = "wide_span".*', "", whole, flags=re.DOTALL), encoding="utf-8")
    assert fault(folder) == "rules.toml: the rule “wide_span” is missing."


def test_a_key_that_is_not_known_in_a_file_on_steps_is_noted_and_plans_open_all_the_same(folder: Path) -> None:
    change(folder, "steps.toml", 'days = 30\nparts = ["waits"]', 'days = 30\nmood = "good"\nparts = ["waits"]')
    change(folder, "planning.toml", "window = 3", "window = 3\nwidow = 4")
    method = load_method(folder)
    assert method.noted == (
        "steps.toml, step “data_access”: the key “mood” is not known.",
        "planning.toml, [velocity]: the key “widow” is not known.",
    )
    assert method.noted_sentence == f"{method.noted[0]} It was left out, and one more like it."
    assert method.steps["data_access"].days == 30


def test_what_ships_has_nothing_to_note(method: Method) -> None:
    assert method.noted == ()
    assert method.noted_sentence == ""


def test_every_field_of_a_part_that_a_user_fills_in_stands_in_its_form(method: Method) -> None:
    for part in (Project, *PART_TYPES):
        held = holdings(part)
        beside = {one.of for one in held.values() if one.what == "person"}
        asked = {name for name in held if name not in ("id", "project", "order", "step") and name not in beside}
        asked |= {name for name in beside if name}
        asked -= {name for name, one in held.items() if one.what == "person" and one.of}
        told = {field.id for field in method.projects.forms[part.table].fields}
        assert asked - {"phase"} <= told, part.table


def test_every_step_asks_something_and_asks_again_in_the_next_phase(method: Method) -> None:
    for step in method.steps.values():
        assert method.projects.questions_of(step.id)
        assert step.revisit.endswith("?")
        assert step.parts


def test_a_missing_file_and_one_that_is_no_text(folder: Path) -> None:
    (folder / "steps.toml").write_bytes(b"\xff\xfe\x00")
    assert fault(folder).startswith("steps.toml is not valid TOML")
    (folder / "steps.toml").unlink()
    load_method.cache_clear()
    assert fault(folder) == "steps.toml cannot be read."


def test_a_list_where_one_table_is_meant(folder: Path) -> None:
    change(folder, "titles.toml", "[proposing]", "[[proposing]]")
    assert fault(folder) == "titles.toml: “proposing” must be a table."


def test_no_text_shouts_or_is_left_empty(method: Method) -> None:
    texts = [kind.about for kind in method.kinds.values()]
    texts += [skill.about for skill in method.skills.values()]
    texts += [step.about for step in method.steps.values()]
    texts += [text for rule in method.rules.values() for text in (rule.why, rule.remedy)]
    texts += [step.revisit for step in method.steps.values()]
    texts += [question.text for asked in method.projects.questions.values() for question in asked]
    texts += [text for one in method.projects.preconditions.values() for text in (one.fails, one.remedy)]
    texts += [form.about for form in method.projects.forms.values()]
    texts += [one.about for some in method.projects.choices.values() for one in some.values() if one.about]
    texts += [text for entry in method.titles.entries for text in (entry.reason, entry.warning) if text]
    for text in texts:
        assert text.strip() == text
        assert text.endswith((".", "?", "{detail}"))
        assert "!" not in text
