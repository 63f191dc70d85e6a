"""The arrays of the distance matrix say the same as its pairs, and the pairs the same as the chart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.distance import path_between
from dataplanner.analysis.distance_matrix import NOWHERE, distance_matrix
from dataplanner.model.positions import AS_IS
from dataplanner.model.records import Change
from dataplanner.model.teams import Team
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import document_of, mark


@settings(max_examples=60)
@given(forests(smallest=1), st.data())
def test_any_leads_in_any_sequence_parked_ones_and_shared_ones_too(managers: Managers, data: st.DataObject) -> None:
    leads = data.draw(st.lists(st.none() | st.sampled_from(sorted(managers)), max_size=9))
    plan = plan_of(managers)
    organisation = plan.organisation()
    plan.apply(Change(None, Team(AS_IS, str(n), "T", subtree=lead, order=n)) for n, lead in enumerate(leads))
    matrix = distance_matrix(organisation)
    distances = matrix.distances()
    assert matrix.teams == tuple(str(n) for n in range(len(leads)))
    for a, lead in enumerate(leads):
        for b, other in enumerate(leads):
            pair = matrix.pair(a, b)
            known = [id_ for id_ in (lead, other) if id_ is not None]
            expected = organisation.common_leader(known) if len(known) == 2 else None
            assert pair.common_leader == expected
            steps = NOWHERE if expected is None else len(path_between(organisation, *known)) - 1
            assert distances[a, b] == steps
            assert (pair.distance is None) == (steps == NOWHERE)


def test_without_teams_there_is_nothing() -> None:
    matrix = distance_matrix(document_of("a\n  b").plan.organisation())
    assert (len(matrix), matrix.distances().shape, matrix.pairs()) == (0, (0, 0), [])


def test_a_team_is_no_distance_from_itself() -> None:
    document = document_of("a\n  b\nc")
    mark(document, "B", "other", "b")
    mark(document, "C", "other", "c")
    assert distance_matrix(document.plan.organisation()).distances().tolist() == [[0, NOWHERE], [NOWHERE, 0]]
