"""Trees of JSON and YAML as flat objects, each with the number of the one above: people with their reports inside."""

from __future__ import annotations

from typing import Any

from dataplanner.files.hr_import.columns import sure_scores
from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.rules import rules

Object = dict[str, Any]
NODE, ABOVE, NAME = "Node ID", "Parent Node", "Name"


def flat_tree(value: Object, before: int = 0) -> list[Object]:
    """An object and all below it, from the top down, numbered behind so many before; [] where it is no tree."""
    key = _child_key(value)
    if key is None:
        return []
    inside = formats().tree_keys | {key}
    flat: list[Object] = []
    waiting: list[tuple[Object, str]] = [(value, "")]
    while waiting:
        node, above = waiting.pop()
        number = str(before + len(flat) + 1)
        told = {name: item for name, item in node.items() if name not in inside}
        flat.append({NODE: number, **told, ABOVE: above})
        waiting += [(child, number) for child in reversed(node.get(key) or []) if isinstance(child, dict)]
    return flat


def _child_key(value: Object) -> str | None:
    """The key under which an object holds those below it: a usual one, or one that comes back inside."""
    lists = [
        key for key, item in value.items() if isinstance(item, list) and any(isinstance(one, dict) for one in item)
    ]
    usual = next((key for key in lists if key in formats().tree_keys), None)
    return usual or next((key for key in lists if any(_holds(one, key) for one in value[key])), None)


def _holds(value: Any, key: str) -> bool:
    return isinstance(value, dict) and isinstance(value.get(key), list)


def tree_of_names(value: Object) -> list[Object]:
    """A tree that holds nothing but names, ``{"Ann": {"Ben": {}, "Cem": ["Dora"]}}``, as flat objects; else []."""
    flat: list[Object] = []
    deep = False
    waiting: list[tuple[Any, str]] = [(value, "")]
    while waiting:
        inner, above = waiting.pop()
        names = inner if isinstance(inner, dict) else dict.fromkeys(inner) if _lists_names(inner) else None
        if names is None:
            if inner in (None, "", []):
                continue
            return []
        deep = deep or bool(above and names)
        for name, below in names.items():
            flat.append({NODE: str(len(flat) + 1), NAME: name, ABOVE: above})
            waiting.append((below, str(len(flat))))
    return flat if deep and len(flat) >= rules().trees.names else []


def _lists_names(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one for one in value)


def tree_under_names(value: Object) -> list[Object]:
    """A tree of people under their names, each with what is told of them and those below, from the top down, as in
    ``{"Ann": {"title": "Chief", "reports": {"Ben": {}, "Cem": {}}}}``, as flat objects; else []."""
    flat: list[Object] = []
    deep = False
    waiting = [(name, node, "") for name, node in reversed(value.items())]
    while waiting:
        name, node, above = waiting.pop()
        told = {} if node in (None, "") else node
        if not isinstance(told, dict) or any("name" in sure_scores(key) for key in told):
            return []
        key = next((key for key in told if key in formats().tree_keys), None)
        below = _by_name(told.get(key)) if key else {}
        if below is None:
            return []
        deep = deep or bool(below)
        number = str(len(flat) + 1)
        flat.append({NODE: number, NAME: name, **{word: told[word] for word in told if word != key}, ABOVE: above})
        waiting += [(one, inner, number) for one, inner in reversed(below.items())]
    return flat if deep and len(flat) >= rules().trees.names else []


def _by_name(below: Any) -> Object | None:
    """Those below as names, each with its node: they may be a list of names, or of names with nodes of their own."""
    if below in (None, "", []) or isinstance(below, dict):
        return below or {}
    if not isinstance(below, list):
        return None
    each = [{one: None} if isinstance(one, str) else one for one in below]
    if not all(isinstance(one, dict) and len(one) == 1 for one in each):
        return None
    return {name: node for one in each for name, node in one.items()}
