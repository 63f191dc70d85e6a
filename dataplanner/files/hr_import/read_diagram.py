"""Charts drawn by a text (Graphviz, Mermaid, PlantUML, or nothing but arrows) to rows: each box with the one above."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.graphs import Graph, block_of
from dataplanner.files.hr_import.indents import depths_of
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.text import clean_cell
from dataplanner.files.hr_import.trees import ABOVE, NAME, NODE

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_ARROW = re.compile(r"\s*(?:<-[-.]*|<=+|[-.=]+(?:\|[^|]*\||\[[^\]]*\]|\w+-)?[-.=]*>(?:\|[^|]*\|)?|→|-{2,3}|={3})\s*")
_POINTED = re.compile(r"[^;|\t<>]*\w[^;|\t<>]*?(?:-+>|=+>|→)[^;|\t<>]*\w[^;|\t<>]*")
_UPWARD = ("<-", "<=")
_COMMENT = re.compile(r"\s*(?:%%|//|'|#)|/\*")
_STATEMENT = re.compile(rf'(?:{_QUOTED}|\[[^\]]*\]|[^;{{}}\n"])+')
_SHAPED_BRACES = re.compile(r"(\w)\{+([^{}\n=;>]*)\}+")
_REMARK = re.compile(r"\s+:\s[^\"\]]*$|:::\w+")
_BRANCHES = re.compile(r"\{([^{}\n=\[\]>]*)\}")
_ATTRIBUTES = re.compile(r"\s*\[\s*\w+\s*=.*\]\s*$", re.DOTALL)
_LABEL = re.compile(rf"\b(?:x?label)\s*=\s*({_QUOTED}|<.*>|[^\s,;\]]+)", re.DOTALL)
_ALIAS = re.compile(rf"(?:[a-z]+\s+)?({_QUOTED}|\[[^\]]+\]|\([^)]+\)|:[^:]+:)\s+as\s+(\w+)")
_SHAPED = re.compile(r"(\w[\w.\-]*)\s*(?:@?[\[({>/\\|]+)(.*?)[\])}/\\|]+$", re.DOTALL)
_BREAK = re.compile(r"\\[nlr]|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_STARS = re.compile(r"([*+\-]+)(?:_|\[[^\]]*\])?\s*:?\s*(.+?);?$")
_AMONG = re.compile(r"\s*[&,]\s*")
_SAMPLE = 200


def looks_like_diagram(text: str) -> bool:
    """Whether a text begins as such a chart does, or its first lines are two names with an arrow between each."""
    if any(pattern.search(text) for pattern in formats().diagrams):
        return True
    lines = [line for line in text.split("\n")[:_SAMPLE] if line.strip()]
    return len(lines) >= rules().outline.arrows and all(map(_POINTED.fullmatch, (line.strip() for line in lines)))


def read_diagram(text: str, file: str) -> list[Block]:
    """The boxes as one block; row numbers are the lines that name them first."""
    stars = _of_stars(text)
    if stars:
        numbers = [number for number, _, _ in stars]
        rows = list(_below_each_other(stars))
        return [Block(file, file, rows, numbers, (NODE, NAME, ABOVE))]
    graph = Graph()
    for number, statement in _statements(text):
        _take(statement, number, graph)
    return [block_of(graph, file)]


def _of_stars(text: str) -> list[tuple[int, int, str]]:
    """The lines of a chart whose stars tell how deep each stands: its number, its depth, what it says."""
    if not any(pattern.search(text) for pattern in formats().star_charts):
        return []
    found = ((number, _STARS.match(line.strip())) for number, line in enumerate(text.split("\n"), 1))
    return [(number, len(one[1]), _said(one[2])) for number, one in found if one]


def _below_each_other(stars: list[tuple[int, int, str]]) -> Iterator[tuple[str, str, str]]:
    """Each line with its number, and that of the last one above it with fewer stars."""
    last: dict[int, str] = {}
    depths = depths_of([depth for _, depth, _ in stars])
    for place, (depth, (_, _, name)) in enumerate(zip(depths, stars, strict=True), 1):
        yield str(place), name, last.get(depth - 1, "")
        last[depth] = str(place)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """What the text says, statement by statement, with the number of its line; braces only group."""
    skipped = formats().diagram_words
    for number, line in enumerate(text.split("\n"), 1):
        if _COMMENT.match(line):
            continue
        line = _SHAPED_BRACES.sub(r"\1[\2]", line)
        branched = _BRANCHES.sub(lambda found: ", ".join(_words(found[1])), line) if _ARROW.search(line) else line
        for statement in _STATEMENT.findall(branched):
            said = statement.strip()
            if said and not said.startswith("@") and said.split(maxsplit=1)[0].casefold().rstrip(":[") not in skipped:
                yield number, said


def _words(text: str) -> list[str]:
    return re.findall(rf"{_QUOTED}|[^\s,;]+", text)


def _take(statement: str, number: int, graph: Graph) -> None:
    """Take in the boxes of a statement, and the arrows between each and the next."""
    attributes = _ATTRIBUTES.search(statement)
    rest = statement[: attributes.start()] if attributes else statement
    arrows = _ARROW.findall(rest)
    rest = _REMARK.sub("", rest) if arrows else rest
    if not arrows and (("=" in rest and '"' not in rest.partition("=")[0]) or rest.endswith(":")):
        return  # a setting of the chart
    ends = [_AMONG.split(end) for end in _ARROW.split(rest)] if arrows else [[rest]]
    boxes = [[_box(one, number, graph) for one in end if one.strip()] for end in ends]
    if not arrows and boxes[0] and attributes and (label := _LABEL.search(attributes[0])):
        graph.boxes[boxes[0][0]] = {NAME: _said(label[1])}
    for arrow, before, after in zip(arrows, boxes, boxes[1:], strict=False):
        upper, lower = (after, before) if arrow.strip().startswith(_UPWARD) else (before, after)
        graph.arrows += [(one, other) for one in upper for other in lower]


def _box(text: str, number: int, graph: Graph) -> str:
    """The id of a box, which is told with its label where that is given: ``E1["Jane Doe"]``, ``"Jane Doe" as E1``."""
    text = text.strip()
    if alias := _ALIAS.fullmatch(text):
        box, label = alias[2], alias[1]
    elif shaped := _SHAPED.fullmatch(text):
        box, label = shaped[1], shaped[2]
    else:
        box, label = _said(text), ""
    graph.tell(box, number, {NAME: said} if (said := _said(label)) else {})
    return box


def _said(text: str) -> str:
    """A label without its marks, its lines apart."""
    plain = _TAG.sub("", _BREAK.sub("\n", text))
    lines = (clean_cell(html.unescape(line).strip(' "<>[]():')) for line in plain.split("\n"))
    return "\n".join(filter(None, lines)).replace('\\"', '"')
