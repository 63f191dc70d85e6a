"""The reading order goes through each branch before the next, as a slow walk does."""

from hypothesis import given

from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.sequence import reading_order
from tests.analysis.test_index import forests, index_of_map


def walked(index: OrganisationIndex) -> list[int]:
    """The rows by a walk that goes down first."""
    waiting = [row for row in range(len(index)) if index.parent[row] < 0][::-1]
    order = []
    while waiting:
        order.append(waiting.pop())
        waiting.extend(reversed(index.children(order[-1])))
    return order


@given(forests())
def test_it_is_that_of_a_walk_down_each_branch(managers: dict[str, str | None]) -> None:
    index = index_of_map(managers)
    assert reading_order(index).tolist() == walked(index)
