"""Findings as a whole: their sequence, their sentences, and those kept on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.method import WEIGHTS, Method
from dataplanner.analysis.rules import EVALUATORS
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import samples
from dataplanner.model.document import Document
from dataplanner.model.edits import AcceptFinding, CopyScenario, WithdrawAcceptance
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from dataplanner.model.skills import Assessment, Skill
from dataplanner.model.teams import DATA_KINDS, Team
from tests.analysis.plans import Managers, forests, plan_of
from tests.analysis.rules.plans import TODAY, hansa


def all_findings() -> Iterator[tuple[Plan, str, Finding]]:
    for path in samples():
        plan = read_plan_json(path)
        for scenario in plan.scenarios():
            for finding in findings(plan, scenario.id, load_method(), TODAY):
                yield plan, scenario.id, finding


def test_the_heaviest_come_first_and_then_the_sequence_of_the_rules(method: Method) -> None:
    found = findings(hansa("science").plan, AS_IS, method)
    rules = list(method.rules)
    places = [(WEIGHTS.index(finding.weight), rules.index(finding.rule)) for finding in found]
    assert len(places) > 3
    assert places == sorted(places)


def test_weights_follow_the_file(method: Method) -> None:
    green = replace(method.rules["no_engineering"], weight="green")
    changed = replace(method, rules={**method.rules, "no_engineering": green})
    (finding,) = [f for f in findings(hansa("science").plan, AS_IS, changed) if f.rule == "no_engineering"]
    assert finding.weight == "green"


def test_a_finding_kept_on_purpose_carries_its_reason(method: Method) -> None:
    document = hansa("science")
    document.do(AcceptFinding(AS_IS, "no_operations", "", "The platform team runs everything."))
    reasons = {f.rule: f.reason for f in findings(document.plan, AS_IS, method) if f.accepted}
    assert reasons == {"no_operations": "The platform team runs everything."}
    document.do(CopyScenario(AS_IS, "To be", "to-be"))
    document.do(WithdrawAcceptance(AS_IS, "no_operations", ""))
    assert not any(finding.accepted for finding in findings(document.plan, AS_IS, method))
    assert any(finding.accepted for finding in findings(document.plan, "to-be", method))


def test_a_search_that_is_overtaken_ends_at_the_next_rule(method: Method) -> None:
    asked: list[int] = []

    def proceed() -> None:
        asked.append(len(asked))
        if len(asked) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        findings(hansa("science").plan, AS_IS, method, TODAY, proceed)
    assert len(asked) == 3 < len(method.rules)


def test_findings_of_a_rule_differ_in_their_subject() -> None:
    seen = [(plan.name, scenario, finding.rule, finding.subject) for plan, scenario, finding in all_findings()]
    assert len(set(seen)) == len(seen)


def test_every_sentence_is_whole() -> None:
    for _, _, finding in all_findings():
        assert finding.chapter.startswith("ch. ")
        for sentence in (finding.headline, finding.why, finding.remedy):
            assert sentence[:1].upper() == sentence[:1]
            assert re.search(r"[.?”]$", sentence), sentence
            assert not re.search(r"[{}|#!]|  | \.|\.\.|\(\)", sentence), sentence


def test_what_a_finding_names_is_there() -> None:
    for plan, scenario, finding in all_findings():
        organisation = plan.organisation(scenario)
        assert all(position in organisation for position in finding.positions)
        assert all(team in organisation.teams for team in finding.teams)


def test_every_rule_is_tried_by_a_test_of_its_own() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "rules").glob("test_*.py"))
    missing = {rule for rule in EVALUATORS if f'"{rule}"' not in tests}
    assert missing <= {"no_science", "no_engineering", "no_operations"}
    assert 'f"no_{kind}"' in tests


TITLES = ["Data Engineer", "DBA", "Data Scientist", "Data Analyst", "Manager", ""]


@settings(max_examples=60)
@given(forests(), st.data())
def test_no_organisation_is_too_odd_for_the_rules(managers: Managers, data: st.DataObject) -> None:
    method = load_method()
    plan = plan_of(managers, {id_: data.draw(st.sampled_from(TITLES)) for id_ in managers})
    plan.apply([Change(None, Skill("programming", "Programming", DATA_KINDS))])
    for number in range(data.draw(st.integers(0, 4)) if managers else 0):
        members = data.draw(st.lists(st.sampled_from(sorted(managers)), min_size=1, max_size=3, unique=True))
        kind, proposed = data.draw(st.sampled_from(DATA_KINDS)), data.draw(st.booleans())
        team = Team(AS_IS, f"t{number}", f"Team {number}", kind, subtree=members[0], members=tuple(members[1:]))
        plan.apply([Change(None, team.with_(proposed=proposed))])
    held = data.draw(st.sampled_from([None, True, False]))
    if held is not None:
        plan.apply([Change(None, Assessment(f"person-{id_}", "programming", held)) for id_ in managers])
    found = findings(plan, AS_IS, method, TODAY)
    assert len({(finding.rule, finding.subject) for finding in found}) == len(found)
    assert found == findings(Document(plan).plan, AS_IS, method, TODAY)


@pytest.mark.parametrize("rule", sorted(EVALUATORS))
def test_every_rule_has_its_texts(rule: str, method: Method) -> None:
    texts = method.rules[rule]
    assert texts.headline
    assert texts.why
    assert texts.remedy
