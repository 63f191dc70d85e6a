"""A tidy tree in plain Python, node by node (Reingold and Tilford 1981, in linear time after Buchheim et al. 2002)."""

from __future__ import annotations

from collections.abc import Sequence


class Node:
    """A node and what the two walks over the tree keep in it."""

    __slots__ = (
        "ancestor", "change", "children", "default", "mod", "number", "parent", "prelim", "shift", "thread", "x",
    )  # fmt: skip

    def __init__(self, parent: Node | None, number: int) -> None:
        self.parent = parent
        self.number = number
        self.children: list[Node] = []
        self.reset()

    def reset(self) -> None:
        """Forget the last layout."""
        self.prelim = self.mod = self.shift = self.change = self.x = 0.0
        self.thread: Node | None = None
        self.default: Node | None = None
        self.ancestor = self


def nodes_of(managers: Sequence[int | None]) -> list[Node]:
    """The nodes of a tree given by parents that come before their children."""
    nodes: list[Node] = []
    for manager in managers:
        parent = None if manager is None else nodes[manager]
        node = Node(parent, len(parent.children) if parent else 0)
        if parent:
            parent.children.append(node)
        nodes.append(node)
    return nodes


def tidy_tree(nodes: Sequence[Node]) -> list[float]:
    """The x of each node, one unit a node; the root is the first and parents come before their children."""
    for node in nodes:
        node.reset()
    for node in _after_children(nodes[0]):
        _first_walk(node)
    for node in nodes:
        above = node.parent
        node.shift = above.shift + above.mod if above else 0.0  # the sum of the mods above, kept in a spent field
        node.x = node.prelim + node.shift
    return [node.x for node in nodes]


def _after_children(root: Node) -> list[Node]:
    """All nodes, children from left to right and each after those below it."""
    order, stack = [], [root]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(node.children)
    return order[::-1]


def _first_walk(node: Node) -> None:
    left = node.parent.children[node.number - 1] if node.parent and node.number else None
    if node.children:
        _execute_shifts(node)
        middle = (node.children[0].prelim + node.children[-1].prelim) / 2
        node.prelim = left.prelim + 1 if left else middle
        node.mod = node.prelim - middle if left else 0.0
    elif left:
        node.prelim = left.prelim + 1
    if node.parent:
        node.parent.default = _apportion(node, node.parent.default or node.parent.children[0])


def _apportion(node: Node, default: Node) -> Node:
    if not node.parent or not node.number:
        return default
    inner_right = outer_right = node
    inner_left, outer_left = node.parent.children[node.number - 1], node.parent.children[0]
    sums = [node.mod, node.mod, inner_left.mod, outer_left.mod]
    while (next_left := _next_right(inner_left)) and (next_right := _next_left(inner_right)):
        inner_left, inner_right = next_left, next_right
        outer_left = _next_left(outer_left) or outer_left
        outer_right = _next_right(outer_right) or outer_right
        outer_right.ancestor = node
        shift = inner_left.prelim + sums[2] - inner_right.prelim - sums[0] + 1
        if shift > 0:
            holder = inner_left.ancestor if inner_left.ancestor.parent is node.parent else default
            _move_subtree(holder, node, shift)
            sums[0] += shift
            sums[1] += shift
        sums = [
            sums[0] + inner_right.mod,
            sums[1] + outer_right.mod,
            sums[2] + inner_left.mod,
            sums[3] + outer_left.mod,
        ]
    if _next_right(inner_left) and not _next_right(outer_right):
        outer_right.thread = _next_right(inner_left)
        outer_right.mod += sums[2] - sums[1]
    if _next_left(inner_right) and not _next_left(outer_left):
        outer_left.thread = _next_left(inner_right)
        outer_left.mod += sums[0] - sums[3]
        default = node
    return default


def _move_subtree(left: Node, right: Node, shift: float) -> None:
    between = right.number - left.number
    right.change -= shift / between
    right.shift += shift
    left.change += shift / between
    right.prelim += shift
    right.mod += shift


def _execute_shifts(node: Node) -> None:
    shift = change = 0.0
    for child in reversed(node.children):
        child.prelim += shift
        child.mod += shift
        change += child.change
        shift += child.shift + change


def _next_left(node: Node) -> Node | None:
    return node.children[0] if node.children else node.thread


def _next_right(node: Node) -> Node | None:
    return node.children[-1] if node.children else node.thread
