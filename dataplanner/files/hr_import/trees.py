"""Trees of JSON and YAML as flat objects, each with the number of the one above: people with their reports inside."""

from __future__ import annotations

from typing import Any

from dataplanner.files.hr_import.vocabulary import vocabulary

Object = dict[str, Any]
_NODE, _ABOVE, _NAME = "Node ID", "Parent Node", "Name"
_FEWEST_NAMES = 3


def flat_tree(value: Object, before: int = 0) -> list[Object]:
    """An object and all below it, from the top down, numbered behind so many before; [] where it is no tree."""
    key = _child_key(value)
    if key is None:
        return []
    inside = vocabulary().tree_keys | {key}
    flat: list[Object] = []
    waiting: list[tuple[Object, str]] = [(value, "")]
    while waiting:
        node, above = waiting.pop()
        number = str(before + len(flat) + 1)
        told = {name: item for name, item in node.items() if name not in inside}
        flat.append({_NODE: number, **told, _ABOVE: above})
        waiting += [(child, number) for child in reversed(node.get(key) or []) if isinstance(child, dict)]
    return flat


def _child_key(value: Object) -> str | None:
    """The key under which an object holds those below it: a usual one, or one that comes back inside."""
    lists = [
        key for key, item in value.items() if isinstance(item, list) and any(isinstance(one, dict) for one in item)
    ]
    usual = next((key for key in lists if key in vocabulary().tree_keys), None)
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
            flat.append({_NODE: str(len(flat) + 1), _NAME: name, _ABOVE: above})
            waiting.append((below, str(len(flat))))
    return flat if deep and len(flat) >= _FEWEST_NAMES else []


def _lists_names(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and one for one in value)
