"""Skill or ability: never a gap in ability while something to learn with is missing."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from dataplanner.analysis.ability import at_ease_between, nature, reassess_on
from dataplanner.analysis.method import Method
from dataplanner.model.judgements import AbilityJudgement

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
