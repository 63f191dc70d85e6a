"""The checks of an import (ids on several rows, managers who are missing, circles) against NetworkX."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import networkx as nx

from benchmarks.csv_reading import CSV, ROWS
from benchmarks.exports import export_file
from benchmarks.frame import Benchmark, Pair
from dataplanner.files.hr_import.forest import circles
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read import read_blocks
from dataplanner.files.hr_import.rows import same_ids

ID, MANAGER, EVERY = 0, 12, 1_000
"""The columns of ids and managers; of so many rows one has each defect."""


def columns() -> tuple[list[str], list[str]]:
    """Ids and managers of the export, some ids repeated, some managers missing, and some circles closed in them."""
    (block,) = read_blocks([export_file(CSV, ROWS)], Watch())
    _, *table = block.rows
    ids, managers = [row[ID] for row in table], [row[MANAGER] for row in table]
    for at in range(EVERY, ROWS, EVERY):
        ids[at] = ids[at - 7]
        managers[at + 1] = f"gone {at}"
        managers[at + 2], managers[at + 3] = ids[at + 3], ids[at + 2]
    return ids, managers


@contextmanager
def prepared() -> Iterator[Pair]:
    """The columns, and the same as a graph whose nodes know how many rows have their id."""
    ids, managers = columns()
    graph: nx.DiGraph[str] = nx.DiGraph()
    for id_ in ids:
        graph.add_node(id_, rows=graph.nodes[id_]["rows"] + 1 if id_ in graph else 1)
    graph.add_edges_from((id_, boss) for id_, boss in zip(ids, managers, strict=True) if boss)
    yield Pair(lambda: checked(ids, managers), lambda: checked_by_networkx(graph))


def checked(ids: list[str], managers: list[str]) -> tuple[int, int, int]:
    """How many ids are on several rows, managers missing, and rows in circles, from the columns as read."""
    bosses = {boss for boss in set(managers) if boss}
    row: dict[str, int] = {}
    for at, id_ in enumerate(ids):
        if id_ in bosses:  # nobody else can stand in a circle
            row.setdefault(id_, at)
    lines = {at: row[managers[at]] for at in row.values() if managers[at] in row}
    return len(same_ids(ids, range(len(ids)))), len(bosses - row.keys()), sum(map(len, circles(lines)))


def checked_by_networkx(graph: nx.DiGraph[str]) -> tuple[int, int, int]:
    """The same from the graph, which is there already."""
    several = sum(held.get("rows", 0) > 1 for _, held in graph.nodes(data=True))
    missing = sum("rows" not in held for _, held in graph.nodes(data=True))
    return several, missing, sum(len(part) for part in nx.strongly_connected_components(graph) if len(part) > 1)


BENCHMARK = Benchmark(
    name="import-checks",
    about=f"repeated ids, missing managers and circles among {ROWS:,} rows",
    peer="networkx on the built graph",
    target=5.0,
    prepare=prepared,
)
