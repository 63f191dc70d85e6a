"""Skill or ability: never a gap in ability while something to learn with is missing."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from dataplanner.analysis.ability import at_ease_between, judge, judgements_due, looked_at, nature, reassess_on
from dataplanner.analysis.gaps import team_matrix
from dataplanner.analysis.method import Method
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.model.document import Document
from dataplanner.model.edits import RemoveSkill, SetJudgement
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.positions import AS_IS
from dataplanner.model.skills import Skill

ANSWERS = ("", "yes", "no")


@pytest.mark.parametrize(("resource", "expert", "time", "progress"), list(product(ANSWERS, repeat=4)))
def test_all_answers(resource: str, expert: str, time: str, progress: str) -> None:
    """The table, said the other way round: each nature by what must hold."""
    found = nature(AbilityJudgement("p", "s", resource, expert, time, progress))
    given = [resource, expert, time]
    if found == "ability":
        assert given == ["yes"] * 3
        assert progress == "no"
    elif found == "closing":
        assert progress == "yes"
    elif found == "skill":
        assert "no" in given
        assert progress != "yes"
    else:
        assert "no" not in given
        assert "" in [*given, progress]


def test_when_to_look_again(method: Method) -> None:
    judged = AbilityJudgement("p", "distributed_systems", judged="2027-01-15")
    assert reassess_on(judged, method) == date(2027, 3, 15)
    assert reassess_on(judged.with_(reassess="2027-02-01"), method) == date(2027, 2, 1)
    assert reassess_on(AbilityJudgement("p", "sql"), method) is None


def test_when_most_are_at_ease(method: Method) -> None:
    judged = AbilityJudgement("p", "distributed_systems", judged="2027-01-15")
    assert at_ease_between(judged, method) == (date(2027, 7, 15), date(2028, 1, 15))
    other = AbilityJudgement("p", "sql", judged="2027-01-15")
    assert at_ease_between(other, method) == (date(2027, 4, 15), date(2027, 7, 15))
    assert at_ease_between(AbilityJudgement("p", "sql"), method) is None


TODAY = date(2027, 3, 1)


def test_an_answer_is_dated_and_a_day_that_has_passed_makes_room() -> None:
    judged = AbilityJudgement("p", "sql", resource="yes", judged="2027-01-15", reassess="2027-02-28")
    assert looked_at(judged, "time", "no", TODAY) == {"time": "no", "judged": "2027-03-01", "reassess": ""}
    later = judged.with_(reassess="2027-04-01")
    assert looked_at(later, "time", "no", TODAY) == {"time": "no", "judged": "2027-03-01"}


def test_with_the_last_answer_taken_back_nothing_is_left() -> None:
    judged = AbilityJudgement("p", "sql", resource="yes", judged="2027-01-15", reassess="2027-05-01")
    fields = looked_at(judged, "resource", "", TODAY)
    assert judged.with_(**fields) == AbilityJudgement("p", "sql")
    noted = judged.with_(note="kept")
    assert noted.with_(**looked_at(noted, "resource", "", TODAY)).note == "kept"


def test_a_judgement_takes_the_columns_into_the_plan_and_its_step_names_nobody(method: Method) -> None:
    plan = read_plan_json(root() / "sample_orgs" / "start-up.plan.json")
    team = next(team for team in plan.organisation().sorted_teams() if team_matrix(plan, AS_IS, team, method).people)
    matrix = team_matrix(plan, AS_IS, team, method)
    document = Document(plan)
    for record in list(plan.all(Skill)):
        document.do(RemoveSkill(record.id))
    person, skill = matrix.people[0], matrix.skills[0]
    document.do(judge(plan, team, person.id, skill.id, {"time": "no"}, method))
    assert plan.get(AbilityJudgement, person.id, skill.id).time == "no"
    assert document.undo_label == "Change a private judgement"


def test_the_next_day_to_look_again_comes_first(method: Method) -> None:
    plan = read_plan_json(root() / "sample_orgs" / "ten-person-team.plan.json")
    for person, fields in (
        ("riya", {"time": "no", "judged": "2027-01-15"}), ("juan", {"time": "no", "reassess": "2027-02-01"}),
        ("adam", {"time": "no"}), ("jack", {"time": "no", "judged": "2020-01-01"}),
    ):  # fmt: skip
        Document(plan).do(SetJudgement(person, "schema", fields))
    due = judgements_due(plan, {"riya", "juan", "adam"}, method)
    assert [(day, judgement.person) for day, judgement in due] == [
        (date(2027, 2, 1), "juan"),
        (date(2027, 3, 15), "riya"),
    ]
