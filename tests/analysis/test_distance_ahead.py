"""The distances while a drag is in the air are those that the move then brings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.distance_ahead import DistanceAhead
from dataplanner.analysis.distance_matrix import distance_matrix
from dataplanner.model.edits import MovePosition
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from dataplanner.model.teams import Team
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of, mark


@settings(max_examples=100)
@given(forests(smallest=2, largest=20), st.data())
def test_what_is_foretold_is_what_comes(managers: Managers, data: st.DataObject) -> None:
    plan = plan_of(managers)
    anybody = st.sampled_from(sorted(managers))
    for number in range(data.draw(st.integers(1, 5))):
        members = tuple(sorted(data.draw(st.sets(anybody, min_size=1, max_size=4))))
        subtree, lead = data.draw(st.none() | anybody), data.draw(st.none() | anybody)
        plan.apply([Change(None, Team(AS_IS, str(number), "T", lead=lead, subtree=subtree, members=members))])
    organisation = plan.organisation()
    position = data.draw(anybody)
    ahead = DistanceAhead(organisation, position)
    allowed = sorted(set(managers) - ahead.moving)
    manager = data.draw(st.none() | st.sampled_from(allowed)) if allowed else None
    foretold = ahead.under(manager).pairs()
    MovePosition(AS_IS, position, manager).apply(plan)
    assert foretold == distance_matrix(plan.organisation()).pairs()


def test_one_drag_is_asked_many_times() -> None:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Platform", "engineering", "dana")
    ahead = DistanceAhead(document.plan.organisation(), "bauer")
    under = {manager: ahead.under(manager).pair(0, 1).distance for manager in ("cfo", "cto", "dana", "ravi", None)}
    assert under == {"cfo": 4, "cto": 2, "dana": 1, "ravi": 2, None: None}


def test_a_position_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownRecord):
        DistanceAhead(document_of(HANSA).plan.organisation(), "nobody")
