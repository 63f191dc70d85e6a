"""Records written as lines of a label and a value to rows, as PowerShell's ``Format-List`` prints them.

A blank line, or the first label once more, begins the next record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Block

_LINE = re.compile(r"([^\W\d_][\w .\-/()]{0,40}?)\s*:(?:\s+(.*))?$")
_RULE = re.compile(r"^(?:\*{5,} ?\d+\. row ?\*{5,}|-\[ RECORD \d+ \][-+]*|\(?\d+ rows?\b.*) *$", re.MULTILINE)
_PADDED = re.compile(r"^ *(\w+) *(?::|\|) ?(.*)$", re.MULTILINE)
_SAMPLE = 400
_FEWEST_RECORDS, _FEWEST_LABELS = 2, 2
Record = dict[str, str]


def looks_like_records(text: str) -> bool:
    """Whether most of the first lines are labelled, and the same labels come back record by record."""
    text = _without_rules(text)
    lines = [line for line in text[: _SAMPLE * 100].split("\n")[:_SAMPLE] if line.strip()]
    labelled = sum(bool(_LINE.match(line.rstrip())) for line in lines)
    if len(lines) < _FEWEST_RECORDS * _FEWEST_LABELS or labelled < len(lines) * rules().records.labelled:
        return False
    records = [record for _, record in _records("\n".join(lines))]
    alike = sum(record.keys() == records[0].keys() for record in records[:-1])
    return (
        len(records) >= _FEWEST_RECORDS
        and len(records[0]) >= _FEWEST_LABELS
        and alike >= (len(records) - 1) * rules().records.labelled
    )


def read_records(text: str, file: str) -> list[Block]:
    """The records as one block, a label a column; row numbers are the lines on which the records begin."""
    records = list(_records(_without_rules(text)))
    header = tuple(dict.fromkeys(label for _, record in records for label in record))
    rows = [tuple(record.get(label, "") for label in header) for _, record in records]
    return [Block(file, file, rows, [number for number, _ in records], header)]


def _without_rules(text: str) -> str:
    """The text of a database's console, whose records are ruled apart, with blank lines for the rules."""
    ruled, count = _RULE.subn("", text)
    return _PADDED.sub(r"\1: \2", ruled) if count else text


def _records(text: str) -> Iterator[tuple[int, Record]]:
    """Each record with the number of its first line."""
    begun, record, label = 1, Record(), ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        found = _LINE.match(line.rstrip()) if line[:1].strip() else None
        if record and (not line.strip() or (found and found[1] in record)):
            yield begun, record
            record = Record()
        if found:
            begun = begun if record else number
            label = found[1]
            record[label] = (found[2] or "").strip()
        elif record and line.strip():
            record[label] += line.strip()  # a long value goes on in the next line
    if record:
        yield begun, record
