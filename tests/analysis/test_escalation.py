"""Where the lines of some people come together, against the obvious count on networkx."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.escalation import Escalation, escalation
from dataplanner.model.errors import UnknownRecord
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import HANSA, document_of


@given(forests(smallest=1, largest=15), st.data())
def test_intersections_are_the_lowest_common_leaders_of_all_pairs(managers: Managers, data: st.DataObject) -> None:
    staff = sorted(data.draw(st.sets(st.sampled_from(sorted(managers)), min_size=1, max_size=6)))
    organisation = plan_of(managers).organisation()
    meeting = {nx.lowest_common_ancestor(organisation.graph, a, b) for a, b in combinations(staff, 2)} - {None}
    found = escalation(organisation, staff)
    assert set(found.intersections) == meeting
    leader = organisation.common_leader(staff)
    steps = [organisation.chain_up(id_).index(leader) for id_ in staff] if leader else []
    assert (found.leader, found.depth) == (leader, max(steps, default=None))


def test_staff_of_two_departments_escalate_to_the_top() -> None:
    organisation = document_of(HANSA).plan.organisation()
    found = escalation(organisation, ["mori", "roth", "ravi", "dana"])
    assert found == Escalation("ceo", 3, ("ceo", "bauer", "dana"))
    assert escalation(organisation, []) == Escalation(None, None, ())
    with pytest.raises(UnknownRecord):
        escalation(organisation, ["nobody"])
