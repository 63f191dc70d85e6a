"""XML to rows: the element that comes back most often is a record, what it holds its columns (Access, HR services).

Elements inside others of their kind are a tree, those with a source and a target the arrows of a graph.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dataplanner.files.hr_import.errors import UnreadableTextError
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.xml_trees import bare_name, graph_block, tree_block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FEWEST, _DEPTH = 2, 6
_ELEMENT = re.compile(r"<[A-Za-z][\w.:-]*(?:\s[^<>]*)?>\s*<")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")  # its encoding is that of the bytes, which are text by now


def looks_like_xml(begin: str) -> bool:
    """Whether a text begins as an XML document, perhaps without its declaration."""
    return begin.startswith("<?xml") or bool(_ELEMENT.match(begin))


def read_xml(text: str, file: str) -> list[Block]:
    """The records as one block, numbered from 1; nothing where no element comes back. Raises UnreadableTextError.

    Entities are refused: a few of them may unfold to gigabytes.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(_DECLARATION.sub("", text, count=1).encode(), forbid_dtd=True)
    except ParseError as fault:
        raise UnreadableTextError(file=file, line=fault.position[0]) from None
    except DefusedXmlException:
        raise UnreadableTextError(file=file, line=1) from None
    if (block := graph_block(root, file) or tree_block(root, file)) is not None:
        return [block]
    records = [_flattened(record) for record in _records(root)]
    header = tuple(dict.fromkeys(label for record in records for label in record))
    rows = [tuple(record.get(label, "") for label in header) for record in records]
    return [Block(file, file, rows, range(1, len(rows) + 1), header)] if rows else []


def _records(root: Element) -> list[Element]:
    """The children of one kind of which there are most below one element, and which hold something."""
    found: list[Element] = []
    for element in root.iter():
        counts = Counter(child.tag for child in element if len(child) or child.attrib)
        tag, count = counts.most_common(1)[0] if counts else ("", 0)
        if count >= _FEWEST and count > len(found):
            found = [child for child in element if child.tag == tag]
    return found


def _flattened(record: Element, outer: str = "", depth: int = 0) -> dict[str, str]:
    """Attributes and inner elements by their names; inner ones become ``outer inner``."""
    flat = {f"{outer}{bare_name(label)}": value for label, value in record.attrib.items()}
    for child in record:
        label = f"{outer}{bare_name(child.tag)}"
        text = (child.text or "").strip()
        if text or not len(child):
            flat[label] = f"{flat[label]}; {text}" if flat.get(label) else text
        if depth < _DEPTH and (len(child) or child.attrib):
            flat |= _flattened(child, f"{label} ", depth + 1)
    return flat
