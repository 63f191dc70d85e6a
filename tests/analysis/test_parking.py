"""Parked positions get rows beside the roots, and nothing else about the index changes."""

from hypothesis import given

from dataplanner.analysis.parking import parked_rows, with_parked
from tests.analysis.test_index import forests, index_of_map


@given(forests())
def test_everybody_has_a_row_and_the_trees_are_as_before(managers: dict[str, str | None]) -> None:
    index = index_of_map(managers)
    whole = with_parked(index)
    assert sorted(whole.ids) == sorted(managers)
    assert [whole.ids[row] for row in parked_rows(whole)] == list(index.parked)
    for id_ in managers:
        row = whole.row[id_]
        assert whole.ids[row] == id_
        manager = whole.ids[whole.parent[row]] if whole.parent[row] >= 0 else None
        assert manager == managers[id_]
        if id_ in index.row:
            before = index.row[id_]
            assert [whole.ids[r] for r in whole.children(row)] == [index.ids[r] for r in index.children(before)]
            below = {whole.ids[r] for part in whole.subtree(row) for r in part}
            assert below == {index.ids[r] for part in index.subtree(before) for r in part}
            assert whole.headcount[row] == index.headcount[before]
            assert whole.depth[row] == index.depth[before]


@given(forests())
def test_rows_still_run_layer_by_layer(managers: dict[str, str | None]) -> None:
    index = with_parked(index_of_map(managers))
    assert index.depth.tolist() == sorted(index.depth.tolist())
    for depth, level in enumerate(index.levels(), start=1):
        assert set(index.depth[level].tolist()) == {depth}
    assert index.parent.tolist() == sorted(index.parent.tolist())


def test_an_index_without_parked_positions_stays_the_same() -> None:
    index = index_of_map({"a": None, "b": "a"})
    assert with_parked(index) is index
    assert not parked_rows(index)
