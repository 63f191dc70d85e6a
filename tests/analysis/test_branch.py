"""The index of a branch says of its people what the whole index says of them."""

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.branch import branch_of
from tests.analysis.test_index import forests, index_of_map


@given(forests(), st.data())
def test_a_branch_is_the_index_of_its_own_people(managers: dict[str, str | None], data: st.DataObject) -> None:
    index = index_of_map(managers)
    if not len(index):
        return
    row = data.draw(st.integers(0, len(index) - 1))
    branch, rows = branch_of(index, row)
    top = index.ids[row]
    below = {index.ids[r] for part in index.subtree(row) for r in part}
    alone = index_of_map({id_: managers[id_] if id_ != top else None for id_ in below})
    assert branch.ids == alone.ids == tuple(index.ids[old] for old in rows.tolist())
    assert dict(branch.row) == dict(alone.row)
    for name in ("parent", "depth", "first_child", "child_count", "headcount", "level_starts"):
        assert getattr(branch, name).tolist() == getattr(alone, name).tolist(), name
