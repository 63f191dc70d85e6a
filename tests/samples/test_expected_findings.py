"""Gap matrices, ratios and findings of the samples: what the sources lead one to expect."""

from datetime import date

import pytest

from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.shape import shape_of
from dataplanner.analysis.stand_ins import missing_kinds
from dataplanner.files.import_plan import skill_catalogue
from dataplanner.files.resources import samples
from dataplanner.model.plan import Plan
from dataplanner.model.projects import Step
from dataplanner.model.skills import Experience, Skill
from tests.samples.conftest import Opened

RATIO = "few_engineers"


def matrix(plan: Plan, team: str, method: Method) -> TeamMatrix:
    return team_matrix(plan, "as-is", plan.organisation().team(team), method)


def found(plan: Plan, method: Method, rule: str, scenario: str = "as-is") -> list[Finding]:
    return [finding for finding in findings(plan, scenario, method) if finding.rule == rule]


def test_every_sample_carries_the_methods_skills(sample: Opened, method: Method) -> None:
    for path in samples():
        plan = sample(path.name.removesuffix(".plan.json"))
        assert sorted(plan.all(Skill), key=lambda skill: skill.order) == skill_catalogue(method), path.name


def test_the_ten_person_team_is_the_published_matrix(sample: Opened, method: Method) -> None:
    table = matrix(sample("ten-person-team"), "data-engineering", method)
    names = ["Mohamed", "Gabrielle", "Mateo", "Joseph", "Feng", "Adam", "Gabriel", "Jack", "Riya", "Juan"]
    assert [person.name for person in table.people] == names
    assert dict(zip((skill.id for skill in table.skills), table.totals, strict=True)) == {
        "distributed_systems": 2, "programming": 10, "analysis": 2, "visual_communication": 1,
        "verbal_communication": 2, "project_veteran": 1, "schema": 0, "domain_knowledge": 5,
    }  # fmt: skip
    assert table.red_flags == ("schema",)
    assert table.below_majority == ("distributed_systems",)
    assert table.assessed == 10
    assert [person.name for person in table.holders("project_veteran")] == ["Riya"]


def test_hansa_foods_shows_the_matrix_of_its_picture(sample: Opened, method: Method) -> None:
    plan = sample("hansa-foods")
    table = matrix(plan, "data-engineering", method)
    totals = dict(zip((skill.id for skill in table.skills), table.totals, strict=True))
    assert totals == {
        "distributed_systems": 1, "programming": 4, "analysis": 1, "visual_communication": 1, "verbal_communication": 1,
        "project_veteran": 0, "sql": 4, "schema": 1, "domain_knowledge": 3,
    }  # fmt: skip
    assert (table.assessed, len(table.people)) == (6, 7)
    assert table.red_flags == ("project_veteran",)
    assert plan.get(Experience, "ravi-menon").level == "qualified"


def test_hansa_foods_has_the_shape_that_its_picture_counts(sample: Opened) -> None:
    shape = shape_of(sample("hansa-foods"), "as-is")
    assert (shape.positions, shape.vacant, shape.roots, shape.layers, shape.unplaced) == (420, 31, 1, 7, 3)


def test_hansa_foods_waits_for_data_since_the_day_of_its_picture(sample: Opened, method: Method) -> None:
    plan = sample("hansa-foods")
    known = {(phase, step) for phase in method.phases for step in method.steps}
    assert {(step.phase, step.step) for step in plan.all(Step)} <= known
    (waiting,) = [step for step in plan.all(Step) if step.status == "waiting"]
    assert (waiting.project, waiting.phase, waiting.step) == ("waste-in-the-cold-chain", "walk", "data_access")
    assert (date(2026, 11, 21) - date.fromisoformat(waiting.since)).days == 34


def test_stitch_fix_departs_from_the_ratio_on_purpose(sample: Opened, method: Method) -> None:
    (ratio,) = found(sample("stitch-fix"), method, RATIO)
    assert ratio.accepted
    assert "pipelines" in (ratio.reason or "")


def test_the_typical_department_accepts_the_ratio_only_once_scientists_own_their_pipelines(
    sample: Opened, method: Method
) -> None:
    plan = sample("typical-department")
    assert [finding.accepted for finding in found(plan, method, RATIO)] == [False]
    assert [finding.accepted for finding in found(plan, method, RATIO, "no-hand-offs")] == [True]


def test_zymergen_has_too_few_engineers_until_it_hires_them(sample: Opened, method: Method) -> None:
    plan = sample("zymergen")
    assert not found(plan, method, RATIO)[0].accepted
    assert not found(plan, method, RATIO, "engineers-hired")


def test_moneysupermarket_has_too_many_scientists_before_and_after(sample: Opened, method: Method) -> None:
    plan = sample("moneysupermarket")
    for scenario in plan.scenarios():
        assert found(plan, method, RATIO, scenario.id)


def test_the_start_up_names_its_holes(sample: Opened, method: Method) -> None:
    plan = sample("start-up")
    assert found(plan, method, "no_science")
    assert found(plan, method, "no_operations")
    assert "Holes to be filled later" in plan.organisation().team("data").note


def test_the_ten_person_team_is_told_what_it_lacks(sample: Opened, method: Method) -> None:
    plan = sample("ten-person-team")
    (missing,) = found(plan, method, "nobody_has")
    assert (missing.weight, missing.subject) == ("red", "data-engineering:schema")
    assert found(plan, method, "few_know_distributed_systems")


@pytest.mark.parametrize("name", ["typical-department", "large-enterprise", "telecoms", "hansa-foods"])
def test_data_teams_that_meet_at_the_top_are_told(sample: Opened, method: Method, name: str) -> None:
    plan = sample(name)
    (top,) = plan.organisation().roots()
    assert [finding.positions[0] for finding in found(plan, method, "far_common_leader")] == [top.id]
    assert found(plan, method, "teams_far_apart")


def test_one_department_or_one_officer_ends_the_far_leader(sample: Opened, method: Method) -> None:
    for name, scenario in (("typical-department", "no-hand-offs"), ("moneysupermarket", "one-data-function")):
        assert found(sample(name), method, "far_common_leader") != []
        assert found(sample(name), method, "far_common_leader", scenario) == []


def test_embedded_scientists_of_the_telecoms_company_are_among_the_far_teams(sample: Opened, method: Method) -> None:
    (far,) = found(sample("telecoms"), method, "teams_far_apart")
    assert {"consumer-marketing-science", "network-operations-science", "portfolio-planning-science"} <= set(far.teams)


def test_the_large_enterprise_waits_for_data(sample: Opened, method: Method) -> None:
    told = findings(sample("large-enterprise"), "as-is", method, date(2026, 11, 21))
    waits = {finding.steps[0] for finding in told if finding.rule == "long_wait"}
    assert waits == {("spare-parts", "crawl", "data_access"), ("one-customer", "crawl", "data_access")}


def test_the_medium_organisation_chose_technology_before_it_knew_the_need(sample: Opened, method: Method) -> None:
    early = found(sample("medium-organisation"), method, "step_too_early")
    assert ("streaming", "crawl", "technologies") in {step for finding in early for step in finding.steps}


def test_the_start_ups_stand_ins_are_named(sample: Opened, method: Method) -> None:
    missing = {entry.kind: entry.stand_ins for entry in missing_kinds(sample("start-up"), "as-is", method)}
    assert set(missing) == {"science", "operations"}
    assert [candidate.position for candidate in missing["science"]] == ["data-engineer"]
