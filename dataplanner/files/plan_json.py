"""The plan as JSON text: every table, one record a line, sorted, so that two plans can be read and compared.

The form: an object with ``format`` ("dataplanner-plan"), ``version`` (1) and one array a table, named as in
``dataplanner.model.plan.TABLES``; each record is an object of its fields, those at their default left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dataplanner.files.plan_records import PlanTextError, plan_of, records_of
from dataplanner.in_parts import in_sequence
from dataplanner.model.plan import PART_TYPES, TABLES, Plan
from dataplanner.model.records import keyed

FORMAT = "dataplanner-plan"
VERSION = 1
PART = 2_000
"""Records that are put together at a time."""
_LATER = ("connections", "gap_answers", "judgements", *(part_type.table for part_type in PART_TYPES[1:]))
"""Tables that came later: left out while they are empty, so that a plan without them keeps its text."""


def plan_text(plan: Plan, *, private: bool = False) -> str:
    """The plan as JSON text, the same for the same content whatever way it was edited into being.

    Judgements about people are in it only if asked for.
    """
    return "".join(plan_texts(plan, private=private))


def plan_texts(plan: Plan, *, private: bool = False) -> Iterator[str]:
    """The same text part by part: that of a large plan, put together in one call, stops the window."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}'
    for table in _tables(plan, private=private):
        yield f",\n{json.dumps(table)}: ["
        yield from _lines(plan, table)
        yield "]"
    yield "\n}\n"


def is_plan_text(text: str) -> bool:
    """Whether a text says of itself that it is a plan, as against an HR export in JSON."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and f'"{FORMAT}"' in text[:400]


def plan_from_text(text: str) -> Plan:
    """The plan that a JSON text describes. Raises PlanTextError, naming the table and the record."""
    try:
        content = json.loads(text)
    except ValueError as error:
        raise PlanTextError("It is not valid JSON.", "Copy or download it again, or choose another file.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise PlanTextError("This is not a Data Planner plan.", "Choose a plan file, or import it as an HR export.")
    if content.get("version") != VERSION:
        raise PlanTextError("This plan was written by a newer Data Planner.", "Open it with that version.")
    plain = {name: value for name, value in content.items() if name not in ("format", "version")}
    return plan_of({name: records_of(name, value) if name in TABLES else [] for name, value in plain.items()})


def read_plan_json(path: Path) -> Plan:
    """The plan in a JSON file. Raises PlanTextError, or OSError where it cannot be read."""
    try:
        return plan_from_text(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PlanTextError("This is not a plan: it is not text.", "Choose a plan file.") from error


def _tables(plan: Plan, *, private: bool) -> Iterator[str]:
    """The tables that a plan's text shows."""
    for table, record_type in TABLES.items():
        if (private or not record_type.private) and (table not in _LATER or any(plan.all(record_type))):
            yield table


def _lines(plan: Plan, table: str) -> Iterator[str]:
    """What stands between the brackets of a table."""
    records = keyed(list(plan.all(TABLES[table])))
    sequence = in_sequence(list(records))
    for start in range(0, len(sequence), PART):
        part = (json.dumps(records[key].plain(), ensure_ascii=False) for key in sequence[start : start + PART])
        yield ("," if start else "") + "\n  " + ",\n  ".join(part)
    if sequence:
        yield "\n"
