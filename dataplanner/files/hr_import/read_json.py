"""JSON to rows: an array of objects, one object a line, or every table inside a larger document."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dataplanner.files.hr_import.columns import recognised, sure_scores
from dataplanner.files.hr_import.errors import UnreadableTextError
from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.graphs import block_of, graph_of
from dataplanner.files.hr_import.led_teams import people_of_teams
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.text import in_one_cell
from dataplanner.files.hr_import.trees import flat_tree, tree_of_names, tree_under_names

_DEPTH, _FEWEST = 6, 2
_VALUE, _LABELLED = "value", {"label", "value"}
_TYPE, _TYPED = "type", {"type", "value"}
"""Of an object that holds a value with what it is called only the value counts."""


def read_json(text: str, file: str) -> list[Block]:
    """Every table found, its header the keys of its objects; row numbers count objects, or lines for JSON lines."""
    try:
        return tables_of(_loads(text), file)
    except RecursionError:
        raise UnreadableTextError(file=file, line=1) from None
    except json.JSONDecodeError as fault:
        return [_json_lines(text, file, fault.lineno)]


def tables_of(document: Any, file: str) -> list[Block]:
    """Every table inside a document of lists and mappings. Raises UnreadableTextError where it is too deep."""
    try:
        if people := people_of_teams(document):
            return [_block(people, _numbers(people), file, file)]
        return _tables(document, file, file, 0)
    except RecursionError:
        raise UnreadableTextError(file=file, line=1) from None


def _numbers(items: list[dict[str, Any]]) -> list[int]:
    """The lines on which the objects begin, where they know that, else their places."""
    return [getattr(item, "line", at) for at, item in enumerate(items, 1)]


def _json_lines(text: str, file: str, fault_line: int) -> Block:
    """The objects of the lines that hold one; the others are told by their number, unless they are the most."""
    objects: dict[int, dict[str, Any]] = {}
    unread: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line := line.strip().rstrip(","):
            value = _line(line)
            if isinstance(value, dict):
                objects[number] = value
            else:
                unread.append(number)
    if len(unread) >= len(objects):
        raise UnreadableTextError(file=file, line=fault_line)
    return replace(_block(list(objects.values()), list(objects), file, file), unread=tuple(unread))


def _loads(text: str) -> Any:
    """The document with its numbers as they are written."""
    return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)


def _line(line: str) -> Any:
    try:
        return _loads(line)
    except (json.JSONDecodeError, RecursionError):
        return None


def _tables(value: Any, file: str, source: str, depth: int) -> list[Block]:
    if depth > _DEPTH:
        return []
    if isinstance(value, list):
        return _list_tables(value, file, source, depth)
    if not isinstance(value, dict):
        return []
    nested = flat_tree(value) or tree_of_names(value) or tree_under_names(value)
    if nested:
        return [_block(nested, _numbers(nested), file, source)]
    if graph := graph_of(value):
        return [block_of(graph, file)]
    if columns := _columns(value):
        rows = [tuple(map(_text, row)) for row in zip(*columns, strict=True)]
        return [Block(source, file, rows, list(range(1, len(rows) + 1)), tuple(value))]
    if _is_keyed(value):
        return [_keyed(value, file, source)]
    if value and not any(isinstance(item, (dict, list)) for item in value.values()):
        return [_block([value], [1], file, source)]
    return [block for key, item in value.items() for block in _tables(item, file, f"{file} [{key}]", depth + 1)]


def _list_tables(items: list[Any], file: str, source: str, depth: int) -> list[Block]:
    objects = [item for item in items if isinstance(item, dict)]
    if not objects:
        return _rows_of_lists(items, file, source)
    if all(len(item) == 1 and isinstance(next(iter(item.values())), dict) for item in objects):
        return [_keyed({key: inner for item in objects for key, inner in item.items()}, file, source)]
    flat: list[dict[str, Any]] = []
    for item in objects:
        flat += (flat_tree(item, len(flat)) if depth < _DEPTH else []) or [item]
    return [_block(flat, _numbers(flat), file, source)]


def _rows_of_lists(items: list[Any], file: str, source: str) -> list[Block]:
    rows = [tuple(map(_text, item)) for item in items if isinstance(item, list)]
    return [Block(source, file, rows, list(range(1, len(rows) + 1)))] if rows else []


def _columns(value: dict[str, Any]) -> list[list[Any]]:
    """The cells of each column where a table is kept column by column, as lists or by the numbers of rows; else []."""
    lists = [list(item.values()) if isinstance(item, dict) else item for item in value.values()]
    if len(lists) < _FEWEST or not all(isinstance(cells, list) and len(cells) >= _FEWEST for cells in lists):
        return []
    if len({len(cells) for cells in lists}) > 1 or any(isinstance(cell, (dict, list)) for one in lists for cell in one):
        return []
    inner = next((item for item in value.values() if isinstance(item, dict)), None)
    return lists if inner is None or recognised(value) > recognised(inner) else []


def _is_keyed(value: dict[str, Any]) -> bool:
    """Whether objects of one kind lie under their ids."""
    items = list(value.values())
    if len(items) < 2 or not all(isinstance(item, dict) and item for item in items):
        return False
    return any(all(key in item for item in items) for key in items[0] if not isinstance(items[0][key], list))


def _keyed(value: dict[str, dict[str, Any]], file: str, source: str) -> Block:
    """Objects under their ids, as in ``{"e1": {...}, "e2": {...}}``, or under their names."""
    named = any("name" in key.casefold() for item in value.values() for key in item)
    label = "id" if named or any(map(str.isdigit, "".join(value))) else "name"
    objects = [{label: key, **item} for key, item in value.items()]
    return _block(objects, _numbers(list(value.values())), file, source)


def _block(objects: list[dict[str, Any]], numbers: list[int], file: str, source: str) -> Block:
    flat = [_flattened(item) for item in objects]
    header = tuple(dict.fromkeys(key for item in flat for key in item))
    return Block(source, file, [tuple(item.get(key, "") for key in header) for item in flat], numbers, header)


def _flattened(item: dict[str, Any], outer: str = "", depth: int = 0) -> dict[str, str]:
    """Inner objects become ``outer inner``: ``{"manager": {"id": 1}}`` gives ``manager id``."""
    flat: dict[str, str] = {}
    for key, value in item.items():
        if isinstance(value, dict) and value.keys() >= _LABELLED:
            value = value[_VALUE]
        if isinstance(value, dict) and depth < _DEPTH:
            if key in formats().wrappers:
                flat = _flattened(value, outer, depth + 1) | flat
            else:
                flat |= _flattened(value, f"{outer}{key} ", depth + 1)
        elif key.casefold() in formats().relation_keys and _are_typed(value):
            flat |= _by_type(value, f"{outer}{key} ")
        else:
            flat[f"{outer}{key}"] = _text(value)
    return flat


def _are_typed(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and item.keys() >= _TYPED for item in value)


def _by_type(items: list[dict[str, Any]], outer: str) -> dict[str, str]:
    """Relations by their types: ``[{"type": "manager", "value": "a@b.c"}]`` gives ``relations manager``."""
    types = dict.fromkeys(_text(item[_TYPE]) for item in items)
    return {f"{outer}{one}": _text([item[_VALUE] for item in items if _text(item[_TYPE]) == one]) for one in types}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return in_one_cell(_called(item) if isinstance(item, dict) else _text(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _called(value: dict[str, Any]) -> str:
    """An object in a list as what names it, else as it is written."""
    told = (str(item) for key, item in value.items() if "name" in sure_scores(key) and isinstance(item, str))
    return next(told, "") or _text(value)
