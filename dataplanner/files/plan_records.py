"""A plan made of the plain records of each table, checked whole; what is not sound is named by table and number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import GenericAlias
from typing import Any

import msgspec

from dataplanner.files.errors import FileError
from dataplanner.model.errors import PlanError
from dataplanner.model.plan import TABLES, Plan
from dataplanner.model.records import Record
from dataplanner.model.validity import check_plan

Records = list[Record]


class PlanTextError(FileError):
    """A text that is not a sound plan; the sentence names the place."""


def plan_of(tables: Mapping[str, Records]) -> Plan:
    """The plan that has these records in its tables, checked whole. Raises PlanTextError."""
    if unknown := sorted(set(tables) - set(TABLES)):
        raise PlanTextError(f"A plan has no table “{unknown[0]}”.", "Remove it, or correct its spelling.")
    try:
        plan = Plan.of(tables)
        check_plan(plan)
    except PlanError as error:
        raise PlanTextError(error.sentence, error.remedy) from error
    return plan


def json_of(value: Record | Sequence[Any]) -> bytes:
    """A record as JSON, or an array of records, or of arrays with records in them; written in C where that can be.

    Half a surrogate pair cannot, and a number that is none would be written as null, which no field is otherwise, as it
    is left out then: Python's own writer has words for both.
    """
    with suppress(UnicodeEncodeError):
        if b":null" not in (text := msgspec.json.encode(value)):
            return text
    return json.dumps(value, default=Record.plain).encode("ascii")


def records_in(table: str, text: str | bytes, before: int = 0) -> Records:
    """The records of a table in a JSON array, read in C, which checks fields and types.

    Where that refuses it Python's own reader is asked, which takes half a surrogate pair as well, and can tell what
    is wrong. ``before`` is how many records stand before them. Raises PlanTextError, or ValueError for what is no JSON.
    """
    try:
        return _decoder(table).decode(text)
    except ValueError:
        return records_of(table, json.loads(text), before)


def texts_of(text: bytes) -> list[bytes]:
    """The values of a JSON array, each as JSON: as it is written there, as a rule. Raises ValueError."""
    try:
        return list(map(bytes, _RAWS.decode(text)))
    except ValueError:  # Python's own reader takes half a surrogate pair as well
        return [json.dumps(value).encode("ascii") for value in json.loads(text)]


def record_in(table: str, text: bytes | msgspec.Raw) -> Record | None:
    """One record of a table as JSON, or none, read in C. Raises ValueError."""
    return _decoder_of_one(table).decode(text)


def records_of(table: str, plain_records: Any, before: int = 0) -> Records:
    """The records of a table that a list of plain ones describes. Raises PlanTextError."""
    if not isinstance(plain_records, list):
        raise PlanTextError(f"“{table}” must be a list.", "Correct the file.")
    return [_record(table, number, plain) for number, plain in enumerate(plain_records, before + 1)]


_RAWS = msgspec.json.Decoder(list[msgspec.Raw])


@cache
def _decoder(table: str) -> msgspec.json.Decoder[list[Record]]:
    return msgspec.json.Decoder(GenericAlias(list, (TABLES[table],)))


@cache
def _decoder_of_one(table: str) -> msgspec.json.Decoder[Record | None]:
    return msgspec.json.Decoder(TABLES[table] | None)


def _record(table: str, number: int, plain: Any) -> Record:
    if not isinstance(plain, dict):
        raise PlanTextError(f"Entry {number} of “{table}” is not an object.", "Correct the file.")
    try:
        return TABLES[table].from_plain(plain)
    except PlanError as error:
        raise PlanTextError(f"Entry {number} of “{table}”: {error.sentence}", error.remedy) from error
