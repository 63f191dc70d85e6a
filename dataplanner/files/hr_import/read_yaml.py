"""YAML lists to rows: the part of YAML in which people write lists of people by hand, ``- name: Ann`` and so on.

No anchors, no flow style, no blocks of text; a file that uses more than that is refused by the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dataplanner.files.hr_import.errors import UnreadableTextError
from dataplanner.files.hr_import.shapes import Block

_ITEM = re.compile(r"^(\s*)-\s+(?=\S)")
_PAIR = re.compile(r"^([^\s:#'\"-][^:#]*?|\"[^\"]*\"|'[^']*')\s*:(?:\s+(.*))?$")
_COMMENT = re.compile(r"\s+#.*$")
_NOTHING = frozenset({"~", "null", "Null", "NULL", ""})


def looks_like_yaml(text: str) -> bool:
    """Whether the first lines that are no comments begin a list of mappings, under a key or not."""
    lines = [line for line in text[:4000].split("\n") if line.strip() and not line.lstrip().startswith("#")]
    lines = [line for line in lines if not line.startswith(("---", "%"))]
    if not lines:
        return False
    if not _ITEM.match(lines[0]) and _PAIR.match(lines[0]) and len(lines) > 1:
        lines = lines[1:]
    item = _ITEM.match(lines[0])
    return item is not None and _PAIR.match(lines[0][item.end() :].strip()) is not None


def read_yaml(text: str, file: str) -> list[Block]:
    """The items of the list as one block; row numbers are the lines on which the items begin."""
    items = list(_items(text, file))
    header = tuple(dict.fromkeys(key for _, item in items for key in item))
    rows = [tuple(item.get(key, "") for key in header) for _, item in items]
    return [Block(file, file, rows, [number for number, _ in items], header)]


def _items(text: str, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    item: dict[str, str] = {}
    begun, depth = 0, None
    for number, line in enumerate(text.split("\n"), 1):
        content = _COMMENT.sub("", line).rstrip()
        if not content.strip() or content.lstrip().startswith("#") or content.startswith(("---", "...")):
            continue
        start = _ITEM.match(content)
        if start and depth in {None, len(start[1])}:
            if item:
                yield begun, item
            item, begun, depth = {}, number, len(start[1])
            content = content[start.end() :]
        elif depth is None:
            continue  # the key above the list
        _add(item, content.strip(), file, number)
    if item:
        yield begun, item


def _add(item: dict[str, str], content: str, file: str, number: int) -> None:
    if content.startswith("- ") and item:
        last = next(reversed(item))
        item[last] = "; ".join(filter(None, (item[last], _scalar(content[2:]))))
        return
    pair = _PAIR.match(content)
    if not pair:
        raise UnreadableTextError(file=file, line=number)
    item[_scalar(pair[1])] = _scalar(pair[2] or "")


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return "" if text in _NOTHING else text
