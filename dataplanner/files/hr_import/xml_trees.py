"""XML whose elements stand inside others of their kind, or are boxes and arrows: as rows with the one above each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataplanner.files.hr_import.graphs import Graph, block_of, called
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.trees import ABOVE, NAME, NODE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FEWEST, _FARTHEST = 2, 2
_ID, _BEGIN, _END, _KEY, _KEY_NAME = "id", "source", "target", "key", "attr.name"


def bare_name(tag: str) -> str:
    """A tag or an attribute without its namespace."""
    return tag.rpartition("}")[2]


def graph_block(root: Element, file: str) -> Block | None:
    """The boxes of GraphML, GEXF and their like; None where no element leads from one to another."""
    arrows = [element for element in root.iter() if _BEGIN in element.attrib and _END in element.attrib]
    ends = {element.attrib[end] for element in arrows for end in (_BEGIN, _END)}
    boxes = [element for element in root.iter() if element.attrib.get(_ID) in ends and _BEGIN not in element.attrib]
    if len(arrows) < _FEWEST or len(boxes) < _FEWEST:
        return None
    named = (key.attrib for key in root.iter() if _KEY_NAME in key.attrib)
    keys = {key.get(_ID, ""): key[_KEY_NAME] for key in named}
    graph = Graph(arrows=[(element.attrib[_BEGIN], element.attrib[_END]) for element in arrows])
    for number, box in enumerate(boxes, 1):
        graph.tell(box.attrib[_ID], number, dict(_told(box, keys)))
    return block_of(graph, file)


def _told(box: Element, keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is told of a box: its attributes, and the texts inside it under the names of their keys or their own."""
    yield from ((bare_name(label), value) for label, value in box.attrib.items() if label != _ID)
    for inner in box.iter():
        if inner is not box and (text := (inner.text or "").strip()):
            yield keys.get(inner.attrib.get(_KEY, ""), bare_name(inner.tag)), text


def tree_block(root: Element, file: str) -> Block | None:
    """The elements of the kind that stands inside its own kind, each with the one above; None where none does."""
    tag = _nested_tag(root)
    if tag is None:
        return None
    rows: list[dict[str, str]] = []
    waiting = [(one, "") for one in reversed(list(_next_below(root, tag)))] if root.tag != tag else [(root, "")]
    while waiting:
        element, above = waiting.pop()
        number = str(len(rows) + 1)
        rows.append({NODE: number, **_row(element, tag), ABOVE: above})
        waiting += [(one, number) for one in reversed(list(_next_below(element, tag)))]
    names = called(dict.fromkeys(label for row in rows for label in row))
    cells = [tuple(row.get(label, "") for label in names) for row in rows]
    return Block(file, file, cells, range(1, len(rows) + 1), tuple(names.values()))


def _nested_tag(root: Element) -> str | None:
    """The tag of the elements that stand in their own kind, perhaps in one that only holds them, and tell something."""
    for element in root.iter():
        inside = [one for one in _next_below(element, element.tag, _FARTHEST) if _row(one, element.tag)]
        if inside and _row(element, element.tag):
            return element.tag
    return None


def _next_below(element: Element, tag: str, deepest: int = 20) -> Iterator[Element]:
    """The nearest elements of a kind inside another, no further down than so many steps."""
    for child in element if deepest else ():
        if child.tag == tag:
            yield child
        else:
            yield from _next_below(child, tag, deepest - 1)


def _row(element: Element, tag: str) -> dict[str, str]:
    """What an element tells of itself: its attributes, its text, and those inside that hold none of its kind."""
    told = {bare_name(label): value for label, value in element.attrib.items()}
    text = (element.text or "").strip()
    if text:
        told.setdefault(NAME, text)
    for child in element:
        if child.tag != tag and (said := (child.text or "").strip()) and not len(child):
            told.setdefault(bare_name(child.tag), said)
    return told
