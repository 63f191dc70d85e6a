"""The distances while a drag is in the air are those that the move then brings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.distance_ahead import DistanceAhead, matrix_ahead
from dataplanner.analysis.distance_matrix import distance_matrix
from dataplanner.model.edits import MovePosition
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.organisation import Organisation
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
    positions = data.draw(st.lists(anybody, min_size=1, max_size=4, unique=True))
    ahead = DistanceAhead(organisation, positions)
    allowed = sorted(set(managers) - ahead.moving)
    manager = data.draw(st.none() | st.sampled_from(allowed)) if allowed else None
    foretold = ahead.under(manager).pairs()
    tops = [one for one in positions if not set(positions) & set(organisation.chain_up(one)[1:])]
    for top in tops:
        MovePosition(AS_IS, top, manager).apply(plan)
    assert foretold == distance_matrix(plan.organisation()).pairs()


def test_one_drag_is_asked_many_times() -> None:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Platform", "engineering", "dana")
    ahead = DistanceAhead(document.plan.organisation(), ["bauer"])
    under = {manager: ahead.under(manager).pair(0, 1).distance for manager in ("cfo", "cto", "dana", "ravi", None)}
    assert under == {"cfo": 4, "cto": 2, "dana": 1, "ravi": 2, None: None}


def test_a_branch_below_all_leads_changes_nothing() -> None:
    document = document_of(HANSA)
    mark(document, "Everybody", "other", document.plan.organisation().roots()[0].id)
    organisation = document.plan.organisation()
    deepest = max(organisation.positions(), key=lambda position: len(organisation.chain_up(position.id)))
    assert DistanceAhead(organisation, [deepest.id]).under("dana").pairs() == distance_matrix(organisation).pairs()


def test_a_position_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownRecord):
        DistanceAhead(document_of(HANSA).plan.organisation(), ["nobody"])


def three_teams() -> Organisation:
    document = document_of(HANSA)
    mark(document, "Science", "science", "bauer")
    mark(document, "Platform", "engineering", "dana")
    mark(document, "Finance", "business", "cfo")
    return document.plan.organisation()


def test_only_what_changes_is_told_before_and_after() -> None:
    organisation = three_teams()
    found = matrix_ahead(distance_matrix(organisation), DistanceAhead(organisation, ["bauer"]).under("cto"), most=3)
    assert found.teams == ("science", "platform", "finance")
    assert (int(found.before[0, 1]), int(found.after[0, 1])) == (4, 2)
    assert (int(found.before[1, 2]), int(found.after[1, 2])) == (3, 3)
    assert found.more == 0


def test_with_less_room_the_teams_that_change_most_stay_and_the_rest_is_counted() -> None:
    organisation = three_teams()
    found = matrix_ahead(distance_matrix(organisation), DistanceAhead(organisation, ["bauer"]).under("cto"), most=2)
    assert found.teams == ("science", "platform")
    assert found.more == 1


def test_a_move_that_changes_no_distance_tells_nothing() -> None:
    organisation = three_teams()
    found = matrix_ahead(distance_matrix(organisation), DistanceAhead(organisation, ["mori"]).under("cto"), most=5)
    assert (len(found), found.more) == (0, 0)
