"""YAML to rows: lists and trees of people, wherever in the document they stand."""

from __future__ import annotations

import re
from itertools import pairwise

from dataplanner.files.hr_import.errors import UnreadableTextError
from dataplanner.files.hr_import.read_json import tables_of
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.yaml_text import YamlFaultError, parsed_yaml

_HEAD, _LINES = 4000, 40
_STARTS = re.compile(r"(?:---|%)")
_LINE = re.compile(r"^(\s*)((?:-\s+)*)(?:&\S+\s*)?(?:(?:[\w<'\"][^:#{\[]*|<<):(\s.*)?|[{\[].*|-|&\S+|[^:,;\t|]+)$")
_PAIR = re.compile(r"^\s*-\s+(?:&\S+\s*$|[\w<'\"][^:#]*:(?:\s|$)|\{)")


def looks_like_yaml(text: str) -> bool:
    """Whether the first lines read as YAML, and among them begins a list of mappings or a mapping in another."""
    lines = [line for line in text[:_HEAD].split("\n")[:_LINES] if line.strip() and not line.lstrip().startswith("#")]
    lines = [line for line in lines if not _STARTS.match(line)]
    if not all(map(_LINE.match, lines[:-1])):
        return False
    nested = any(
        line.rstrip().endswith(":") and below.startswith(" ") and ":" in below for line, below in pairwise(lines)
    )
    return any(map(_PAIR.match, lines)) or nested


def read_yaml(text: str, file: str) -> list[Block]:
    """Every table found; row numbers are the lines on which the entries of a list begin. Raises UnreadableTextError."""
    try:
        return tables_of(parsed_yaml(text), file)
    except YamlFaultError as fault:
        raise UnreadableTextError(file=file, line=fault.args[0]) from None
