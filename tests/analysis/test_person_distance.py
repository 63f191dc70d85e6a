"""Many pairs of positions at once agree with one walk up the chart a pair."""

import numpy as np
import pytest
from hypothesis import given

from dataplanner.analysis import person_distance
from dataplanner.analysis.distance import path_between
from dataplanner.analysis.index import index_of
from dataplanner.analysis.person_distance import NOWHERE, CommonLeaders
from tests.analysis.plans import Managers, forests, plan_of


@given(forests(smallest=1))
def test_all_pairs_agree_with_walking(managers: Managers) -> None:
    organisation = plan_of(managers).organisation()
    index = index_of(organisation)
    a, b = (side.ravel().astype(np.int32) for side in np.meshgrid(np.arange(len(index)), np.arange(len(index))))
    answers = CommonLeaders(index)
    leaders, distances = answers.leaders(a, b).tolist(), answers.distances(a, b).tolist()
    for one, other, leader, distance in zip(a.tolist(), b.tolist(), leaders, distances, strict=True):
        pair = [index.ids[one], index.ids[other]]
        assert (index.ids[leader] if leader != NOWHERE else None) == organisation.common_leader(pair)
        assert distance == len(path_between(organisation, *pair)) - 1


def test_more_pairs_than_are_worked_out_at_once_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of(
        plan_of({"a": None, "b": "a", "c": "a", "d": "b", "e": "b", "f": "c", "g": None, "h": "g"}).organisation()
    )
    a, b = (side.ravel().astype(np.int32) for side in np.meshgrid(np.arange(len(index)), np.arange(len(index))))
    at_once = CommonLeaders(index).distances(a, b)
    monkeypatch.setattr(person_distance, "BLOCK", 7)
    assert CommonLeaders(index).distances(a, b).tolist() == at_once.tolist()
