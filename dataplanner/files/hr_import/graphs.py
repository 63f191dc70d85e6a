"""Boxes and the arrows between them as rows: each box with the ones above it, whichever way the arrows point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from dataplanner.files.hr_import.cells import NAMES
from dataplanner.files.hr_import.columns import sure_scores
from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.text import in_one_cell
from dataplanner.files.hr_import.trees import ABOVE, NAME, NODE

Object = dict[str, Any]
Arrow = tuple[str, str]  # from which box to which
_FEWEST = 2


@dataclass(slots=True)
class Graph:
    """Boxes by their ids, with what is told of each and the number of the line that tells it first, and arrows."""

    boxes: dict[str, dict[str, str]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)

    def tell(self, box: str, number: int, told: dict[str, str]) -> None:
        """Take in what is told of a box; what was told before stays."""
        self.numbers.setdefault(box, number)
        self.boxes[box] = told | self.boxes.get(box, {})


def block_of(graph: Graph, file: str) -> Block:
    """The boxes as rows with the ids of those above; boxes of which nothing is told are called by their ids."""
    above = _above(graph.arrows)
    named = any(map(bool, graph.boxes.values()))
    labels = called(dict.fromkeys(label for told in graph.boxes.values() for label in told)) if named else {}
    header = (NODE, *labels.values(), ABOVE) if named else (NAME, ABOVE)
    rows = [
        (box, *(told.get(label, "") for label in labels), in_one_cell(above.get(box, ())))
        for box, told in graph.boxes.items()
    ]
    return Block(file, file, rows, [graph.numbers[box] for box in graph.boxes], header)


def _above(arrows: Iterable[Arrow]) -> dict[str, list[str]]:
    """The boxes above each: arrows lead down, unless fewer boxes had several above them if they led up."""
    known = list(dict.fromkeys(arrows))
    downward = _surplus(below for _, below in known) <= _surplus(above for above, _ in known)
    found: dict[str, list[str]] = {}
    for begin, end in known:
        upper, lower = (begin, end) if downward else (end, begin)
        found.setdefault(lower, []).append(upper)
    return found


def _surplus(boxes: Iterable[str]) -> int:
    counts = Counter(boxes)
    return counts.total() - len(counts)


def called(labels: Collection[str]) -> dict[str, str]:
    """The labels of columns, each with what it is called: one that only says "label" is the name where nothing else
    is."""
    names = dict(zip(labels, labels, strict=True))
    if not any(sure_scores(label).keys() & NAMES for label in labels):
        said = next((label for label in labels if label.casefold() in formats().label_keys), None)
        names |= {said: NAME} if said else {}
    return names


def graph_of(value: Object) -> Graph | None:
    """The graph that an object of JSON holds as a list of boxes and one of arrows, which name boxes by their ids."""
    lists = [items for items in value.values() if isinstance(items, list) and _are_objects(items)]
    for arrows in lists:
        keys = _ends(arrows[0])
        for boxes in lists if keys else ():
            ids = next((key for key in boxes[0] if boxes is not arrows and _tells_apart(boxes, key, arrows, keys)), "")
            if ids:
                return _graph(boxes, ids, arrows, keys)
    return None


def _are_objects(items: list[Any]) -> bool:
    return len(items) >= _FEWEST and all(isinstance(item, dict) and item for item in items)


def _ends(arrow: Object) -> list[str]:
    """The keys of an arrow's beginning and end; [] where it is none."""
    begins, ends = (
        [key for key in arrow if key.casefold() in words] for words in (formats().arrow_begins, formats().arrow_ends)
    )
    return [begins[0], ends[0]] if begins and ends else []


def _tells_apart(boxes: list[Object], key: str, arrows: list[Object], ends: Collection[str]) -> bool:
    """Whether every box has an id of its own under a key, and all arrows lead between such."""
    ids = {str(box.get(key)) for box in boxes}
    return len(ids) == len(boxes) and all(str(arrow.get(end)) in ids for arrow in arrows for end in ends)


def _graph(boxes: list[Object], key: str, arrows: list[Object], ends: list[str]) -> Graph:
    graph = Graph(arrows=[(str(arrow[ends[0]]), str(arrow[ends[1]])) for arrow in arrows])
    for number, box in enumerate(boxes, 1):
        told = {name: str(item) for name, item in box.items() if name != key and isinstance(item, (str, int, float))}
        graph.tell(str(box[key]), number, told)
    return graph
